#!/usr/bin/env bash
# The main job on Assets/Samples, from files to a clip that a gateway made of them, in a library of its own. The
# gateway is the sandbox, on this machine.
#
#   Scripts/demo.sh            the library is left in Demo/library, or in $GREENROOM_DEMO/library
#
# Every command is shown before it runs, and the demo stops at the first one that ends otherwise than it should.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

demo=${GREENROOM_DEMO:-Demo}
mkdir -p "$demo"
demo=$(cd "$demo" && pwd)
export GREENROOM_LIBRARY=$demo/library
# The reader's own settings and profile stay out of it.
export XDG_CONFIG_HOME=$demo/config
unset GREENROOM_PROFILE GREENROOM_BASE_URL
# Any port that is free, beside whatever else runs here.
export GREENROOM_STAGING_PORT=0

PATH=$PWD/.build/release:$PATH
model=seedance-2.0
ready=Assets/Samples/ready
unfit=Assets/Samples/unfit

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$'\e[1m' dim=$'\e[2m' plain=$'\e[0m'; else bold='' dim='' plain=''; fi

say() { printf '\n%s# %s%s\n' "$dim" "$1" "$plain"; }

# Shows a command as a person would type it, runs it, and holds it to the exit code that it should have.
run() { # exit-code command…
  local expected=$1 code=0 word line='$'
  shift
  for word in "$@"; do
    case $word in *[!A-Za-z0-9_./=@:-]*) line+=" \"$word\"" ;; *) line+=" $word" ;; esac
  done
  printf '%s%s%s\n' "$bold" "$line" "$plain"
  "$@" </dev/null || code=$?
  [ "$code" = "$expected" ] && return
  echo "demo: that ended with $code, not with $expected" >&2
  exit 1
}

say "Index a folder, in place, and put what is in it into a reference set: each file gets its handle."
run 0 greenroom index $ready --set dusk

say "What is in the library now? And what of it would a model take that reads pictures only?"
run 0 greenroom find
run 0 greenroom find fits:seedance-1.5-pro

say "Judge those files together, as the references of one request."
run 0 greenroom check $ready/* --model $model

say "And a folder in which every file has something wrong. Exit code 5 says that the preflight found errors."
run 5 greenroom check $unfit --each --model $model

say "Names for people; a prompt that uses them follows when handles move."
run 0 greenroom name $ready/balloon.png balloon
run 0 greenroom name $ready/dunes.jpg dunes
run 0 greenroom name $ready/phone.jpg landing
run 0 greenroom name $ready/drift.mp4 drift
run 0 greenroom name $ready/square.mov hover
run 0 greenroom name $ready/theme.mp3 theme
run 0 greenroom name $ready/wind.wav wind
run 0 greenroom set show dusk

say "Compose the request: names become handles, and the body is exactly what the gateway will get."
run 0 greenroom request build --model $model --set dusk \
  --prompt "@balloon drifts over @dunes and lands as in @landing; the camera moves like @drift, then like @hover; @theme over @wind" \
  --duration 5 --resolution 720p --aspect-ratio 16:9 --extra generate_audio=true

say "It is kept, with the revision of the profile that judged it: here as a command for curl, which reads the key
# from the environment. It is refused as long as the files are not where the gateway can fetch them."
run 0 greenroom request list
request=$(greenroom request list --json | sed -n 's/^ *"id": "\([a-z0-9]*\)".*/\1/p' | head -n 1)
run 0 greenroom request show "$request" --curl

say "The whole loop needs a gateway. The sandbox is one, on this machine, without a key: it judges strictly, really
# fetches every reference, and answers with a clip."
printf '%s$ greenroom sandbox --port 0 &%s\n' "$bold" "$plain"
greenroom sandbox --port 0 --json >"$demo/sandbox.json" &
sandbox=$!
trap 'kill "$sandbox" 2>/dev/null || true' EXIT
for _ in $(seq 100); do grep -q '^}' "$demo/sandbox.json" && break; sleep 0.1; done
GREENROOM_BASE_URL=$(sed -n 's/^ *"baseURL": "\(.*\)",$/\1/p' "$demo/sandbox.json")
export GREENROOM_BASE_URL GREENROOM_PROFILE=sandbox GREENROOM_API_KEY=any

say "What would be paid for? Nothing is written down, staged or sent."
run 0 greenroom task submit --model $model --prompt "@balloon drifts over @dunes" --ref balloon=$ready/balloon.png \
  --ref dunes=$ready/dunes.jpg --duration 5 --resolution 720p --extra generate_audio=true \
  --extra return_last_frame=true --dry-run

say "Submit it: written down, staged, sent once, followed, downloaded, and kept with all that made it."
run 0 greenroom task submit --model $model --prompt "@balloon drifts over @dunes" --ref balloon=$ready/balloon.png \
  --ref dunes=$ready/dunes.jpg --duration 5 --resolution 720p --extra generate_audio=true \
  --extra return_last_frame=true --yes --again --wait --timeout 2min
clip=$(greenroom task list --limit 1 --json | sed -n 's/^ *"clip": "\([a-z0-9]*\)".*/\1/p' | head -n 1)
frame=$(greenroom task list --limit 1 --json | sed -n 's/^ *"lastFrame": "\([a-z0-9]*\)".*/\1/p' | head -n 1)

say "The clip is an asset like any other: tag it, find it, and go on from its last frame."
run 0 greenroom tag add "$clip" keeper
run 0 greenroom find "origin:generated tag:keeper"
run 0 greenroom task submit --model $model --prompt "The balloon lands" --first-frame "$frame" --duration 4 \
  --resolution 480p --extra generate_audio=false --yes --again --wait --timeout 2min
run 0 greenroom task list

cat <<END

The library is in $GREENROOM_LIBRARY. Go on from here:

  export PATH="$PWD/.build/release:\$PATH" GREENROOM_LIBRARY="$GREENROOM_LIBRARY"
  greenroom show @balloon                        everything known about one asset
  greenroom find kind:video dur:3..              a query; check and tag take the same words
  greenroom model show $model              the limits, each with its source and its date
  greenroom check $unfit/stop-motion.mp4 $ready/balloon.png --model $model --prompt "@image1 flies"
  greenroom check ~/Pictures --model $model    your own files: nothing is written to them
  greenroom --help
END
