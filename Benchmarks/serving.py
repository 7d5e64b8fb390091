#!/usr/bin/env python3
"""Loads `greenroom serve` with many clients that page through a large library, and says which targets are met.

    serving.py [--clients 100] [--seconds 60] [FOLDER]

FOLDER is the corpus that corpus.py made; its tree of 100,000 small pictures becomes the library. Each client asks for
one page after another, of everything and of queries, over a connection of its own. The client is Python and works on
the same machine, so what it reports is no better than what the server did.
"""

import argparse
import asyncio
import json
import random
import subprocess
import tempfile
import time
from pathlib import Path

import tools
from bench import machine, say
from measure import family, proportional_set
from report import Figure

HERE = Path(__file__).parent
QUERIES = ["", "kind:image", "w:>=16", "1", "png", "-kind:video", "bytes:..1MB"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "corpus")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="greenroom-bench-") as library:
        environment = tools.environment(library)
        say("indexing the tree")
        subprocess.run([tools.GREENROOM, "index", arguments.folder / "tree", "--quiet"], env=environment, check=True,
            stdout=subprocess.DEVNULL)
        server = subprocess.Popen(
            [tools.GREENROOM, "serve", "--port", "0", "--no-fill-previews", "--json"], env=environment, stdout=subprocess.PIPE)
        try:
            said = json.loads(read_document(server.stdout))
            say(f"{arguments.clients} clients for {arguments.seconds:g} s")
            times, errors, peak = asyncio.run(load(server.pid, said, arguments))
        finally:
            server.terminate()
            server.wait()
    times.sort()
    figures = [
        Figure("pages a second", len(times) / arguments.seconds, "1/s"),
        Figure("median of a page of 100 assets", times[len(times) // 2] * 1000, "ms"),
        Figure("p99 of a page of 100 assets", times[len(times) * 99 // 100] * 1000, "ms", at_most=50),
        Figure("errors", errors, "", at_most=0),
        Figure("greatest memory of the server and its workers", peak / 1e6, "MB", at_most=200),
    ]
    print(json.dumps({"machine": machine(), "figures": [figure.document() for figure in figures]}, indent=2))


def read_document(stream):
    """One JSON document, which ends with a brace at the beginning of a line."""
    lines = []
    while not lines or lines[-1].rstrip() != b"}":
        line = stream.readline()
        tools.expect(line, "greenroom serve ended at once")
        lines.append(line)
    return b"".join(lines)


async def load(server, said, arguments):
    end = time.monotonic() + arguments.seconds
    times, errors, peak = [], 0, 0

    async def client(number):
        nonlocal errors
        chance = random.Random(number)
        while time.monotonic() < end:
            try:
                await page_through(said, chance, end, times)
            except (OSError, ValueError, asyncio.IncompleteReadError):
                errors += 1

    async def watch():
        nonlocal peak
        while time.monotonic() < end:
            peak = max(peak, sum(map(proportional_set, family(server))))
            await asyncio.sleep(1)

    await asyncio.gather(watch(), *(client(number) for number in range(arguments.clients)))
    return times, errors, peak


async def page_through(said, chance, end, times):
    """Twenty pages of one query, as somebody who scrolls asks for them, a second apart at the most."""
    host, port = said["address"].removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    target = f"/api/v1/assets?limit=100&q={chance.choice(QUERIES).replace('>', '%3E')}&skip={chance.randrange(9) * 1000}"
    base = target.split("&skip")[0]
    try:
        for _ in range(20):
            if time.monotonic() >= end:
                return
            start = time.perf_counter()
            writer.write(
                f"GET {target} HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {said['token']}\r\n\r\n".encode())
            body = await answer(reader)
            times.append(time.perf_counter() - start)
            following = json.loads(body)["next"]
            if not following:
                return
            target = f"{base}&after={following}"
            await asyncio.sleep(chance.random())
    finally:
        writer.close()


async def answer(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if " 200 " not in head.splitlines()[0]:
        raise ValueError(head.splitlines()[0])
    length = next(int(line.split(":")[1]) for line in head.splitlines() if line.startswith("content-length:"))
    return await reader.readexactly(length)


if __name__ == "__main__":
    main()
