"""Writes the report of a kept session as PDF, for the window and for the command line."""

from __future__ import annotations

from pathlib import Path

from coach_app.errors import BadInputError
from coach_app.kept_report import read_kept
from coach_app.library.rubrics import Rubrics
from coach_app.privacy.showing import journal_of_shown
from coach_app.recording.sessions import write_whole
from coach_app.review.session import RubricOf
from coach_app.ui.paper.printing import to_pdf

#: In the session's folder: made from it, and gone with it.
PAPER = "report.pdf"


def save_paper(
    folder: Path, target: Path | None, language: str, *, identifiers: bool = False, rubric_of: RubricOf | None = None
) -> Path:
    """Write the report of a session as PDF; may be called from any thread.

    Parameters
    ----------
    folder : Path
        The session's.
    target : Path or None
        Where to; ``None`` for its own folder, from where it goes with the session.
    language : str
        ``zh`` or ``en``.
    identifiers : bool
        Show numbers and codes; that is journalled before it is done.
    rubric_of : callable or None
        What it is marked by; ``None`` for the rubric of its pack.

    Raises
    ------
    BadInputError
        If its events are not whole, or nothing can be written there.
    MissingPartError
        If the system has no font with Chinese.
    """
    path = target or folder / PAPER
    kept = read_kept(folder, rubric_of or Rubrics(), language=language, identifiers=identifiers)
    if identifiers:
        journal_of_shown("paper", folder.parent.parent)(folder)
    written = to_pdf(kept.analysis, language, kept.reviewed)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, written)
    except OSError as error:
        raise BadInputError(
            f"The report '{path.name}' cannot be written ({error.strerror}).", "Name another place, or make room."
        ) from error
    return path
