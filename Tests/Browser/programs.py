"""Starts Greenroom's own programs, as a person would: nothing is faked."""

import json
import os
import socket
import struct
import subprocess
import threading
import time
import urllib.error
import urllib.request
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GREENROOM = Path(os.environ.get("GREENROOM_BINARY", ROOT / ".build" / "debug" / "greenroom"))
# In seconds. Whoever waits longer for a state waits in vain; a busy machine may need a good part of it.
PATIENCE = 60


def environment(library, **more):
    """What a program sees: nothing of the person who runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "GREENROOM_WORKER") if name in os.environ}
    return {**kept, "GREENROOM_LIBRARY": str(library), "GREENROOM_ASSETS": str(ROOT / "Assets"),
            "XDG_CONFIG_HOME": str(library.parent / "config"), **more}


def configure(library):
    """Gives a library's listener a port of its own: the usual one may be taken by whoever sits at this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = library.parent / "config" / "greenroom"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(f"staging:\n  port: {port}\n")


def run(library, *arguments):
    """Runs a command to its end, and gives its JSON document."""
    done = subprocess.run([GREENROOM, *map(str, arguments), "--json"], env=environment(library), capture_output=True,
                          text=True, timeout=300)
    assert done.returncode in (0, 3), done.stderr
    return json.loads(done.stdout)


class Program:
    """A program that goes on, and says in one JSON document where it listens."""

    def __init__(self, library, *arguments, **variables):
        self.process = subprocess.Popen([GREENROOM, *arguments, "--json"], env=environment(library, **variables),
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.errors = []
        threading.Thread(target=lambda: self.errors.extend(self.process.stderr), daemon=True).start()
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.rstrip() == "}":
                break
        assert lines and lines[-1].rstrip() == "}", "".join(lines + self.errors)
        self.document = json.loads("".join(lines))
        assert "error" not in self.document, self.document

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Sandbox(Program):
    """A gateway that costs nothing and hurries."""

    def __init__(self, library, *arguments):
        super().__init__(library, "sandbox", "--port", "0", "--queue", "100ms", "--latency", "500ms", *arguments)

    def stats(self):
        """What it has seen."""
        address = self.document["baseURL"].removesuffix("/v1")
        with urllib.request.urlopen(address + "/sandbox/stats", timeout=PATIENCE) as answer:
            return json.load(answer)


class Server(Program):
    """`greenroom serve`, with a gateway that costs nothing."""

    def __init__(self, library, sandbox, port=0, profile="sandbox"):
        super().__init__(library, "serve", "--port", str(port), "--profile", profile,
                         GREENROOM_API_KEY="sandbox", GREENROOM_BASE_URL=sandbox.document["baseURL"])
        self.address = self.document["address"]
        self.url = self.document["url"]
        self.port = int(self.address.rsplit(":", 1)[1])

    def get(self, path):
        return self.ask(path)

    def post(self, path, body):
        return self.ask(path, json.dumps(body).encode())

    def ask(self, path, body=None):
        request = urllib.request.Request(self.address + "/api/v1" + path, data=body, headers={
            "Authorization": "Bearer " + self.document["token"], "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def submit(self, prompt, **fields):
        """Sends a request of one picture of the library; gives the task."""
        picture = self.get("/assets?q=path:balloon")["assets"][0]["id"]
        model = next(model["id"] for model in self.get("/models")["models"] if model["status"] == "active")
        draft = {"model": model, "prompt": prompt, "references": [{"asset": picture}], "duration": 4, **fields}
        return self.post("/tasks", {"draft": draft, "mostTasks": 1, "mostSeconds": 20})["tasks"][0]


def picture(grey):
    """A PNG of 640 by 480 of one grey, which makes it a file of its own."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 640, 480, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * 640) * 480
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def eventually(holds, patience=PATIENCE):
    """Waits until something holds, and gives it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = holds()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError("It never came to hold.")


def choose_all(page, query, count):
    """Finds what a query finds, by name, and chooses all of it with the keyboard."""
    page.evaluate("hash => { location.hash = hash; }", f"#/library?q={query}&sort=name")
    page.wait_for_selector(f".found:text-is('{count} assets')")
    page.locator(".grid").focus()
    page.keyboard.press("Control+a")


def becomes(page, expression, argument=None):
    """Waits until an expression is true of a page, and gives it. Playwright's own way would need eval, which the page's
    policy refuses."""
    return eventually(lambda: page.evaluate(expression, argument))
