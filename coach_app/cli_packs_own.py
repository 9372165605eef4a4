"""``coach packs new | import | export | trial``: a centre's own phrases without the window."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach_app.cli_library import Format, FormatOption, bar
from coach_app.errors import BadInputError
from coach_app.packs import load
from coach_app.paths import data_dir
from feedback.pack import DEFAULT

if TYPE_CHECKING:
    from coach_app.phrasebook.table_file import Taken
    from coach_app.phrasebook.trial import Outcome


class TableForm(StrEnum):
    """As what phrases are written."""

    CSV = "csv"
    XLSX = "xlsx"


PackId = Annotated[str, typer.Argument(metavar="ID", help="规则包编号。 Id of a pack of your own.")]
#: Places that `trial` names; the count is of all.
_SHOWN = 20


def new(
    name: PackId,
    extends: Annotated[str, typer.Option(help="叠加在哪个规则包之上。 The pack it is laid over.")] = DEFAULT,
    title: Annotated[str, typer.Option(help="名称。 What it is called.")] = "",
) -> None:
    """新建自己的规则包。 Make a pack of your own: a layer over another."""
    from coach_app.phrasebook.shelf import Shelf  # noqa: PLC0415

    shelf = Shelf(data_dir())
    kept = shelf.keep(shelf.new(name, extends, title))
    typer.echo(f"已新建 {kept.book.id}。 Made: {data_dir() / 'packs' / name / 'pack.toml'}")


def take_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV 或 XLSX。 A table.")],
    into: Annotated[str, typer.Option("--into", metavar="ID", help="导入到哪个包。 The pack that takes it.")],
) -> None:
    """从表格导入用语，有错则一行都不导入。 Take phrases in from a table; with a mistake in it, none.

    表里没有的列不改动原来的内容，空单元格表示清空。 A column that is not there changes nothing; an empty cell empties.
    """
    from coach_app.phrasebook.shelf import Kept, Shelf  # noqa: PLC0415
    from coach_app.phrasebook.table_file import TableError, import_table  # noqa: PLC0415

    shelf = Shelf(data_dir())
    kept = shelf.open(into)
    try:
        taken = import_table(file, kept.book)
    except TableError as why:
        for line, chinese, english in why.mistakes:
            sys.stderr.write(f"第 {line} 行：{chinese}。 Line {line}: {english}.\n")
        raise
    book = shelf.keep(Kept(taken.book, kept.digest)).book
    typer.echo(_taken(taken))
    typer.echo(
        f"{book.id} {book.layer.version}：自有 {len(book.layer.phrases)}，改写 {len(book.layer.reword)}，"
        f"停用 {len(book.layer.off)}。 Own, reworded, off. 'coach sessions rejudge --all --pack {book.id}'"
    )


def _taken(taken: Taken) -> str:
    """What a table changed, and what of it was not read."""
    found = taken.changes
    names = {"text": "措辞 wording", "variants": "其他说法 other wordings", "replacement": "替换 replacement"}
    names |= {"severity": "严重度 severity", "ticks": "清单项 items", "only": "只认本表措辞 only these"}
    parts = [
        f"{names[part]} {n}" + (f"（清空 emptied {found.emptied[part]}）" if part in found.emptied else "")
        for part, n in found.parts.items()
    ]
    lines = [f"新增 {found.added}，改动 {found.changed}。 New, changed.", *parts]
    if taken.unread:
        lines.append(f"没有读取的列 columns not read：{'、'.join(taken.unread)}")
    return "\n  ".join(lines)


def hand_out(
    name: PackId,
    form: Annotated[TableForm | None, typer.Option("--format", help="输出格式，默认 CSV。 As what.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="输出文件或文件夹。 File or folder.")
    ] = None,
) -> None:
    """导出用语为表格；不写 --out 时 CSV 输出到终端。 Write a pack's phrases as a table."""
    from coach_app.phrasebook.book import Book  # noqa: PLC0415
    from coach_app.phrasebook.shelf import Shelf  # noqa: PLC0415
    from coach_app.phrasebook.table_file import csv_text, export_table  # noqa: PLC0415

    pack = load(name)
    book = Shelf(data_dir()).open(name).book if pack.extends else Book.new(pack, "table")
    target = _target(name, form, out)
    if target is None:
        sys.stdout.write(csv_text(book))
        return
    try:
        count = export_table(target, book)
    except OSError as error:
        raise BadInputError(f"{target} cannot be written: {error.strerror}.", "Name another with --out.") from error
    typer.echo(f"{count} 行。 rows: {target}")


