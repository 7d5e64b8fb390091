"""Asks a real server, on a library of the samples in a folder of its own, for everything that its description allows and
for much that it does not. Whatever is given is handed to schemathesis."""

import json
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))

from programs import Program, Server, configure, run  # noqa: E402

EXAMPLES = "25"
SECONDS = "30"
MODEL = "seedance-2.0"
DRAFT = {"model": MODEL, "prompt": "The tide comes in", "duration": 5, "resolution": "480p", "aspect_ratio": "16:9",
         "extra": {"generate_audio": False}}
# What asks for one thing of the library, and which.
OPERATIONS = {
    "assets": ["/api/v1/assets/{id}", "/api/v1/lineage/{id}", "/api/v1/clips/{id}/continue", "/media/{id}",
               "/previews/{id}/{version}/{name}"],
    "models": ["/api/v1/models/{id}"],
    "requests": ["/api/v1/requests/{id}", "/api/v1/requests/{id}/remix"],
    "tasks": ["/api/v1/tasks/{id}", "/api/v1/tasks/{id}/cancel", "/api/v1/tasks/{id}/download",
              "/api/v1/tasks/{id}/reconcile"],
}
PARTS = ["picture.jpg", "strip.jpg", "strip.vtt", "curve.json", "frame-first.jpg", "frame-last.jpg"]
QUERIES = ["kind:image", "rating:>=3 , tag:night", "kin:video", "fits:" + MODEL, "skipped:", "added:7d..", "\"a"]


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
            configuration = Path(folder) / "schemathesis.toml"
            configuration.write_text(settings(known(server)))
            return fuzz(server, configuration, arguments)
        finally:
            server.stop()
            sandbox.stop()


def known(server):
    """Ids of everything there is, so that not every question ends at the door."""
    request = ask(server, "/requests", {"draft": DRAFT})["id"]
    task = ask(server, "/tasks", {"request": request})["tasks"][0]["id"]
    ask(server, "/sets", {"name": "harbour"})
    return {"assets": [asset["id"] for asset in server.get("/assets")["assets"]], "models": [MODEL],
            "requests": [request], "tasks": [task]}


def ask(server, path, body):
    request = urllib.request.Request(server.address + "/api/v1" + path, json.dumps(body).encode(), {
        "Authorization": "Bearer " + server.document["token"], "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def settings(ids):
    """What a query, an id or a draft means no schema can say, so what follows it may still be refused."""
    words = sum(ids.values(), []) + QUERIES + ["harbour", "@image1", "night", "place/paris", "https://example.org/a.jpg"]
    lines = ["[checks]", "positive_data_acceptance.enabled = false", "[dictionaries]"]
    for name, values in {**ids, "words": words, "parts": PARTS, "versions": ["1"], "queries": QUERIES}.items():
        lines.append(f"{name} = {{ values = {json.dumps(values)} }}")
    lines += ["[generation.dictionaries]", 'string = { dictionary = "words", probability = 0.3 }',
              "[parameters]", 'q = { dictionary = "queries", probability = 0.7 }',
              'version = { dictionary = "versions", probability = 0.8 }']
    for name, paths in OPERATIONS.items():
        for path in paths:
            parameters = f'id = {{ dictionary = "{name}", probability = 0.7 }}'
            if "{name}" in path:
                parameters += ', name = { dictionary = "parts", probability = 0.8 }'
            lines += ["[[operations]]", f'include-path = "{path}"', f"parameters = {{ {parameters} }}"]
    return "\n".join(lines) + "\n"


def fuzz(server, configuration, arguments):
    command = [
        Path(sys.executable).parent / "schemathesis", "--config-file", configuration,
        "run", ROOT / "Assets" / "openapi.yaml", "--url", server.address,
        "--header", "Authorization: Bearer " + server.document["token"],
        # Events go on for ever.
        "--exclude-path-regex", "events$",
        "--max-examples", EXAMPLES, "--request-timeout", SECONDS, "--generation-database", "none",
        "--continue-on-failure", "--warnings", "off", *arguments,
    ]
    return subprocess.run(command, cwd=configuration.parent, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
