#!/bin/sh
# Installs schemathesis (PyPI, into .build/fuzzing) where it is missing, and drives every route of the built server by its
# description. What is given is handed to schemathesis, such as `--max-examples 200` or `--seed 7`.
set -eu
cd "$(dirname "$0")/.."

folder=.build/fuzzing
requirements=Tests/Fuzzing/requirements.txt

Scripts/packages.sh test
if ! cmp -s "$requirements" "$folder/requirements.txt"; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
  cp "$requirements" "$folder/requirements.txt"
fi
exec "$folder/bin/python" Tests/Fuzzing/fuzz.py "$@"
