import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from programs import GREENROOM, PATIENCE, ROOT, Sandbox, Server, configure, run

CHROMIUM = os.environ.get("GREENROOM_CHROMIUM", "/usr/bin/chromium")
# What a file may be called, and would run if a page took it for markup.
HOSTILE_NAME = "<img src=x onerror=window.hacked=1>\"'&.jpg"


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    assert GREENROOM.exists(), f"Build first: {GREENROOM} is not there."
    folder = tmp_path_factory.mktemp("greenroom")
    media = folder / "media"
    shutil.copytree(ROOT / "Assets" / "Samples" / "ready", media)
    shutil.copy(ROOT / "Assets" / "Samples" / "unfit" / "panorama.jpg", media)
    shutil.copy(ROOT / "Assets" / "Samples" / "unfit" / "thumbnail.jpg", media / HOSTILE_NAME)
    configure(folder / "library")
    run(folder / "library", "index", media)
    run(folder / "library", "previews")
    return folder / "library"


@pytest.fixture
def start():
    """Starts programs that end with the test."""
    running = []

    def start(kind, *arguments, **options):
        running.append(kind(*arguments, **options))
        return running[-1]

    yield start
    for program in reversed(running):
        program.stop()


@pytest.fixture
def own_library(tmp_path):
    """A library of few files, for what the other tests had better not see."""
    media = tmp_path / "media"
    media.mkdir()
    for sample in ("ready/balloon.png", "ready/drift.mp4", "unfit/panorama.jpg"):
        shutil.copy(ROOT / "Assets" / "Samples" / sample, media)
    configure(tmp_path / "library")
    run(tmp_path / "library", "index", media)
    return tmp_path / "library"


@pytest.fixture
def own_server(own_library, start):
    """Of that library, with a gateway of its own."""
    return start(Server, own_library, start(Sandbox, own_library))


@pytest.fixture(scope="session")
def sandbox(library):
    sandbox = Sandbox(library)
    yield sandbox
    sandbox.stop()


@pytest.fixture(scope="session")
def server(library, sandbox):
    server = Server(library, sandbox)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, server):
    """Opens the page as a person does who pastes the address, in a browser that knows nothing yet."""
    contexts, failures = [], []

    def open_page(width=1280, height=800, theme="dark", url=None):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, locale="en-US")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda message: failures.append(message.text)
                if "Content Security Policy" in message.text else None)
        page.goto(url or server.url, wait_until="commit")
        page.wait_for_selector("header.bar")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not failures, failures


@pytest.fixture
def page(open_page):
    return open_page()
