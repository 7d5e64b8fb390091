#!/usr/bin/env bash
# Makes every file of this folder anew, from nothing but arithmetic: a balloon over the dunes at dusk.
#
# Needs ffmpeg, exiftool and heif-enc (make test installs them). The files that are kept were made with
# ffmpeg 5.1 of Debian 12; another version may give other bytes and the same pictures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p ready unfit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

exact=(-fflags +bitexact -flags +bitexact -map_metadata -1 -threads 1)

ff() { ffmpeg -nostdin -v error -y "$@"; }

# --- The picture -------------------------------------------------------------------------------------------

# The ridges of four dunes, from the far one to the near one, as heights in the picture.
ridge1='H*(.60+.020*sin(X/W*7+.4)+.008*sin(X/W*19))'
ridge2='H*(.68+.045*sin(X/W*5+2.2)+.010*sin(X/W*13+1))'
ridge3='H*(.78+.060*sin(X/W*4+4.4)+.012*sin(X/W*11+3))'
ridge4='H*(.90+.050*sin(X/W*3+.9)+.010*sin(X/W*9+2))'

# One colour channel of the dusk: the sky from top to horizon, the sun's glow, and each dune with a lit edge.
channel() { # top horizon glow dune1 dune2 dune3 dune4 edge
  local sun='hypot(X-.70*W,Y-.50*H)/H'
  local sky="$1+($2-$1)*pow(min(Y/(.62*H)\,1)\,1.4)"
  echo "if(gt(Y,$ridge4),$7+$8*.5*exp(-(Y-$ridge4)/(.012*H)),
if(gt(Y,$ridge3),$6+$8*.7*exp(-(Y-$ridge3)/(.014*H)),
if(gt(Y,$ridge2),$5+$8*.8*exp(-(Y-$ridge2)/(.020*H)),
if(gt(Y,$ridge1),$4+$8*exp(-(Y-$ridge1)/(.030*H)),
clip($sky+$3*exp(-$sun*4)+$3*2*lt($sun,.075),0,255)))))" | tr -d '\n' | sed 's/\\,/,/g'
}

dusk() { # width height file
  ff -f lavfi -i "color=black:s=$1x$2:d=1:r=1,format=gbrp,geq=
r='$(channel 44 250 110 206 158 96 40 48)':
g='$(channel 46 150 80 122 82 52 26 34)':
b='$(channel 104 96 30 96 76 66 46 14)'" -frames:v 1 "$3"
}

# A striped balloon with its basket, alone on glass: `width` and `height` are those of the picture.
balloon() { # width height file
  local dx='(X-W/2)/(W*.40)' dy='(Y-H*.38)/(W*.40)'
  local down="max($dy,0)"
  local wide="(1-.42*$down*$down)"
  local inside="lt(hypot($dx/$wide,$dy/if(gt($dy,0),1.34,1)),1)"
  local basket="lt(abs(X-W/2),W*.085)*between(Y,H*.86,H*.95)"
  local ropes="lt(abs(abs(X-W/2)-W*(.078+.05*(H*.86-Y)/(H*.16))),W*.006)*between(Y,H*.64,H*.86)"
  local stripe="mod(floor((asin(clip($dx/$wide,-1,1))/PI+.5)*9),2)"
  local light="(1-.34*pow($dx+.35,2)-.10*$dy)"
  paint() { echo "clip(if($inside,($1+($2-$1)*$stripe)*$light,$3),0,255)"; }
  ff -f lavfi -i "color=black:s=$1x$2:d=1:r=1,format=gbrap,geq=
r='$(paint 226 252 70)':g='$(paint 82 232 44)':b='$(paint 66 204 38)':
a='255*clip($inside+$basket+$ropes,0,1)'" -frames:v 1 "$3"
}

balloon 480 640 "$work/balloon.png"

# The dusk with the balloon before it: its height, and where its upper left corner is.
picture() { # width height balloon-height x y file [output options]
  dusk "$1" "$2" "$work/dusk.png"
  ff -i "$work/dusk.png" -i "$work/balloon.png" \
    -filter_complex "[1]scale=-2:$3[b];[0][b]overlay=$4:$5,format=rgb24" \
    "${exact[@]}" -frames:v 1 "${@:7}" "$6"
}

