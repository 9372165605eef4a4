"""Lets a session's events follow corrections that came to it from elsewhere: with a shared copy, a join or a cut."""

from __future__ import annotations

from pathlib import Path

from coach_app.call import Setup, Wanted
from coach_app.library.rejudging import RejudgeError, is_current, rejudge
from coach_app.recording.sessions import SessionFolder
from coach_app.rulings.corrections import corrections_of
from coach_app.rulings.log import RulingLog
from feedback.errors import PackError


def follow(folder: Path, language: str = "zh") -> bool:
    """Judge a session anew by its own rules where its events do not follow its corrections.

    Parameters
    ----------
    folder : Path
        The session's.
    language : str
        Of the rules' sentences.

    Returns
    -------
    bool
        Whether it was; what cannot be judged here stays as it came.
    """
    try:
        manifest = SessionFolder(folder).manifest
        if not manifest.corrected and not corrections_of(RulingLog(folder).entries()):
            return False
        setup = Setup(Wanted(engine="none", pack=manifest.pack_id, language=language))
        if is_current(folder, setup.pack):
            return False
        rejudge(folder, setup)
    except (RejudgeError, PackError, OSError, ValueError):
        return False
    return True
