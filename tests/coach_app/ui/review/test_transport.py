from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.ui.language import Language
from coach_app.ui.review.playing import Playing
from coach_app.ui.review.transport import Transport


def made(qtbot: QtBot) -> tuple[Transport, Playing]:
    owner = QObject()
    playing = Playing(owner)
    transport = Transport(playing)
    transport.owner = owner  # type: ignore[attr-defined]
    qtbot.addWidget(transport)
    return transport, playing


def test_what_is_chosen_by_key_is_shown_and_the_other_way_round(qtbot: QtBot, language: Language) -> None:
    transport, playing = made(qtbot)
    playing.step_speed(-1)
    playing.use_loop(True)
    transport.next_side()
    assert transport.speed.currentText() == "0.75×"
    assert transport.loop.isChecked()
    assert transport.side.currentText() == "Only me"
    transport.speed.activated.emit(0)
    transport.side.activated.emit(2)
    transport.loop.click()
    assert (playing.speed, playing.solo, playing.loop) == (0.5, Speaker.CUSTOMER, False)


def test_every_control_has_a_name_in_both_languages(qtbot: QtBot, language: Language) -> None:
    transport, _ = made(qtbot)
    parts = (transport.back, transport.start, transport.on, transport.speed, transport.loop, transport.side)
    english = [part.accessibleName() for part in parts]
    assert all(english)
    language.use("zh")
    transport.retranslate()
    assert not set(english) & {part.accessibleName() for part in parts}


def test_without_sound_one_still_goes_from_flag_to_flag(qtbot: QtBot, language: Language) -> None:
    transport, _ = made(qtbot)
    transport.allow_sound(False)
    assert not transport.start.isEnabled()
    with qtbot.waitSignal(transport.next):
        transport.on.click()
    with qtbot.waitSignal(transport.previous):
        transport.back.click()
