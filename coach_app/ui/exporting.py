"""Writes kept sessions as reports, tables, captions, labels and sound, for the window and for the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import soundfile

from coach_app.errors import MENDABLE, BadInputError
from coach_app.kept_report import Kept, read_kept
from coach_app.library.rubrics import Rubrics
from coach_app.library.silent_spans import silent_spans
from coach_app.privacy.disclosure import Disclosures
from coach_app.privacy.names import mask_name
from coach_app.privacy.silencing import silence_file
from coach_app.recording.sessions import SessionFolder
from coach_app.report import sheets
from coach_app.report.comparison import comparison_html
from coach_app.report.formats import FORMATS
from coach_app.report.page import to_html
from coach_app.report.sheets import OfSession
from coach_app.settings_file import load_settings
from coach_app.ui.paper.saving import save_paper

#: Told how many sessions are done, of how many.
Tell = Callable[[int, int], None]


class ExportFormat(StrEnum):
    """As what sessions are written."""

    PDF = "pdf"
    HTML = "html"
    CSV = "csv"
    METRICS_CSV = "metrics-csv"
    JSON = "json"
    SRT = "srt"
    VTT = "vtt"
    TEXTGRID = "textgrid"
    AUDACITY = "audacity"
    SOUND = "sound"
    COMPARISON = "comparison"
    """Two sessions side by side."""


#: One file for the whole selection; the others are one file a session.
TABLES = frozenset({ExportFormat.CSV, ExportFormat.METRICS_CSV, ExportFormat.JSON, ExportFormat.COMPARISON})

#: What the name of a file ends with.
SUFFIXES: Mapping[ExportFormat, str] = MappingProxyType(
    {
        **{form: FORMATS[form.value].suffix for form in ExportFormat if form.value in FORMATS},
        ExportFormat.PDF: ".pdf",
        ExportFormat.SOUND: ".flac",
        ExportFormat.METRICS_CSV: ".csv",
        ExportFormat.COMPARISON: ".html",
    }
)


@dataclass(frozen=True, slots=True)
class Wish:
    """How to write, in which language, and whether identifiers are shown, which is journalled."""

    form: ExportFormat
    language: str
    identifiers: bool = False


def _silent(_done: int, _of: int) -> None:
    """Nobody watches."""


def export(folders: Sequence[Path], wish: Wish, target: Path, tell: Tell = _silent) -> tuple[Exception, ...]:
    """Write sessions; those that cannot be written leave the others alone.

    Parameters
    ----------
    folders : sequence of Path
        Of the sessions.
    wish : Wish
        How.
    target : Path
        The file; of formats with one file a session, and more than one session or a folder that is there, the folder.
    tell : callable
        Told how far it is.

    Returns
    -------
    tuple of Exception
        Why some could not be written.

    Raises
    ------
    BadInputError
        If what is one file cannot be written at all.
    """
    if wish.form in TABLES:
        text, failures = table_of(folders, wish, tell)
        if text:
            put(text, target)
        return failures
    several = len(folders) > 1 or target.is_dir()
    missed: list[Exception] = []
    for number, folder in enumerate(folders, 1):
        try:
            write_one(folder, wish, target / f"{folder.name}{SUFFIXES[wish.form]}" if several else target)
        except MENDABLE as error:
            missed.append(error)
        tell(number, len(folders))
    return tuple(missed)


def table_of(folders: Sequence[Path], wish: Wish, tell: Tell = _silent) -> tuple[str, tuple[Exception, ...]]:
    """One document for all sessions that can be read, and why others cannot; empty if none can.

    Raises
    ------
    BadInputError
        If a comparison is not of two.
    """
    if wish.form is ExportFormat.COMPARISON and len(folders) != 2:
        raise BadInputError("A comparison is of two sessions.", "Choose two.")
    read: list[OfSession] = []
    missed: list[Exception] = []
    for number, folder in enumerate(folders, 1):
        try:
            read.append(_of_session(folder, wish))
        except MENDABLE as error:
            missed.append(error)
        tell(number, len(folders))
    if not read or (wish.form is ExportFormat.COMPARISON and missed):
        return "", tuple(missed)
    if wish.form is ExportFormat.COMPARISON:
        first, second = sorted(read, key=lambda one: one.started_at)
        return comparison_html(first, second, wish.language), ()
    make: dict[ExportFormat, Callable[[], str]] = {
        ExportFormat.CSV: lambda: sheets.flags_csv(read, wish.language),
        ExportFormat.METRICS_CSV: lambda: sheets.metrics_csv(read, wish.language),
        ExportFormat.JSON: lambda: sheets.selection_json(read),
    }
    return make[wish.form](), tuple(missed)


def text_of(folder: Path, wish: Wish) -> str:
    """A session as the text of a report, captions or labels."""
    kept = _read(folder, wish)
    if wish.form is ExportFormat.HTML:
        return to_html(kept.analysis, wish.language, kept.reviewed)
    return FORMATS[wish.form.value].make(kept.analysis, wish.language)  # masked, or not, as it was read


def write_one(folder: Path, wish: Wish, target: Path) -> None:
    """Write one session into one file.

    Raises
    ------
    BadInputError
        If it cannot be read or written.
    """
    if wish.form is ExportFormat.PDF:
        save_paper(folder, target, wish.language, identifiers=wish.identifiers)
    elif wish.form is ExportFormat.SOUND:
        _sound(folder, wish, target)
    else:
        put(text_of(folder, wish), target)


def put(text: str, target: Path) -> None:
    """Write a document.

    Raises
    ------
    BadInputError
        If it cannot be written there.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    except OSError as error:
        raise BadInputError(f"'{target}' cannot be written ({error.strerror}).", "Name another place.") from error


def _sound(folder: Path, wish: Wish, target: Path) -> None:
    """A copy of the sound, silent where identifiers are spoken."""
    source = SessionFolder(folder).sound
    if source is None:
        raise BadInputError(f"The session '{folder.name}' has no sound.", "It may have been taken by retention.")
    if not soundfile.available_formats().get(target.suffix.lstrip(".").upper()):
        raise BadInputError(f"No sound can be written as '{target.name}'.", "Name it .flac or .wav.")
    spans = () if wish.identifiers else silent_spans(folder)  # raises where nobody knows them
    if wish.identifiers:
        _journal(folder, "sound")
    target.parent.mkdir(parents=True, exist_ok=True)
    silence_file(source, target, spans)


def _of_session(folder: Path, wish: Wish) -> OfSession:
    kept = _read(folder, wish)
    about = kept.manifest
    title = about.title or about.reference or about.source
    named = title if wish.identifiers else mask_name(title)
    return OfSession(folder.name, named, about.person, about.started_at, kept.analysis, kept.reviewed)


def _read(folder: Path, wish: Wish) -> Kept:
    kept = read_kept(folder, Rubrics(), language=wish.language, identifiers=wish.identifiers)
    if wish.identifiers:
        _journal(folder, "words")
    return kept


def _journal(folder: Path, what: str) -> None:
    data = folder.parent.parent
    Disclosures(data).add(load_settings(data).settings.person, folder.name, "export", what)
