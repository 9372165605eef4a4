from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.background import Stopped
from coach_app.demo import example as example_module
from coach_app.events import Event
from coach_app.pace import Pace
from coach_app.ui import example_call as module
from coach_app.ui.example_call import ExampleCall, Show
from feedback.baseline import Baseline
from feedback.pack import Pack, load_pack
from tests.coach_app.noting_player import Sound
from tests.coach_app.ui.story import story


class Told:
    """A call that is told instead of heard, and waits at its middle until it is stopped."""

    def __init__(self) -> None:
        self.setup = self
        self.pack: Pack = load_pack()
        self.waits = False

    def baseline(self) -> Baseline | None:
        return None

    def play(self, publish: object, pace: Pace, stopped: Stopped, **_: bool) -> None:
        assert callable(publish)
        pace.start()
        events = story()
        for event in events[:100]:
            publish(event)
        while self.waits and not stopped():
            pass
        for event in events[100:]:
            publish(event)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    made = Told()
    monkeypatch.setattr(example_module, "example", lambda *_: made)
    monkeypatch.setattr(module, "Player", Sound)
    return made


@pytest.fixture
def example(qtbot: QtBot, told: Told, tmp_path: Path) -> Iterator[ExampleCall]:
    made = ExampleCall(Show(report=tmp_path / "report.html"), lambda: "en")
    yield made
    made.close()


def test_it_brings_its_rules_and_then_all_its_events(qtbot: QtBot, example: ExampleCall) -> None:
    heard: list[Event] = []
    example.happened.connect(heard.append)
    with qtbot.waitSignal(example.ready):
        example.play()
    qtbot.waitUntil(lambda: len(heard) == len(story()))
    qtbot.waitUntil(lambda: example.over)


def test_sound_and_clock_are_held_together_and_ended_together(qtbot: QtBot, example: ExampleCall, told: Told) -> None:
    told.waits = True
    with qtbot.waitSignal(example.ready):
        example.play()
    sound: object = example._player
    assert isinstance(sound, Sound)
    qtbot.waitUntil(lambda: sound.told == ["start"])
    example.pause(True)
    held = example._clock()
    assert example._clock() == held
    example.pause(False)
    assert not example.over
    example.end()
    qtbot.waitUntil(lambda: example.over)
    assert sound.told == ["start", "hold", "start", "hold"]


def test_before_it_plays_there_is_nothing_to_end(example: ExampleCall) -> None:
    example.end()
    example.silence()
    assert example.over
