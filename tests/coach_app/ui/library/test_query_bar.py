from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.library.query import Query
from coach_app.ui.language import Language
from coach_app.ui.library.query_bar import QueryBar
from coach_app.ui.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> QueryBar:
    made = QueryBar(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_at_first_the_latest_sessions_are_asked_for(bar: QueryBar) -> None:
    assert bar.asked() == Query()


def test_words_are_looked_for_a_moment_after_the_last_key(qtbot: QtBot, bar: QueryBar) -> None:
    with qtbot.waitSignal(bar.changed):
        QTest.keyClicks(bar.words, "tuikuan")
    assert bar.asked().words == "tuikuan"


def test_one_character_is_not_looked_for(bar: QueryBar) -> None:
    bar.words.setText("退")
    assert (bar.too_short, bar.asked().words) == (True, "")
    bar.words.setText("退款")
    assert (bar.too_short, bar.asked().words) == (False, "退款")


def test_the_order_is_changed_and_turned(qtbot: QtBot, bar: QueryBar) -> None:
    with qtbot.waitSignal(bar.changed):
        bar.sort_by("flags")
    with qtbot.waitSignal(bar.changed):
        bar.turn.click()
    assert (bar.asked().order, bar.asked().descending) == ("flags", False)
    assert bar.turn.accessibleName() == "Least first"


def test_a_key_goes_through_the_orders(bar: QueryBar) -> None:
    orders = []
    for _ in range(5):
        bar.next_order()
        orders.append(bar.asked().order)
    assert orders == ["flags", "score", "duration", "title", "started"]


def test_the_order_stays_when_the_language_changes(bar: QueryBar, language: Language) -> None:
    bar.sort_by("score")
    language.use("zh")
    bar.retranslate()
    assert (bar.asked().order, bar.order.currentText()) == ("score", "按得分")


def test_hidden_filters_that_leave_something_out_can_be_seen(bar: QueryBar) -> None:
    bar.show_narrowed(True)
    assert "●" in bar.more.text()
    bar.retranslate()
    assert "●" in bar.more.text()
