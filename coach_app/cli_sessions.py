"""``coach sessions``: recorded calls, found by what was said, flagged or tagged, and put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Column, Table

from coach_app.cli_library import Format, FormatOption, agreed, bar, opened, plain, print_json, row_of
from coach_app.cli_privacy import retention
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
from coach_app.cli_sessions_export import compare_sessions, export_sessions
from coach_app.cli_sessions_import import import_recordings
from coach_app.cli_sessions_rejudge import rejudge_sessions
from coach_app.cli_sessions_share import open_sessions, share_session
from coach_app.language import system_language

if TYPE_CHECKING:
    from coach_app.library.damage import Damage
    from coach_app.library.query import Page, Row
    from coach_app.library.shown import Shown

app = typer.Typer(
    add_completion=False, help="会话库：查找、标记、删除。 Recorded calls: find, tag, delete.", no_args_is_help=True
)


app.command("import")(import_recordings)
app.command("rejudge")(rejudge_sessions)
app.command("share")(share_session)
app.command("open")(open_sessions)
app.command("export")(export_sessions)
app.command("compare")(compare_sessions)


app.command("retention")(retention)

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="会话编号。 Ids of sessions.")]
One = Annotated[str, typer.Argument(metavar="ID", help="会话编号。 Id of a session.")]
Offset = Annotated[int, typer.Option(min=0, help="跳过几个。 Leave out the first.")]
Limit = Annotated[int, typer.Option(min=1, max=10_000, help="最多几个。 At most so many.")]


@app.command("list")
def list_sessions(
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
    offset: Offset = 0,
    limit: Limit = 50,
    form: FormatOption = Format.TEXT,
) -> None:
    """列出会话，可按提示、要点、标签、日期、得分筛选。 List sessions, narrowed as you like."""
    _answer("", {k: v for k, v in locals().items() if k != "form"}, form)


@app.command("search")
def search(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="说过的话，两字以上，或拼音。 What was said, or pinyin.")
    ],
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
    offset: Offset = 0,
    limit: Limit = 50,
    form: FormatOption = Format.TEXT,
) -> None:
    """在说过的话里查找：coach sessions search 退款。 Find sessions by what was said in them."""
    _answer(words, {k: v for k, v in locals().items() if k not in ("form", "words")}, form)


@app.command("show")
def show(session: One, form: FormatOption = Format.TEXT) -> None:
    """一个会话：判断、要点、文字（证件号等已遮盖）。 One session; identifiers are masked."""
    from coach_app.library.shown import shown_of  # noqa: PLC0415 (the help needs none of it)

    with opened() as library:
        row = row_of(library, session)
        folder = library.sessions / session
        found = shown_of(folder)
    if form is Format.JSON:
        from coach_app.report.document import document  # noqa: PLC0415

        judged = document(found.analysis).model_dump(mode="json", by_alias=True) if found is not None else None
        lost = [one.model_dump(mode="json") for one in found.lost] if found is not None else []
        print_json({"session": plain(row), "folder": str(folder), "analysis": judged, "lost_rulings": lost})
        return
    _print_row(row, found)


@app.command("tag")
def tag(
    session: One,
    tags: Annotated[list[str] | None, typer.Argument(metavar="TAG…", help="不写则清除。 None clears them.")] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """给会话贴上这些标签（取代原有的）。 Give a session these tags in place of its own."""
    with opened() as library:
        library.tag(session, tags or [])
        row = row_of(library, session)
    _done(form, row, f"{session}: {' '.join(row.tags) or '无标签 no tags'}")


@app.command("rename")
def rename(
    session: One,
    title: Annotated[str, typer.Argument(help="新名称。 Its title.")],
    form: FormatOption = Format.TEXT,
) -> None:
    """给会话起名。 Give a session a title."""
    with opened() as library:
        library.rename(session, title)
        row = row_of(library, session)
    _done(form, row, f"{session}: {row.title}")


@app.command("delete")
def delete(
    ids: Ids,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问。 Do not ask.")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """彻底删除会话：声音、文字、索引里的痕迹。 Delete for good: sound, words and every trace."""
    with opened() as library:
        rows = [row_of(library, session) for session in ids]
        if not yes:
            for row in rows:
                typer.echo(f"{row.id}  {_name_of(row)}  {_clock(row.duration_s)}", err=True)
            agreed(f"彻底删除 {len(rows)} 个会话？声音、文字、裁定都无法恢复。 Delete for good?")
        library.delete(ids)
    if form is Format.JSON:
        print_json({"deleted": list(ids)})
    else:
        typer.echo(f"已删除 {len(rows)} 个会话。 Deleted.")


@app.command("reindex")
def reindex(form: FormatOption = Format.TEXT) -> None:
    """只凭会话文件夹重建索引，并说出哪些会话损坏。 Make the index anew from the sessions; damaged ones are named."""
    from coach_app.advice_damage import damage_sentence  # noqa: PLC0415
    from coach_app.library.reindexing import reindex as made_anew  # noqa: PLC0415
    from coach_app.paths import data_dir  # noqa: PLC0415

    found: list[Damage] = []
    with bar("重建索引 indexing") as tell:
        count = made_anew(data_dir(), tell, damaged=found.append)
    if form is Format.JSON:
        language = "en"  # for programs, whoever runs them
        damaged = [
            {"session": one.session, "what": one.harm.value, "said": damage_sentence(one.harm, one.session, language)}
            for one in found
        ]
        print_json({"sessions": count, "damaged": damaged})
        return
    typer.echo(f"{count} 个会话已编入索引。 Sessions indexed.")
    for one in found:
        typer.echo(damage_sentence(one.harm, one.session, system_language()), err=True)


def _answer(words: str, asked: dict[str, Any], form: Format) -> None:
    with opened() as library:
        page = library.find(query_of(words, asked), asked["offset"], asked["limit"])
    if form is Format.JSON:
        print_json({"total": page.total, "sessions": [plain(row) for row in page.rows]})
    else:
        _print_page(page, hits=bool(words))


def _done(form: Format, row: Row, said: str) -> None:
    if form is Format.JSON:
        print_json({"session": plain(row)})
    else:
        typer.echo(said)


def _print_page(page: Page, hits: bool) -> None:
    last = "听到 heard" if hits else "标签 tags"
    table = Table(Column("id", no_wrap=True), "名称 title", "时长", "提示", "得分", last, box=None)
    for row in page.rows:
        found = f"{_clock(row.hit_s)} {row.snippet}" if row.hit_s is not None else " ".join(row.tags)
        score = "–" if row.score is None else f"{row.score:.0f}"
        table.add_row(
            row.id, _name_of(row), _clock(row.duration_s), str(row.alerts + row.nudges), score, found, style=None
        )
    console = Console()
    if not page.total:
        console.print(
            "没有找到会话；用 coach sessions import 导入录音。 No session: 'coach sessions import' takes one in."
        )
        return
    console.print(table)
    console.print(f"{len(page.rows)} / {page.total}", style="dim")


def _print_row(row: Row, found: Shown | None) -> None:
    from coach_app.report.reviewed import lost_lines  # noqa: PLC0415
    from coach_app.report.text import render  # noqa: PLC0415
    from coach_app.report.wording import Wording, clock  # noqa: PLC0415

    console = Console()
    console.print(f"{row.id}  {row.started_at:%Y-%m-%d %H:%M}  {_name_of(row)}  {_clock(row.duration_s)}")
    if row.tags:
        console.print(" ".join(row.tags), style="dim")
    if found is None:
        console.print(
            "没有完整的判断，用 coach sessions rejudge 重新判断。 "
            f"It was not judged to its end: 'coach sessions rejudge {row.id}' judges it anew."
        )
        return
    console.print(render(found.analysis, system_language()))
    if found.lost:
        console.print(f"{len(found.lost)} 条裁定所指的提示已不再出现： Rulings on flags that are no longer raised:")
        for line in lost_lines(found.lost, Wording(system_language(), row.pack_id)):
            said = line.opinion
            console.print(f"  {clock(line.at_s)}  {said.head}  {said.words}  {said.by}", style="dim", markup=False)


def _name_of(row: Row) -> str:
    from coach_app.privacy.names import mask_name  # noqa: PLC0415 (the help needs none of it)

    return mask_name(row.title or row.reference or row.source)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
