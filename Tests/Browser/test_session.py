"""Who comes in, and what becomes of the token."""

from programs import Server, eventually


def test_the_token_leaves_the_address_and_no_script_can_read_the_cookie(page, server):
    page.wait_for_selector(".tile")
    assert "token" not in page.url
    assert server.document["token"] not in page.evaluate("document.cookie + JSON.stringify(localStorage)")
    page.reload()
    page.wait_for_selector(".tile")


def test_without_a_token_the_page_says_how_to_get_in(browser, server):
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector("main.gate")
    assert "greenroom serve" in page.inner_text("main")
    context.close()


def test_the_page_comes_back_after_the_server_restarts(open_page, library, sandbox):
    first = Server(library, sandbox)
    page = open_page(url=first.url)
    page.wait_for_selector(".tile")
    first.stop()
    page.wait_for_selector(".banner:not([hidden])")
    second = Server(library, sandbox, port=first.port)
    try:
        page.wait_for_selector(".banner", state="hidden")
        # The cookie still opens the door, and changes are told again.
        page.locator(".grid").focus()
        page.keyboard.press("3")
        page.wait_for_selector(".toast:has-text('Rated 3 stars')")
        eventually(lambda: second.get("/assets?q=rating:3")["total"] == 1)
        page.wait_for_selector(".tile .stars:has-text('★★★')")
        page.keyboard.press("Control+z")
        eventually(lambda: second.get("/assets?q=rating:3")["total"] == 0)
    finally:
        second.stop()
