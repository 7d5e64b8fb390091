"""Finding, choosing and marking."""

from programs import becomes, eventually, picture


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


def test_tiles_that_are_used_again_show_their_own_pictures(open_page):
    # Few rows are in the document here.
    page = open_page(width=330, height=480)
    shown(page)
    own = """() => {
      const tiles = [...document.querySelectorAll(".tile:not([hidden])")].filter(({ asset }) => asset?.kind === "image");
      return tiles.length > 0 && tiles.every(({ asset, parts }) => parts.picture.src.includes(asset.id)
        && parts.picture.naturalWidth > 0 && parts.name.textContent === asset.path.split("/").pop()) && tiles.map(({ id }) => id);
    }"""
    first = becomes(page, own)
    page.evaluate("document.querySelector('.grid').scrollTop = 1e6")
    becomes(page, f"first => {{ const now = ({own})(); return now && !now.some((id) => first.includes(id)); }}", first)


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


def test_a_file_that_is_brought_in_appears(page, tmp_path):
    shown(page)
    file = tmp_path / "brought in.png"
    file.write_bytes(picture(2))
    with page.expect_file_chooser() as chooser:
        page.click("button:has-text('Add files')")
    chooser.value.set_files(file)
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


def drop(page, selector, files):
    """Drags files from outside over an element and lets them go."""
    transfer = page.evaluate_handle("""files => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
      return transfer;
    }""", [{"name": file.name, "bytes": list(file.read_bytes())} for file in files])
    for event in ("dragenter", "dragover"):
        page.dispatch_event(selector, event, {"dataTransfer": transfer})
    assert "receiving" in page.get_attribute("body", "class")
    page.dispatch_event(selector, "drop", {"dataTransfer": transfer})
    assert "receiving" not in page.get_attribute("body", "class")


def test_files_that_are_dropped_are_taken_in_and_others_are_refused(page, server, tmp_path):
    shown(page)
    good, bad = tmp_path / "dropped <b>here.png", tmp_path / "notes.txt"
    good.write_bytes(picture(3))
    bad.write_text("no media")
    drop(page, ".grid", [good, bad])
    # What is said goes again, so that it is looked for first.
    page.wait_for_selector(".toast:has-text('1 file is in the library')")
    page.wait_for_selector(".toast.bad")
    page.wait_for_selector(".tile .name:has-text('dropped')")
    found = server.get("/assets?q=path:dropped")
    assert found["total"] == 1 and found["assets"][0]["path"].endswith(good.name)
    page.wait_for_selector(".uploading", state="detached")


def test_files_that_are_dropped_on_a_request_join_its_tray(page, tmp_path):
    shown(page)
    page.click("nav a:has-text('Compose')")
    file = tmp_path / "straight.png"
    file.write_bytes(picture(4))
    drop(page, "textarea", [file])
    page.wait_for_selector(".tray > li .label:has-text('straight')")
    assert "#/compose" in page.url


def test_a_search_is_saved_opened_and_forgotten(page, server):
    shown(page)
    page.keyboard.press("/")
    page.keyboard.type("kind:video dur:1..")
    page.keyboard.press("Enter")
    page.click(".facet.add")
    page.keyboard.type("long \"clips\" <b>")
    page.keyboard.press("Enter")
    row = page.locator(".facets .row:has-text('long')")
    row.wait_for()
    assert row.locator("span").inner_text() == "long \"clips\" <b>"
    page.click("button[aria-label='Clear the search']")
    page.wait_for_url("**/#/library")
    # A reload brings it from the server.
    page.reload()
    page.click(".facets .row:has-text('long') .facet")
    page.wait_for_url("**/#/library?q=kind%3Avideo+dur%3A1..")
    page.wait_for_selector(".facets .row:has-text('long') .facet[aria-pressed=true]")
    page.click(".facets .row:has-text('long') .plain")
    row.wait_for(state="detached")
    assert server.get("/searches")["searches"] == []


