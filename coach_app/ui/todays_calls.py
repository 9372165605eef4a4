"""Today's calls for the dialog that joins and cuts them: from the sessions on disk, judged anew with the same rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach_app.recording.sessions import Kind, SessionFolder, State, readable, sessions
from coach_app.ui.calls_dialog import CallLine, CallsAt

if TYPE_CHECKING:
    from coach_app.call import Wanted


def calls_at(root: Path, wanted: Callable[[], Wanted], now: Callable[[], datetime]) -> CallsAt:
    """What the dialog does with a folder of sessions.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    wanted : callable
        Gives rules and ears to judge with; voice, names and verdicts are those of the call.
    now : callable
        The time of day, with its zone.
    """

    def merge(first: str, second: str) -> object:
        from coach_app.call import Setup  # noqa: PLC0415 (in an errand, when it is asked for)
        from coach_app.library.following import follow  # noqa: PLC0415
        from coach_app.shift.regroup import merge  # noqa: PLC0415

        made = merge(root, first, second, Setup(as_judged(root / first, wanted())))
        follow(made.path, wanted().language)
        return made

    def split(session: str, at_s: float) -> object:
        from coach_app.call import Setup  # noqa: PLC0415
        from coach_app.library.following import follow  # noqa: PLC0415
        from coach_app.shift.regroup import split  # noqa: PLC0415

        parts = split(root, session, at_s, Setup(as_judged(root / session, wanted())))
        for part in parts:
            follow(part.path, wanted().language)
        return parts

    return CallsAt(lambda: calls_of_day(root, now()), merge, split)


def as_judged(folder: Path, wanted: Wanted) -> Wanted:
    """What to judge a call by anew: its own person's voice, names, verdicts and silenced kinds.

    Somebody else may work here now, or the same person with another microphone.

    Parameters
    ----------
    folder : Path
        The session's.
    wanted : Wanted
        Of whoever works here now; a call that was never judged goes by it.
    """
    from coach_app.observed import BASELINE  # noqa: PLC0415

    try:
        manifest = SessionFolder(folder).manifest
    except (OSError, ValueError):
        return wanted  # that it cannot be read is said when it is to be joined or cut
    if not manifest.pack_id:
        return wanted
    voice = folder / BASELINE
    return replace(
        wanted,
        baseline=voice if voice.is_file() else None,
        placeholders=tuple(manifest.placeholders.items()),
        silenced=frozenset(manifest.silenced),
        wrong=tuple(manifest.wrong.items()),
    )


def calls_of_day(root: Path, day: datetime) -> tuple[CallLine, ...]:
    """Finished calls of a day, oldest first.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    day : datetime
        Any instant of the day, with the zone that decides where it begins.
    """
    found = [
        CallLine(session.id, manifest.started_at.astimezone(day.tzinfo), manifest.duration_s, manifest.reference)
        for session, manifest in readable(sessions(root))
        if manifest.kind is Kind.CALL and manifest.state not in (State.RECORDING, State.STOPPING)
    ]
    return tuple(line for line in found if line.started_at.date() == day.date())
