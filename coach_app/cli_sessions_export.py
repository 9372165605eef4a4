"""``coach sessions export`` and ``compare``: kept sessions as reports, tables, captions, labels and sound."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach_app.cli_library import bar, opened, row_of
from coach_app.cli_query import (
    Ascending,
    Items,
    Kinds,
    Objections,
    OrderName,
    Person,
    ScoreFrom,
    ScoreTo,
    Since,
    Sort,
    State,
    Statuses,
    Tags,
    Unruled,
    Until,
    query_of,
)
from coach_app.errors import MENDABLE, BadInputError, Exit
from coach_app.failure import report_failure
from coach_app.language import system_language

if TYPE_CHECKING:
    from coach_app.kept_report import Kept
    from coach_app.library.library import Library
    from coach_app.library.query import Query
    from coach_app.report.sheets import OfSession


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


class ReportLanguage(StrEnum):
    """Of what is written."""

    ZH = "zh"
    EN = "en"


#: One file for the whole selection; the others are one file a session.
_TABLES = (ExportFormat.CSV, ExportFormat.METRICS_CSV, ExportFormat.JSON)
#: What a terminal cannot show.
_BINARY = (ExportFormat.PDF, ExportFormat.SOUND)
#: Sessions that are looked up at once.
_AT_ONCE = 500
_SUFFIXES = {ExportFormat.PDF: ".pdf", ExportFormat.SOUND: ".flac"}

Ids = Annotated[list[str] | None, typer.Argument(metavar="ID…", help="会话编号；不写则按下面的条件选。 Ids.")]
Words = Annotated[str, typer.Option("--words", help="说过的话。 What was said.")]
All = Annotated[bool, typer.Option("--all", help="所有会话。 All sessions.")]
Form = Annotated[ExportFormat, typer.Option("--format", help="输出格式。 As what.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="输出文件或文件夹。 File or folder.")]
Lang = Annotated[ReportLanguage | None, typer.Option("--language", help="语言。 Language.")]
Shown = Annotated[
    bool,
    typer.Option("--show-identifiers", help="不遮盖号码和密码（会留下记录）。 Show numbers and codes; journalled."),
]
OneId = Annotated[str, typer.Argument(metavar="A", help="第一个会话。 The first session.")]
OtherId = Annotated[str, typer.Argument(metavar="B", help="第二个会话。 The second session.")]


@dataclass(frozen=True, slots=True)
class _Wish:
    """How to write, and whether identifiers are shown."""

    form: ExportFormat
    language: str
    identifiers: bool


def export_sessions(
    ids: Ids = None,
    words: Words = "",
    all_: All = False,
    kind: Kinds = None,
    item: Items = None,
    status: Statuses = None,
    tag: Tags = None,
    person: Person = "",
    since: Since = "",
    until: Until = "",
    score_from: ScoreFrom = None,
    score_to: ScoreTo = None,
    state: State = "",
    unruled: Unruled = False,
    objections: Objections = False,
    sort: Sort = OrderName.STARTED,
    ascending: Ascending = False,
    form: Form = ExportFormat.HTML,
    out: Out = None,
    language: Lang = None,
    show_identifiers: Shown = False,
) -> None:
    """把会话写成报告、表格、字幕、标注或声音（号码默认遮盖、消音）。 Write sessions; identifiers are hidden."""
    asked = {name: value for name, value in locals().items() if name not in ("ids", "words", "all_")}
    narrowed = any((words, kind, item, status, tag, person, since, until, state, unruled, objections))
    narrowed = narrowed or score_from is not None or score_to is not None
    if bool(ids) + all_ + bool(narrowed) != 1:
        raise BadInputError("Name sessions, or what they have in common, or --all.", "See 'coach sessions list'.")
    wish = _Wish(form, language.value if language else system_language(), show_identifiers)
    with opened() as library:
        chosen = [row_of(library, one).id for one in ids] if ids else _found(library, query_of(words, asked))
        if not chosen:
            raise BadInputError("No session is like that.", "See 'coach sessions list' with the same options.")
        write = _write_table if form in _TABLES else _write_each
        worst = write(library.sessions, chosen, wish, out)
    raise typer.Exit(worst)


def compare_sessions(
    first: OneId, second: OtherId, out: Out = None, language: Lang = None, show_identifiers: Shown = False
) -> None:
    """把两个会话放在一起对比，写成网页。 Two sessions side by side, as a page."""
    from coach_app.report.comparison import comparison_html  # noqa: PLC0415 - loads the rules

    wish = _Wish(ExportFormat.HTML, language.value if language else system_language(), show_identifiers)
    with opened() as library:
        rows = [row_of(library, session) for session in (first, second)]
        one, other = (_of_session(library.sessions / row.id, wish) for row in rows)
    _put(comparison_html(one, other, wish.language), out)


def _found(library: Library, query: Query) -> list[str]:
    ids: list[str] = []
    while rows := library.find(query, len(ids), _AT_ONCE).rows:
        ids += [row.id for row in rows]
    return ids


def _write_table(sessions: Path, chosen: Sequence[str], wish: _Wish, out: Path | None) -> Exit:
    """One document for all; sessions that cannot be read are told and left out."""
    from coach_app.report import sheets  # noqa: PLC0415

    read: list[OfSession] = []
    worst = Exit.DONE
    with bar("读取 reading") as tell:
        for number, session in enumerate(chosen, 1):
            try:
                read.append(_of_session(sessions / session, wish))
            except MENDABLE as error:
                worst = max(worst, report_failure(error))
            tell(number, len(chosen))
    make: dict[ExportFormat, Callable[[], str]] = {
        ExportFormat.CSV: lambda: sheets.flags_csv(read, wish.language),
        ExportFormat.METRICS_CSV: lambda: sheets.metrics_csv(read, wish.language),
        ExportFormat.JSON: lambda: sheets.selection_json(read),
    }
    if read:
        _put(make[wish.form](), out)
    return worst


def _write_each(sessions: Path, chosen: Sequence[str], wish: _Wish, out: Path | None) -> Exit:
    """A file for each; what cannot be written is told, the others are."""
    folder = out if out is not None and (len(chosen) > 1 or out.is_dir()) else None
    if out is None and len(chosen) > 1:
        raise BadInputError("Several sessions do not fit into one file.", "Name a folder with --out.")
    worst = Exit.DONE
    with bar("写出 writing") as tell:
        for number, session in enumerate(chosen, 1):
            target = folder / f"{session}{_suffix(wish.form)}" if folder is not None else out
            try:
                _write_one(sessions / session, wish, target)
            except MENDABLE as error:
                worst = max(worst, report_failure(error))
            tell(number, len(chosen))
    return worst


def _write_one(folder: Path, wish: _Wish, target: Path | None) -> None:
    from coach_app.report.formats import FORMATS  # noqa: PLC0415
    from coach_app.report.page import to_html  # noqa: PLC0415

    if wish.form in _BINARY:
        target = target or Path(f"{folder.name}{_suffix(wish.form)}")
        (_print if wish.form is ExportFormat.PDF else _sound)(folder, wish, target)
        typer.echo(str(target), err=True)
        return
    kept = _read(folder, wish)
    if wish.form is ExportFormat.HTML:
        _put(to_html(kept.analysis, wish.language, kept.reviewed), target)
    else:  # masked, or not, as it was read
        _put(FORMATS[wish.form.value].make(kept.analysis, wish.language), target)


def _print(folder: Path, wish: _Wish, target: Path) -> None:
    from coach_app.ui.paper.saving import save_paper  # noqa: PLC0415 - loads Qt

    save_paper(folder, target, wish.language, identifiers=wish.identifiers)


def _sound(folder: Path, wish: _Wish, target: Path) -> None:
    """A copy of the sound, silent where identifiers are spoken."""
    import soundfile  # noqa: PLC0415 - loads numpy

    from coach_app.privacy.silencing import silence_file  # noqa: PLC0415
    from coach_app.recording.sessions import SessionFolder  # noqa: PLC0415

    source = SessionFolder(folder).sound
    if source is None:
        raise BadInputError(f"The session '{folder.name}' has no sound.", "It may have been taken by retention.")
    if not soundfile.available_formats().get(target.suffix.lstrip(".").upper()):
        raise BadInputError(f"No sound can be written as '{target.name}'.", "Name it .flac or .wav.")
    # Without knowing the words nothing can be silenced, so nothing is handed on by mistake.
    spans = {} if wish.identifiers else _read(folder, wish).silent
    if wish.identifiers:
        _journal(folder, "sound")
    target.parent.mkdir(parents=True, exist_ok=True)
    silence_file(source, target, spans)


def _of_session(folder: Path, wish: _Wish) -> OfSession:
    from coach_app.privacy.masking import mask_name  # noqa: PLC0415
    from coach_app.report.sheets import OfSession  # noqa: PLC0415

    kept = _read(folder, wish)
    title = kept.manifest.title or kept.manifest.reference or kept.manifest.source
    named = title if wish.identifiers else mask_name(title)
    about = kept.manifest
    return OfSession(folder.name, named, about.person, about.started_at, kept.analysis, kept.reviewed)


def _read(folder: Path, wish: _Wish) -> Kept:
    from coach_app.kept_report import read_kept  # noqa: PLC0415
    from coach_app.library.rubrics import Rubrics  # noqa: PLC0415

    kept = read_kept(folder, Rubrics(), identifiers=wish.identifiers)
    if wish.identifiers:
        _journal(folder, "words")
    return kept


def _journal(folder: Path, what: str) -> None:
    from coach_app.privacy.disclosure import Disclosures  # noqa: PLC0415
    from coach_app.settings_file import load_settings  # noqa: PLC0415

    data = folder.parent.parent
    Disclosures(data).add(load_settings(data).settings.person, folder.name, "export", what)


def _suffix(form: ExportFormat) -> str:
    from coach_app.report.formats import FORMATS  # noqa: PLC0415

    return _SUFFIXES.get(form) or FORMATS[form.value].suffix


def _put(text: str, target: Path | None) -> None:
    """Write a document, or print it."""
    if target is None:
        sys.stdout.write(text)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    except OSError as error:
        raise BadInputError(f"'{target}' cannot be written ({error.strerror}).", "Name another with --out.") from error
