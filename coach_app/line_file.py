"""Records that are only ever added to: one JSON object a line, synced before it counts.

A crash can tear the last line and nothing else. What cannot be read is skipped and stays
in the file, so that nothing is ever lost.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def append_line(path: Path, record: Mapping[str, Any]) -> None:
    """Add a record and see it safe on disk.

    Parameters
    ----------
    path : Path
        The file; it and its folder are made if need be.
    record : mapping
        Plain values.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    with path.open("a+b") as file:
        if file.tell() and not _ends_a_line(file.fileno(), file.tell()):
            line = b"\n" + line
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records in the order in which they were added; damaged ones are left out."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    for raw in content.split(b"\n"):
        try:
            record = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield record


def _ends_a_line(handle: int, size: int) -> bool:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"
