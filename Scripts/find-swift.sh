#!/bin/sh
# Prints the path of the Swift toolchain's `swift`, or says how to get one.
#
# `sudo make` runs with a short PATH of sudo's own, so the usual places are looked at as well.
set -eu

home_of() { getent passwd "$1" 2>/dev/null | cut -d: -f6; }

candidates="$(command -v swift || true)
${HOME:-/nonexistent}/.local/share/swiftly/bin/swift
$(home_of "${SUDO_USER:-nobody}")/.local/share/swiftly/bin/swift
$(ls -d /opt/*/usr/bin/swift /usr/local/swift*/usr/bin/swift /usr/libexec/swift/*/bin/swift 2>/dev/null || true)"

IFS='
'
for candidate in $candidates; do
  [ -x "$candidate" ] || continue
  # The OpenStack client of the same name answers --version too, but not with this word.
  case $("$candidate" --version 2>/dev/null) in
    *"Swift version"*) echo "$candidate"; exit 0 ;;
  esac
done

echo "Swift 6.2 or newer is needed and was not found. Install it from https://www.swift.org/install/linux/," >&2
echo "or name it: make SWIFT=/path/to/swift …" >&2
exit 1
