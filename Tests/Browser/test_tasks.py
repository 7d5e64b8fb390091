"""What becomes of paid work that did not go well, and how a person settles it."""

from programs import Sandbox, Server, eventually


def open_tasks(open_page, server):
    page = open_page(url=server.url)
    page.click("nav a:has-text('Tasks')")
    page.wait_for_selector("main.tasks .card")
    return page


def settle(page, says):
    """Opens the question of what became of the task, and answers it."""
    page.click(".card[data-state=unknown] [data-act=reconcile]")
    page.click(f"dialog[open] button:has-text('{says}')")
    page.wait_for_selector("dialog", state="detached")


def test_a_lost_answer_is_asked_for_where_the_gateway_knows_its_keys(open_page, own_library, start):
    sandbox = start(Sandbox, own_library, "--profile", "qingbo-2026-09", "--fail", "lost-after=1")
    server = start(Server, own_library, sandbox, profile="sandbox-2026-09")
    server.submit("@image1 rises", generate_audio=True)
    page = open_tasks(open_page, server)
    assert "never sent again by itself" in page.inner_text(".card[data-state=unknown] .problem")
    page.click(".filters button:has-text('Needs you')")
    page.wait_for_selector(".card[data-state=unknown]")
    settle(page, "Ask the gateway")
    # It is under way now, and what needs somebody is nothing.
    page.wait_for_selector("main.tasks .nothing:not([hidden])")
    page.click(".filters button:has-text('All')")
    page.wait_for_selector(".card[data-state=done]")
    stats = sandbox.stats()
    assert (stats["taken"], stats["repeated"]) == (1, 1)


def test_a_lost_answer_is_adopted_by_the_gateways_own_id(open_page, own_library, start):
    sandbox = start(Sandbox, own_library, "--fail", "lost-after=1")
    server = start(Server, own_library, sandbox)
    server.submit("@image1 rises", extra={"generate_audio": True})
    page = open_tasks(open_page, server)
    # This gateway cannot be asked, which is said, and nothing is sent for it.
    settle(page, "Ask the gateway")
    page.wait_for_selector(".card[data-state=unknown] .problem:has-text('no way to ask')")
    page.click("[data-act=reconcile]")
    page.fill("dialog[open] input", sandbox.stats()["tasks"][0])
    page.keyboard.press("Enter")
    page.wait_for_selector(".card[data-state=done] .tilelink")
    assert sandbox.stats()["posts"] == 1


def test_what_the_gateway_never_had_is_given_up(open_page, own_library, start):
    sandbox = start(Sandbox, own_library, "--fail", "lost-before=1")
    server = start(Server, own_library, sandbox)
    server.submit("@image1 rises", extra={"generate_audio": True})
    page = open_tasks(open_page, server)
    settle(page, "does not have it")
    page.wait_for_selector(".card[data-state=cancelled]")
    assert page.locator("[data-act=reconcile]").count() == 0
    stats = sandbox.stats()
    assert (stats["posts"], stats["taken"]) == (1, 0)


def test_a_download_that_cannot_be_written_is_tried_again(open_page, own_library, start):
    sandbox = start(Sandbox, own_library)
    server = start(Server, own_library, sandbox)
    # Where clips go, there is a file in the way.
    (own_library / "clips").write_text("in the way")
    server.submit("@image1 rises", extra={"generate_audio": True})
    page = open_tasks(open_page, server)
    problem = page.wait_for_selector(".card[data-state=completed] .problem")
    assert "clips" in problem.inner_text()
    with page.expect_response(lambda answer: answer.url.endswith("/download")) as answer:
        eventually(lambda: press(page, "download"))
    # The server tries by itself, too, and may be at it.
    assert answer.value.request.method == "POST" and answer.value.json()["state"] in ("completed", "downloading")
    (own_library / "clips").unlink()
    # The server may be quicker with a try of its own, and the button is gone then.
    eventually(lambda: page.locator(".card[data-state=done]").count() or press(page, "download") and False)
    page.wait_for_selector(".card[data-state=done] .tilelink img")


def press(page, act):
    """Presses a button of a card, which is drawn anew whenever its task changes; gives whether it was there."""
    return page.evaluate("""act => {
      const button = document.querySelector(`[data-act=${act}]:not([disabled])`);
      button?.click();
      return Boolean(button);
    }""", act)
