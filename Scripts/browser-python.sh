#!/bin/sh
# Installs chromium (apt) and Playwright (PyPI, into .build/browser) where they are missing, and runs that Python with
# what is given.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)

folder=$root/.build/browser
requirements=$root/Tests/Browser/requirements.txt

"$root/Scripts/packages.sh" browser
if ! cmp -s "$requirements" "$folder/requirements.txt"; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
  cp "$requirements" "$folder/requirements.txt"
fi
exec "$folder/bin/python" "$@"
