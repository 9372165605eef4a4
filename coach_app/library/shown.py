"""A session as it may be shown to anybody: its judged call and what was left of rulings, with identifiers hidden."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach_app.library.indexing import EVENTS
from coach_app.privacy.masking import masked_by, masker_of
from coach_app.report.model import Analysis, analysis_of
from coach_app.report.reviewed import masked_entry
from coach_app.rulings.entry import Entry
from coach_app.rulings.log import RulingLog
from coach_app.rulings.state import state_of
from coach_app.shift.journal import read_journal


@dataclass(frozen=True, slots=True)
class Shown:
    """A session for everybody's eyes.

    Parameters
    ----------
    analysis : Analysis
        What was found in it.
    lost : tuple of Entry
        Rulings and objections whose flag is no longer raised.
    """

    analysis: Analysis
    lost: tuple[Entry, ...]


def shown_of(folder: Path) -> Shown | None:
    """What was found in a session; ``None`` if it was not judged, or not to its end.

    Parameters
    ----------
    folder : Path
        The session's.
    """
    try:
        events = [entry.event for entry in read_journal(folder / EVENTS)]
        masker = masker_of(events)
        analysis = analysis_of(masked_by(masker, events))
    except (FileNotFoundError, ValueError):
        return None
    rulings = state_of(RulingLog(folder).entries(), [finding.flag for finding in analysis.findings])
    return Shown(analysis, tuple(masked_entry(entry, masker.text) for entry in rulings.lost))
