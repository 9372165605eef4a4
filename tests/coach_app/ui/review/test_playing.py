from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.playback.wishes import At, GoOn, Hold, Over, Play, Silent, Stop
from coach_app.ui.review.playing import Playing
from tests.coach_app.ui.review.conftest import SilentPlayer

HERE = Path("session")


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.owner = QObject()
        self.playing, self.player, self._qtbot = Playing(self.owner), SilentPlayer(), qtbot
        self.playing.use(self.player)

    def wishes(self, count: int) -> list[object]:
        self._qtbot.waitUntil(lambda: len(self.player.wishes) == count, timeout=20_000)
        return list(self.player.wishes)

    def hear(self, *told: object) -> None:
        self.player.says = list(told)  # type: ignore[arg-type]
        self.playing.look()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.playing.close()


def test_a_stretch_is_played_held_and_goes_on(desk: Desk) -> None:
    desk.playing.play(HERE, 1.0, 4.0)
    assert desk.playing.hold_or_go_on()
    assert desk.playing.held
    assert desk.playing.hold_or_go_on()
    assert desk.wishes(3) == [Play(HERE, 1.0, 4.0), Hold(), GoOn()]


def test_a_choice_counts_at_once_from_where_the_sound_is(desk: Desk) -> None:
    desk.playing.play(HERE, 1.0, 4.0)
    desk.hear(At(2.5, True))
    desk.playing.use_speed(0.5)
    desk.playing.use_solo(Speaker.AGENT)
    assert desk.wishes(3)[1:] == [Play(HERE, 2.5, 4.0, 0.5), Play(HERE, 2.5, 4.0, 0.5, solo=Speaker.AGENT)]


def test_a_loop_keeps_its_stretch(desk: Desk) -> None:
    desk.playing.use_loop(True)
    desk.playing.play(HERE, 1.0, 4.0)
    desk.hear(At(2.5, True))
    desk.playing.use_speed(0.75)
    assert desk.wishes(2)[1] == Play(HERE, 1.0, 4.0, 0.75, loop=True)


def test_speeds_end_where_they_end(desk: Desk) -> None:
    for _ in range(9):
        desk.playing.step_speed(-1)
    assert desk.playing.speed == 0.5
    for _ in range(9):
        desk.playing.step_speed(1)
    assert desk.playing.speed == 2.0
    assert desk.player.wishes == []  # nothing plays


def test_the_end_and_silence_are_told(desk: Desk, qtbot: QtBot) -> None:
    desk.playing.play(HERE, 1.0, 4.0)
    desk.hear(Over())
    assert not desk.playing.playing
    assert not desk.playing.hold_or_go_on()
    desk.playing.play(HERE, 1.0, 4.0)
    with qtbot.waitSignal(desk.playing.silent) as why:
        desk.hear(Silent("no_output"))
    assert why.args == ["no_output"]
    assert not desk.playing.playing


def test_stop_is_wished_only_of_what_plays(desk: Desk) -> None:
    desk.playing.stop()
    desk.playing.play(HERE, 1.0, 4.0)
    desk.playing.stop()
    assert desk.wishes(2)[1] == Stop()
