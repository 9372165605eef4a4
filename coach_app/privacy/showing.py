"""Lets the command line show identifiers of kept sessions, and keeps that it did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coach_app.paths import data_dir
from coach_app.privacy.disclosure import Disclosures
from coach_app.recording.sessions import MANIFEST
from coach_app.settings_file import load_settings


def session_named(path: Path) -> str:
    """Id of the session whose folder, or sound in it, somebody named; empty for a recording of their own.

    Parameters
    ----------
    path : Path
        A folder or a file.
    """
    folder = (path if path.is_dir() else path.parent).resolve()
    return folder.name if (folder / MANIFEST).is_file() else ""


def journal_of_shown(where: str, data: Path | None = None) -> Callable[[Path], None]:
    """What is to be told of each recording before its identifiers are shown.

    Parameters
    ----------
    where : str
        How they are shown, such as ``analyze``.
    data : Path or None
        The data folder, whose settings say who is working; ``None`` for the user's.

    Returns
    -------
    callable
        Keeps it in the journal where the recording is that of a session; a file of somebody's own is theirs.
    """
    folder = data or data_dir()
    journal = Disclosures(folder)

    def shown(path: Path) -> None:
        session = session_named(path)
        if session:
            journal.add(load_settings(folder).settings.person, session, where)

    return shown
