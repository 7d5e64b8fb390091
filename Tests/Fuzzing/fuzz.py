"""Asks a real server, on a library of the samples in a folder of its own, for everything that its description allows and
for much that it does not. Whatever is given is handed to schemathesis."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))

from programs import Program, Server, configure, run  # noqa: E402

EXAMPLES = "25"
SECONDS = "30"


def main(arguments):
    with tempfile.TemporaryDirectory(prefix="greenroom-fuzz-") as folder:
        library = Path(folder) / "library"
        media = Path(folder) / "media"
        shutil.copytree(ROOT / "Assets" / "Samples" / "ready", media)
        configure(library)
        run(library, "index", media)
        sandbox = Program(library, "sandbox", "--port", "0", "--queue", "100ms", "--latency", "1s")
        server = Server(library, sandbox)
        try:
            return fuzz(server, folder, arguments)
        finally:
            server.stop()
            sandbox.stop()


def fuzz(server, folder, arguments):
    command = [
        Path(sys.executable).parent / "schemathesis", "--config-file", Path(__file__).with_name("schemathesis.toml"),
        "run", ROOT / "Assets" / "openapi.yaml", "--url", server.address,
        "--header", "Authorization: Bearer " + server.document["token"],
        # Events go on for ever.
        "--exclude-path-regex", "events$",
        "--max-examples", EXAMPLES, "--request-timeout", SECONDS, "--generation-database", "none",
        "--continue-on-failure", *arguments,
    ]
    return subprocess.run(command, cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
