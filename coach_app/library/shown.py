"""A session as it may be shown to anybody: its judged call with identifiers hidden."""

from __future__ import annotations

from pathlib import Path

from coach_app.library.indexing import EVENTS
from coach_app.privacy.masking import mask_events
from coach_app.report.model import Analysis, analysis_of
from coach_app.shift.journal import read_journal


def analysis_of_folder(folder: Path) -> Analysis | None:
    """What was found in a session; ``None`` if it was not judged, or not to its end.

    Parameters
    ----------
    folder : Path
        The session's.
    """
    try:
        return analysis_of(mask_events(entry.event for entry in read_journal(folder / EVENTS)))
    except (FileNotFoundError, ValueError):
        return None
