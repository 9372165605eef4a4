from __future__ import annotations

from multiprocessing import Pipe
from pathlib import Path

import pytest

import audio.output
from coach_app.demo.player import HOLD, START, STOP, Player, play
from coach_app.demo.titles import CALL


class Output:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def play(self) -> None:
        self.told.append("play")

    def hold(self) -> None:
        self.told.append("hold")

    def close(self) -> None:
        self.told.append("close")


@pytest.fixture
def output(monkeypatch: pytest.MonkeyPatch) -> Output:
    made = Output()
    monkeypatch.setattr(audio.output, "open_output", lambda *_: made)
    return made


def test_the_player_does_as_it_is_told(output: Output) -> None:
    ours, theirs = Pipe()
    for word in (START, HOLD, START, STOP):
        ours.send(word)
    play(CALL, theirs)
    assert output.told == ["play", "hold", "play", "close"]


def test_the_player_ends_when_the_window_is_gone(output: Output) -> None:
    ours, theirs = Pipe()
    ours.send(START)
    ours.close()
    play(CALL, theirs)
    assert output.told == ["play", "close"]


def test_without_an_output_the_player_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audio.output, "open_output", lambda *_: None)
    _, theirs = Pipe()
    play(CALL, theirs)


def test_the_process_starts_holds_and_ends_with_or_without_an_output(tmp_path: Path) -> None:
    player = Player(CALL)
    player.start()
    player.hold()
    player.stop()
    assert player.exit_code is not None
