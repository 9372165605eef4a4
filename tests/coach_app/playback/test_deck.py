"""The player: what is wished is heard, and it says where it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE
from audio.output import Fill, Stream
from coach_app.playback.deck import LATENCY_S, Deck
from coach_app.playback.wishes import At, GoOn, Hold, Over, Play, Silent, Stop, Told


class Device:
    """An output that takes sound when it is told to."""

    def __init__(self) -> None:
        self.opened = 0
        self.open = False
        self.fill: Fill | None = None

    def __call__(self, fill: Fill, rate: int, latency_s: float) -> Stream:
        assert (rate, latency_s) == (RATE, LATENCY_S)
        self.opened += 1
        self.open, self.fill = True, fill
        return self

    def take(self, seconds: float) -> float:
        """Play on; return how loud it was at most."""
        buffer = np.zeros((round(seconds * RATE), 1), np.float32)
        assert self.fill is not None
        self.fill(buffer, len(buffer), None, None)
        return float(np.abs(buffer).max())

    def start(self) -> None:
        """Nothing to do."""

    def stop(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        self.open = False


def where(told: list[Told]) -> tuple[float, bool]:
    last = told[-1]
    assert isinstance(last, At)
    return last.at_s, last.playing


@pytest.fixture
def call(tmp_path: Path) -> Path:
    soundfile.write(tmp_path / "call.wav", np.linspace(0.1, 0.5, 10 * RATE), RATE, subtype="FLOAT")
    return tmp_path / "call.wav"


@pytest.fixture
def told() -> list[Told]:
    return []


def test_a_wish_is_on_the_tape_before_the_next_turn(call: Path, told: list[Told]) -> None:
    device = Device()
    deck = Deck(told.append, device)
    deck.take(Play(call, 5.0, 6.0))
    assert device.take(0.1) == pytest.approx(0.3, abs=0.01)


def test_it_plays_to_the_end_and_says_where_it_is_and_that_it_is_over(call: Path, told: list[Told]) -> None:
    device = Device()
    deck = Deck(told.append, device)
    deck.take(Play(call, 5.0, 6.0))
    for _ in range(12):
        deck.turn()
        device.take(0.1)
    places = [said.at_s for said in told if isinstance(said, At)]
    assert places == pytest.approx([5.1 + 0.1 * n for n in range(len(places))], abs=0.001)
    assert told[-1] == Over()
    assert told.count(Over()) == 1
    assert not deck.busy


def test_the_newest_wish_takes_the_place_of_what_plays(call: Path, told: list[Told]) -> None:
    device = Device()
    deck = Deck(told.append, device)
    deck.take(Play(call, 1.0, 9.0))
    deck.turn()
    device.take(0.5)
    deck.take(Play(call, 9.0, 9.5))
    assert device.take(0.1) == pytest.approx(0.464, abs=0.005)
    assert device.opened == 1


def test_held_it_keeps_its_place_and_goes_on_there(call: Path, told: list[Told]) -> None:
    device = Device()
    deck = Deck(told.append, device)
    deck.take(Play(call, 5.0, 6.0))
    device.take(0.2)
    deck.take(Hold())
    deck.turn()
    assert device.take(0.2) == 0.0
    assert where(told) == pytest.approx((5.2, False))
    deck.take(GoOn())
    device.take(0.01)
    deck.turn()
    assert where(told) == pytest.approx((5.21, True))


def test_stopped_it_is_silent_and_says_nothing_more(call: Path, told: list[Told]) -> None:
    device = Device()
    deck = Deck(told.append, device)
    deck.take(Play(call, 5.0, 6.0))
    deck.take(Stop())
    deck.turn()
    assert device.take(0.2) == 0.0
    assert told == []


def test_without_an_output_it_says_so(call: Path, told: list[Told]) -> None:
    deck = Deck(told.append, lambda *_: None)
    deck.take(Play(call, 5.0, 6.0))
    assert told == [Silent("no_output")]
    assert not deck.busy


@pytest.mark.parametrize("content", [b"", b"no sound"])
def test_what_cannot_be_read_is_said_and_the_next_wish_is_heard(
    tmp_path: Path, call: Path, told: list[Told], content: bytes
) -> None:
    device = Device()
    deck = Deck(told.append, device)
    (tmp_path / "broken.wav").write_bytes(content)
    deck.take(Play(tmp_path / "broken.wav", 0.0, 1.0))
    deck.take(Play(tmp_path / "gone.wav", 0.0, 1.0))
    assert told == [Silent("no_sound")] * 2
    deck.take(Play(call, 5.0, 6.0))
    assert device.take(0.1) > 0


def test_closed_it_gives_the_output_back(call: Path, told: list[Told]) -> None:
    device = Device()
    deck = Deck(told.append, device)
    deck.take(Play(call, 5.0, 6.0))
    deck.close()
    assert not device.open
