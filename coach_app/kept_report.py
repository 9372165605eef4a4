"""The report of a call that was kept, written from its events when somebody asks for it."""

from __future__ import annotations

from pathlib import Path

from coach_app.atomic_file import write_atomically
from coach_app.errors import BadInputError
from coach_app.privacy.masking import published_in
from coach_app.recording.sessions import SessionFolder
from coach_app.report.formats import FORMATS
from coach_app.report.model import AnalysisBuilder
from coach_app.shift.journal import read_journal

#: Beside the sound, so that it goes when the session is deleted.
EVENTS, REPORT = "events.jsonl", "report.html"


def write_kept_report(folder: Path, language: str) -> Path:
    """Write the report of a session anew: words, flags and checklist on one page, identifiers hidden.

    Parameters
    ----------
    folder : Path
        The session's folder.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Path
        The page, in the session's folder.

    Raises
    ------
    BadInputError
        If its events are not there to the end, or nothing can be written there.
    """
    builder = AnalysisBuilder()
    page = folder / REPORT
    try:
        for entry in read_journal(folder / EVENTS):
            builder.take(entry.event)
        write_atomically(page, FORMATS["html"].write(builder.result(), language, published=_published(folder)))
    except ValueError as error:
        raise BadInputError(
            f"The events of '{folder.name}' are not whole.", f"Judge its sound anew: 'coach analyze {folder}'."
        ) from error
    except OSError as error:
        raise BadInputError(
            f"The report of '{folder.name}' cannot be written ({error.strerror}).", "Make room on the disk."
        ) from error
    return page


def _published(folder: Path) -> frozenset[str]:
    """Numbers that the person says in the pack's blanks, such as the staff number."""
    try:
        return published_in(SessionFolder(folder).manifest.placeholders.values())
    except (OSError, ValueError):
        return frozenset()
