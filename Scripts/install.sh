#!/bin/sh
# Puts the release build in place, or with --remove takes it away again.
#
#   PREFIX=/usr/local DESTDIR= Scripts/install.sh [--remove]
#
# Nothing is built here, so that `sudo make install` leaves no files of root's in the build folder.
set -eu

prefix=${PREFIX:-/usr/local}
case $prefix in
  /*) ;;
  *) prefix=$PWD/$prefix ;;
esac
root=${DESTDIR:-}$prefix
built=.build/release

bin=$root/bin
share=$root/share/greenroom
bash_completion=$root/share/bash-completion/completions/greenroom
zsh_completion=$root/share/zsh/site-functions/_greenroom
manual=$root/share/man/man1/greenroom.1
fish_completion=$root/share/fish/vendor_completions.d/greenroom.fish

if [ "${1:-}" = --remove ]; then
  rm -rf "$share"
  rm -f "$bin/greenroom" "$bin/greenroom-media" "$bash_completion" "$zsh_completion" "$fish_completion" "$manual"
  echo "Removed Greenroom from $root. Libraries and settings are untouched."
  exit 0
fi

for program in greenroom greenroom-media; do
  [ -x "$built/$program" ] && continue
  echo "$built/$program is not there yet: run 'make build' first, without sudo." >&2
  exit 1
done

umask 022
mkdir -p "$bin"
install -m 755 "$built/greenroom" "$built/greenroom-media" "$bin"
# Names that only a debugger reads are a third of the bytes; the build folder keeps them.
if command -v strip >/dev/null; then strip "$bin/greenroom" "$bin/greenroom-media"; fi
rm -rf "${share:?}/Profiles"
mkdir -p "$share/Profiles"
install -m 644 Assets/Profiles/*.json "$share/Profiles"
mkdir -p "$share/Sandbox"
install -m 644 Assets/Sandbox/*.json "$share/Sandbox"
install -m 644 Assets/openapi.yaml "$share"
rm -rf "${share:?}/Web"
if [ -d Assets/Web ]; then
  find Assets/Web -type f | while IFS= read -r file; do install -D -m 644 "$file" "$share/${file#Assets/}"; done
fi

completion() {
  mkdir -p "$(dirname "$2")"
  "$built/greenroom" --generate-completion-script "$1" >"$2"
}
completion bash "$bash_completion"
completion zsh "$zsh_completion"
completion fish "$fish_completion"

if command -v python3 >/dev/null; then
  mkdir -p "$(dirname "$manual")"
  "$built/greenroom" --experimental-dump-help | python3 Scripts/manual.py >"$manual"
else
  echo "No manual page: writing it takes python3."
fi

echo "Installed greenroom and greenroom-media in $bin, their profiles in $share."
