"""The report of a call that was kept, written from its events and rulings when somebody asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from coach_app.atomic_file import write_atomically
from coach_app.errors import BadInputError
from coach_app.library.rubrics import Rubrics
from coach_app.privacy.masking import Masker, published_in
from coach_app.recording.sessions import Manifest, SessionFolder
from coach_app.report.masked import masked
from coach_app.report.model import Analysis, analysis_of
from coach_app.report.page import to_html
from coach_app.report.retold import retold
from coach_app.report.reviewed import Reviewed, masked_review
from coach_app.review.session import RubricOf, stored_events
from coach_app.rulings.log import RulingLog
from coach_app.rulings.marking import marked
from coach_app.rulings.state import state_of

#: Beside the sound, so that it goes when the session is deleted.
REPORT = "report.html"


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept session as a report takes it.

    Parameters
    ----------
    manifest : Manifest
        What is known of it.
    analysis : Analysis
        The judged call with its gauges.
    reviewed : Reviewed
        What people said about it.
    """

    manifest: Manifest
    analysis: Analysis
    reviewed: Reviewed


def read_kept(folder: Path, rubric_of: RubricOf, *, language: str = "", identifiers: bool = False) -> Kept:
    """Read what reports and exports of a session are made from.

    Parameters
    ----------
    folder : Path
        The session's.
    rubric_of : callable
        What it is marked by.
    language : str
        In which its flags' sentences are said; empty for that of judging.
    identifiers : bool
        Leave numbers and codes as they were said; whoever shows them keeps that in the journal.

    Raises
    ------
    BadInputError
        If its events are not there, or not to the end.
    """
    try:
        analysis = analysis_of(stored_events(folder))
    except (OSError, ValueError) as error:
        raise BadInputError(
            f"The events of '{folder.name}' are not whole.",
            f"Judge the session anew: 'coach sessions rejudge {folder.name}'.",
        ) from error
    manifest = _manifest(folder, analysis)
    # Every kept sound is called the same: a reader knows the call by what somebody calls it.
    name = manifest.title or manifest.reference or manifest.source or folder.name
    analysis = replace(analysis, started=replace(analysis.started, file=name))
    published = published_in(manifest.placeholders.values())
    reviewed = _reviewed(folder, manifest, analysis, rubric_of)
    utterances = [said.utterance for said in analysis.said]
    if language:
        analysis = retold(analysis, language)
    if not identifiers:
        reviewed = masked_review(reviewed, Masker(utterances, published).text)
        analysis = masked(analysis, published)
    return Kept(manifest, analysis, reviewed)


def write_kept_report(folder: Path, language: str) -> Path:
    """Write the report of a session anew: words, flags, checklist and rulings on one page, identifiers hidden.

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
    page = folder / REPORT
    kept = read_kept(folder, Rubrics(), language=language)
    try:
        write_atomically(page, to_html(kept.analysis, language, kept.reviewed))
    except OSError as error:
        raise BadInputError(
            f"The report of '{folder.name}' cannot be written ({error.strerror}).", "Make room on the disk."
        ) from error
    return page


def _manifest(folder: Path, analysis: Analysis) -> Manifest:
    """The manifest; where it is damaged, what the events tell of it."""
    try:
        return SessionFolder(folder).manifest
    except (OSError, ValueError):
        began = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        return Manifest(id=folder.name, started_at=began, pack_id=analysis.started.pack_id)


def _reviewed(folder: Path, manifest: Manifest, analysis: Analysis, rubric_of: RubricOf) -> Reviewed:
    rulings = state_of(RulingLog(folder).entries(), [finding.flag for finding in analysis.findings])
    speakers = analysis.started.speakers
    return Reviewed(rulings, marked(rubric_of(manifest), rulings, analysis.checklist, analysis.lanes, speakers))
