"""What the rows of a phrase table mean, whatever file they came from.

A column that is not there leaves what it would say as it is. A cell that is there and empty says
that there is nothing: no other wordings, no replacement, no items; the severity of the pack or, of
a phrase of one's own, the usual one; on, and beside the pack's own wordings. So a table that was
exported, changed and imported again says exactly what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from coach_app.phrasebook.book import Book, Line, Wanted
from coach_app.phrasebook.wording_checks import Wrong, wrong_of
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
#: As a table is written.
_KIND_NAMES: Final = {PhraseClass.STANDARD: "规范用语", PhraseClass.FORBIDDEN: "禁语"}
_SEVERITIES: Final = {"": "", "提醒": "alert", "alert": "alert", "警示": "alert", "记录": "note", "note": "note"}
_SAID: Final = {"是": True, "yes": True, "1": True, "true": True, "否": False, "no": False, "0": False, "false": False}
_APART: Final = re.compile(r"[\n|；;]+")
_APART_WRITTEN: Final = "；"
_ID: Final = {PhraseClass.STANDARD: re.compile(r"STD-\d{2,5}"), PhraseClass.FORBIDDEN: re.compile(r"FOR-\d{2,5}")}

Mistakes = list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase of a table; what a column does not say, because it is not there, is ``None``."""

    line: int
    id: str
    kind: PhraseClass
    text: str
    variants: tuple[str, ...] | None = None
    replacement: str | None = None
    severity: str | None = None
    ticks: tuple[str, ...] | None = None
    on: bool | None = None
    only: bool | None = None

    def over(self, line: Line | None) -> Wanted:
        """What the row makes of a phrase; ``None`` for one that is new.

        Examples
        --------
        >>> Row(2, "", PhraseClass.FORBIDDEN, "我不管", replacement="我来").over(None)
        Wanted(text='我不管', variants=(), replacement='我来', severity='', ticks=(), only=False)
        """
        before = line.wanted if line is not None else Wanted(self.text)
        said = {name: getattr(self, name) for name in ("variants", "replacement", "severity", "ticks", "only")}
        if self.variants == _several(_APART_WRITTEN.join(before.variants)):
            said["variants"] = None  # as they were written out: one may hold what else stands between two
        if self.kind is PhraseClass.STANDARD:
            said["severity"] = None  # it accuses nobody
        return replace(before, text=self.text, **{name: value for name, value in said.items() if value is not None})


def row_of(line: int, cells: Mapping[str, str], mistakes: Mistakes) -> Row | None:
    """The meaning of a row.

    Parameters
    ----------
    line : int
        Of the table, from 1.
    cells : mapping of str to str
        By column of `COLUMNS`; without those that the table has not.
    mistakes : list
        Taken further by everything that is wrong in it.
    """
    wrong: list[Wrong] = []
    kind = _KINDS.get(cells.get("kind", "").lower())
    if kind is None:
        told = cells.get("kind", "")
        wrong.append(
            (
                f"类别应是“规范用语”或“禁语”，不是“{told}”",
                f"the kind is 规范用语 (standard) or 禁语 (forbidden), not '{told}'",
            )
        )
    severity = cells.get("severity")
    if severity is not None and severity.lower() not in _SEVERITIES:
        wrong.append(
            (
                f"严重度应是“提醒”或“记录”，不是“{severity}”",
                f"the severity is 提醒 (alert) or 记录 (note), not '{severity}'",
            )
        )
    switches = {name: _switch(name, cells, empty, wrong) for name, empty in (("on", True), ("only", False))}
    row = Row(
        line,
        cells.get("id", "").upper(),
        kind or PhraseClass.STANDARD,
        _one_line(cells.get("text", "")),
        _several(cells.get("variants")),
        _several_lines(cells.get("replacement")),
        None if severity is None else _SEVERITIES.get(severity.lower(), ""),
        _several(cells.get("ticks")),
        **switches,
    )
    if not row.text:
        wrong.insert(0, ("缺少措辞", "there is no wording"))
    mistakes += [(line, *one) for one in wrong]
    return None if wrong else row


