"""Two clips beside each other."""

import pytest

from programs import becomes, choose_all, eventually

PLACES = "[...document.querySelectorAll('.pair video')].map((video) => video.currentTime)"


@pytest.fixture
def pair(open_page, own_server):
    """A page that compares two clips of the same picture."""
    server = own_server
    for prompt, resolution in (("@image1 rises", "480p"), ("@image1 sinks", "720p")):
        server.submit(prompt, resolution=resolution, extra={"generate_audio": True})
    eventually(lambda: server.get("/assets?q=origin:generated")["total"] == 2)
    page = open_page(url=server.url)
    page.wait_for_selector(".tile")
    page.evaluate("location.hash = '#/library?q=origin:generated'")
    page.wait_for_selector(".found:text-is('2 assets')")
    page.locator(".grid").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_selector(".chosen:has-text('2 chosen')")
    page.keyboard.press("b")
    page.wait_for_selector(".pair video >> nth=1")
    becomes(page, "[...document.querySelectorAll('.pair video')].every((video) => video.readyState >= 2)")
    return page


def together(page, holds, apart=0.02):
    """Waits until both playheads are at one place for which something holds."""
    return becomes(page, f"() => {{ const [a, b] = {PLACES}; return Math.abs(a - b) <= {apart} && ({holds}); }}")


def test_one_playhead_moves_both(pair):
    pair.locator(".compare input[type=range]").fill("2")
    together(pair, "Math.abs(a - 2) < 0.05")
    before = pair.evaluate(PLACES)[0]
    pair.locator(".compare input[type=range]").blur()
    pair.keyboard.press(".")
    together(pair, f"a > {before} && a < {before} + 0.1")
    pair.keyboard.press(",")
    # A frame is stepped to its middle, and never to its neighbour.
    together(pair, f"a < {before} + 0.04")
    # In a loop it never ends before it is looked at.
    pair.keyboard.press("l")
    pair.keyboard.press("Space")
    becomes(pair, "[...document.querySelectorAll('.pair video')].every((video) => !video.paused)")
    # What plays drifts a little, and is put right.
    together(pair, "a > 2.4", apart=0.3)
    pair.keyboard.press("Space")
    becomes(pair, "[...document.querySelectorAll('.pair video')].every((video) => video.paused)")
    together(pair, "true")


def test_both_loop_together(pair):
    pair.keyboard.press("l")
    assert pair.evaluate("[...document.querySelectorAll('.pair video')].every((video) => video.loop)")
    assert pair.get_attribute(".compare .controls button[aria-label=Loop]", "aria-pressed") == "true"


def test_what_differs_in_their_requests_is_listed_and_nothing_else(pair):
    pair.wait_for_selector(".diff tbody tr")
    rows = pair.eval_on_selector_all(".diff tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))")
    assert {row[0] for row in rows} == {"prompt", "resolution"}
    said = {tuple(sorted(row[1:])) for row in rows}
    assert said == {("@image1 rises", "@image1 sinks"), ("480p", "720p")}
    # Both are read in the order in which they stand.
    by_name = {row[0]: row[1:] for row in rows}
    assert (by_name["prompt"][0] == "@image1 rises") == (by_name["resolution"][0] == "480p")
    pair.keyboard.press("Escape")
    pair.wait_for_selector(".player:not(.compare *) video")
    pair.keyboard.press("Escape")
    pair.wait_for_selector("main.library")


def test_what_differs_between_files_is_told_as_their_facts_are(open_page, own_server):
    page = open_page(url=own_server.url)
    page.wait_for_selector(".tile")
    choose_all(page, "kind:image", 2)
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_selector(".chosen:has-text('2 chosen')")
    page.keyboard.press("b")
    page.wait_for_selector(".diff tbody tr")
    rows = page.eval_on_selector_all(".diff tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))")
    told = {label: values for label, *values in rows}
    assert all("×" in value for value in told["Pixels"])
    assert not any(label[0].islower() for label in told)
    assert not {"true", "false"} & {value for values in told.values() for value in values}
