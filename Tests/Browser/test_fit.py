"""A finding, and the one click that does away with it."""

import pytest

from programs import becomes, choose_all


@pytest.fixture
def server(own_server):
    return own_server


@pytest.fixture
def panorama(server):
    return server.get("/assets?q=path:panorama")["assets"][0]["id"]


def test_a_copy_that_fits_is_made_beside_the_original(page, server, panorama):
    page.evaluate("hash => { location.hash = hash; }", f"#/look/{panorama}")
    page.wait_for_selector(".verdicts details[open] .findings .error")
    page.click("button:has-text('What would it do?')")
    page.wait_for_selector(".outcome:has-text('would be made') li")
    assert server.get("/assets?q=origin:derived")["total"] == 0
    page.click("button:has-text('Make a copy that fits')")
    page.click(".outcome a:has-text('Look at the copy')")
    page.wait_for_selector(".marks .badge:has-text('Fitted copy')")
    page.wait_for_selector(".verdicts details[open] > summary b.pass, .verdicts details[open] > summary b.warn")
    copy = server.get("/assets?q=origin:derived")["assets"]
    assert len(copy) == 1 and page.url.endswith(copy[0]["id"])
    # The original is what it was, and one step away in the lineage.
    page.click(f".lineage a.node[href$='{panorama}']")
    page.wait_for_selector(".verdicts details[open] > summary b.fail")


def test_a_reference_is_replaced_by_its_copy_and_keeps_its_handle(page, server, panorama):
    choose_all(page, "kind:image", 2)
    page.keyboard.press("c")
    page.wait_for_selector(".dock li:nth-child(2)")
    page.evaluate("location.hash = '#/compose'")
    page.fill("textarea", "@image1 before @image2")
    row = page.locator(f".tray > li:has(a[href$='{panorama}'])")
    row.locator(".findings .error").first.wait_for()
    handle = row.locator("button.handle").inner_text()
    assert page.is_disabled("button.big")
    row.locator("button.fit").press("Enter")
    row.wait_for(state="detached")
    assert page.locator(".tray > li").count() == 2
    copy = server.get("/assets?q=origin:derived")["assets"][0]["id"]
    fitted = page.locator(f".tray > li:has(a[href$='{copy}'])")
    assert fitted.locator("button.handle").inner_text() == handle
    assert page.input_value("textarea") == "@image1 before @image2"
    output = "document.querySelector('.output pre').textContent"
    sent = becomes(page, f"id => {output}.includes(id) && JSON.parse({output})", copy)
    assert copy in sent["image_urls"][int(handle[-1]) - 1] and not any(panorama in url for url in sent["image_urls"])
    assert fitted.locator(".findings .error").count() == 0
