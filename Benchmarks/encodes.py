"""The real encodes that the corpus is made of: some two hundred files, each different."""

import random
import subprocess
from pathlib import Path

from PIL import Image

SIZES = [(640, 480), (1280, 720), (1920, 1080), (2400, 1600), (3000, 2000), (4000, 3000), (6000, 4000)]


def ffmpeg(*arguments):
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *map(str, arguments)]
    subprocess.run(command, check=True)


def photograph(size, seed, mode="RGB"):
    """A picture with the entropy of a photograph: soft shapes, and grain over them."""
    noise = random.Random(seed)
    small = Image.new("RGB", (24, 16))
    small.putdata([tuple(noise.randrange(256) for _ in range(3)) for _ in range(24 * 16)])
    soft = small.resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise((size[0] // 2, size[1] // 2), 40).resize(size).convert("RGB")
    return Image.blend(soft, grain, 0.06).convert(mode)


def jpegs(folder, count):
    for index in range(count):
        path = folder / f"{index:03}.jpg"
        picture = photograph(SIZES[index % len(SIZES)], index)
        picture.save(path, quality=(80, 92)[index % 2], progressive=index % 4 == 0)
        if index % 3 != 2:
            describe(path, picture, orientation=(1, 3, 6, 8)[index % 4])


def describe(path, picture, orientation):
    """What a camera writes: EXIF with a position and a small picture of its own."""
    thumbnail = path.with_suffix(".thumbnail")
    small = picture.copy()
    small.thumbnail((160, 120))
    small.save(thumbnail, "JPEG", quality=75)
    subprocess.run(
        [
            "exiftool", "-q", "-overwrite_original", "-n", f"-Orientation={orientation}", "-Make=Benchmark",
            "-Model=Arithmetic", "-DateTimeOriginal=2026:01:02 03:04:05", "-ExposureTime=0.004", "-FNumber=2.8",
            "-ISO=200", "-GPSLatitude=30.25", "-GPSLatitudeRef=N", "-GPSLongitude=120.17", "-GPSLongitudeRef=E",
            f"-ThumbnailImage<={thumbnail}", path,
        ],
        check=True,
    )
    thumbnail.unlink()


def pngs(folder, count):
    modes = ["RGB", "RGBA", "P", "L"]
    sides = [256, 512, 800, 1200, 3000]
    for index in range(count):
        side = sides[index % len(sides)]
        soft = photograph((side // 4, side // 4), index).resize((side, side)).convert(modes[index % 4])
        soft.save(folder / f"{index:03}.png")


def webps(folder, count):
    for index in range(count):
        path = folder / f"{index:03}.webp"
        if index % 3 == 0:
            photograph((1280, 720), index).save(path, quality=80)
        elif index % 3 == 1:
            photograph((320, 240), index, "RGBA").save(path, lossless=True)
        else:
            frames = [photograph((320, 240), index * 100 + frame) for frame in range(8)]
            frames[0].save(path, save_all=True, append_images=frames[1:], duration=80, quality=60)


def clips(folder, count):
    for index in range(count):
        seconds = 2 + index % 14
        size = ["854x480", "1280x720", "1920x1080"][index % 3]
        make_clip(folder / f"{index:03}.mp4", size, seconds, CLIP_VARIANTS[index % len(CLIP_VARIANTS)])


CLIP_VARIANTS = [
    ["-movflags", "+faststart"],
    [],
    ["-movflags", "+frag_keyframe+empty_moov"],
    ["-metadata:s:v:0", "rotate=90"],
    ["-bf", "2", "-movflags", "+faststart"],
    ["-vf", "select='not(mod(n,3))',setpts=N/8/TB+0.01*mod(N\\,5)/TB", "-vsync", "vfr"],
]


def make_clip(path, size, seconds, options):
    ffmpeg(
        "-f", "lavfi", "-i", f"testsrc2=size={size}:rate=24,noise=alls=4", "-f", "lavfi", "-i", "sine=300",
        "-t", seconds, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "36", "-pix_fmt", "yuv420p", "-c:a", "aac",
        *options, path,
    )


def films(folder, count):
    kinds = [
        ("mov", ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"]),
        ("mov", ["-c:v", "prores_ks", "-c:a", "pcm_s16le"]),
        ("mkv", ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "libvorbis"]),
        ("webm", ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libvorbis"]),
        ("webm", ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]),
    ]
    for index in range(count):
        extension, options = kinds[index % len(kinds)]
        ffmpeg(
            "-f", "lavfi", "-i", "testsrc2=size=640x480:rate=25", "-f", "lavfi", "-i", "sine=440:sample_rate=48000",
            "-t", 2 + index % 3, *options, folder / f"{index:03}.{extension}",
        )


def songs(folder, count):
    kinds = [
        ["-b:a", "192k"], ["-q:a", "4"], ["-b:a", "192k", "-write_xing", "0"], ["-q:a", "4", "-write_xing", "0"],
    ]
    for index in range(count):
        music = f"anoisesrc=color=pink:seed={index},tremolo=f=2:d=.9"
        ffmpeg(
            "-f", "lavfi", "-i", music, "-t", 12 + (index * 37) % 199, "-c:a", "libmp3lame", *kinds[index % 4],
            folder / f"{index:03}.mp3",
        )


def waves(folder, count):
    for index in range(count):
        codec = ["pcm_s16le", "pcm_s24le", "pcm_s32le"][index % 3]
        ffmpeg(
            "-f", "lavfi", "-i", f"anoisesrc=color=brown:seed={index}", "-t", 3 + index % 20, "-c:a", codec,
            folder / f"{index:03}.wav",
        )


def odds(folder):
    picture = photograph((800, 600), 7)
    for extension in ("gif", "bmp", "tiff"):
        picture.save(folder / f"still.{extension}")
    frames = [photograph((320, 240), frame) for frame in range(8)]
    frames[0].save(folder / "moving.gif", save_all=True, append_images=frames[1:], duration=80)
    picture.save(folder / "picture.png")
    subprocess.run(["heif-enc", "-q", "50", folder / "picture.png", "-o", folder / "picture.heic"], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run(["heif-enc", "-A", "-q", "50", folder / "picture.png", "-o", folder / "picture.avif"], check=True,
                   stdout=subprocess.DEVNULL)
    for name, codec in [
        ("tone.flac", "flac"), ("tone.opus", "libopus"), ("tone.ogg", "libvorbis"), ("tone.m4a", "aac"),
        ("tone.aac", "aac"),
    ]:
        ffmpeg("-f", "lavfi", "-i", "sine=440:sample_rate=48000", "-t", 9, "-c:a", codec, folder / name)
    for name in ("clip.avi", "clip.ts"):
        ffmpeg("-f", "lavfi", "-i", "testsrc2=size=640x480:rate=25", "-t", 4, "-c:v", "mpeg4", folder / name)


ENCODERS = {
    "jpeg": (jpegs, 56), "png": (pngs, 30), "webp": (webps, 18), "mp4": (clips, 36), "film": (films, 10),
    "mp3": (songs, 20), "wav": (waves, 15),
}


def make(folder: Path):
    """Makes what is missing; a kind that is complete is left alone."""
    for kind, (encode, count) in ENCODERS.items():
        target = folder / kind
        if (target / ".complete").exists():
            continue
        print(f"encoding {count} {kind}", flush=True)
        target.mkdir(parents=True, exist_ok=True)
        encode(target, count)
        (target / ".complete").touch()
    odd = folder / "odd"
    if not (odd / ".complete").exists():
        odd.mkdir(parents=True, exist_ok=True)
        odds(odd)
        (odd / ".complete").touch()
