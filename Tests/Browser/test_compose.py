"""Who is which handle: what is seen is what is sent."""

import pytest

from programs import becomes


@pytest.fixture
def composer(page, server):
    """A page with three pictures in the tray."""
    page.wait_for_selector(".tile")
    page.evaluate("location.hash = '#/library?q=kind:image&sort=name'")
    # What was shown before has as many tiles.
    total = server.get("/assets?q=kind:image")["total"]
    page.wait_for_selector(f".found:text-is('{total} assets')")
    becomes(page, "document.querySelectorAll('.tile:not([hidden]):not(.waiting)').length >= 3")
    page.locator(".grid").focus()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("c")
        page.keyboard.press("ArrowRight")
    page.wait_for_selector(".dock li:nth-child(3)")
    page.evaluate("location.hash = '#/compose'")
    page.wait_for_selector(".tray > li:nth-child(3)")
    return page


def body(page, holds):
    """The body that is shown, once a condition on it holds."""
    return becomes(page, f"""() => {{
      const text = document.querySelector(".output pre").textContent;
      const body = text ? JSON.parse(text) : {{ prompt: "", image_urls: [] }};
      return ({holds}) && body;
    }}""")


def tray(page):
    return page.eval_on_selector_all(".tray .thumb", "links => links.map(link => link.hash.split('/').pop())")


def wire(sent):
    return [url.split(":")[1].split(".")[0] for url in sent["image_urls"]]


def test_moving_by_keyboard_renumbers_the_prompt_and_the_wire_follows(composer):
    composer.fill("textarea", "@image1 looks at @image2, and @image3 at both")
    before = tray(composer)
    assert wire(body(composer, "body.prompt.includes('both')")) == before
    composer.locator("button.handle").first.focus()
    composer.keyboard.press("Alt+ArrowDown")
    composer.keyboard.press("Alt+ArrowDown")
    assert composer.input_value("textarea") == "@image3 looks at @image1, and @image2 at both"
    assert tray(composer) == [before[1], before[2], before[0]]
    sent = body(composer, "body.prompt.startsWith('@image3')")
    assert wire(sent) == tray(composer)
    # The focus stays on what was moved, which its handle tells.
    assert composer.evaluate("document.activeElement.textContent") == "@image3"


def test_dragging_moves_too(composer):
    before = tray(composer)
    # Findings have come by then, which move the rows.
    assert wire(body(composer, "body.image_urls.length === 3")) == before
    composer.locator(".tray .grip").nth(2).drag_to(composer.locator(".tray > li").nth(0))
    becomes(composer, "id => document.querySelector('.tray .thumb').hash.endsWith(id)", before[2])
    assert wire(body(composer, f"body.image_urls[0].includes('{before[2]}')")) == tray(composer)


def test_taking_out_never_lets_a_handle_mean_another(composer):
    composer.fill("textarea", "@image1 and @image2")
    composer.locator("button.handle").first.focus()
    composer.keyboard.press("Delete")
    prompt = composer.input_value("textarea")
    assert prompt.endswith(" and @image1") and not prompt.startswith("@image1")


def test_a_name_stays_and_its_handle_is_sent(composer):
    composer.locator(".tray input").nth(1).fill("hero")
    composer.fill("textarea", "@hero walks")
    assert body(composer, "body.prompt === '@image2 walks'")
    composer.locator("button.handle").nth(1).focus()
    composer.keyboard.press("Alt+ArrowUp")
    assert composer.input_value("textarea") == "@hero walks"
    assert body(composer, "body.prompt === '@image1 walks'")


def test_findings_stand_where_they_belong(composer):
    composer.fill("textarea", "@nobody walks")
    composer.wait_for_selector(".prompt .findings .error:has-text('@nobody')")
    assert composer.is_disabled("button.big")


def slot(page, says):
    return page.locator(f".slot:has(b:text-is('{says}'))")


def test_a_picture_of_the_tray_becomes_the_first_frame_and_the_prompt_follows(composer):
    composer.fill("textarea", "@image1 turns into @image3")
    before = tray(composer)
    slot(composer, "First").locator("select").select_option(before[0])
    composer.wait_for_selector(".tray > li:nth-child(3)", state="detached")
    assert tray(composer) == before[1:]
    prompt = composer.input_value("textarea")
    assert prompt.endswith("turns into @image2") and not prompt.startswith("@image")
    shown = slot(composer, "First").locator("img").get_attribute("src")
    assert before[0] in shown


