"""What is being composed is not lost: not to another draft, and not to a server that refuses it."""

import pytest

from programs import becomes, eventually


@pytest.fixture
def server(own_server):
    return own_server


@pytest.fixture
def drafted(page, server):
    """A page with a draft that was not sent."""
    picture = server.get("/assets?q=path:balloon")["assets"][0]["id"]
    page.wait_for_selector(".tile")
    page.evaluate("location.hash = '#/library?q=path:balloon'")
    page.wait_for_selector(f".tile:not([hidden]) .name:has-text('balloon')")
    page.wait_for_selector(".found:text-is('1 asset')")
    page.locator(".grid").focus()
    page.keyboard.press("c")
    page.wait_for_selector(".dock li img")
    page.evaluate("location.hash = '#/compose'")
    page.fill("textarea", "@image1 has been thought about for long")
    page.locator(".parameter:has-text('generate_audio') select").select_option("true")
    page.locator(".parameter:has(label:text-is('duration')) input").fill("7")
    becomes(page, "id => document.querySelector('.output pre').textContent.includes(id)", picture)
    return page


def is_back(page):
    page.wait_for_selector(".toast:has-text('former draft')")
    assert page.input_value("textarea") == "@image1 has been thought about for long"
    assert page.locator(".tray > li").count() == 1
    becomes(page, """() => [...document.querySelectorAll(".parameter")]
      .some((one) => one.textContent.startsWith("duration") && one.querySelector("input").value === "7")""")


def test_what_was_begun_anew_is_taken_back(drafted):
    drafted.click("button:has-text('Begin anew')")
    drafted.wait_for_selector(".tray > li", state="detached")
    assert drafted.input_value("textarea") == ""
    becomes(drafted, "!document.querySelector('.parameter input[type=number]').value")
    drafted.click(".toast:has-text('new draft') .link")
    is_back(drafted)


def test_what_a_remix_replaced_is_taken_back(drafted, server):
    server.submit("@image1 rises", extra={"generate_audio": True})
    drafted.click("nav a:has-text('Tasks')")
    drafted.click(".card[data-state=done] [data-act=remix]")
    drafted.wait_for_selector("main.compose")
    becomes(drafted, "document.querySelector('textarea').value === '@image1 rises'")
    drafted.click(".toast:has-text('open in Compose') .link")
    is_back(drafted)


def test_a_remix_goes_to_the_model_that_made_the_clip(page, server):
    model = [model["id"] for model in server.get("/models")["models"] if model["status"] == "active"][1]
    server.submit("@image1 rises", model=model, extra={"generate_audio": True})
    page.click("nav a:has-text('Tasks')")
    assert page.eval_on_selector("select.model", "select => select.value") != model
    page.click(".card[data-state=done] [data-act=remix]")
    page.wait_for_selector("main.compose")
    becomes(page, """model => document.querySelector("select.model").value === model
      && document.querySelector(".output pre").textContent.includes(`"model": "${model}"`)""", model)


def test_nothing_is_offered_back_where_nothing_was(page, server):
    server.submit("@image1 rises", extra={"generate_audio": True})
    page.click("nav a:has-text('Tasks')")
    page.click(".card[data-state=done] [data-act=remix]")
    page.wait_for_selector(".toast:has-text('open in Compose')")
    assert page.locator(".toast .link").count() == 0


def test_what_the_server_refuses_stays_open_with_what_was_found(drafted, own_library):
    drafted.wait_for_selector("button.big:not([disabled])")
    (own_library.parent / "media" / "balloon.png").write_bytes(b"")
    drafted.click("button.big")
    drafted.wait_for_selector(".toast.bad")
    drafted.wait_for_selector(".tray .findings .error")
    assert drafted.locator("dialog").count() == 0
    assert drafted.is_disabled("button.big") and drafted.url.endswith("#/compose")
