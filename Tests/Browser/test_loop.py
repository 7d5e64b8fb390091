"""The whole loop, from a search to the next request, with the keyboard alone."""

import json

from programs import becomes


def find(page, query):
    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    page.wait_for_selector(f".found:text-is('1 asset')")


def test_from_a_search_to_the_clip_and_on(page, server):
    page.wait_for_selector(".tile")
    for query, picture in (("path:balloon", "balloon"), ("path:drift", "drift")):
        find(page, query)
        page.wait_for_selector(f".tile:not([hidden]) .name:has-text('{picture}')")
        page.keyboard.press("c")
        page.wait_for_selector(f".dock li[title*='{picture}']")

    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_selector("main.compose")
    page.keyboard.press("/")
    page.keyboard.type("A red @")
    page.wait_for_selector(".editor .popup [role=option]")
    page.keyboard.press("Enter")
    page.keyboard.type("drifts like @vid")
    page.wait_for_selector(".editor .popup [aria-selected=true]")
    page.keyboard.press("Enter")
    assert page.input_value("textarea") == "A red @image1 drifts like @video1 "
    # The profile asks that this be said, whichever way; the list is typed into, as one does with a keyboard.
    page.locator(".parameter:has-text('generate_audio') select").focus()
    page.keyboard.type("true")
    page.wait_for_selector("button.big:not([disabled])")
    becomes(page, "document.querySelector('.output pre').textContent.includes('generate_audio')")

    page.locator("button.big").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] meter")
    assert "@image1" in page.inner_text("dialog")
    page.keyboard.press("Enter")

    page.wait_for_selector("main.tasks")
    page.wait_for_selector(".card[data-state=done]", timeout=90_000)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") == "card"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("main.look .player video")
    page.wait_for_selector(".lineage a.node:nth-of-type(2)")

    page.keyboard.press("t")
    page.keyboard.type("take one")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tag:has-text('take one')")
    page.locator("button:has-text('Remix')").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("main.compose")
    page.wait_for_selector("main.compose .tray li:nth-child(2)")
    task = server.get("/tasks")["tasks"][0]
    request = server.get("/requests/" + task["request"])
    assert request["body"]["prompt"].startswith("A red @image1 drifts like @video1")
    shown = becomes(page, "document.querySelector('.output pre').textContent")
    assert json.loads(shown)["prompt"] == request["body"]["prompt"]
