#!/usr/bin/env python3
"""Makes previews of the same JPEGs with Greenroom, Pillow, libvips and ffmpeg, and posters of the same clips with
Greenroom and ffmpeg, and says which targets are met.

    previews.py [--rounds 3] [--stills 200] [--clips 60] [FOLDER]

FOLDER is the corpus that corpus.py made. Rounds are interleaved and medians are taken. Rates are per core: pictures
for each second of CPU time, so that Greenroom, which uses every core, stands beside tools that use one. Greenroom's
figures include its start and writing the pictures; its library is indexed before, and forgets its previews between
the rounds. Its memory is that of all its processes together, sampled in a run of its own.
"""

import argparse
import io
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import measure
import tools
from bench import machine, say

HERE = Path(__file__).parent
SIDE = 512
MOST_MEMORY = 300_000_000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stills", type=int, default=200)
    parser.add_argument("--clips", type=int, default=60)
    parser.add_argument("--pillow", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "corpus")
    arguments = parser.parse_args()
    if arguments.pillow:
        return pillow(arguments.pillow)
    results = {"machine": machine()}
    for subject, count in ((STILLS, arguments.stills), (POSTERS, arguments.clips)):
        files = chosen(arguments.folder / "main" / subject.folder, subject.pattern, count)
        tools.expect(files, f"the corpus has no {subject.pattern}: run corpus.py")
        with tempfile.TemporaryDirectory(prefix="greenroom-bench-") as scratch:
            results[subject.name] = measured(Path(scratch), subject, files, arguments.rounds)
    print(json.dumps(results, indent=2))


@dataclass
class Subject:
    """What pictures are made of, and how many a second of CPU time there must and should be."""

    name: str
    folder: str
    pattern: str
    must: int
    aim: int
    peers: object


def chosen(folder, pattern, count):
    files = sorted(folder.rglob(pattern))
    return files[:: max(1, len(files) // count)][:count]


def measured(scratch, subject, files, rounds):
    sources = scratch / subject.name
    sources.mkdir()
    for number, file in enumerate(files):
        shutil.copy(file, sources / f"{number:04}{file.suffix}")
    own = Greenroom(scratch / "library", sources)
    everyone = [own, *subject.peers(sources, scratch)]
    for number in range(rounds):
        for tool in everyone:
            say(f"{subject.name}: {tool.name}, round {number + 1} of {rounds}")
            tool.run(len(files))
    memory = own.memory()
    rates = {tool.name: median(tool.rates) for tool in everyone}
    return {
        "files": len(files),
        "perCPUSecond": {name: round(rate, 1) for name, rate in rates.items()},
        "greenroomIsFasterBy": {name: round(rates[own.name] / rate, 2) for name, rate in rates.items() if name != own.name},
        "greenroomPeakMB": round(memory / 1_000_000),
        "isMust": rates[own.name] >= subject.must and memory < MOST_MEMORY,
        "isAim": rates[own.name] >= subject.aim,
    }


class Peer:
    def __init__(self, name, command):
        self.name = name
        self.command = command
        self.rates = []

    def prepare(self):
        pass

    def run(self, count):
        self.prepare()
        done = measure.run(self.command, environment=self.environment(), keep_output=True)
        tools.expect(done.status == 0, f"{self.name} ended with {done.status}")
        self.check(done, count)
        self.rates.append(count / done.cpu_seconds)

    def check(self, done, count):
        pass

    def environment(self):
        return None


class Greenroom(Peer):
    def __init__(self, library, sources):
        super().__init__("greenroom previews", [tools.GREENROOM, "previews", "--kind", "picture", "--json"])
        self.library = library
        subprocess.run([tools.GREENROOM, "index", sources], check=True, stdout=subprocess.DEVNULL, env=self.environment())

    def environment(self):
        return tools.environment(self.library)

    def prepare(self):
        for folder in self.library.rglob("previews"):
            shutil.rmtree(folder)

    def check(self, done, count):
        made = json.loads(done.output)["made"]
        tools.expect(made == count, f"{self.name} made {made} of {count} pictures")

    def memory(self):
        self.prepare()
        return measure.peak_memory(self.command, self.environment())


def peers_of_stills(stills, scratch):
    yield Peer("Pillow", [sys.executable, Path(__file__), "--pillow", stills])
    if shutil.which("vipsthumbnail"):
        yield Peer("vipsthumbnail", vips_command(stills, scratch / "vips"))
    yield Peer("ffmpeg, a process each", ffmpeg_command(stills, scratch / "ffmpeg", f"{fitted('area')}"))


def peers_of_posters(clips, scratch):
    """The most telling of the first hundred frames, as ffmpeg chooses it, and the very first, which chooses none."""
    telling, first = f"thumbnail=100,{fitted('bicubic')}", fitted("bicubic")
    yield Peer("ffmpeg -vf thumbnail, a process each", ffmpeg_command(clips, scratch / "telling", telling))
    yield Peer("ffmpeg, the first frame", ffmpeg_command(clips, scratch / "first", first))


def fitted(flags):
    return f"scale={SIDE}:{SIDE}:force_original_aspect_ratio=decrease:flags={flags}"


def pillow(stills):
    from PIL import Image, ImageOps

    for file in sorted(stills.iterdir()):
        picture = Image.open(file)
        picture.draft("RGB", (SIDE, SIDE))
        picture = ImageOps.exif_transpose(picture)
        picture.thumbnail((SIDE, SIDE))
        picture.save(io.BytesIO(), "JPEG", quality=80)


def vips_command(stills, output):
    output.mkdir()
    return ["vipsthumbnail", "--size", f"{SIDE}x{SIDE}", "-o", f"{output}/%s.jpg[Q=80]", *sorted(stills.iterdir())]


def ffmpeg_command(sources, output, filters):
    output.mkdir()
    each = (
        f'ffmpeg -nostdin -v quiet -y -threads 1 -i "$1" -an -vf {filters} -frames:v 1 -q:v 4 '
        f'"{output}/$(basename "$1").jpg"'
    )
    return ["find", sources, "-type", "f", "-exec", "sh", "-c", each, "sh", "{}", ";"]


STILLS = Subject("stills", "jpeg", "*.jpg", must=20, aim=33, peers=peers_of_stills)
POSTERS = Subject("posters", "mp4", "*.mp4", must=10, aim=16, peers=peers_of_posters)


if __name__ == "__main__":
    main()