def _target(name: str, form: TableForm | None, out: Path | None) -> Path | None:
    """The file that is written; ``None`` for what a terminal can show."""
    if out is None:
        return Path(f"{name}.xlsx") if form is TableForm.XLSX else None
    if out.is_dir():
        return out / f"{name}.{form or TableForm.CSV}"
    if form is not None and out.suffix.lower() != f".{form}":
        raise BadInputError(f"'{out.name}' is not called as {form} is.", f"Name it .{form}, or leave --format out.")
    return out


def trial(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="一句用语，或已有用语的编号。 A wording, or a phrase's id.")
    ],
    pack: Annotated[str, typer.Option(help="规则包。 Pack that it would be part of.")] = DEFAULT,
    forbidden: Annotated[bool, typer.Option("--forbidden", help="作为禁语。 As a forbidden phrase.")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """在保存的会话里试一句用语。 Try a phrase on the kept sessions: how often, and where."""
    from coach_app.phrasebook.book import Book, Wanted  # noqa: PLC0415
    from coach_app.phrasebook.trial import Trial  # noqa: PLC0415
    from coach_app.phrasebook.wording_checks import wrong_of  # noqa: PLC0415
    from feedback.lexicon import PhraseClass  # noqa: PLC0415

    judged, name = load(pack), text
    if text not in {phrase.id for phrase in judged.lexicon.phrases}:
        kind = PhraseClass.FORBIDDEN if forbidden else PhraseClass.STANDARD
        book, name = Book.new(judged, "trial").with_added(kind, Wanted(text))
        if wrong := wrong_of(Wanted(text), kind, book):
            for chinese, english in wrong:
                sys.stderr.write(f"{chinese}。 {english}.\n")
            raise BadInputError("The phrase cannot be tried as it is.", "Word it otherwise.")
        judged = book.pack()
    tried = Trial(data_dir() / "sessions")
    with bar("阅读 reading") as tell:
        tried.read(lambda done, of: tell(done, of) is None)
    with bar("试用 trying") as tell:
        outcome = tried.run(judged, name, lambda done, of: tell(done, of) is None)
    _answer(text, outcome, form)


def _answer(text: str, outcome: Outcome, form: Format) -> None:
    heard = [
        {
            "session": h.session,
            "start_s": round(h.span.start_s, 2),
            "end_s": round(h.span.end_s, 2),
            "text": h.text,
            "score": round(h.score, 3),
        }
        for h in outcome.heard
    ]
    if form is Format.JSON:
        found = {"schema": "coach.trial/1", "phrase": text, "sessions": outcome.sessions, "fired": len(heard)}
        document = {**found, "in_sessions": len({h.session for h in outcome.heard}), "by_itself": outcome.by_itself}
        sys.stdout.write(json.dumps({**document, "heard": heard}, ensure_ascii=False, indent=1) + "\n")
        return
    typer.echo(
        f"在 {outcome.sessions} 通中会触发 {len(heard)} 次。 Times it would fire in {outcome.sessions} sessions: {len(heard)}."
    )
    for one in outcome.heard[:_SHOWN]:
        typer.echo(f"  {one.session}  {one.span.start_s:7.1f} s  {one.text}")
    if not outcome.by_itself:
        typer.echo("照着说也识别不到，请换个说法。 It is not heard in its own words; word it otherwise.")
