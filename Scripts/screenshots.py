#!/usr/bin/env python3
"""Makes the pictures of the page in Docs/pictures from Assets/Samples, with the built programs and the sandbox.

    Scripts/browser-python.sh Scripts/screenshots.py
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))

from playwright.sync_api import sync_playwright  # noqa: E402
from programs import Sandbox, Server, configure, eventually, run  # noqa: E402

PICTURES = ROOT / "Docs" / "pictures"
NAMES = {"balloon.png": "balloon", "dunes.jpg": "dunes", "drift.mp4": "drift", "theme.mp3": "theme"}
TAGS = {"balloon.png": "cast", "phone.jpg": "cast", "dunes.jpg": "place", "panorama.jpg": "place", "theme.mp3": "score"}


def main():
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        media = Path(folder) / "film"
        shutil.copytree(ROOT / "Assets" / "Samples", media)
        ids = fill(library, media)
        sandbox = Sandbox(library)
        server = Server(library, sandbox)
        try:
            take_all(server, ids)
        finally:
            server.stop()
            sandbox.stop()


def fill(library, media):
    """Indexes the samples and says of them what a curator would; gives the ids by file name."""
    configure(library)
    run(library, "index", media)
    run(library, "previews")
    ids = {Path(asset["path"]).name: asset["id"] for asset in run(library, "find", "--limit", "100")["assets"]}
    for file, name in NAMES.items():
        run(library, "name", ids[file], name)
    for file, tag in TAGS.items():
        run(library, "tag", "add", ids[file], tag)
    for file, stars in (("balloon.png", 5), ("dunes.jpg", 4), ("drift.mp4", 4)):
        run(library, "rate", ids[file], str(stars))
    return ids


def take_all(server, ids):
    draft = {
        "model": None, "prompt": "@balloon rises over @dunes at dusk, camera like @drift, to the sound of @theme",
        "references": [{"asset": ids[file], "name": name, "label": file,
                        "kind": {"png": "image", "jpg": "image", "mp4": "video", "mp3": "audio"}[file.split(".")[1]]}
                       for file, name in NAMES.items()],
        "firstFrame": None, "lastFrame": None, "parameters": {"duration": 5, "resolution": "720p"},
        "extra": {"generate_audio": True},
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark", locale="en-US")
        page = context.new_page()
        page.goto(server.url)
        page.wait_for_selector(".tile:not(.waiting)")
        page.evaluate("draft => localStorage.setItem('greenroom.draft', draft)", json.dumps(draft))
        page.reload()
        page.wait_for_selector(".dock img")
        take(page, "library")

        page.goto(server.address + "/#/compose")
        page.wait_for_selector("button.big:not([disabled])")
        take(page, "compose")
        page.click("button.big")
        page.click("dialog[open] button.primary")
        page.wait_for_selector(".card[data-state=done]", timeout=90_000)
        take(page, "tasks")

        clip = eventually(lambda: server.get("/tasks")["tasks"][0]["result"]["clip"])
        page.goto(server.address + "/#/look/" + clip)
        page.wait_for_selector(".lineage a.node")
        page.locator("video").evaluate("video => { video.currentTime = 2; }")
        take(page, "look")
        browser.close()


def take(page, name):
    page.evaluate("document.querySelectorAll('.toast').forEach(toast => toast.remove())")
    page.wait_for_timeout(1_500)
    page.screenshot(path=PICTURES / f"{name}.png")
    print(PICTURES / f"{name}.png")


main()