def taken_in(book: Book, rows: Iterable[Row], mistakes: Mistakes) -> Book:
    """The book with what the rows say; mistakes that only the book shows are told of as well."""
    every, seen = book.lines(), dict[str, int]()
    lines = {line.id: line for line in every}
    alike: dict[tuple[PhraseClass, str], list[Line]] = {}
    for one in every:
        alike.setdefault((one.kind, one.wanted.text), []).append(one)
    edits: list[tuple[str, PhraseClass, Wanted, bool | None]] = []
    for row in rows:
        same = alike.get((row.kind, row.text), [])
        # Of two phrases with one wording the second row means the second.
        unsaid = next((one for one in same if one.id not in seen), same[-1] if same else None)
        line = lines.get(row.id) if row.id else unsaid
        again = _said_before(row, line, seen)
        if again:
            mistakes.append((row.line, f"与第 {again} 行重复", f"it says the same as line {again}"))
            continue
        wrong = _wrong_id(row, line) or wrong_of(row.over(line), row.kind, book, line)
        mistakes += [(row.line, *one) for one in wrong]
        if not wrong:
            edits.append((line.id if line else row.id, row.kind, row.over(line), row.on))
    after = book.edited(edits)
    try:
        after.pack()
    except PackError as why:  # whatever the checks above do not know
        mistakes += [(1, told, told) for told in (one.removeprefix("pack.toml: ") for one in why.mistakes)]
    return after


def _said_before(row: Row, line: Line | None, seen: dict[str, int]) -> int:
    """The earlier row that was about the same phrase, or 0; this one is remembered."""
    names = [line.id] if line is not None else [row.id, f"{row.kind} {row.text}"]
    again = next((seen[name] for name in names if name in seen), 0)
    for name in filter(None, names):
        seen.setdefault(name, row.line)
    return again


def _wrong_id(row: Row, line: Line | None) -> list[Wrong]:
    if line is not None and line.kind is not row.kind:
        return [
            (f"“{row.id}”是{_KIND_NAMES[line.kind]}，不是{_KIND_NAMES[row.kind]}", f"{row.id} is of the other kind")
        ]
    if line is None and row.id and _ID[row.kind].fullmatch(row.id) is None:
        first = "STD-501" if row.kind is PhraseClass.STANDARD else "FOR-501"
        return [
            (
                f"编号“{row.id}”不能用：留空，或写 {first} 这样的编号",
                f"'{row.id}' is no id: leave it empty, or write {first} and so on",
            )
        ]
    return []


def rows_of(book: Book, *, everything: bool) -> list[list[str]]:
    """The phrases of a book as rows, in the order of `COLUMNS`."""
    severities = {"alert": "提醒", "note": "记录"}
    return [
        [
            line.id,
            _KIND_NAMES[line.kind],
            line.wanted.text,
            _APART_WRITTEN.join(line.wanted.variants),
            line.wanted.replacement,
            severities.get(line.wanted.severity, ""),
            _APART_WRITTEN.join(line.wanted.ticks),
            "是" if line.on else "否",
            "是" if line.wanted.only else "",
        ]
        for line in book.lines()
        if everything or line.origin != "pack" or not line.on
    ]


def _switch(name: str, cells: Mapping[str, str], empty: bool, wrong: list[Wrong]) -> bool | None:
    """A cell that says yes or no; ``None`` where there is no such column."""
    told = cells.get(name)
    if told is None or not told:
        return None if told is None else empty
    if told.lower() not in _SAID:
        head = COLUMNS[name][0]
        wrong.append((f"{head}应是“是”或“否”，不是“{told}”", f"{head} is 是 (yes) or 否 (no), not '{told}'"))
    return _SAID.get(told.lower())


def _several(cell: str | None) -> tuple[str, ...] | None:
    return None if cell is None else tuple(one.strip() for one in _APART.split(cell) if one.strip())


def _several_lines(cell: str | None) -> str | None:
    return None if cell is None else _one_line(cell)


def _one_line(cell: str) -> str:
    """A cell that was broken into lines, put together: without a space behind a Chinese character or mark."""
    return " ".join(re.sub(r"(?<=[\u2e80-\uffef])\s*\n\s*", "", cell).split())