# The balloon drifting past, rising and sinking a little.
clip() { # width height rate seconds file [output options]
  dusk "$1" "$2" "$work/dusk.png"
  ff -loop 1 -framerate "$3" -t "$4" -i "$work/dusk.png" -loop 1 -framerate "$3" -t "$4" -i "$work/balloon.png" \
    -f lavfi -t "$4" -i "$wind" \
    -filter_complex "[1]scale=-2:h=ih*$2/1100[b];[0][b]overlay=x=W*.08+t*W*.05:y=H*.16+sin(t*1.5)*H*.03" \
    "${exact[@]}" -pix_fmt yuv420p "${@:6}" "$5"
}

h264=(-c:v libx264 -preset veryslow -crf 26 -x264-params "threads=1:lookahead-threads=1" -movflags +faststart)
aac=(-c:a aac -b:a 48k -ac 1)
mp3=(-c:a libmp3lame -b:a 48k -ac 1)

# --- The sound ---------------------------------------------------------------------------------------------

wind="anoisesrc=color=pink:seed=7:sample_rate=44100:amplitude=.6,lowpass=f=420,tremolo=f=.35:d=.7"

# Eight notes a bar, in semitones over the root, each with an echo of the one before.
theme="aevalsrc=sample_rate=44100:exprs=.32*exp(-3.2*mod(t\,.5))*("
step=0
for semitones in 0 7 12 15 10 7 3 -2; do
  theme+="eq(mod(floor(t*2)\,8)\,$step)*(sin(2*PI*220*pow(2\,$semitones/12)*t)+.4*sin(2*PI*440*pow(2\,$semitones/12)*t))+"
  step=$((step + 1))
done
theme+="0)"

sound() { # source seconds file [output options]
  ff -f lavfi -t "$2" -i "$1" -af "afade=t=in:d=0.1,areverse,afade=t=in:d=0.4,areverse" "${exact[@]}" "${@:4}" "$3"
}

# --- Ready: each passes on its own, and all of them together -----------------------------------------------

picture 1280 720 300 260 90 ready/dunes.jpg -q:v 3
picture 900 1200 640 200 180 ready/balloon.png -compression_level 9 -pred mixed
picture 864 1152 620 180 150 "$work/upright.png"
# Stored lying down, with the orientation that a phone writes: displayed it stands up again.
ff -i "$work/upright.png" -vf transpose=cclock "${exact[@]}" -q:v 3 ready/phone.jpg
exiftool -q -overwrite_original -n -Orientation=6 ready/phone.jpg

clip 864 496 24 4 ready/drift.mp4 "${h264[@]}" "${aac[@]}"
clip 720 720 30 3 ready/square.mov "${h264[@]}" -an
sound "$theme" 8 ready/theme.mp3 "${mp3[@]}"
sound "$wind" 3 ready/wind.wav -c:a pcm_s16le -ac 1 -ar 16000

# --- Unfit: each for a reason of its own -------------------------------------------------------------------

picture 299 299 190 70 30 unfit/thumbnail.jpg -q:v 4
picture 2620 1000 420 500 120 unfit/panorama.jpg -q:v 6
picture 640 480 220 110 60 "$work/still.png"
ff -i "$work/still.png" "${exact[@]}" -f image2pipe -c:v png -compression_level 9 -pred mixed unfit/really-a-png.jpg
heif-enc -q 50 "$work/still.png" -o unfit/from-a-phone.heic >/dev/null
ff -i "$work/balloon.png" "${exact[@]}" -compression_level 9 -pred mixed unfit/see-through.png

clip 864 496 12 3 unfit/stop-motion.mp4 "${h264[@]}" "${aac[@]}"
clip 864 496 24 16 unfit/too-long.mp4 "${h264[@]}" -crf 32 -an
clip 640 360 24 3 unfit/too-few-pixels.mp4 "${h264[@]}" -an
clip 864 496 24 3 unfit/from-the-web.webm -c:v libvpx-vp9 -b:v 0 -crf 40 -row-mt 0 -an
clip 864 496 24 3 "$work/whole.mp4" "${h264[@]}" "${aac[@]}"
head -c 30000 "$work/whole.mp4" >unfit/cut-off.mp4

printf '#EXTM3U\n#EXTINF:4,\nhttp://clips.example.invalid/drift.mp4\n' >unfit/a-playlist.mp4

sound "$wind" 20 unfit/twenty-seconds.mp3 "${mp3[@]}" -b:a 24k -ar 22050
sound "$theme" 4 unfit/theme.m4a "${aac[@]}"
sound "$theme" 1 unfit/one-second.mp3 "${mp3[@]}"
sound "anullsrc=sample_rate=44100" 3 unfit/silence.mp3 "${mp3[@]}" -b:a 32k
