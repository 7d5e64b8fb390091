"""Sets: references in an order that is kept."""

import pytest

from programs import choose_all, eventually, picture, run


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


def test_all_that_is_chosen_goes_into_a_set_however_many(page, server, own_library):
    media = own_library.parent / "media"
    for grey in range(120):
        (media / f"grey {grey:03}.png").write_bytes(picture(grey))
    run(own_library, "index", media)
    choose_all(page, "path:grey", 120)
    add_to_set(page, "everything", 120)
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.wait_for_selector(".chosen:has-text('120 chosen')")
    add_to_set(page, "a range", 120)
    shown = [asset["id"] for asset in server.get("/assets?q=path:grey&sort=name&limit=200")["assets"]]
    for name in ("everything", "a%20range"):
        assert [member["id"] for member in server.get(f"/sets/{name}")["references"]] == shown


def add_to_set(page, name, count):
    page.keyboard.press("a")
    page.wait_for_selector("dialog[open] input")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_selector(f".toast:has-text('{count} assets were added to “{name}”')")
