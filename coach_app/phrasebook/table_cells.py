"""The cells of a table, whichever spreadsheet wrote it: CSV in UTF-8, UTF-16 or GBK with any of three separators, and XLSX."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from coach_app.errors import AppError

#: Largest file, unpacked contents of an XLSX, and rows that are read besides the heads.
BYTES: Final = 8 << 20
UNPACKED: Final = 64 << 20
ROWS: Final = 10_000
#: A cell that begins so is a formula to a spreadsheet.
FORMULA: Final = ("=", "+", "-", "@", "\t")
_COLUMNS: Final = 40
_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

#: Number of a row as a spreadsheet counts it, and its cells.
Cells = tuple[int, Sequence[str]]


class TableError(AppError):
    """A table that cannot be taken in.

    Parameters
    ----------
    code : str
        ``table_rows``, or what is wrong with the file, see :mod:`coach_app.advice_tables`.
    message, advice : str
        One English sentence each.
    mistakes : tuple of (int, str, str)
        Line, what is wrong in Chinese, and in English.
    """

    def __init__(self, code: str, message: str, advice: str, mistakes: tuple[tuple[int, str, str], ...] = ()) -> None:
        super().__init__(message, advice)
        self.code = code
        self.mistakes = mistakes


def unreadable(path: Path, code: str, advice: str) -> TableError:
    """A file that is no table, or cannot be one."""
    return TableError(code, f"The table {path.name} cannot be read or written.", advice)


def cells_of(path: Path, mistakes: list[tuple[int, str, str]]) -> Iterator[Cells]:
    """The rows that hold something.

    Parameters
    ----------
    path : Path
        The file.
    mistakes : list
        Taken further by cells whose contents are not known: formulas that were never reckoned, or in vain.

    Raises
    ------
    TableError
        If it cannot be read.
    """
    try:
        if path.stat().st_size > BYTES:
            raise unreadable(path, "table_large", "Split it: tables of up to 8 MB are read.")
        match path.suffix.lower():
            case ".csv" | ".txt" | ".tsv":
                rows = _csv(path)
            case ".xlsx" | ".xlsm":
                rows = _sheet(path, mistakes)
            case _:
                raise unreadable(path, "table_type", "Save it as .csv or .xlsx.")
        yield from _some(path, rows)
    except OSError as error:
        raise unreadable(path, "table_gone", f"{error.strerror or 'It cannot be opened'}; choose another.") from error


def _some(path: Path, rows: Iterator[Cells]) -> Iterator[Cells]:
    count = 0
    for number, row in rows:
        if any(cell.strip() for cell in row):
            count += 1
            if count > ROWS + 1:
                raise unreadable(path, "table_long", f"Split it: up to {ROWS} rows are read.")
            yield number, row


def _csv(path: Path) -> Iterator[Cells]:
    text = _text(path)
    head = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        for number, row in enumerate(reader, 1):
            yield number, [cell.removeprefix("'") if cell[1:2] in FORMULA else cell for cell in row]
    except csv.Error as error:
        raise unreadable(path, "table_damaged", "Save it again as .csv.") from error


def _text(path: Path) -> str:
    raw = path.read_bytes()
    mark = _MARKS.get(raw[:2])
    for coding in (mark,) if mark else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise unreadable(path, "table_coding", "Save it as UTF-8 or GBK.")


def _sheet(path: Path, mistakes: list[tuple[int, str, str]]) -> Iterator[Cells]:
    import openpyxl  # noqa: PLC0415 (loads for a third of a second)

    try:
        _see_size(path)
        shown = openpyxl.load_workbook(path, read_only=True, data_only=True)
        written = openpyxl.load_workbook(path, read_only=True)
        try:
            place = _filled(written)
            pairs = zip(_rows(shown, place), _rows(written, place), strict=True)
            for number, (values, formulas) in enumerate(pairs, 1):
                yield number, [_cell(number, *pair, mistakes) for pair in zip(values, formulas, strict=True)]
        finally:
            shown.close()
            written.close()
    except (TableError, GeneratorExit):
        raise
    except Exception as error:  # whatever a damaged workbook makes its reader raise
        advice = "Open it in a spreadsheet and save it again."
        raise unreadable(path, "table_damaged", advice) from error


def _see_size(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED:
            raise unreadable(path, "table_large", "Split it: it is too large once it is unpacked.")


def _filled(book: Any) -> slice:
    """Where the first sheet stands that holds something."""
    for at, sheet in enumerate(book.worksheets):
        sheet.reset_dimensions()  # some programs write them wrong
        if any(cell.value is not None for row in sheet.iter_rows(max_row=50, max_col=_COLUMNS) for cell in row):
            return slice(at, at + 1)
    return slice(0)


def _rows(book: Any, place: slice) -> Iterator[tuple[Any, ...]]:
    for sheet in book.worksheets[place]:
        sheet.reset_dimensions()
        yield from sheet.iter_rows(max_col=_COLUMNS)


def _cell(number: int, shown: Any, written: Any, mistakes: list[tuple[int, str, str]]) -> str:
    formula = written.data_type == "f"
    if formula and shown.value is None:
        mistakes.append(
            (
                number,
                "有公式还没有算出结果，请在表格软件里打开并保存一次",
                "a formula has no result yet: open the table in a spreadsheet and save it once",
            )
        )
    if shown.data_type == "e":
        mistakes.append((number, f"有公式算不出结果（{shown.value}）", f"a formula has no result ({shown.value})"))
    return "" if shown.value is None else str(shown.value)
