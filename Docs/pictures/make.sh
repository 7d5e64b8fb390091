#!/usr/bin/env bash
# Draws the pictures of the README anew, from what the release build makes of the samples.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
PATH=${GREENROOM_BUILD:-$root/.build/release}:$PATH

# A folder with a short name, since paths are in the pictures.
film=/tmp/film
rm -rf "$film"
mkdir -p "$film/refs" "$film/takes"
trap 'rm -rf "$film"' EXIT
cd "$film"
export GREENROOM_LIBRARY=$film/library XDG_CONFIG_HOME=$film/config
cp "$root"/Assets/Samples/ready/{balloon.png,dunes.jpg,drift.mp4,theme.mp3} refs
cp "$root"/Assets/Samples/unfit/{panorama.jpg,really-a-png.jpg,stop-motion.mp4,a-playlist.mp4,one-second.mp3} takes
cp "$root"/Assets/Samples/ready/dunes.jpg takes

draw() { python3 "$root/Scripts/picture.py" --columns 104 "$root/Docs/pictures/$1.svg" -- "${@:2}"; }

draw check greenroom check takes --model seedance-2.0
greenroom index refs --set dusk --progress none >"$film/log"
for name in balloon dunes drift theme; do greenroom name refs/$name.* $name >>"$film/log"; done
draw request greenroom request build --set dusk --model seedance-2.0 --duration 5 --resolution 720p \
  --aspect-ratio 16:9 --extra generate_audio=true --prompt "@balloon over @dunes, camera like @drift, to @theme"
cp "$root"/Assets/Samples/unfit/{from-a-phone.heic,see-through.png,theme.m4a} takes
greenroom index takes --progress none >>"$film/log" 2>&1 || true
greenroom sheet --model seedance-2.0 --sort path --tile 180 --columns 6 --force -o "$root/Docs/pictures/sheet.png" >>"$film/log"
