#!/usr/bin/env python3
"""Uploads the same files with Greenroom, s5cmd and rclone to one S3 server in one run, and says which targets
are met.

    staging.py [--rounds 5]

Rounds are interleaved, each upload goes to a prefix of its own, and medians are taken. Figures are of whole
processes: Greenroom's includes its start, reading the catalog, the preflight and writing the ledger. Its digests
are known, nothing is fetched back; what those two cost stands beside it. CPU time and memory are the client's.
"""

import argparse
import json
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from statistics import median

import measure
import tools
import uploads
from bench import machine, say
from report import Figure, checks, table

HERE = Path(__file__).parent
MODEL = ["--model", "seedance-2.0"]
SIZES = {"small": 1_000, "large": 1}
UNCHECKED = ["--no-check-dest", "--ignore-checksum", "--s3-no-check-bucket", "--s3-no-head"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    about = machine()
    with tempfile.TemporaryDirectory(prefix="greenroom-bench-") as scratch, uploads.SeaweedFS() as server:
        scratch = Path(scratch)
        uploads.make_small(scratch / "small", SIZES["small"])
        uploads.make_large(scratch / "large", 50_000_000)
        asides = prepare(scratch)
        greenroom = uploads.Greenroom("greenroom stage push", scratch / "library", *MODEL, "--no-fetch-back")
        everyone = [
            greenroom, uploads.S5cmd("s5cmd"), uploads.Rclone("rclone"),
            uploads.Rclone("rclone, 16 at once, no checks", "--transfers", "16", *UNCHECKED),
        ]
        trials = [Trial(tool, scratch / name, server) for name in SIZES for tool in everyone]
        for number in range(rounds):
            for trial in trials:
                say(f"{trial.tool.name}, {trial.folder.name}, round {number + 1} of {rounds}")
                trial.run()
        for trial in trials:
            say(f"{trial.tool.name}, {trial.folder.name}, memory")
            trial.measure_memory()
        proving = uploads.Greenroom("greenroom stage push, fetched back", scratch / "library", *MODEL)
        for name in SIZES:
            trial = Trial(proving, scratch / name, server)
            say(f"{proving.name}, {name}")
            trial.run()
            asides.append(Figure(f"{name}: pushed and fetched back", trial.seconds, "s"))
    about["loadAtEnd"] = Path("/proc/loadavg").read_text().split()[0]
    show(about, trials, asides)


class Trial:
    """One tool, uploading one folder again and again."""

    def __init__(self, tool, folder, server):
        self.tool, self.folder, self.server = tool, folder, server
        self.files = [path.stat().st_size for path in folder.iterdir()]
        self.runs, self.memory = [], 0

    def run(self):
        command, environment, prefix = self.fresh()
        done = measure.run(command, environment=environment)
        tools.expect(done.status == 0, f"{self.tool.name} ended with {done.status}")
        self.check(prefix)
        self.runs.append(done)

    def measure_memory(self):
        command, environment, prefix = self.fresh()
        self.memory = measure.peak_memory(command, environment)
        self.check(prefix)

    count = 0

    def fresh(self):
        Trial.count += 1
        prefix = f"run-{Trial.count}"
        return (*self.tool.command(self.server, self.folder, prefix), prefix)

    def check(self, prefix):
        held = self.server.held(prefix + "/")
        tools.expect(held == (len(self.files), sum(self.files)), f"{self.tool.name} left {held} in the store")

    @property
    def seconds(self):
        return median(run.seconds for run in self.runs)

    @property
    def cpu_seconds(self):
        return median(run.cpu_seconds for run in self.runs)

    def document(self):
        return {"name": self.tool.name, "files": len(self.files), "bytes": sum(self.files),
                "seconds": [run.seconds for run in self.runs], "cpuSeconds": [run.cpu_seconds for run in self.runs],
                "peakMemory": self.memory, "otherLoad": median(run.others for run in self.runs)}


def prepare(scratch):
    """Makes the library in which all files are indexed, read and hashed. What hashing takes shows in two
    rehearsals, which read every packet each time."""
    (scratch / "published").mkdir()
    environment = tools.environment(scratch / "library") | {
        "GREENROOM_STAGING": "directory", "GREENROOM_STAGING_FOLDER": str(scratch / "published"),
        "GREENROOM_STAGING_URL": "https://files.example.com",
    }

    def run(*arguments):
        done = measure.run([tools.GREENROOM, *arguments], environment=environment)
        tools.expect(done.status == 0, f"greenroom {arguments[0]} ended with {done.status}")
        return done.seconds

    figures = []
    for name in SIZES:
        say(f"greenroom, {name}: index and hash")
        run("index", scratch / name, "--set", name)
        push = ["stage", "push", "--set", name, *MODEL, "--no-fetch-back"]
        unhashed = run(*push, "--dry-run")
        run(*push)
        hashed = run(*push, "--dry-run")
        figures += [Figure(f"{name}: rehearsal with hashing", unhashed, "s"),
                    Figure(f"{name}: rehearsal, digests known", hashed, "s")]
    return figures


def figures(trials):
    """Greenroom against the better of its peers, for each folder."""
    for name in SIZES:
        ours, s5cmd, *others = [trial for trial in trials if trial.folder.name == name]
        best = min([s5cmd, *others], key=lambda trial: trial.seconds)
        rate = best.seconds / ours.seconds
        yield Figure(f"{name}: against {best.tool.name}", rate, "times as fast", at_least=0.8)
        yield Figure(f"{name}: … as is aimed at", rate, "times as fast", at_least=1)
        yield Figure(f"{name}: CPU against s5cmd", ours.cpu_seconds / s5cmd.cpu_seconds, "times", at_most=1.5)
        yield Figure(f"{name}: memory of all processes", ours.memory / 1e6, "MB", at_most=50)


def show(about, trials, asides):
    rows = [("tool", "files", "wall s (spread)", "CPU s", "files/s", "MB/s", "MB of memory", "others")]
    for trial in trials:
        seconds = [run.seconds for run in trial.runs]
        rows.append((
            trial.tool.name, str(len(trial.files)), f"{trial.seconds:.3f} ({min(seconds):.3f}-{max(seconds):.3f})",
            f"{trial.cpu_seconds:.2f}", f"{len(trial.files) / trial.seconds:,.1f}",
            f"{sum(trial.files) / trial.seconds / 1e6:,.1f}", f"{trial.memory / 1e6:.0f}",
            f"{median(run.others for run in trial.runs):.0%}"))
    seen = [*figures(trials), *asides]
    print("\n" + ", ".join(f"{key} {value}" for key, value in about.items()))
    print(f"\n{table(rows)}\n\n{checks(seen)}")
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    path = results / f"staging-{datetime.now(timezone.utc):%Y-%m-%dT%H%M%SZ}.json"
    document = {"schema": "greenroom.bench.staging/1", "machine": about,
                "tools": [trial.document() for trial in trials], "figures": [figure.document() for figure in seen]}
    path.write_text(json.dumps(document, indent=2) + "\n")
    print(f"\nWritten to {path}")


if __name__ == "__main__":
    main()
