"""One asset, large, and what became of it."""

import pytest

from programs import becomes, eventually


@pytest.fixture
def server(own_server):
    return own_server


@pytest.fixture
def clip(server):
    """A clip with its last frame."""
    server.submit("@image1 rises", extra={"generate_audio": True, "return_last_frame": True})
    return eventually(lambda: server.get("/assets?q=origin:generated%20kind:video")["assets"])[0]["id"]


def look(page, asset):
    page.evaluate("hash => { location.hash = hash; }", f"#/look/{asset}")
    page.wait_for_selector(".lineage a.node:nth-of-type(2)")


def test_the_picture_is_what_a_phone_shows_first(open_page, clip):
    page = open_page(width=360, height=740)
    look(page, clip)
    assert page.evaluate("document.querySelector('main').scrollTop") == 0
    assert page.locator(".player").bounding_box()["y"] < 100


def test_the_graph_says_how_one_came_of_another_and_where_it_goes_on(open_page, clip):
    page = open_page(width=360, height=740)
    look(page, clip)
    labels = page.eval_on_selector_all(".graph text", "texts => texts.map((text) => text.textContent)")
    assert "last frame" in labels and "fit" not in labels
    assert "after" in page.get_attribute(".lineage", "class") or "before" in page.get_attribute(".lineage", "class")
    page.click("button[aria-label=中文]")
    page.wait_for_selector(".lineage a.node:nth-of-type(2)")
    labels = page.eval_on_selector_all(".graph text", "texts => texts.map((text) => text.textContent)")
    assert "尾帧" in labels


def test_a_long_name_keeps_its_ends_in_the_graph(page, clip):
    look(page, clip)
    node = page.locator(".lineage a[aria-current]")
    name = page.inner_text(".marks h1")
    assert node.get_attribute("title").startswith(name) and node.get_attribute("aria-label") == name
    end = node.locator(".name span").last
    assert end.inner_text() == name[-7:]
    assert end.evaluate("end => end.scrollWidth <= end.clientWidth || getComputedStyle(end).display === 'inline'")
    box, outer = end.bounding_box(), node.bounding_box()
    assert box["x"] + box["width"] <= outer["x"] + outer["width"]
