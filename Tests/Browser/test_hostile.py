"""Names and prompts of strangers stay text."""

from conftest import HOSTILE_NAME
from programs import becomes

PROMPT = "</textarea><script>window.hacked=1</script> @<b>x</b> <img src=x onerror=window.hacked=1>"


def test_a_hostile_file_name_stays_text_everywhere(page):
    page.wait_for_selector(".tile")
    page.evaluate("location.hash = '#/library?q=path:onerror'")
    tile = page.wait_for_selector(".tile:not([hidden]) .name:has-text('onerror')")
    assert tile.inner_text() == HOSTILE_NAME
    page.locator(".grid").focus()
    page.keyboard.press("c")
    page.keyboard.press("Space")
    page.wait_for_selector(".marks h1")
    assert page.inner_text(".marks h1") == HOSTILE_NAME
    page.evaluate("location.hash = '#/compose'")
    page.wait_for_selector(f".tray .label")
    assert page.inner_text(".tray .label") == HOSTILE_NAME
    assert page.evaluate("window.hacked") is None


def test_a_hostile_prompt_stays_text(page):
    page.wait_for_selector(".tile")
    page.evaluate("location.hash = '#/compose'")
    page.fill("textarea", PROMPT)
    becomes(page, "document.querySelector('.output pre').textContent.includes('window.hacked')")
    assert page.locator("main script, main b:has-text('x') >> text='x'").count() == 0
    assert page.inner_text(".mirror").rstrip("\u200b") == PROMPT
    assert page.evaluate("window.hacked") is None


def test_a_hostile_query_and_tag_stay_text(page):
    page.wait_for_selector(".tile")
    page.evaluate("location.hash = '#/library?q=' + encodeURIComponent('kind:<img src=x onerror=window.hacked=1>')")
    page.wait_for_selector(".mistake:not([hidden])")
    assert "<img" in page.inner_text(".mistake")
    assert page.locator(".mistake img").count() == 0
    assert page.evaluate("window.hacked") is None
