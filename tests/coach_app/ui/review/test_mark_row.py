from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.review.mark_row import MarkRow
from coach_app.ui.theme import Theme
from feedback.flag import ItemState, ItemStatus
from feedback.rubric import Mark, Need, mark
from tests.coach_app.review.kept import RUBRIC
from tests.coach_app.samples import a_flag


def opening(at_s: float | None = 3.0) -> Mark:
    return mark(RUBRIC, [], [ItemState("opening", ItemStatus.SAID, at_s, "您好")], [Need.PROSODY]).marks[0]


def pace(times: int) -> Mark:
    return mark(RUBRIC, [a_flag(number=n) for n in range(1, times + 1)], [], [Need.PROSODY]).marks[1]


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def row(place: QWidget, theme: Theme, language: Language) -> MarkRow:
    made = MarkRow(theme, QGridLayout(place), 0)
    place.show()
    return made


def seen(place: QWidget) -> list[str]:
    return [button.text() for button in place.findChildren(QPushButton) if button.isVisible()]


def steps(work: Iterable[None]) -> int:
    return sum(1 for _ in work)


def test_a_criterion_stands_with_its_evidence_which_is_heard(row: MarkRow, place: QWidget, qtbot: QtBot) -> None:
    row.show_mark(opening(), "Opening: passed", "en")
    steps(row.show_evidence({"opening": "Greeting"}))
    assert row.name.text() == "Opening: passed"
    assert row.box.accessibleName() == "Mark by hand: Opening"
    assert seen(place) == ["0:03 Greeting: Said"]
    with qtbot.waitSignal(row.hear) as heard:
        place.findChildren(QPushButton)[0].click()
    assert heard.args == [3.0]


def test_evidence_without_a_time_cannot_be_heard(row: MarkRow, place: QWidget) -> None:
    row.show_mark(opening(None), "Opening: passed", "en")
    steps(row.show_evidence({}))
    assert seen(place) == ["opening: Said"]
    assert not place.findChildren(QPushButton)[0].isEnabled()


def test_much_evidence_comes_in_steps_and_its_widgets_are_used_again(row: MarkRow, place: QWidget) -> None:
    row.show_mark(pace(20), "Pace: failed", "en")
    assert steps(row.show_evidence({})) == 3
    assert len(seen(place)) == 20
    made = place.findChildren(QPushButton)
    row.show_mark(opening(), "Opening: passed", "en")
    assert steps(row.show_evidence({})) == 0
    assert seen(place) == ["0:03 opening: Said"]
    row.show_mark(pace(2), "Pace: failed", "en")
    steps(row.show_evidence({}))
    assert seen(place) == ["0:12 Fast speech", "0:12 Fast speech"]
    assert place.findChildren(QPushButton) == made


def test_a_choice_names_the_criterion_that_is_shown(row: MarkRow, qtbot: QtBot) -> None:
    row.show_mark(opening(), "Opening: passed", "en")
    row.show_mark(pace(1), "Pace: failed", "en")
    with qtbot.waitSignal(row.chosen) as chosen:
        row.box.activated.emit(4)
    assert chosen.args == ["pace", "out"]


def test_a_row_that_is_not_needed_is_out_of_sight(row: MarkRow) -> None:
    row.show_mark(opening(), "Opening: passed", "en")
    row.hide()
    assert not row.name.isVisible()
    row.show_mark(opening(), "Opening: passed", "en")
    assert row.name.isVisible()
