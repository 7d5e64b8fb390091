"""A text that is no query is shown as what would be one."""


def test_a_click_mends_a_query(page):
    page.wait_for_selector(".tile:not(.waiting)")
    page.fill(".search input", "kind:vdeo")
    page.click(".mistake button:text-is('kind:video')")
    assert page.input_value(".search input") == "kind:video"
    page.wait_for_selector(".mistake", state="hidden")
    page.wait_for_url("**/#/library?q=kind%3Avideo")
