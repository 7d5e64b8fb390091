"""Running a command and saying what it took: wall time, its own CPU time, memory, and who else was busy."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
CORES = os.cpu_count() or 1


@dataclass
class Run:
    seconds: float
    cpu_seconds: float
    # The share of all cores, 0 to 1, that other processes used meanwhile.
    others: float
    output: bytes
    status: int


def run(command, stdin=None, environment=None, keep_output=False):
    """Runs a command to its end. Its output goes to /dev/null unless it is kept."""
    busy, own, start = busy_seconds(), own_seconds(), time.perf_counter()
    done = subprocess.run(
        list(map(str, command)), input=stdin, env=environment, stderr=subprocess.DEVNULL,
        stdout=subprocess.PIPE if keep_output else subprocess.DEVNULL, check=False,
    )
    seconds = time.perf_counter() - start
    cpu = own_seconds() - own
    others = max(0.0, busy_seconds() - busy - cpu) / (seconds * CORES)
    return Run(seconds, cpu, min(1.0, others), done.stdout or b"", done.returncode)


def busy_seconds():
    """What all cores have worked since the machine started."""
    fields = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    user, nice, system, _, _, irq, softirq, steal = map(int, fields[:8])
    return (user + nice + system + irq + softirq + steal) / TICKS


def own_seconds():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak_memory(command, environment=None, every=0.02):
    """The most memory that a command and all its children held together, in bytes, as PSS: pages that several
    share are counted once. Sampled, so a shorter peak is missed; and sampling slows, so time is not taken here."""
    process = subprocess.Popen(
        list(map(str, command)), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, finished = 0, threading.Event()

    def sample():
        nonlocal peak
        while not finished.is_set():
            peak = max(peak, sum(map(proportional_set, family(process.pid))))
            finished.wait(every)

    sampler = threading.Thread(target=sample)
    sampler.start()
    process.wait()
    finished.set()
    sampler.join()
    return peak


def family(root):
    """A process and all that descend from it."""
    children = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                fields = Path(entry.path, "stat").read_text().rsplit(")", 1)[1].split()
                children.setdefault(int(fields[1]), []).append(int(entry.name))
            except OSError:
                continue
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += children.get(process, [])
    return found


def family_seconds(root):
    """What a process and those of its descendants that are still there have worked."""
    seconds = 0.0
    for process in family(root):
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            seconds += (int(fields[11]) + int(fields[12])) / TICKS
        except OSError:
            continue
    return seconds


def proportional_set(process):
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
