from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.recording.messages import Level
from coach_app.shift.news import ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.level_meter import LevelMeter
from coach_app.ui.widgets.waiting_page import WaitingPage

OPEN = ShiftState(
    ShiftPhase.WAITING, names=((Speaker.AGENT, "Headset"), (Speaker.CUSTOMER, "Earphones")), lanes=("prosody",)
)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language) -> WaitingPage:
    made = WaitingPage(theme)
    qtbot.addWidget(made)
    made.show_shift(OPEN, automatic=True)
    made.show()
    return made


def test_it_says_that_it_listens_and_keeps_nothing(page: WaitingPage) -> None:
    assert page.words[0] == "Listening for a call"
    assert "Nothing is kept until then." in page.words[1]
    page.show_shift(OPEN, automatic=False)
    assert page.words[0] == "Ready for a call"


def test_what_is_recorded_between_calls_is_said(page: WaitingPage) -> None:
    page.show_shift(replace(OPEN, keeping=True), automatic=True)
    assert "What lies between calls is recorded as well" in page.words[1]
    assert "Nothing is kept" not in page.words[1]


def test_what_is_recorded_between_calls_can_be_paused(qtbot: QtBot, page: WaitingPage) -> None:
    assert not page.pause_button.isVisibleTo(page)
    with qtbot.assertNotEmitted(page.pause):
        page.toggle_pause()
    page.show_shift(replace(OPEN, keeping=True), automatic=True)
    with qtbot.waitSignal(page.pause) as asked:
        page.pause_button.click()
    assert asked.args == [True]
    page.show_shift(replace(OPEN, keeping=True, paused=True), automatic=True)
    assert page.words[0] == "Ready for a call"
    assert "no sound is kept" in page.words[1]
    assert "recorded as well" not in page.words[1]
    with qtbot.waitSignal(page.pause) as asked:
        page.pause_button.click()
    assert asked.args == [False]


def test_it_names_the_devices(page: WaitingPage) -> None:
    assert {"Headset", "Earphones"} <= {words.text() for words in page.findChildren(QLabel)}


def test_a_side_that_is_not_recorded_has_no_meter(page: WaitingPage) -> None:
    page.show_shift(replace(OPEN, names=OPEN.names[:1]), automatic=True)
    assert [meter.isVisible() for meter in page.findChildren(LevelMeter)] == [True, False]


def test_the_meters_move(page: WaitingPage) -> None:
    page.show_levels((Level(Speaker.AGENT, -20.0, -12.0, clipped=False, active=True),))
    agent, customer = page.findChildren(LevelMeter)
    assert agent.share > 0.5
    assert customer.share == 0.0


def test_while_the_workers_start_it_says_so(page: WaitingPage) -> None:
    page.show_shift(replace(OPEN, lanes=()), automatic=True)
    assert "still getting ready" in page.words[1]


def test_a_call_begins_with_the_number_that_was_written(qtbot: QtBot, page: WaitingPage) -> None:
    asked: list[str] = []
    page.begin.connect(asked.append)
    QTest.keyClicks(page.reference, " 2026-1122 ")
    QTest.keyClick(page.reference, Qt.Key.Key_Return)
    page.now.click()
    assert asked == ["2026-1122", ""]


def test_it_follows_the_language(page: WaitingPage, language: Language) -> None:
    language.use("zh")
    QApplication.processEvents()
    assert page.now.text() == "立即开始通话"
