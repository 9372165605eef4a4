"""Today's calls for the dialog that joins and cuts them: from the sessions on disk, judged anew with the same rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from coach_app.recording.sessions import Kind, State, readable, sessions
from coach_app.ui.calls_dialog import CallLine, CallsAt

if TYPE_CHECKING:
    from coach_app.call import Wanted


#: A shift that began before midnight is mended after it as well.
_SHIFT = timedelta(hours=12)


def calls_at(root: Path, wanted: Callable[[], Wanted], now: Callable[[], datetime]) -> CallsAt:
    """What the dialog does with a folder of sessions.

    Parameters
    ----------
    root : Path
        Folder of the sessions in the user's data folder.
    wanted : callable
        Gives rules and ears to judge with; voice, names and verdicts are those of the call.
    now : callable
        The time of day, with its zone.
    """

    def merge(first: str, second: str) -> object:
        from coach_app.as_judged import as_judged  # noqa: PLC0415 (in an errand, when it is asked for)
        from coach_app.call import Setup  # noqa: PLC0415
        from coach_app.library.following import follow  # noqa: PLC0415
        from coach_app.shift.regroup import merge  # noqa: PLC0415

        made = merge(root, first, second, Setup(as_judged(root.parent, first, wanted())))
        follow(made.path, wanted().language)
        return made

    def split(session: str, at_s: float) -> object:
        from coach_app.as_judged import as_judged  # noqa: PLC0415
        from coach_app.call import Setup  # noqa: PLC0415
        from coach_app.library.following import follow  # noqa: PLC0415
        from coach_app.shift.regroup import split  # noqa: PLC0415

        parts = split(root, session, at_s, Setup(as_judged(root.parent, session, wanted())))
        for part in parts:
            follow(part.path, wanted().language)
        return parts

    return CallsAt(lambda: calls_of_day(root, now()), merge, split)


def calls_of_day(root: Path, day: datetime) -> tuple[CallLine, ...]:
    """Finished calls of a day, oldest first, and of the night shift that has come into it.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    day : datetime
        Now, with the zone that decides where the day begins.
    """
    found = [
        CallLine(session.id, manifest.started_at.astimezone(day.tzinfo), manifest.duration_s, manifest.reference)
        for session, manifest in readable(sessions(root))
        if manifest.kind is Kind.CALL and manifest.state not in (State.RECORDING, State.STOPPING)
    ]
    return tuple(
        line for line in found if line.started_at.date() == day.date() or timedelta() <= day - line.started_at < _SHIFT
    )
