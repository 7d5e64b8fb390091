#!/bin/sh
# Runs the tests of the page in chromium against the built programs. What is given is handed to pytest.
set -eu
cd "$(dirname "$0")/.."
exec Scripts/browser-python.sh -m pytest -q -p no:cacheprovider Tests/Browser "$@"
