from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach_app.live_state import LiveState, Phase
from coach_app.ui.language import Language
from coach_app.ui.light import Light, Sign
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.call_header import CallHeader
from tests.coach_app.ui.story import started

RUNNING = LiveState(Phase.WORKING, session=started(), now_s=72.4)
PLAYING, RECORDING = Light(Sign.PLAYING, 72.4), Light(Sign.RECORDING, 72.4)


def made(qtbot: QtBot, theme: Theme) -> CallHeader:
    header = CallHeader(theme)
    qtbot.addWidget(header)
    header.show_state(RUNNING, "A call", PLAYING, live=False)
    return header


def words(header: CallHeader) -> list[str]:
    return [label.text() for label in header.findChildren(QLabel)]


def test_it_says_how_long_and_which_call(qtbot: QtBot, theme: Theme, language: Language) -> None:
    assert words(made(qtbot, theme))[:3] == ["1:12", "/ 1:24", "A call"]


def test_a_call_of_unknown_length_has_none(qtbot: QtBot, theme: Theme) -> None:
    header = made(qtbot, theme)
    header.show_state(replace(RUNNING, session=replace(started(), duration_s=None)), "", PLAYING, live=False)
    assert words(header)[1] == ""


def test_pausing_is_asked_for_and_can_be_seen(qtbot: QtBot, theme: Theme, language: Language) -> None:
    header = made(qtbot, theme)
    asked: list[bool] = []
    header.pause.connect(asked.append)
    header.toggle_pause()
    assert "Go on" in [button.text() for button in header.findChildren(QPushButton)]
    header.toggle_pause()
    assert asked == [True, False]


def test_a_call_that_does_not_run_can_neither_pause_nor_end(qtbot: QtBot, theme: Theme) -> None:
    header = made(qtbot, theme)
    header.show_state(replace(RUNNING, phase=Phase.ENDED), "", Light(Sign.ENDED, 84.0), live=False)
    asked: list[bool] = []
    header.pause.connect(asked.append)
    header.end.connect(lambda: asked.append(True))
    header.toggle_pause()
    header.ask_end()
    assert not asked
    assert [button.isEnabled() for button in header.findChildren(QPushButton)] == [False, False, True]


def test_a_new_call_is_not_paused(qtbot: QtBot, theme: Theme, language: Language) -> None:
    header = made(qtbot, theme)
    header.toggle_pause()
    header.reset()
    assert "Pause" in [button.text() for button in header.findChildren(QPushButton)]


def test_a_crossed_bell_says_that_nudges_are_muted(qtbot: QtBot, theme: Theme, language: Language) -> None:
    header = made(qtbot, theme)
    muted: list[bool] = []
    header.mute.connect(muted.append)
    header.toggle_mute()
    assert muted == [True]
    assert "Nudges are muted" in [button.accessibleName() for button in header.findChildren(QPushButton)]


def test_a_live_call_has_a_ticket_number_instead_of_a_title(qtbot: QtBot, theme: Theme) -> None:
    header = made(qtbot, theme)
    named: list[str] = []
    header.named.connect(named.append)
    header.show_state(RUNNING, "A call", RECORDING, live=True)
    assert words(header)[1:3] == ["", ""]
    header.show_reference("A7")
    assert header.reference.text() == "A7"
    header.reference.setText(" A8 ")
    header.reference.editingFinished.emit()
    header.reference.editingFinished.emit()
    assert named == ["A8"]


def test_the_end_is_asked_for_once_a_call_runs(qtbot: QtBot, theme: Theme) -> None:
    header = made(qtbot, theme)
    with qtbot.waitSignal(header.end):
        header.ask_end()


def test_a_pause_that_was_asked_for_elsewhere_is_shown_and_not_asked_for_again(
    qtbot: QtBot, theme: Theme, language: Language
) -> None:
    header = made(qtbot, theme)
    asked: list[bool] = []
    header.pause.connect(asked.append)
    header.show_pause(True)
    assert header.paused
    assert "Go on" in [button.text() for button in header.findChildren(QPushButton)]
    assert not asked


def test_muting_elsewhere_shows_here(qtbot: QtBot, theme: Theme) -> None:
    header = made(qtbot, theme)
    header.set_mute(True)
    assert header.muted
