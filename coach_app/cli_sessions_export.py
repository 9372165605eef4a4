"""``coach sessions export`` and ``compare``: kept sessions as reports, tables, captions, labels and sound."""

from __future__ import annotations

import sys
from collections.abc import Sequence
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
from coach_app.errors import BadInputError, Exit
from coach_app.failure import report_failure
from coach_app.language import system_language

if TYPE_CHECKING:
    from coach_app.library.library import Library
    from coach_app.library.query import Query
    from coach_app.ui.exporting import Wish


class FormatName(StrEnum):
    """As what sessions are written: :class:`coach_app.ui.exporting.ExportFormat`, which takes long to load."""

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


#: Sessions that are looked up at once.
_AT_ONCE = 500
#: What a terminal cannot show.
_BINARY = (FormatName.PDF, FormatName.SOUND)

Ids = Annotated[list[str] | None, typer.Argument(metavar="ID…", help="会话编号；不写则按下面的条件选。 Ids.")]
Words = Annotated[str, typer.Option("--words", help="说过的话。 What was said.")]
All = Annotated[bool, typer.Option("--all", help="所有会话。 All sessions.")]
Form = Annotated[FormatName, typer.Option("--format", help="输出格式。 As what.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="输出文件或文件夹。 File or folder.")]
Lang = Annotated[ReportLanguage | None, typer.Option("--language", help="语言。 Language.")]
Shown = Annotated[
    bool,
    typer.Option("--show-identifiers", help="不遮盖号码和密码（会留下记录）。 Show numbers and codes; journalled."),
]
OneId = Annotated[str, typer.Argument(metavar="A", help="第一个会话。 The first session.")]
OtherId = Annotated[str, typer.Argument(metavar="B", help="第二个会话。 The second session.")]


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
    form: Form = FormatName.HTML,
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
    wish = _wish(form.value, language, identifiers=show_identifiers)
    with opened() as library:
        chosen = [row_of(library, one).id for one in ids] if ids else _found(library, query_of(words, asked))
        if not chosen:
            raise BadInputError("No session is like that.", "See 'coach sessions list' with the same options.")
        failures = _write([library.sessions / one for one in chosen], wish, out)
    raise typer.Exit(max((report_failure(error) for error in failures), default=Exit.DONE))


def compare_sessions(
    first: OneId, second: OtherId, out: Out = None, language: Lang = None, show_identifiers: Shown = False
) -> None:
    """把两个会话放在一起对比，写成网页。 Two sessions side by side, as a page, the earlier one first."""
    wish = _wish("comparison", language, identifiers=show_identifiers)
    with opened() as library:
        folders = [library.sessions / row_of(library, session).id for session in (first, second)]
        failures = _write(folders, wish, out)
    raise typer.Exit(max((report_failure(error) for error in failures), default=Exit.DONE))


def _wish(form: str, language: ReportLanguage | None, *, identifiers: bool) -> Wish:
    from coach_app.ui.exporting import ExportFormat, Wish  # noqa: PLC0415 - loads numpy, the rules and Qt

    return Wish(ExportFormat(form), language.value if language else system_language(), identifiers)


def _found(library: Library, query: Query) -> list[str]:
    ids: list[str] = []
    while rows := library.find(query, len(ids), _AT_ONCE).rows:
        ids += [row.id for row in rows]
    return ids


def _write(folders: Sequence[Path], wish: Wish, out: Path | None) -> Sequence[Exception]:
    """Write into a file or a folder, or print what can be printed; what could not be written."""
    from coach_app.ui.exporting import SUFFIXES, TABLES, export, table_of, text_of  # noqa: PLC0415

    if out is None and wish.form.value in _BINARY and len(folders) == 1:
        out = Path(f"{folders[0].name}{SUFFIXES[wish.form]}")
    with bar("写出 writing") as tell:
        if out is not None:
            failures = export(folders, wish, out, tell)
            if len(failures) < len(folders):
                typer.echo(str(out), err=True)
            return failures
        if wish.form in TABLES:
            text, failures = table_of(folders, wish, tell)
        elif len(folders) == 1:
            text, failures = text_of(folders[0], wish), ()
        else:
            raise BadInputError("Several sessions do not fit into one file.", "Name a folder with --out.")
    sys.stdout.write(text)
    return failures
