from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Bands
from coach_app.sayings import Sayings
from coach_app.shift.news import PhaseChanged, ShiftPhase
from coach_app.ui.safe_close import SafeClose
from coach_app.ui.shift_desk import ShiftDesk
from tests.coach_app.scripted_shift import Preparing


class Scene:
    """A window, a desk with a scripted shift, and what closes the window."""

    def __init__(self, qtbot: QtBot, voice: tuple[Bands, Sayings]) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.preparing = Preparing(*voice)
        self.desk = ShiftDesk(self.preparing)
        self.closed: list[bool] = []
        self.left: list[bool] = []
        self.closing = SafeClose(self.window, self.desk, lambda: self.closed.append(self.closing.may_close()))
        self.closing.leaving.connect(lambda: self.left.append(self.window.isVisible()))
        self._qtbot = qtbot

    def open(self, call: bool) -> None:
        self.desk.open()
        self._qtbot.waitUntil(lambda: self.desk._shift is not None)
        if call:
            self.desk.begin()

    def answer(self, which: int) -> None:
        question = self.closing.question
        assert question is not None
        button = question.findChildren(QPushButton)[which]
        button.click()


@pytest.fixture
def scene(qtbot: QtBot, voice: tuple[Bands, Sayings]) -> Iterator[Scene]:
    made = Scene(qtbot, voice)
    yield made
    made.desk.leave(1.0)


def button(scene: Scene, words: str) -> int:
    question = scene.closing.question
    assert question is not None
    return [found.text() for found in question.findChildren(QPushButton)].index(words)


def test_without_a_shift_it_closes_at_once(scene: Scene) -> None:
    assert scene.closing.may_close()


def test_between_calls_nothing_is_asked_and_the_devices_are_given_back_first(scene: Scene) -> None:
    scene.open(call=False)
    assert not scene.closing.may_close()
    assert scene.closing.question is None
    assert scene.closed == [True]
    assert scene.preparing.shift.orders == ["start", "close"]


def test_during_a_call_it_is_asked_once(scene: Scene) -> None:
    scene.open(call=True)
    assert not scene.closing.may_close()
    first = scene.closing.question
    assert not scene.closing.may_close()
    assert first is not None
    assert scene.closing.question is first
    assert scene.preparing.shift.orders == ["start", "begin"]


def test_who_closes_sees_the_window_go_at_once_however_long_the_end_takes(scene: Scene) -> None:
    scene.open(call=True)
    scene.preparing.shift.close = lambda: None  # type: ignore[method-assign]
    scene.closing.may_close()
    assert scene.window.isVisible()
    scene.answer(button(scene, "End the call and close"))
    assert scene.left == [False]
    assert not scene.closed


def test_who_goes_on_with_the_call_goes_on(scene: Scene) -> None:
    scene.open(call=True)
    scene.closing.may_close()
    scene.answer(button(scene, "Go on with the call"))
    assert scene.closing.question is None
    assert scene.desk.state.recording
    assert not scene.closed
    assert not scene.closing.may_close()
    assert scene.closing.question is not None


def test_who_ends_it_has_it_kept_and_the_window_closed(scene: Scene) -> None:
    scene.open(call=True)
    scene.closing.may_close()
    scene.answer(button(scene, "End the call and close"))
    assert scene.preparing.shift.orders[-2:] == ["close", "end"]
    assert scene.closed == [True]


def test_a_shift_that_does_not_end_costs_patience_and_not_the_window(scene: Scene) -> None:
    scene.open(call=True)
    scene.preparing.shift.close = lambda: None  # type: ignore[method-assign]
    scene.closing.may_close()
    scene.answer(button(scene, "End the call and close"))
    assert not scene.closed
    assert not scene.closing.may_close()
    assert scene.closing.question is None
    scene.closing._patience.timeout.emit()
    assert scene.closed == [True]


def test_a_shift_that_ends_while_it_is_asked_needs_no_answer(scene: Scene) -> None:
    scene.open(call=True)
    scene.closing.may_close()
    scene.preparing.shift.say(PhaseChanged(ShiftPhase.CLOSED))
    assert scene.closing.question is None or not scene.closing.question.isVisible()
    assert not scene.closed


def test_when_the_system_shuts_down_nothing_is_asked(scene: Scene) -> None:
    scene.open(call=True)
    scene.closing.leave_at_once()
    assert scene.closing.may_close()
