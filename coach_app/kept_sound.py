"""What to judge when somebody names a session's folder, or the sound in it, instead of a recording of their own."""

from __future__ import annotations

from pathlib import Path

from coach_app.errors import BadInputError
from coach_app.recording.sessions import Lost, SessionFolder


def sound_of(path: Path) -> Path:
    """The sound of a session's folder; anything else is a recording already.

    Parameters
    ----------
    path : Path
        What somebody named.

    Raises
    ------
    BadInputError
        If it is a folder in which there is no sound of a finished call.
    """
    if not path.is_dir():
        return path
    sound = SessionFolder(path).sound
    if sound is None:
        raise BadInputError(f"'{path}' is a folder without a finished call.", "Name a recording or a session's folder.")
    return sound


def lost_in(sound: Path) -> tuple[Lost, ...]:
    """Stretches of a session's sound for which silence stands; none of a sound that belongs to no session.

    Parameters
    ----------
    sound : Path
        As `sound_of` gives it.
    """
    session = SessionFolder(sound.parent)
    try:
        return session.manifest.lost if sound == session.sound else ()
    except (OSError, ValueError):
        return ()
