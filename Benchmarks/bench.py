#!/usr/bin/env python3
"""Measures Greenroom and its peers on the same files in one run, and says which targets are met.

    bench.py [--rounds 5] [--corpus FOLDER]

Rounds are interleaved (ours, each peer, ours, …) and medians are taken, so that what else the machine does falls on
all alike. Every figure is of a whole process, its start and its end in it; files are in the page cache.
"""

import argparse
import json
import platform
import time
from datetime import datetime, timezone
from pathlib import Path
from statistics import median

import measure
import tools
from report import Figure, Peer, Report

HERE = Path(__file__).parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus")
    arguments = parser.parse_args()
    corpus, rounds = arguments.corpus.resolve(), arguments.rounds

    report = Report(machine=machine())
    warm(corpus)
    peers(report, corpus / "s12", min(rounds, 3))
    whole_corpus(report, corpus / "main", rounds)
    memory(report, corpus / "main")
    rescan(report, corpus / "tree", rounds)
    starts(report, corpus / "main", 4 * rounds)
    report.machine["loadAtEnd"] = Path("/proc/loadavg").read_text().split()[0]

    print(report.text())
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    path = results / f"{datetime.now(timezone.utc):%Y-%m-%dT%H%M%SZ}.json"
    path.write_text(json.dumps(report.document(), indent=2) + "\n")
    print(f"\nWritten to {path}")


def machine():
    model = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), "unknown")
    return {
        "at": f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}", "cpu": model, "cores": measure.CORES,
        "kernel": platform.release(), "loadAtStart": Path("/proc/loadavg").read_text().split()[0],
    }


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def warm(corpus):
    """Brings every file into the page cache."""
    for folder in ("main", "tree"):
        for path in files(corpus / folder):
            path.read_bytes()


def peers(report, folder, rounds):
    paths = files(folder)
    everyone = [tools.Greenroom(), *tools.PEERS]
    runs = {tool.name: [] for tool in everyone}
    for number in range(rounds):
        for tool in everyone:
            say(f"{tool.name}, {len(paths)} files, round {number + 1} of {rounds}")
            runs[tool.name].append(tool.read(folder, paths))
    for tool in everyone:
        report.peers.append(Peer(tool.name, len(paths), runs[tool.name]))


def whole_corpus(report, folder, rounds):
    paths = files(folder)
    tool, runs = tools.Greenroom(), []
    for number in range(rounds):
        say(f"{tool.name}, {len(paths)} files, round {number + 1} of {rounds}")
        runs.append(tool.read(folder, paths))
    report.whole = Peer(tool.name, len(paths), runs)


def memory(report, folder):
    say("memory while indexing")
    with tools.Library() as library:
        peak = library.peak_memory("index", folder)
    report.figures.append(Figure("memory of all processes, indexing", peak / 1e6, "MB", at_most=120))


def rescan(report, folder, rounds):
    """The same tree again, with nothing changed, against `find` reading the same facts."""
    count = len(files(folder))
    ours, finds = [], []
    with tools.Library() as library:
        say(f"first index of {count} small pictures")
        first = library.run("index", folder)
        for number in range(rounds):
            say(f"re-scan, round {number + 1} of {rounds}")
            done = library.run("index", folder)
            unchanged = json.loads(done.output)["unchanged"]
            tools.expect(unchanged == count, f"the re-scan found {unchanged} of {count} files unchanged")
            ours.append(done.seconds)
            finds.append(measure.run(["find", folder, "-printf", "%p %s %T@ %i\n"]).seconds)
        peak = library.peak_memory("index", folder)
    report.figures += [
        Figure(f"first index of {count} small pictures", count / first.seconds, "files/s"),
        Figure(f"re-scan of {count} unchanged files", median(ours), "s"),
        Figure("find -printf of the same", median(finds), "s"),
        Figure("re-scan against find", median(ours) / median(finds), "times", at_most=1.5),
        Figure("memory of a re-scan", peak / 1e6, "MB", at_most=80),
    ]


def starts(report, folder, rounds):
    """The time from fork to exit of small commands, less what an empty program costs."""
    with tools.Library() as library:
        library.run("index", folder)
        environment = library.environment
        commands = {
            "greenroom --version": [tools.GREENROOM, "--version"],
            "greenroom find": [tools.GREENROOM, "find", "--limit", "20"],
            "true": ["/bin/true"],
        }
        times = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(measure.run(command, environment=environment).seconds)
    floor = median(times.pop("true"))
    for name, seconds in times.items():
        report.figures.append(Figure(f"start of {name}", (median(seconds) - floor) * 1000, "ms", at_most=25))


def say(what):
    print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)


if __name__ == "__main__":
    main()
