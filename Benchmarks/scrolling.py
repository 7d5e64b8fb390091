#!/usr/bin/env python3
"""Scrolls the page of `greenroom serve` through a large library in chromium, and says which targets are met.

    Scripts/browser-python.sh Benchmarks/scrolling.py [--library FOLDER] [FOLDER]

FOLDER is the corpus that corpus.py made; its tree of 100,000 small pictures becomes the library, unless --library names
one that is there. The grid is wheeled through slowly, flung through from end to end, and dragged by its scroll bar. A
frame's time is what passed between two callbacks of requestAnimationFrame; the heap is read after collecting garbage.
The browser draws in software, and shares the cores with the server.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

import tools
from bench import machine, say
from measure import CORES, busy_seconds, family_seconds
from report import Figure, checks
from serving import read_document

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("GREENROOM_CHROMIUM", "/usr/bin/chromium")
WIDTH, HEIGHT = 1440, 900
# A frame may take this many milliseconds, at the 95th percentile.
SMOOTH = 50
# What the heap and the document may grow by while everything is scrolled past: some megabytes of assets are kept.
FLAT_HEAP, FLAT_NODES = 2.0, 200

RECORD = """() => {
  const frames = window.frameTimes = [];
  const tiles = window.mostTiles = { n: 0 };
  let last = performance.now();
  const next = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    tiles.n = Math.max(tiles.n, document.querySelector(".grid").childElementCount);
    window.frameRequest = requestAnimationFrame(next);
  };
  window.frameRequest = requestAnimationFrame(next);
}"""
STOP = "() => { cancelAnimationFrame(window.frameRequest); return [window.frameTimes.slice(1), window.mostTiles.n]; }"
PLACE = "() => { const grid = document.querySelector('.grid'); return grid.scrollTop / (grid.scrollHeight - grid.clientHeight); }"
IS_FILLED = """() => { const tiles = [...document.querySelectorAll(".tile:not([hidden])")];
  return tiles.length > 0 && tiles.every((tile) => !tile.classList.contains("waiting")); }"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, help="a library that is there already; it is not changed")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "corpus")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="greenroom-bench-") as folder:
        library = arguments.library or index(Path(folder), arguments.folder / "tree")
        server = subprocess.Popen([tools.GREENROOM, "serve", "--port", "0", "--json"],
                                  env=tools.environment(library), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            figures = measure(json.loads(read_document(server.stdout))["url"])
        finally:
            server.terminate()
            server.wait()
    print(", ".join(f"{key} {value}" for key, value in machine().items()))
    print(f"\n{checks(figures)}")


def index(library, tree):
    say("indexing the tree")
    subprocess.run([tools.GREENROOM, "index", tree, "--quiet"], env=tools.environment(library), check=True,
                   stdout=subprocess.DEVNULL)
    return library


def measure(url):
    with sync_playwright() as playwright:
        # A scroll bar can only be dragged where there is one.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"],
                                             ignore_default_args=["--hide-scrollbars"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(url)
        page.wait_for_selector(".tile:not(.waiting)")
        figures = list(Scrolling(page).figures())
        browser.close()
    return figures


class Scrolling:
    """One page that is scrolled through in several ways."""

    def __init__(self, page):
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable")
        self.total = int(page.get_attribute(".tile", "aria-setsize"))
        box = page.locator(".grid").bounding_box()
        self.middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        # The thumb of a long list is as short as a thumb may be, and begins behind the arrow of its bar.
        self.bar = (box["x"] + box["width"] - 5, box["y"] + 15, box["y"] + box["height"] - 15)
        self.height = page.evaluate("document.querySelector('.grid').scrollHeight")
        columns = page.evaluate("new Set([...document.querySelectorAll('.tile')].map((tile) => tile.offsetLeft)).size")
        self.row = self.height / (self.total / columns)

    def figures(self):
        yield Figure("assets in the list", self.total, "")
        # As many pages as are kept are here when memory is looked at first.
        self.record(lambda: self.wheel(seconds=8, distance=self.height / 8))
        heap, nodes = self.memory()
        for what, way in {
            "wheeled, ten rows a second": lambda: self.wheel(seconds=10, distance=100 * self.row),
            "wheeled, thirty rows a second": lambda: self.wheel(seconds=10, distance=300 * self.row),
            "flung with the wheel from end to end": lambda: self.wheel(seconds=30, distance=self.height),
            "dragged by the scroll bar from end to end": lambda: self.drag(seconds=15),
        }.items():
            say(what)
            yield from self.way(what, way)
        heap_after, nodes_after = self.memory()
        yield Figure("heap of the script, before", heap / 1e6, "MB")
        yield Figure("what it grew by", (heap_after - heap) / 1e6, "MB", at_most=FLAT_HEAP)
        yield Figure("nodes of the document, before", nodes, "")
        yield Figure("what they grew by", nodes_after - nodes, "", at_most=FLAT_NODES)

    def way(self, what, way):
        self.page.evaluate("document.querySelector('.grid').scrollTop = 0")
        self.settle()
        busy, own, start = busy_seconds(), family_seconds(os.getpid()), time.monotonic()
        frames, tiles = self.record(way)
        cores = (time.monotonic() - start) * CORES
        own = family_seconds(os.getpid()) - own
        others = max(0.0, busy_seconds() - busy - own) / cores
        filled = self.settle()
        place = self.page.evaluate(PLACE)
        tools.expect("end to end" not in what or place > 0.99, f"{what}: it came to {place:.0%} only")
        frames.sort()
        yield Figure(f"{what}: median of a frame", frames[len(frames) // 2], "ms")
        yield Figure("… 95th percentile", frames[len(frames) * 95 // 100], "ms", at_most=SMOOTH)
        yield Figure("… the worst", frames[-1], "ms")
        yield Figure("… frames", len(frames), "")
        yield Figure("… tiles in the document at most", tiles, "")
        yield Figure("… share of all cores that this took", own / cores * 100, "%")
        yield Figure("… share of all cores that others took", others * 100, "%")
        yield Figure("… from its end until all tiles are filled", filled, "ms")

    def record(self, way):
        self.page.evaluate(RECORD)
        way()
        return self.page.evaluate(STOP)

    def wheel(self, seconds, distance):
        """Turns the wheel sixty times a second; what a slow page leaves undone is caught up with."""
        self.page.mouse.move(*self.middle)
        start, done = time.monotonic(), 0.0
        while done < distance:
            passed = min(1.0, (time.monotonic() - start) / seconds)
            self.page.mouse.wheel(0, distance * passed - done)
            done = distance * passed
            time.sleep(1 / 60)

    def drag(self, seconds):
        x, top, bottom = self.bar
        self.page.mouse.move(x, top)
        self.page.mouse.down()
        start, passed = time.monotonic(), 0.0
        while passed < 1:
            passed = min(1.0, (time.monotonic() - start) / seconds)
            self.page.mouse.move(x, top + (bottom - top + 16) * passed)
            time.sleep(1 / 60)
        self.page.mouse.up()

    def settle(self):
        """Waits until every tile in sight has its asset, and says how many milliseconds that took."""
        start = time.monotonic()
        while not self.page.evaluate(IS_FILLED):
            tools.expect(time.monotonic() - start < 30, "tiles stay empty")
            time.sleep(0.01)
        return (time.monotonic() - start) * 1000

    def memory(self):
        """Bytes of the script's heap and nodes of the document, once garbage is collected."""
        self.settle()
        for _ in range(3):
            self.session.send("HeapProfiler.collectGarbage")
        metrics = {entry["name"]: entry["value"] for entry in self.session.send("Performance.getMetrics")["metrics"]}
        return metrics["JSHeapUsedSize"], metrics["Nodes"]


if __name__ == "__main__":
    main()