def test_the_pointer_scrubs_through_a_clip(page):
    shown(page)
    page.evaluate("location.hash = '#/library?q=path:drift'")
    page.wait_for_selector(".found:text-is('1 asset')")
    frame = page.locator(".tile:not([hidden]):not(.waiting) .frame")
    frame.locator(".length").wait_for()
    box = frame.bounding_box()

    def at(share):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)
        return becomes(page, "share => { const view = document.querySelector('.scrub'); if (!view) return null;"
                             " const x = new DOMMatrix(view.firstChild.style.transform).e / view.parentElement.clientWidth;"
                             " return Math.abs(x - share) < 0.02 && view.style.backgroundPosition; }", share)

    first, last = at(0.05), at(0.9)
    assert first != last and at(0.05) == first
    assert page.eval_on_selector(".scrub", "view => view.style.backgroundImage").endswith("strip.jpg\")")
    page.mouse.move(5, 5)
    page.wait_for_selector(".scrub", state="detached")


def test_a_tag_is_taken_off_again_by_the_key_for_undo(page, server):
    shown(page)
    page.locator(".grid").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_selector(".chosen:has-text('2 chosen')")
    page.keyboard.press("t")
    page.wait_for_selector("dialog[open] input")
    page.keyboard.type("day two, night")
    page.keyboard.press("Enter")
    eventually(lambda: server.get("/assets?q=tag:night%20tag:%22day%20two%22")["total"] == 2)
    page.wait_for_selector(".toast:has-text('2 assets')")
    page.keyboard.press("Control+z")
    eventually(lambda: server.get("/assets?q=tag:night")["total"] == 0)


def test_a_mistake_goes_with_its_query(page):
    shown(page)
    page.keyboard.press("/")
    page.keyboard.type("kind:flim")
    page.wait_for_selector(".mistake mark")
    page.click(".facet:has-text('Video')")
    page.wait_for_url("**/#/library?q=kind%3Avideo")
    page.wait_for_selector(".mistake", state="hidden")
    assert page.input_value(".search input") == "kind:video"


def test_what_is_in_the_trash_is_taken_out_again(page, server):
    shown(page)
    page.locator(".grid").focus()
    page.keyboard.press("End")
    page.keyboard.press("Delete")
    page.wait_for_selector(".toast:has-text('Put into the trash')")
    eventually(lambda: server.get("/assets?q=is:trashed")["total"] == 1)
    page.click(".facet:has-text('In the trash')")
    page.wait_for_selector(".found:text-is('1 asset')")
    page.locator(".grid").focus()
    page.keyboard.press("Delete")
    page.wait_for_selector(".toast:has-text('Taken out of the trash')")
    eventually(lambda: server.get("/assets?q=is:trashed")["total"] == 0)
    page.click(".nothing button")
    page.wait_for_url("**/#/library")


def test_facets_open_and_close_on_a_phone(open_page):
    page = open_page(width=360, height=740)
    shown(page)

    def opened():
        page.click("button[aria-label='Narrow down']")
        page.wait_for_selector(".facets.open")

    opened()
    page.keyboard.press("Escape")
    page.wait_for_selector(".facets", state="hidden")
    opened()
    page.mouse.click(345, 500)
    page.wait_for_selector(".facets", state="hidden")
    opened()
    page.click(".facet:has-text('Video')")
    page.wait_for_selector(".facets", state="hidden")
    page.wait_for_url("**/#/library?q=kind%3Avideo")


def test_an_address_of_no_asset_leads_back(page):
    shown(page)
    page.evaluate("location.hash = '#/look/0000000000'")
    page.wait_for_selector("main.look .nothing:has-text('no such asset')")
    page.click("main.look .nothing a")
    shown(page)


def test_an_offer_to_take_back_goes_with_what_it_offers(page, server):
    shown(page)
    page.locator(".grid").focus()
    page.keyboard.press("Home")
    page.keyboard.press("4")
    page.wait_for_selector(".toast:has-text('Rated 4 stars') .link")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".toast:has-text('Taken back')")
    assert page.locator(".toast .link").count() == 0
    page.keyboard.press("2")
    page.wait_for_selector(".toast:has-text('Rated 2 stars') .link")
    page.evaluate("location.hash = '#/tasks'")
    page.wait_for_selector("main.tasks")
    assert page.locator(".toast .link").count() == 0
    server.post("/undo", {})
