"""Everybody can use it: what axe finds, on every view, dark and light; and on the smallest phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from programs import becomes

VIEWS = ["library", "look", "compose", "tasks"]


def show(page, server, view):
    page.wait_for_selector(".tile:not(.waiting)")
    if view == "compose":
        page.locator(".grid").focus()
        page.keyboard.press("c")
    asset = server.get("/assets?q=kind:video")["assets"][0]["id"]
    page.evaluate("hash => { location.hash = hash; }", f"#/look/{asset}" if view == "look" else f"#/{view}")
    page.wait_for_selector(f"main.{view}")
    if view == "compose":
        page.fill("textarea", "@nobody walks by @image1")
        page.wait_for_selector(".findings .error")
    if view == "look":
        page.wait_for_selector(".verdicts .body > *")
        page.wait_for_selector(".lineage:not(:has-text('Loading'))")
    if view == "tasks":
        page.wait_for_selector(".card, .nothing:not([hidden])")


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(open_page, server, view, theme):
    page = open_page(theme=theme)
    show(page, server, view)
    # Colours that are on their way are of no theme.
    becomes(page, "document.getAnimations().length === 0")
    found = [violation for violation in Axe().run(page).response["violations"]
             if violation["impact"] in ("serious", "critical")]
    assert not found, [(violation["id"], [node["html"] for node in violation["nodes"]][:3]) for violation in found]


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_hangs_over_at_360_pixels(open_page, server, view):
    page = open_page(width=360, height=740)
    show(page, server, view)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    over = page.evaluate("""[...document.querySelectorAll("main *, header *")].filter((element) => {
      const box = element.getBoundingClientRect();
      const isClipped = element.closest("pre, .lineage, .dock ol, .facets, .frame, svg, .sr, .keys, .skip");
      return !isClipped && box.width > 0 && box.right > 361;
    }).map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)""")
    assert not over, over


@pytest.mark.parametrize("motion, moves", [("no-preference", True), ("reduce", False)])
def test_motion_is_left_out_where_it_is_not_wanted(open_page, motion, moves):
    page = open_page()
    page.emulate_media(reduced_motion=motion)
    page.wait_for_selector(".tile:not(.waiting)")
    page.locator(".grid").focus()
    page.keyboard.press("c")
    page.wait_for_selector(".toast")
    assert page.eval_on_selector(".toast", "toast => getComputedStyle(toast).animationName !== 'none'") == moves
    assert page.eval_on_selector("button", "button => parseFloat(getComputedStyle(button).transitionDuration) > 0") == moves