def test_frames_are_dragged_into_their_slots_and_sent_as_such(composer):
    before = tray(composer)
    # What stands in the way of a frame is taken out: frames and references exclude each other.
    composer.locator("button.handle").nth(1).focus()
    composer.keyboard.press("Delete")
    body(composer, "body.image_urls.length === 2")
    for says, picture in (("First", before[0]), ("Last", before[2])):
        composer.locator(f".tray > li:has(a[href$='{picture}']) .grip").drag_to(slot(composer, says))
        slot(composer, says).locator("img").wait_for()
    assert tray(composer) == []
    composer.fill("textarea", "It turns")
    composer.wait_for_selector(".judgement b:text-is('First and last frame')")
    output = "document.querySelector('.output pre').textContent"
    text = becomes(composer, f"{output}.includes('{before[2]}') && {output}")
    assert text.index(before[0]) < text.index(before[2])
    composer.click("button[aria-label='Clear: Last']")
    composer.wait_for_selector(".judgement b:text-is('First frame')")
    becomes(composer, f"!{output}.includes('{before[2]}')")


def test_a_last_frame_alone_is_objected_to_in_its_place(composer):
    last = tray(composer)[0]
    slot(composer, "Last").locator("select").select_option(last)
    composer.wait_for_selector(".slots > div:nth-child(2) .findings .error")
    assert composer.is_disabled("button.big")


def parameter(page, name):
    return page.locator(f".parameter:has(label:text-is('{name}'))")


@pytest.fixture
def fitting(composer):
    """The same with two pictures that fit."""
    unfit = composer.locator(".tray > li:has(.findings .error)")
    unfit.first.wait_for()
    unfit.locator("button.handle").press("Delete")
    composer.wait_for_selector(".tray > li:nth-child(3)", state="detached")
    return composer


@pytest.fixture
def ready(fitting):
    """The same with nothing against it."""
    parameter(fitting, "generate_audio").locator("select").select_option("true")
    fitting.fill("textarea", "@image1 and @image2 walk")
    fitting.wait_for_selector("button.big:not([disabled])")
    return fitting


def test_parameters_are_judged_as_one_types(ready):
    field = parameter(ready, "duration").locator("input")
    field.focus()
    ready.keyboard.type("99")
    parameter(ready, "duration").locator(".findings .error").wait_for()
    assert field.evaluate("field => field === document.activeElement")
    assert ready.is_disabled("button.big")


def test_what_was_typed_last_is_judged_before_anybody_is_asked(ready):
    ready.evaluate("""() => {
      const field = [...document.querySelectorAll(".parameter")].find((one) => one.textContent.startsWith("duration")).querySelector("input");
      field.value = 99;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      document.querySelector("button.big").click();
    }""")
    parameter(ready, "duration").locator(".findings .error").wait_for()
    becomes(ready, "document.querySelector('button.big').textContent === 'Submit…'")
    assert ready.is_disabled("button.big")
    assert ready.locator("dialog").count() == 0 and ready.url.endswith("#/compose")


def test_what_is_discouraged_is_sent_only_with_a_persons_word(fitting):
    fitting.fill("textarea", "@image1 and @image2 stand")
    box = fitting.locator(".sender input[type=checkbox]")
    box.wait_for()
    assert "generate_audio" in fitting.inner_text(".sender")
    assert fitting.is_disabled("button.big")
    box.check()
    fitting.wait_for_selector("button.big:not([disabled])")
    # What is found later is not meant.
    parameter(fitting, "seed").locator("input").fill("7")
    fitting.wait_for_selector(".sender:has-text('seed')")
    assert not box.is_checked() and fitting.is_disabled("button.big")
    box.check()
    fitting.click("button.big")
    # The server has looked at it, too, by then.
    fitting.wait_for_selector("dialog[open] meter")
    fitting.keyboard.press("Escape")
    fitting.wait_for_selector("button.big:not([disabled]):text-is('Submit…')")


def test_a_name_has_room_and_a_bad_one_is_objected_to_where_it_stands(composer):
    names = composer.locator(".tray input")
    for width in (1280, 1120, 360):
        composer.set_viewport_size({"width": width, "height": 740})
        names.nth(1).fill("Mademoiselle")
        assert names.nth(1).evaluate("field => field.scrollWidth <= field.clientWidth"), width
    names.nth(1).fill("two words")
    composer.wait_for_selector(".tray > li:nth-child(2) .findings .error:has-text('white space')")
    assert names.nth(1).get_attribute("aria-invalid") == "true"
    assert names.nth(0).get_attribute("aria-invalid") == "false"
    names.nth(1).fill("two_words")
    composer.wait_for_selector(".tray > li .error:has-text('white space')", state="detached")
