"""Says on disk which processes are at work on a session, so that a dead one's can be found.

A line a process: its number and its start, since numbers are given out again. The marker is
made before the first sound and goes last, so its presence without a living process is the
one sure sign of a recording that was not finished.
"""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import Final

import psutil

#: Name of the marker in a session's folder.
MARKER: Final = "RECORDING"


def process_start(pid: int) -> str:
    """When a process started, as text that no other process of that number shares; empty if there is none.

    Examples
    --------
    >>> process_start(os.getpid()) == process_start(os.getpid()) != ""
    True
    """
    try:
        if platform.system() == "Linux":
            # Counted from the machine's start: setting the clock does not change it.
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
            fields = stat.rpartition(")")[2].split()
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
            return "" if fields[0] == "Z" else f"{boot}:{fields[19]}"
        return f"{psutil.Process(pid).create_time():.1f}"
    except (OSError, psutil.Error):
        return ""


def sign(folder: Path) -> None:
    """Add this process to the marker, which is made if it is not there."""
    with (folder / MARKER).open("a", encoding="ascii") as file:
        file.write(f"{os.getpid()} {process_start(os.getpid())}\n")
        file.flush()
        os.fsync(file.fileno())


def at_work(folder: Path) -> bool:
    """Whether a process that signed the marker is alive."""
    return any(_alive(line) for line in _lines(folder))


def is_marked(folder: Path) -> bool:
    """Whether the session was not finished, by a living process or a dead one."""
    return (folder / MARKER).is_file()


def unmark(folder: Path) -> None:
    """Take the marker away: the session is finished."""
    (folder / MARKER).unlink(missing_ok=True)


def _lines(folder: Path) -> list[str]:
    try:
        return (folder / MARKER).read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _alive(line: str) -> bool:
    pid, _, start = line.partition(" ")
    return pid.isdigit() and start != "" and process_start(int(pid)) == start
