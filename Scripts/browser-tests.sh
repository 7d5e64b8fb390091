#!/bin/sh
# Installs chromium (apt) and Playwright (PyPI, into .build/browser) where they are missing, and runs the tests of the
# page in it against the built programs. What is given is handed to pytest.
set -eu
cd "$(dirname "$0")/.."

folder=.build/browser
requirements=Tests/Browser/requirements.txt

Scripts/packages.sh browser
if ! cmp -s "$requirements" "$folder/requirements.txt"; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
  cp "$requirements" "$folder/requirements.txt"
fi
exec "$folder/bin/python" -m pytest -q -p no:cacheprovider Tests/Browser "$@"
