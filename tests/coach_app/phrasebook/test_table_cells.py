from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from coach_app.phrasebook.table_cells import ROWS, TableError, cells_of


def read(path: Path) -> list[tuple[int, list[str]]]:
    return [(number, list(row)) for number, row in cells_of(path, [])]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("apart", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_as_any_spreadsheet_writes_it(tmp_path: Path, coding: str, apart: str, end: str) -> None:
    lines = [f"措辞{apart}类别", "", f'"您好，{end}请""稍等"""{apart}禁语']
    (tmp_path / "t.csv").write_bytes(end.join(lines).encode(coding))
    assert read(tmp_path / "t.csv") == [(1, ["措辞", "类别"]), (3, [f'您好，{end}请"稍等"', "禁语"])]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('a,b\n"1\n2\n3",x\n4,y\n', "utf-8")
    assert [number for number, _ in read(tmp_path / "t.csv")] == [1, 2, 3]


def test_empty_rows_and_sheets_of_a_workbook_are_passed_by(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("用语")
    for at, row in ((3, ("措辞", "类别", "启用")), (4, ("我不管", "禁语", True)), (900, ("我管不着", "禁语", 1))):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    book.save(tmp_path / "t.xlsx")
    assert [(number, row[:3]) for number, row in read(tmp_path / "t.xlsx")] == [
        (3, ["措辞", "类别", "启用"]),
        (4, ["我不管", "禁语", "True"]),
        (900, ["我管不着", "禁语", "1"]),
    ]


def test_a_formula_that_was_never_reckoned_is_no_empty_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("措辞", "类别", "替换"), ("我不管", "禁语", '="我"&"来"')):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    mistakes: list[tuple[int, str, str]] = []
    assert len(list(cells_of(tmp_path / "t.xlsx", mistakes))) == 2
    ((line, chinese, english),) = mistakes
    assert (line, "公式" in chinese, "formula" in english) == (2, True, True)


def test_both_looks_at_a_workbook_are_at_the_same_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["=1+1"])
    book.create_sheet().append(["类别", "措辞"])
    book.save(tmp_path / "t.xlsx")
    mistakes: list[tuple[int, str, str]] = []
    assert list(cells_of(tmp_path / "t.xlsx", mistakes)) == []
    assert [(line, "公式" in told) for line, told, _ in mistakes] == [(1, True)]


def test_a_formula_that_came_to_nothing_is_told_of(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"], book.active["A2"] = "措辞", "#REF!"
    book.save(tmp_path / "t.xlsx")
    mistakes: list[tuple[int, str, str]] = []
    list(cells_of(tmp_path / "t.xlsx", mistakes))
    assert [(line, "#REF!" in chinese) for line, chinese, _ in mistakes] == [(2, True)]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("t.csv", b"\xff\xfe\x00\x81\xff", "table_coding"),
        ("t.csv", b"\x81\xff\xff", "table_coding"),
        ("t.csv", b"a\0b,c", "table_coding"),
        ("t.xlsx", b"PK\x03\x04", "table_damaged"),
        ("t.doc", b"x", "table_type"),
        ("t.csv", b"x" * ((8 << 20) + 1), "table_large"),
        ("t.csv", "字,禁语\n".encode() * (ROWS + 2), "table_long"),
    ],
)
def test_what_is_no_table(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TableError) as raised:
        read(tmp_path / name)
    assert raised.value.code == code


def test_a_workbook_that_is_longer_than_is_read_is_not_cut_off(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(ROWS + 2):
        sheet.append(["字"])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(TableError) as raised:
        read(tmp_path / "t.xlsx")
    assert raised.value.code == "table_long"


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(TableError) as raised:
        read(tmp_path / "gone.csv")
    assert raised.value.code == "table_gone"
