#!/usr/bin/env python3
"""Makes the files that the benchmarks read: a mixed corpus, and a tree of many small pictures.

    corpus.py [--files 6000] [--tree 100000] [FOLDER]

    FOLDER/encodes   some two hundred real encodes
    FOLDER/main      copies of them, each with a small legal change: half JPEG, the rest PNG, WebP, MP4, MOV, MKV,
                     WebM, MP3 and WAV
    FOLDER/s12       every twelfth of main, for tools that are slow
    FOLDER/odd       other formats and broken files, as plain copies
    FOLDER/tree      small pictures, a hundred in a folder

What is there is kept: the same arguments make the same files, and only what is missing is made.
"""

import argparse
import os
import shutil
import struct
import zlib
from pathlib import Path

import encodes
import variants

# How many of a thousand files each kind has, as a studio's folder might.
SHARES = {"jpeg": 494, "png": 165, "webp": 82, "mp4": 82, "film": 17, "mp3": 82, "wav": 78}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=6000, help="files in main")
    parser.add_argument("--tree", type=int, default=100_000, help="pictures in the tree")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent / "corpus")
    arguments = parser.parse_args()
    make(arguments.folder, arguments.files, arguments.tree)


def make(folder, files, pictures):
    encodes.make(folder / "encodes")
    once(folder / "main", files, lambda target: copies(folder / "encodes", target, files))
    once(folder / "s12", files, lambda target: every_twelfth(folder / "main", target))
    once(folder / "odd", 1, lambda target: odd_and_bad(folder / "encodes", target))
    once(folder / "tree", pictures, lambda target: tree(target, pictures))


def once(target, size, fill):
    """Fills a folder unless it was filled with this size before."""
    mark = target.with_suffix(".complete")
    if mark.exists() and mark.read_text() == str(size):
        return
    print(f"making {target.name}", flush=True)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    fill(target)
    mark.write_text(str(size))


def copies(source, target, files):
    total = sum(SHARES.values())
    for kind, share in SHARES.items():
        originals = sorted(path for path in (source / kind).iterdir() if path.suffix)
        for index in range(round(files * share / total)):
            original = originals[index % len(originals)]
            folder = target / kind / f"{index // 200:02}"
            folder.mkdir(parents=True, exist_ok=True)
            change = variants.BY_EXTENSION[original.suffix]
            if kind == "wav" and index % 16 == 0:
                change = variants.lying_wave
            data = change(original.read_bytes(), f"{kind} {index}".encode())
            (folder / f"{original.stem}-{index:05}{original.suffix}").write_bytes(data)


def every_twelfth(source, target):
    files = sorted(path for path in source.rglob("*") if path.is_file())
    for path in files[::12]:
        os.link(path, target / path.name)


def odd_and_bad(source, target):
    for index in range(13):
        for original in (source / "odd").iterdir():
            if original.suffix:
                shutil.copyfile(original, target / f"{index}-{original.name}")
    picture = next((source / "jpeg").glob("*.jpg")).read_bytes()
    clip = (source / "mp4" / "001.mp4").read_bytes()
    for index in range(12):
        (target / f"cut-{index}.jpg").write_bytes(picture[: 400 + index * 4000])
        (target / f"cut-{index}.mp4").write_bytes(clip[: len(clip) // 2])
        (target / f"empty-{index}.png").touch()
        (target / f"text-{index}.mp3").write_text("this is no sound\n")
        shutil.copyfile(source / "odd" / "picture.png", target / f"png-{index}.jpg")


def tree(target, pictures):
    for index in range(pictures):
        folder = target / f"{index // 100:04}"
        if index % 100 == 0:
            folder.mkdir()
        (folder / f"{index:06}.png").write_bytes(small_picture(index))


def small_picture(index):
    """A 16×16 picture of one grey, with its number in it."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = (b"\0" + bytes([index % 256]) * 16) * 16
    header = struct.pack(">IIBBBBB", 16, 16, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"tEXt", b"Comment\0%d" % index)
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


if __name__ == "__main__":
    main()
