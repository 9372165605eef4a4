"""What people ruled in all sessions, read from their folders; sessions that nobody ruled on are passed by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from coach_app.events import FlagClosed, FlagOpened, FlagShown, FlagWithdrawn
from coach_app.recording.sessions import sessions
from coach_app.rulings.log import FILE as RULINGS
from coach_app.rulings.log import RulingLog
from coach_app.rulings.state import Rulings, state_of
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import EVENTS
from feedback.flag import Flag


def ruled_sessions(root: Path) -> Iterator[Rulings]:
    """Rulings of every session that has some.

    Parameters
    ----------
    root : Path
        Folder of all sessions.

    Yields
    ------
    Rulings
        Oldest session first; one whose events cannot be read is left out.
    """
    for session in sessions(root):
        if (session.path / RULINGS).is_file():
            with suppress(OSError, ValueError):
                entries = RulingLog(session.path).entries()
                if entries:
                    yield state_of(entries, _flags(session.path / EVENTS))


def _flags(journal: Path) -> tuple[Flag, ...]:
    """Flags as they stood at the end."""
    flags: dict[int, Flag] = {}
    for entry in read_journal(journal, without=_UNUSED):
        match entry.event:
            case FlagOpened(flag=flag) | FlagShown(flag=flag) | FlagClosed(flag=flag):
                flags[flag.number] = flag
            case FlagWithdrawn(flag=flag):
                flags.pop(flag.number, None)
            case _:
                pass
    return tuple(flags.values())


# Events by the thousand that no flag is in.
_UNUSED = frozenset({"measured", "heard", "lagging", "said"})
