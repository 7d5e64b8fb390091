"""Previews that are made while nobody waits for one."""

import shutil

import pytest

from programs import ROOT, Server, configure, eventually, run


@pytest.fixture
def lacking(tmp_path, sandbox):
    """A server of a library without previews, which makes none yet."""
    media = tmp_path / "media"
    shutil.copytree(ROOT / "Assets" / "Samples" / "ready", media)
    configure(tmp_path / "library")
    run(tmp_path / "library", "index", media)
    server = Server(tmp_path / "library", sandbox)
    server.post("/previews", {"isPaused": True})
    yield server
    server.stop()


def test_a_pause_is_shown_and_ended(open_page, lacking):
    left = eventually(lambda: lacking.get("/previews")["left"])
    page = open_page(url=lacking.url)
    switch = page.locator("button.filling")
    switch.wait_for()
    assert f"{left} previews to make" in switch.inner_text()
    assert "Go on" in switch.get_attribute("aria-label")
    switch.click()
    eventually(lambda: lacking.get("/previews")["status"] == "done")
    switch.wait_for(state="hidden")
    assert lacking.get("/previews")["left"] == 0


def test_it_is_said_in_the_language_of_the_page(open_page, lacking):
    page = open_page(url=lacking.url)
    page.locator("button.filling").wait_for()
    page.get_by_role("button", name="中文").click()
    page.wait_for_selector("button.filling:has-text('个预览待生成')")
    assert "继续" in page.locator("button.filling").get_attribute("aria-label")
