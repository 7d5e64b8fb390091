#!/usr/bin/env python3
"""Draws what a command prints on a terminal, as an SVG for the README.

    Scripts/picture.py [--columns 100] [--lines 40] OUTPUT.svg -- COMMAND…

The command is run in a terminal of its own, so its colours are the real ones; nothing is drawn that it did not
print.
"""

import argparse
import fcntl
import html
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
import unicodedata
from pathlib import Path

COLORS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "36": "#79c0ff"}
PLAIN, DIM, BACK, PROMPT = "#d0d7de", "#8b949e", "#12151c", "#7ee787"
CELL, ROW, EDGE = 8.43, 20, 18


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--columns", type=int, default=100)
    parser.add_argument("--lines", type=int, default=60, help="at most so many lines are drawn")
    parser.add_argument("output", type=Path)
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    printed = run(arguments.command, arguments.columns).replace("\r", "").rstrip("\n").split("\n")
    if len(printed) > arguments.lines:
        printed = printed[: arguments.lines - 1] + ["\x1b[2m…\x1b[0m"]
    arguments.output.write_text(picture(arguments.command, printed, arguments.columns))


def run(command, columns):
    """What the command prints in a terminal of that width, with its escape codes."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = os.environ | {"GREENROOM_PROGRESS": "none", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    printed = b""
    try:
        while chunk := os.read(ours, 65536):
            printed += chunk
    except OSError:  # Linux says so when the other side has closed.
        pass
    process.wait()
    return printed.decode()


def picture(command, printed, columns):
    typed = wrapped(command, columns - 4)
    rows = [f'<tspan fill="{PROMPT}">{sign}</tspan> <tspan fill="#ffffff">{html.escape(line)}</tspan>'
            for sign, line in zip("$" + " " * len(typed), typed)]
    rows += ["", *map(spans, printed)]
    width, height = columns * CELL + 2 * EDGE, len(rows) * ROW + 2 * EDGE
    lines = "\n".join(
        f'<text x="{EDGE}" y="{EDGE + 14 + number * ROW}">{row}</text>' for number, row in enumerate(rows) if row)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}">
<rect width="100%" height="100%" rx="10" fill="{BACK}"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="{PLAIN}"
   xml:space="preserve">
{lines}
</g>
</svg>
"""


def wrapped(command, columns):
    """The command as a person types it, over as many lines as it takes."""
    words = [word if shlex.quote(word) == word else f'"{word}"' for word in command]
    lines = [Path(words[0]).name]
    for word in words[1:]:
        if len(lines[-1]) + len(word) < columns:
            lines[-1] += " " + word
        else:
            lines[-1] += " \\"
            lines.append("    " + word)
    return lines


def spans(line):
    """One line with its colours, each run of text where its column is."""
    styles, column, drawn = set(), 0, []
    for part in re.split(r"(\x1b\[[0-9;]*[A-Za-z])", line):
        if match := re.fullmatch(r"\x1b\[([0-9;]*)m", part):
            codes = [code for code in match[1].split(";") if code not in ("", "0")]
            styles = styles | set(codes) if codes else set()
        elif part and not part.startswith("\x1b"):
            color = next((COLORS[code] for code in styles if code in COLORS), DIM if "2" in styles else PLAIN)
            weight = ' font-weight="bold"' if "1" in styles else ""
            start = EDGE + column * CELL
            length = sum(map(cells, part))
            if part.strip():
                drawn.append(f'<tspan x="{start:.1f}" textLength="{length * CELL:.1f}" fill="{color}"{weight}>'
                             f"{html.escape(part)}</tspan>")
            column += length
    return "".join(drawn)


def cells(character):
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


if __name__ == "__main__":
    sys.exit(main())
