"""The events of a session on disk: one line each, numbered and with a checksum, so that damage is seen.

A line is the event's JSON with three fields before it: ``seq`` (from 1, without holes),
``published_s`` (call time by the clock when it was told; comparing it with the event's own
instants tells how late anybody saw it) and ``crc`` (CRC-32 of the rest of the line, in hex).
Lines are handed to the system as they are written, so that a killed process loses none; after
a power cut the last seconds may be missing, and the session can be judged anew from its sound.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from coach_app.atomic_file import beside, sync_folder
from coach_app.event_json import EventFormatError, from_dict, to_line
from coach_app.events import Event

_HEAD = re.compile(r'\{"seq":(\d+),"crc":"([0-9a-f]{8})",')
_NAMED = re.compile(r'"published_s":[^,]*,"event":"([a-z_]+)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journal.

    Parameters
    ----------
    seq : int
        Its number, from 1.
    published_s : float
        Call time by the clock when it was told.
    event : Event
        What happened.
    """

    seq: int
    published_s: float
    event: Event


class Journal:
    """Writes a session's events.

    Parameters
    ----------
    path : Path
        The file; begun anew.
    """

    def __init__(self, path: Path) -> None:
        self._seq = 0
        self._file = path.open("wb", buffering=0)

    def write(self, event: Event, published_s: float) -> None:
        """Append an event that is being told now."""
        self._seq += 1
        rest = f'"published_s":{published_s:.3f},' + to_line(event)[1:]
        self._file.write(f'{{"seq":{self._seq},"crc":"{crc32(rest.encode()):08x}",{rest}\n'.encode())

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def write_journal(path: Path, told: Iterable[tuple[Event, float]]) -> None:
    """Write all events of a session: at any instant the old journal is there or the whole new one.

    Parameters
    ----------
    path : Path
        An ``events.jsonl``.
    told : iterable of (Event, float)
        Each event and when it was told; what they raise leaves the old journal as it was.
    """
    new = beside(path)
    try:
        journal = Journal(new)
        try:
            for event, published_s in told:
                journal.write(event, published_s)
        finally:
            journal.close()
        with new.open("rb+") as written:
            os.fsync(written.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def read_journal(path: Path, without: Container[str] = ()) -> Iterator[Entry]:
    """Entries of a journal up to its end or the first damaged line.

    Parameters
    ----------
    path : Path
        An ``events.jsonl``.
    without : container of str
        Names of events that the reader has no use for, such as ``measured``, which most lines are:
        they are checked for damage as the others are, and left out.

    Yields
    ------
    Entry
        In order; what follows a damaged or missing line is left out, since it cannot be trusted
        to follow.
    """
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            rest = _whole(line.rstrip("\n"), number)
            if rest is None:
                return
            named = _NAMED.match(rest)
            if named is not None and named[1] in without:
                continue
            entry = _entry(rest, number)
            if entry is None:
                return
            yield entry


def _whole(line: str, number: int) -> str | None:
    """What follows the checksum; ``None`` unless the line is that number's and undamaged."""
    head = _HEAD.match(line)
    if head is None or int(head[1]) != number:
        return None
    rest = line[head.end() :]
    return rest if crc32(rest.encode()) == int(head[2], 16) else None


def _entry(rest: str, number: int) -> Entry | None:
    try:
        document = json.loads("{" + rest)
        published_s = float(document.pop("published_s"))
        return Entry(number, published_s, from_dict(document))
    except (ValueError, KeyError, EventFormatError):
        return None
