from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.rulings.accuracy import Accuracy
from coach_app.ui.language import Language
from coach_app.ui.library.accuracy_page import AccuracyPage
from coach_app.ui.theme import Theme
from feedback.flag import Kind

FAST = Accuracy("pace.too_fast", Kind.RATE_FAST, right=9, wrong=1, happened=10, found=9)
SILENCE = Accuracy("silence.dead_air", Kind.DEAD_AIR, right=1, wrong=3, unruled=2)


class Counts:
    def __init__(self) -> None:
        self.lines: Sequence[Accuracy] = (FAST, SILENCE)
        self.asked: list[bool] = []
        self.error: Exception | None = None

    def __call__(self, rules: bool) -> Sequence[Accuracy]:
        self.asked.append(rules)
        if self.error is not None:
            raise self.error
        return self.lines


@pytest.fixture
def counts() -> Counts:
    return Counts()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, counts: Counts) -> Iterator[AccuracyPage]:
    made = AccuracyPage(counts, theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    yield made
    made.close_down()


def look(qtbot: QtBot, page: AccuracyPage) -> None:
    with qtbot.waitSignal(page.model.modelReset):
        page.look()


def test_each_rule_has_its_precision_and_recall_the_least_precise_first(qtbot: QtBot, page: AccuracyPage) -> None:
    look(qtbot, page)
    assert page.lines == [
        ("Silence · silence.dead_air", "25%", "–", "1", "3", "0", "2", "0"),
        ("Fast speech · pace.too_fast", "90%", "90%", "9", "1", "0", "0", "10"),
    ]


def test_it_is_sorted_by_any_column(qtbot: QtBot, page: AccuracyPage) -> None:
    look(qtbot, page)
    page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert [line[3] for line in page.lines] == ["9", "1"]
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [line[2] for line in page.lines] == ["90%", "–"]


def test_enter_leads_to_the_sessions_of_that_kind(qtbot: QtBot, page: AccuracyPage) -> None:
    look(qtbot, page)
    with qtbot.waitSignal(page.kind) as kind:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert kind.args == ["dead_air"]


def test_kinds_are_counted_as_well_as_rules(qtbot: QtBot, page: AccuracyPage, counts: Counts) -> None:
    look(qtbot, page)
    with qtbot.waitSignal(page.model.modelReset):
        page.by.setCurrentIndex(1)
    assert counts.asked == [True, False]


def test_without_rulings_it_says_what_to_do_first(qtbot: QtBot, page: AccuracyPage, counts: Counts) -> None:
    counts.lines = ()
    look(qtbot, page)
    assert page.message.isVisible()
    assert page.message.words[0] == "Nothing has been ruled on yet"


def test_what_cannot_be_counted_is_told_of_and_tried_again(qtbot: QtBot, page: AccuracyPage, counts: Counts) -> None:
    counts.error = OSError("gone")
    page.look()
    qtbot.waitUntil(lambda: page.message.button.text() == "Try again")
    counts.error = None
    with qtbot.waitSignal(page.model.modelReset):
        page.message.button.click()
    assert page.table.isVisible()


def test_it_speaks_both_languages(qtbot: QtBot, page: AccuracyPage, language: Language) -> None:
    look(qtbot, page)
    language.use("zh")
    page.retranslate()
    assert page.model.headerData(1, Qt.Orientation.Horizontal) == "准确率"
    assert page.lines[0][0].startswith("静默") or page.lines[0][0] != "Silence · silence.dead_air"
