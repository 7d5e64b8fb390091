"""Small legal changes that make a copy of a file a file of its own, without encoding it again."""

import struct
import zlib


def jpeg(data, label):
    """A comment segment after the first marker."""
    return data[:2] + b"\xff\xfe" + struct.pack(">H", len(label) + 2) + label + data[2:]


def png(data, label):
    """A tEXt chunk after the header."""
    end = 8 + 4 + 4 + 13 + 4
    body = b"tEXt" + b"Comment\0" + label
    return data[:end] + struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)) + data[end:]


def riff(data, label):
    """An unknown chunk at the end, and a size that counts it."""
    label += b"\0" * (len(label) % 2)
    chunk = b"note" + struct.pack("<I", len(label)) + label
    size = struct.unpack("<I", data[4:8])[0]
    return data[:4] + struct.pack("<I", size + len(chunk)) + data[8:] + chunk


def mp4(data, label):
    """A free box at the end."""
    return data + struct.pack(">I", len(label) + 8) + b"free" + label


def matroska(data, label):
    """A void element at the end."""
    return data + b"\xec" + bytes([0x80 | len(label)]) + label


def mp3(data, label):
    """An ID3v1 tag."""
    return data + b"TAG" + label[:30].ljust(125, b"\0")


def lying_wave(data, label):
    """A data chunk whose size says nothing, as a recorder that was cut off leaves it."""
    place = data.index(b"data") + 4
    lie = b"\xff\xff\xff\xff" if label[-1] % 2 else b"\0\0\0\0"
    return data[:place] + lie + data[place + 4:]


BY_EXTENSION = {
    ".jpg": jpeg, ".png": png, ".webp": riff, ".wav": riff, ".mp4": mp4, ".mov": mp4, ".mkv": matroska,
    ".webm": matroska, ".mp3": mp3,
}
