"""Sets: references in an order that is kept."""

import pytest

from programs import choose_all, eventually


@pytest.fixture
def server(own_server):
    return own_server


def test_a_set_is_built_in_the_library_and_opened_in_a_request(page, server):
    choose_all(page, "kind:image", 2)
    page.keyboard.press("a")
    page.wait_for_selector("dialog[open] input")
    page.keyboard.type("the cast")
    page.keyboard.press("Enter")
    page.wait_for_selector(".toast:has-text('2 assets were added')")
    page.wait_for_selector(".facet:has-text('the cast')")
    order = [member["id"] for member in server.get("/sets/the%20cast")["references"]]
    assert order == page.eval_on_selector_all(
        ".tile:not([hidden])", "tiles => tiles.sort((a, b) => a.index - b.index).map((tile) => tile.asset.id)")

    page.click("nav a:has-text('Compose')")
    page.wait_for_selector(".column select[aria-label='From a set…'] option >> nth=1", state="attached")
    page.select_option(".column select[aria-label='From a set…']", "the cast")
    page.wait_for_selector(".tray > li:nth-child(2)")
    assert page.eval_on_selector_all(".tray .thumb", "links => links.map(link => link.hash.split('/').pop())") == order


def test_a_tray_is_kept_with_its_order_and_names(page, server):
    choose_all(page, "", 3)
    page.keyboard.press("c")
    page.wait_for_selector(".dock li:nth-child(3)")
    page.click("nav a:has-text('Compose')")
    page.locator(".tray input").first.fill("hero")
    page.locator("button.handle").nth(1).focus()
    page.keyboard.press("Alt+ArrowDown")
    kept = page.eval_on_selector_all(".tray > li", """rows => rows.map((row) => [
      row.querySelector(".thumb").hash.split("/").pop(), row.querySelector(".handle").textContent])""")
    # By the keyboard: findings that come meanwhile move what a pointer is at.
    page.locator("button:has-text('Keep as a set')").press("Enter")
    page.wait_for_selector("dialog[open] input")
    page.keyboard.type("take")
    page.keyboard.press("Enter")
    page.wait_for_selector(".toast:has-text('3 assets were added')")
    members = server.get("/sets/take")["references"]
    assert sorted([member["id"], member["handle"]] for member in members) == sorted(kept)
    assert [member["name"] for member in members if member["id"] == kept[0][0]] == ["hero"]
    eventually(lambda: page.locator("select[aria-label='From a set…'] option").count() == 2)
