from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach_app.ui.practice.drill_rows import DrillRows
from tests.coach_app.ui.practice.fake_practice import KINDS, ROWS


@pytest.fixture
def rows() -> DrillRows:
    made = DrillRows()
    made.show_rows(ROWS, {str(kind): name for kind, name in KINDS["en"].items()})
    return made


def found(rows: DrillRows) -> list[str]:
    return [row.id for row in rows.rows]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (("", "", 0, ""), ["SCN-01", "SCN-29", "SCN-60", "SCN-104"]),
        (("密码", "", 0, ""), ["SCN-01"]),
        (("scn-1", "", 0, ""), ["SCN-104"]),
        (("通用 转接", "", 0, ""), ["SCN-29"]),
        (("", "voice_drill", 0, ""), ["SCN-104"]),
        (("", "", 2, "通用"), ["SCN-29", "SCN-104"]),
        (("nothing like it", "", 0, ""), []),
    ],
)
def test_all_that_is_asked_for_must_fit(rows: DrillRows, asked: tuple[str, str, int, str], ids: list[str]) -> None:
    rows.narrow(*asked)
    assert found(rows) == ids


def test_what_was_asked_for_holds_when_rows_come_anew(rows: DrillRows) -> None:
    rows.narrow("", "", 1, "")
    rows.show_rows(ROWS, {})
    assert found(rows) == ["SCN-01"]


def test_a_screen_reader_hears_all_of_a_row(rows: DrillRows) -> None:
    said = rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "工资卡修改密码. SCN-01 · Role play · 银行 · Level 1. 72 %"


def test_sectors_are_each_named_once(rows: DrillRows) -> None:
    assert rows.sectors == ("银行", "通用", "电信")
