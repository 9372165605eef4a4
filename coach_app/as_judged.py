"""By whose voice, names and verdicts a kept session is judged when its sound is heard anew: those of its own person.

Somebody else may work here by now, or the same person with another microphone.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coach_app.call import Wanted
from coach_app.errors import BadInputError
from coach_app.observed import BASELINE
from coach_app.people.people import People
from coach_app.recording.sessions import Manifest, SessionFolder


def as_judged(data: Path, session: str, wanted: Wanted) -> Wanted:
    """What to judge a session by anew.

    Parameters
    ----------
    data : Path
        The user's data folder.
    session : str
        Its id.
    wanted : Wanted
        Rules and ears, and all else for a session that was never judged or cannot be read.

    Returns
    -------
    Wanted
        With what the session's manifest says of its person, and the usual voice that it was judged by.
    """
    folder = data / "sessions" / session
    try:
        manifest = SessionFolder(folder).manifest
    except (OSError, ValueError):
        return wanted  # that it cannot be read is said when it is to be judged
    if not manifest.pack_id:
        return wanted
    return replace(
        wanted,
        baseline=_voice(data, folder, manifest),
        placeholders=tuple(manifest.placeholders.items()),
        silenced=frozenset(manifest.silenced),
        wrong=tuple(manifest.wrong.items()),
    )


def _voice(data: Path, folder: Path, manifest: Manifest) -> Path | None:
    """The voice that lies beside it; after a crash, which kept none there, the one that its manifest names by hash."""
    kept = folder / BASELINE
    if kept.is_file():
        return kept
    if not (manifest.baseline and manifest.person):
        return None
    try:
        read = People(data / "people").baselines(manifest.person).all()
    except BadInputError:
        return None
    return next((one.path for one in read if one.sha256 == manifest.baseline), None)
