"""Finding, choosing and marking."""

from programs import eventually


def shown(page):
    page.wait_for_selector(".tile:not(.waiting)")


def test_the_address_is_the_state(page):
    shown(page)
    page.click(".facet:has-text('Video')")
    page.wait_for_url("**/#/library?q=kind%3Avideo")
    page.reload()
    page.wait_for_selector(".facet[aria-pressed=true]:has-text('Video')")
    page.go_back()
    page.wait_for_selector(".facet[aria-pressed=false]:has-text('Video')")


def test_a_query_is_completed_and_a_mistake_is_shown_at_its_column(page):
    shown(page)
    page.keyboard.press("/")
    page.keyboard.type("kin")
    page.wait_for_selector(".search .popup [role=option]")
    page.keyboard.press("Tab")
    assert page.input_value(".search input") == "kind:"
    page.keyboard.type("flim")
    assert page.wait_for_selector(".mistake mark").inner_text() == "flim"
    assert page.get_attribute(".search input", "aria-invalid") == "true"


def test_many_are_tagged_at_once_and_that_is_undone(page, server):
    shown(page)
    total = server.get("/assets")["total"]
    page.locator(".grid").focus()
    page.keyboard.press("Control+a")
    page.wait_for_selector(f".chosen:has-text('{total} chosen')")
    page.keyboard.press("t")
    page.keyboard.type("day one")
    page.keyboard.press("Enter")
    eventually(lambda: server.get('/assets?q=tag:%22day%20one%22')["total"] == total)
    page.click(".toast .link")
    eventually(lambda: server.get('/assets?q=tag:%22day%20one%22')["total"] == 0)


def test_shift_and_arrows_choose_a_range(page):
    shown(page)
    page.locator(".grid").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_selector(".chosen:has-text('3 chosen')")
    assert page.locator(".tile[aria-selected=true]").count() == 3
    page.keyboard.press("Escape")
    page.wait_for_selector(".tools", state="hidden")


def test_a_file_that_is_brought_in_appears(page, server, tmp_path):
    import subprocess
    shown(page)
    picture = tmp_path / "brought in.png"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=s=640x480", "-frames:v", "1", str(picture)], check=True)
    with page.expect_file_chooser() as chooser:
        page.click("button:has-text('Add files')")
    chooser.value.set_files(picture)
    page.wait_for_selector(".tile .name:has-text('brought in')")


def test_chinese_is_spoken(page):
    shown(page)
    page.click("button[aria-label=中文]")
    page.wait_for_selector("nav a:has-text('素材库')")
    assert page.get_attribute("html", "lang") == "zh-Hans"


def test_the_keys_are_shown(page):
    shown(page)
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open] kbd")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
