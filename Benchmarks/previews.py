#!/usr/bin/env python3
"""Makes previews of the same JPEGs with Greenroom, Pillow, libvips and ffmpeg, and says which targets are met.

    previews.py [--rounds 3] [--stills 200] [FOLDER]

FOLDER is the corpus that corpus.py made. Rounds are interleaved and medians are taken. Rates are per core: pictures
for each second of CPU time, so that Greenroom, which uses every core, stands beside tools that use one. Greenroom's
figures include its start and writing the pictures; its library is indexed before, and forgets its previews between
the rounds.
"""

import argparse
import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import measure
import tools
from bench import machine, say

HERE = Path(__file__).parent
SIDE = 512
MUST, AIM = 20, 33


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stills", type=int, default=200)
    parser.add_argument("--pillow", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "corpus")
    arguments = parser.parse_args()
    if arguments.pillow:
        return pillow(arguments.pillow)
    files = chosen(arguments.folder / "main" / "jpeg", arguments.stills)
    with tempfile.TemporaryDirectory(prefix="greenroom-bench-") as scratch:
        print(json.dumps({"machine": machine(), **measured(Path(scratch), files, arguments.rounds)}, indent=2))


def chosen(folder, count):
    files = sorted(folder.rglob("*.jpg"))
    return files[:: max(1, len(files) // count)][:count]


def measured(scratch, files, rounds):
    stills = scratch / "stills"
    stills.mkdir()
    for number, file in enumerate(files):
        shutil.copy(file, stills / f"{number:04}.jpg")
    everyone = [Greenroom(scratch / "library", stills), Peer("Pillow", pillow_command(stills))]
    if shutil.which("vipsthumbnail"):
        everyone.append(Peer("vipsthumbnail", vips_command(stills, scratch / "vips")))
    everyone.append(Peer("ffmpeg, a process each", ffmpeg_command(stills, scratch / "ffmpeg")))
    for number in range(rounds):
        for tool in everyone:
            say(f"{tool.name}, round {number + 1} of {rounds}")
            tool.run(len(files))
    own = everyone[0]
    memory = own.memory()
    return {
        "stills": len(files),
        "stillsPerCPUSecond": {tool.name: round(median(tool.rates), 1) for tool in everyone},
        "greenroomPeakMB": round(memory / 1_000_000),
        "isMust": median(own.rates) >= MUST and memory < 300_000_000,
        "isAim": median(own.rates) >= AIM,
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
        done = measure.run(self.command, environment=self.environment())
        self.rates.append(count / done.cpu_seconds)

    def environment(self):
        return None


class Greenroom(Peer):
    def __init__(self, library, stills):
        super().__init__("greenroom previews", [tools.GREENROOM, "previews", "", "--json"])
        self.library = library
        subprocess.run([tools.GREENROOM, "index", stills], check=True, stdout=subprocess.DEVNULL, env=self.environment())

    def environment(self):
        return tools.environment(self.library)

    def prepare(self):
        for folder in self.library.rglob("previews"):
            shutil.rmtree(folder)

    def memory(self):
        self.prepare()
        return measure.peak_memory(self.command, self.environment())


def pillow_command(stills):
    return [sys.executable, Path(__file__), "--pillow", stills]


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


def ffmpeg_command(stills, output):
    output.mkdir()
    size = f"scale={SIDE}:{SIDE}:force_original_aspect_ratio=decrease:flags=area"
    each = f'ffmpeg -nostdin -v quiet -y -i "$1" -vf {size} -q:v 4 "{output}/$(basename "$1")"'
    return ["find", stills, "-name", "*.jpg", "-exec", "sh", "-c", each, "sh", "{}", ";"]


if __name__ == "__main__":
    main()
