"""A centre's phrases as a table that people keep in a spreadsheet: CSV (UTF-8 or GBK) and XLSX, both ways.

A table with a mistake is not taken in at all; every bad row is named by its line.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from coach_app.errors import AppError
from coach_app.phrasebook.book import Book
from coach_app.phrasebook.table_rows import COLUMNS, Row, row_of, rows_of, taken_in

#: Largest file, unpacked contents of an XLSX, and rows that are read.
_BYTES: Final = 8 << 20
_UNPACKED: Final = 64 << 20
_ROWS: Final = 5_000
#: A cell that begins so is a formula to a spreadsheet.
_FORMULA: Final = ("=", "+", "-", "@", "\t")


class TableError(AppError):
    """A table that cannot be taken in.

    Parameters
    ----------
    code : str
        ``table_unreadable`` or ``table_rows``.
    message, advice : str
        One English sentence each.
    mistakes : tuple of (int, str, str)
        Line, what is wrong in Chinese, and in English.
    """

    def __init__(self, code: str, message: str, advice: str, mistakes: tuple[tuple[int, str, str], ...] = ()) -> None:
        super().__init__(message, advice)
        self.code = code
        self.mistakes = mistakes


def import_table(path: Path, book: Book) -> Book:
    """The book with what a table says.

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
    mistakes: list[tuple[int, str, str]] = []
    rows = list(_rows(_cells(path), mistakes))
    after = taken_in(book, rows, mistakes)
    if mistakes:
        named = "; ".join(f"line {line}: {wrong}" for line, _, wrong in mistakes[:20])
        raise TableError(
            "table_rows",
            f"{len(mistakes)} of the rows cannot be used: {named}.",
            "Nothing was taken in; mend these rows and import the table again.",
            tuple(mistakes),
        )
    return after


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
        If it cannot be written.
    """
    lines = rows_of(book, everything=everything)
    if path.suffix.lower() == ".csv":
        path.write_bytes(csv_text(book, everything=everything).encode())
    elif path.suffix.lower() == ".xlsx":
        _write_sheet(path, [_head(), *lines])
    else:
        raise _unreadable(path, "Choose a name that ends in .csv or .xlsx.")
    return len(lines)


def csv_text(book: Book, *, everything: bool = True) -> str:
    """A book as CSV, with the mark that spreadsheets expect before UTF-8."""
    text = io.StringIO()
    rows = rows_of(book, everything=everything)
    csv.writer(text).writerows([_head(), *([_safe(cell) for cell in row] for row in rows)])
    return "\ufeff" + text.getvalue()


def _head() -> list[str]:
    return [names[0] for names in COLUMNS.values()]


def _rows(cells: Iterable[tuple[int, Sequence[str]]], mistakes: list[tuple[int, str, str]]) -> Iterator[Row]:
    known = {name.lower(): column for column, names in COLUMNS.items() for name in names}
    columns: list[str] | None = None
    for line, row in cells:
        if not any(cell.strip() for cell in row):
            continue
        if columns is None:
            columns = [known.get(cell.strip().lower(), "") for cell in row]
            if "text" not in columns or "kind" not in columns:
                mistakes.append((line, "没有“措辞”和“类别”两列", "there are no columns 措辞 (wording) and 类别 (kind)"))
                return
            continue
        found = {name: cell.strip() for name, cell in zip(columns, row, strict=False) if name}
        made = row_of(line, found, mistakes)
        if made is not None:
            yield made
    if columns is None:
        mistakes.append((1, "表里没有内容", "there is nothing in the table"))


def _cells(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        if path.stat().st_size > _BYTES:
            raise _unreadable(path, "Split it: tables of up to 8 MB are read.")
        match path.suffix.lower():
            case ".csv" | ".txt" | ".tsv":
                yield from _csv(path)
            case ".xlsx" | ".xlsm":
                yield from _sheet(path)
            case _:
                raise _unreadable(path, "Save it as .csv or .xlsx.")
    except OSError as error:
        raise _unreadable(path, f"{error.strerror or 'It cannot be opened'}; choose another file.") from error


def _csv(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("gb18030")
        except UnicodeDecodeError as error:
            raise _unreadable(path, "Save it as UTF-8 or GBK.") from error
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    try:
        for number, row in enumerate(reader):
            if number > _ROWS:
                raise _unreadable(path, f"Split it: up to {_ROWS} rows are read.")
            yield reader.line_num, [cell.removeprefix("'") if cell[1:2] in _FORMULA else cell for cell in row]
    except csv.Error as error:
        raise _unreadable(path, "Save it again as .csv.") from error


def _sheet(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    import openpyxl  # noqa: PLC0415 (loads for a third of a second)

    try:
        _see_size(path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            rows = book.worksheets[0].iter_rows(values_only=True, max_row=_ROWS + 1, max_col=40)
            found = [["" if cell is None else str(cell) for cell in row] for row in rows]
        finally:
            book.close()
    except TableError:
        raise
    except Exception as error:  # whatever a damaged workbook makes its reader raise
        raise _unreadable(path, "Open it in a spreadsheet and save it again.") from error
    yield from enumerate(found, 1)


def _see_size(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > _UNPACKED:
            raise _unreadable(path, "Split it: it is too large once it is unpacked.")


def _write_sheet(path: Path, rows: Sequence[Sequence[str]]) -> None:
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
    book.save(path)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unreadable(path: Path, advice: str) -> TableError:
    return TableError("table_unreadable", f"The table {path.name} cannot be read or written.", advice)
