#!/bin/sh
# Installs the Debian packages that a step needs, and only those that are missing.
#
#   Scripts/packages.sh build|test|browser|bench
#
# On a system without dpkg nothing is installed: what is missing is listed, by its Debian name.
set -eu

build="fonts-dejavu-core libavcodec-dev libavformat-dev libavutil-dev libchromaprint-dev
  libcurl4-openssl-dev libebur128-dev libheif-dev liblcms2-dev libpango1.0-dev libsqlite3-dev libssl-dev
  libswresample-dev libswscale-dev libturbojpeg0-dev libwebp-dev libxxhash-dev libzip-dev pkg-config
  zlib1g-dev"
tests="curl ffmpeg git libheif-examples libimage-exiftool-perl openssl python3 python3-venv"
browser="chromium ffmpeg fonts-wqy-zenhei python3 python3-venv"
peers="libvips-tools mediainfo"

case ${1:-} in
  build) wanted=$build ;;
  test) wanted="$build $tests" ;;
  browser) wanted=$browser ;;
  bench) wanted="$build $tests $peers" ;;
  *) echo "usage: $0 build|test|browser|bench" >&2; exit 64 ;;
esac

# Whether a package's work is already done by something that came from elsewhere.
provided() {
  case $1 in
    libchromaprint-dev | libebur128-dev | libheif-dev | libxxhash-dev | libzip-dev | libav*-dev | libsw*-dev) pkg-config --exists "${1%-dev}" 2>/dev/null ;;
    liblcms2-dev) pkg-config --exists lcms2 2>/dev/null ;;
    libturbojpeg0-dev) pkg-config --exists libturbojpeg 2>/dev/null ;;
    libwebp-dev) pkg-config --exists libwebp libwebpdemux 2>/dev/null ;;
    libpango1.0-dev) pkg-config --exists pangocairo 2>/dev/null ;;
    fonts-dejavu-core) [ -n "$(fc-list 2>/dev/null)" ] ;;
    libsqlite3-dev) pkg-config --exists sqlite3 2>/dev/null ;;
    libssl-dev) pkg-config --exists libcrypto 2>/dev/null ;;
    zlib1g-dev) pkg-config --exists zlib 2>/dev/null ;;
    libcurl4-openssl-dev) pkg-config --exists libcurl 2>/dev/null ;;
    libheif-examples) command -v heif-enc >/dev/null ;;
    libvips-tools) command -v vipsthumbnail >/dev/null ;;
    libimage-exiftool-perl) command -v exiftool >/dev/null ;;
    python3-venv) python3 -c 'import venv, ensurepip' 2>/dev/null ;;
    fonts-wqy-zenhei) [ -n "$(fc-list :lang=zh 2>/dev/null)" ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

installed() {
  if command -v dpkg-query >/dev/null; then
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
  else
    provided "$1"
  fi
}

missing=
for package in $wanted; do
  installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "Missing here, by their Debian names:$missing" >&2
  echo "Install what provides them on your system, then run the same command again." >&2
  exit 1
fi

run=
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing, and neither root nor sudo is at hand. As root, run:" >&2
    echo "  apt-get update && apt-get install$missing" >&2
    exit 1
  fi
  run=sudo
fi

echo "Installing$missing"
apt() {
  $run env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}
apt update
# shellcheck disable=SC2086 # a list of names, one word each
apt install -y --no-install-recommends $missing
