"""What the rows of a phrase table mean, whatever file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coach_app.phrasebook.book import Book, Line, Wanted
from feedback.errors import PackError
from feedback.lexicon import PhraseClass

#: Columns, and what their heads may be called; the first is what is written.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("编号", "id", "number"),
    "kind": ("类别", "kind", "class", "类型"),
    "text": ("措辞", "wording", "text", "用语"),
    "variants": ("其他说法", "variants", "other wordings"),
    "replacement": ("替换", "replacement", "改说"),
    "severity": ("严重度", "severity"),
    "ticks": ("清单项", "ticks", "items"),
    "on": ("启用", "on", "enabled"),
    "only": ("只认本表措辞", "only"),
}
_KINDS: Final = {
    "规范用语": PhraseClass.STANDARD, "规范": PhraseClass.STANDARD, "standard": PhraseClass.STANDARD,
    "required": PhraseClass.STANDARD, "必说": PhraseClass.STANDARD,
    "禁语": PhraseClass.FORBIDDEN, "服务禁语": PhraseClass.FORBIDDEN, "forbidden": PhraseClass.FORBIDDEN,
}  # fmt: skip
_SEVERITIES: Final = {"": "", "提醒": "alert", "alert": "alert", "警示": "alert", "记录": "note", "note": "note"}
_YES: Final = {"": True, "是": True, "yes": True, "1": True, "true": True}
_NO: Final = {"否": False, "no": False, "0": False, "false": False}
_LONGEST: Final = 120
_APART: Final = re.compile(r"[\n|；;]+")

Mistakes = list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase of a table; what a column does not say is ``None``."""

    line: int
    id: str
    kind: PhraseClass
    wanted: Wanted
    on: bool


def row_of(line: int, cells: Mapping[str, str], mistakes: Mistakes) -> Row | None:
    """The meaning of a row.

    Parameters
    ----------
    line : int
        Of the file, from 1.
    cells : mapping of str to str
        By column of `COLUMNS`.
    mistakes : list
        Taken further by everything that is wrong in it.
    """
    wrong = len(mistakes)
    said = {name: cells.get(name, "") for name in COLUMNS}
    kind = _KINDS.get(said["kind"].lower())
    if kind is None:
        mistakes.append(
            (
                line,
                f"类别应是“规范用语”或“禁语”，不是“{said['kind']}”",
                f"the kind is 规范用语 (standard) or 禁语 (forbidden), not '{said['kind']}'",
            )
        )
    if not said["text"]:
        mistakes.append((line, "缺少措辞", "there is no wording"))
    wordings = [said["text"], *_several(said["variants"])]
    if any(len(one) > _LONGEST for one in wordings):
        mistakes.append((line, f"措辞超过 {_LONGEST} 字", f"a wording is longer than {_LONGEST} characters"))
    severity = _SEVERITIES.get(said["severity"].lower())
    if severity is None:
        mistakes.append(
            (
                line,
                f"严重度应是“提醒”或“记录”，不是“{said['severity']}”",
                f"the severity is 提醒 (alert) or 记录 (note), not '{said['severity']}'",
            )
        )
    on = {**_YES, **_NO}.get(said["on"].lower())
    only = {**_NO, **_YES, "": False}.get(said["only"].lower())
    if on is None or only is None:
        mistakes.append((line, "启用应是“是”或“否”", "on is 是 (yes) or 否 (no)"))
    if len(mistakes) > wrong or kind is None or severity is None or on is None or only is None:
        return None
    wanted = Wanted(
        said["text"], tuple(wordings[1:]), said["replacement"], severity, tuple(_several(said["ticks"])), only
    )
    return Row(line, said["id"].upper(), kind, wanted, on)


def taken_in(book: Book, rows: Iterable[Row], mistakes: Mistakes) -> Book:
    """The book with what the rows say; mistakes that only the book shows are told of as well."""
    lines, seen = {line.id: line for line in book.lines()}, dict[str, int]()
    same = {(line.kind, line.wanted.text): line for line in lines.values()}
    after, used = book, list[Row]()
    for row in rows:
        line = lines.get(row.id) if row.id else same.get((row.kind, row.wanted.text))
        name = line.id if line else row.id
        if name and name in seen:
            mistakes.append((row.line, f"与第 {seen[name]} 行重复", f"it says the same as line {seen[name]}"))
            continue
        try:
            after, name = _with(after, row, line)
        except ValueError as why:
            mistakes.append((row.line, f"编号“{row.id}”不能用", str(why)))
            continue
        seen[name] = row.line
        used.append(row)
    try:
        after.pack()
    except PackError:  # told of the row that it comes from
        for row in used:
            line = lines.get(row.id) if row.id else same.get((row.kind, row.wanted.text))
            mistakes += _alone(book, row, line)
    return after


def _alone(book: Book, row: Row, line: Line | None) -> Mistakes:
    try:
        _with(book, row, line)[0].pack()
    except PackError as why:
        told = "; ".join(one.removeprefix("pack.toml: ") for one in why.mistakes)
        return [(row.line, told, told)]
    return []


def _with(book: Book, row: Row, line: Line | None) -> tuple[Book, str]:
    if line is None:
        if row.id and re.fullmatch(r"(STD|FOR)-\d{2,3}", row.id) is None:
            raise ValueError(f"'{row.id}' is no id: leave it empty, or write STD-501, FOR-501 and so on")
        book, name = book.with_added(row.kind, row.wanted, row.id)
    else:
        if line.kind is not row.kind:
            raise ValueError(f"{line.id} is of the other kind")
        book, name = book.worded(line.id, row.wanted), line.id
    return book.switched(name, row.on), name


def rows_of(book: Book, *, everything: bool) -> list[list[str]]:
    """The phrases of a book as rows, in the order of `COLUMNS`."""
    kinds = {PhraseClass.STANDARD: "规范用语", PhraseClass.FORBIDDEN: "禁语"}
    severities = {"alert": "提醒", "note": "记录"}
    return [
        [
            line.id,
            kinds[line.kind],
            line.wanted.text,
            "；".join(line.wanted.variants),
            line.wanted.replacement,
            severities.get(line.wanted.severity, ""),
            "；".join(line.wanted.ticks),
            "是" if line.on else "否",
            "是" if line.wanted.only else "",
        ]
        for line in book.lines()
        if everything or line.origin != "pack" or not line.on
    ]


def _several(cell: str) -> list[str]:
    return [one.strip() for one in _APART.split(cell) if one.strip()]
