from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.ui.practice.drill_finder import DrillFinder
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import KINDS, ROWS


@pytest.fixture
def finder(theme: Theme, qtbot: QtBot) -> DrillFinder:
    made = DrillFinder(theme)
    qtbot.addWidget(made)
    made.show_drills(ROWS, {str(kind): name for kind, name in KINDS["en"].items()})
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_drill_is_found_and_opened_by_keys(finder: DrillFinder, qtbot: QtBot) -> None:
    finder.search.setFocus()
    QTest.keyClicks(finder.search, "scn-29")
    QTest.keyClick(finder.search, Qt.Key.Key_Return)
    with qtbot.waitSignal(finder.opened) as opened:
        QTest.keyClick(finder.list, Qt.Key.Key_Return)
    assert opened.args == ["SCN-29"]


def test_filters_offer_what_there_is(finder: DrillFinder) -> None:
    assert [finder.sector.itemText(n) for n in range(finder.sector.count())] == ["All sectors", "银行", "通用", "电信"]
    finder.kind.setCurrentIndex(finder.kind.findData("wording"))
    assert [row.id for row in finder.rows.rows] == ["SCN-60"]


def test_the_reader_stays_at_a_drill_when_scores_change(finder: DrillFinder) -> None:
    finder.list.setCurrentIndex(finder.rows.index(2))
    finder.show_drills(ROWS, {})
    assert finder.current is not None
    assert finder.current.id == "SCN-60"


def test_where_nothing_is_found_it_says_what_to_do(finder: DrillFinder) -> None:
    finder.search.setText("nothing like it")
    assert not finder.list.isVisible()
