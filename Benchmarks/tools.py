"""Ours and the peers, each as a way to read a list of files."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import measure

HERE = Path(__file__).parent
GREENROOM = Path(os.environ.get("GREENROOM_BUILD", HERE.parent / ".build" / "release")) / "greenroom"


class Greenroom:
    """Indexes a folder into a library of its own: probe, fingerprint, and rows written."""

    name = "greenroom index"

    def read(self, folder, files):
        with Library() as library:
            done = library.run("index", folder)
        expect(done.status in (0, 3), f"greenroom index ended with {done.status}")
        added = json.loads(done.output)["added"]
        expect(added == len(files), f"greenroom index added {added} of {len(files)} files")
        return done


class Library:
    """A library in a temporary folder, and the commands that run on it."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="greenroom-bench-")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    @property
    def environment(self):
        return environment(self.folder)

    def run(self, *arguments):
        return measure.run([GREENROOM, *arguments, "--json"], environment=self.environment, keep_output=True)

    def peak_memory(self, *arguments):
        return measure.peak_memory([GREENROOM, *arguments, "--json"], environment=self.environment)


def environment(library):
    """This one, with nothing of Greenroom set but the library."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GREENROOM_")}
    return kept | {"GREENROOM_LIBRARY": str(library), "XDG_CONFIG_HOME": str(library)}


class FFprobe:
    """One process a file, one after another, as a shell loop does it."""

    name = "ffprobe, a process per file"

    def read(self, folder, files):
        loop = 'while IFS= read -r file; do ffprobe -v error -of json -show_format -show_streams "$file"; done'
        return measure.run(["bash", "-c", loop], stdin=lines(files))


class ExifTool:
    name = "exiftool -json, one process"

    def read(self, folder, files):
        return measure.run(["exiftool", "-json", "-@", "-"], stdin=lines(files))


class PyAV:
    name = "PyAV, in one process"

    def read(self, folder, files):
        return measure.run([sys.executable, HERE / "peers" / "pyav.py"], stdin=lines(files))


class MediaInfo:
    """Batches of as many files as a command line may safely hold."""

    name = "mediainfo, many files a process"

    def read(self, folder, files):
        return measure.run(["xargs", "-d", "\\n", "-n", "2000", "mediainfo", "--Output=JSON"], stdin=lines(files))


PEERS = [MediaInfo(), PyAV(), ExifTool(), FFprobe()]


def lines(files):
    return "".join(f"{path}\n" for path in files).encode()


def expect(condition, message):
    if not condition:
        raise SystemExit(f"bench: {message}")
