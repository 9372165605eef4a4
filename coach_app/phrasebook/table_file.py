"""A centre's phrases as a table that people keep in a spreadsheet: CSV (UTF-8 or GBK) and XLSX, both ways.

A table with a mistake is not taken in at all; every bad row is named by its line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach_app.phrasebook.book import Book
from coach_app.phrasebook.changes import Changes, changes
from coach_app.phrasebook.table_cells import FORMULA, Cells, TableError, cells_of, unreadable
from coach_app.phrasebook.table_rows import COLUMNS, Mistakes, Row, row_of, rows_of, taken_in
from coach_app.recording.sessions import write_whole

__all__ = ["TableError", "Taken", "csv_text", "export_table", "import_table"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A book that a table was taken into.

    Parameters
    ----------
    book : Book
        With what the table says.
    changes : Changes
        What that is.
    unread : tuple of str
        Heads of columns that are no columns of a phrase table.
    """

    book: Book
    changes: Changes
    unread: tuple[str, ...] = ()


def import_table(path: Path, book: Book) -> Taken:
    """The book with what a table says, and what that changes.

    Parameters
    ----------
    path : Path
        ``.csv`` or ``.xlsx``.
    book : Book
        Rows that name one of its phrases change that; others are added.

    Raises
    ------
    TableError
        If the file cannot be read or a row is wrong; the mistakes name every line.
    """
    mistakes: Mistakes = []
    unread: list[str] = []
    rows = list(_rows(cells_of(path, mistakes), mistakes, unread))
    after = taken_in(book, rows, mistakes)
    if mistakes:
        mistakes.sort(key=lambda one: one[0])
        named = "; ".join(f"line {line}: {wrong}" for line, _, wrong in mistakes[:20])
        raise TableError(
            "table_rows",
            f"{len(mistakes)} of the rows cannot be used: {named}.",
            "Nothing was taken in; mend these rows and import the table again.",
            tuple(mistakes),
        )
    return Taken(after, changes(book, after), tuple(unread))


def export_table(path: Path, book: Book, *, everything: bool = True) -> int:
    """Write a book as a table; how many rows.

    Parameters
    ----------
    path : Path
        ``.csv`` (UTF-8 with a mark, as spreadsheets expect it) or ``.xlsx``.
    book : Book
        The phrases.
    everything : bool
        Those of the pack below as well.

    Raises
    ------
    TableError
        If the file's name ends otherwise.
    OSError
        If it cannot be written; what stood there before is as it was.
    """
    lines = rows_of(book, everything=everything)
    if path.suffix.lower() == ".csv":
        write_whole(path, csv_text(book, everything=everything).encode())
    elif path.suffix.lower() == ".xlsx":
        write_whole(path, _sheet([_head(), *lines]))
    else:
        raise unreadable(path, "table_name", "Choose a name that ends in .csv or .xlsx.")
    return len(lines)


def csv_text(book: Book, *, everything: bool = True) -> str:
    """A book as CSV, with the mark that spreadsheets expect before UTF-8."""
    text = io.StringIO()
    rows = rows_of(book, everything=everything)
    csv.writer(text).writerows([_head(), *([_safe(cell) for cell in row] for row in rows)])
    return "\ufeff" + text.getvalue()


def _head() -> list[str]:
    return [names[0] for names in COLUMNS.values()]


def _rows(cells: Iterator[Cells], mistakes: Mistakes, unread: list[str]) -> Iterator[Row]:
    first = next(cells, None)
    if first is None:
        mistakes.append((1, "表里没有内容", "there is nothing in the table"))
        return
    columns = _columns(first, mistakes, unread)
    if not columns:
        return
    line = 0
    for line, row in cells:
        padded = [*row, *[""] * (len(columns) - len(row))]  # some programs leave out the last empty cells
        found = {name: cell.strip() for name, cell in zip(columns, padded, strict=False) if name}
        if any(found.values()) and (made := row_of(line, found, mistakes)) is not None:
            yield made
    if not line:
        mistakes.append((first[0], "只有表头，没有一条用语", "there are heads and no phrases"))


def _columns(head: Cells, mistakes: Mistakes, unread: list[str]) -> list[str]:
    """The column that each cell belongs to, empty for none; no cells if they are no heads."""
    known = {name.lower(): column for column, names in COLUMNS.items() for name in names}
    line, cells = head
    heads = [cell.strip() for cell in cells]
    columns = [known.get(cell.lower(), "") for cell in heads]
    missing = [name for name in ("text", "kind") if name not in columns]
    twice = [name for name in COLUMNS if columns.count(name) > 1]
    if missing:
        zh = "”和“".join(COLUMNS[name][0] for name in missing)
        en = " and ".join("{} ({})".format(*COLUMNS[name]) for name in missing)
        there = "、".join(cell[:20] for cell in heads[:9] if cell)
        mistakes.append((line, f"表头缺少“{zh}”，现有：{there}", f"the heads lack {en}; there are: {there}"))
    for name in twice:
        mistakes.append((line, f"“{COLUMNS[name][0]}”有两列", f"there are two columns {COLUMNS[name][0]}"))
    unread += [cell for cell, column in zip(heads, columns, strict=True) if cell and not column]
    return [] if missing or twice else columns


def _sheet(rows: Sequence[Sequence[str]]) -> bytes:
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "规范用语与禁语"
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            made = sheet.cell(at, column)
            made.value, made.data_type = cell, "s"  # no cell of ours is ever a formula
    for letter, width in zip("ABCDEFGHI", (10, 10, 44, 44, 40, 10, 24, 8, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
