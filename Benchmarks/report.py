"""The figures of one run, as a table and as JSON."""

from dataclasses import dataclass, field
from statistics import median

# How many times faster than each peer ours has to be.
FACTORS = {"ffprobe, a process per file": 500, "PyAV, in one process": 20, "exiftool -json, one process": 30}
FILES_PER_SECOND = 4000


@dataclass
class Figure:
    what: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def is_met(self):
        return ((self.at_most is None or self.value <= self.at_most)
                and (self.at_least is None or self.value >= self.at_least))

    @property
    def target(self):
        if self.at_most is not None:
            return f"at most {self.at_most:g}"
        return f"at least {self.at_least:g}" if self.at_least is not None else ""

    def document(self):
        return {"what": self.what, "value": self.value, "unit": self.unit, "target": self.target or None,
                "met": self.is_met if self.target else None}


class Peer:
    def __init__(self, name, files, runs):
        self.name = name
        self.files = files
        self.seconds = [run.seconds for run in runs]
        self.cpu_seconds = [run.cpu_seconds for run in runs]
        self.others = median(run.others for run in runs)

    @property
    def rate(self):
        return self.files / median(self.seconds)

    def document(self):
        return {"name": self.name, "files": self.files, "filesPerSecond": self.rate, "seconds": self.seconds,
                "cpuSeconds": self.cpu_seconds, "otherLoad": self.others}


@dataclass
class Report:
    machine: dict
    peers: list = field(default_factory=list)
    whole: Peer | None = None
    figures: list = field(default_factory=list)

    def all_figures(self):
        yield Figure(f"first index of {self.whole.files} mixed files, rows written", self.whole.rate, "files/s",
                     at_least=FILES_PER_SECOND)
        for peer in self.peers[1:]:
            yield Figure(f"against {peer.name}", self.whole.rate / peer.rate, "times",
                         at_least=FACTORS.get(peer.name))
            yield Figure(f"… on the same {peer.files} files, starts included", self.peers[0].rate / peer.rate, "times")
        yield from self.figures

    def document(self):
        return {"schema": "greenroom.bench/1", "machine": self.machine,
                "tools": [peer.document() for peer in [*self.peers, self.whole]],
                "figures": [figure.document() for figure in self.all_figures()]}

    def text(self):
        rows = [("tool", "files", "wall s (spread)", "CPU s", "files/s", "others")]
        for peer in [*self.peers, self.whole]:
            spread = f"{median(peer.seconds):.3f} ({min(peer.seconds):.3f}-{max(peer.seconds):.3f})"
            rows.append((peer.name, str(peer.files), spread, f"{median(peer.cpu_seconds):.2f}", f"{peer.rate:,.0f}",
                         f"{peer.others:.0%}"))
        about = ", ".join(f"{key} {value}" for key, value in self.machine.items())
        return f"\n{about}\n\n{table(rows)}\n\n{checks(self.all_figures())}"


def checks(figures):
    """What was seen, what was to be, and whether it is."""
    rows = [("figure", "seen", "target", "")]
    for figure in figures:
        verdict = ("met" if figure.is_met else "MISSED") if figure.target else ""
        rows.append((figure.what, f"{figure.value:,.4g} {figure.unit}", figure.target, verdict))
    return table(rows)


def table(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)
