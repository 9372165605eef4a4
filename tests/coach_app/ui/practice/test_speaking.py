from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.ui.practice.speaking import Speaking
from tests.coach_app.ui.practice.fake_gym import FakeGym, quiet, voice


@pytest.fixture
def speaking(gym: FakeGym, qtbot: QtBot) -> Iterator[Speaking]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Speaking(gym, "gym", parent)
    made.open()
    qtbot.waitUntil(lambda: bool(gym.booths))
    yield made
    made.close()


def test_the_sentence_is_over_when_the_voice_is(speaking: Speaking, gym: FakeGym, qtbot: QtBot) -> None:
    curves: list[int] = []
    speaking.drawn.connect(lambda curve: curves.append(len(curve.at_s)))
    speaking.begin()
    gym.coming = voice(1.0)
    qtbot.waitUntil(lambda: curves[-1] == 100)
    assert curves[:3] == [0, 50, 75]  # half of what waits at each frame
    with qtbot.waitSignal(speaking.done) as done:
        gym.coming = quiet(2.0, 1.0)
    assert done.args == [Path("takes/gym")]
    assert not speaking.goes_on


def test_a_key_ends_it_once(speaking: Speaking, gym: FakeGym, qtbot: QtBot) -> None:
    speaking.begin()
    with qtbot.waitSignal(speaking.done):
        speaking.finish()
    with qtbot.assertNotEmitted(speaking.done, wait=50):
        speaking.finish()


def test_what_is_left_in_the_middle_is_dropped(speaking: Speaking, gym: FakeGym, qtbot: QtBot) -> None:
    speaking.begin()
    speaking.rest()
    qtbot.waitUntil(lambda: ("drop", "gym") in gym.asked and gym.booths[-1].closed)


def test_a_microphone_that_cannot_be_had_is_told(gym: FakeGym, qtbot: QtBot) -> None:
    def refuse(*_: object) -> object:
        raise BadInputError("No.", "Later.")

    gym.listen = refuse  # type: ignore[method-assign, assignment]
    parent = QWidget()
    qtbot.addWidget(parent)
    speaking = Speaking(gym, "gym", parent)
    with qtbot.waitSignal(speaking.failed):
        speaking.open()
    speaking.close()
