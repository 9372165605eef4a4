"""Sound on its way to the device."""

from __future__ import annotations

import numpy as np
import pytest

from audio.block import RATE
from coach_app.playback.reel import Piece
from coach_app.playback.tape import Tape


def piece(value: float, start_s: float, samples: int = 10) -> Piece:
    return Piece(np.full(samples, value, np.float32), start_s, start_s + 1.0)


def take(tape: Tape, frames: int) -> list[float]:
    buffer = np.full((frames, 1), 9.0, np.float32)
    tape.fill(buffer, frames, None, None)
    return [round(float(value), 1) for value in buffer[:, 0]]


def test_pieces_follow_each_other_and_silence_follows_them() -> None:
    tape = Tape()
    tape.add(piece(0.1, 5.0, 3))
    tape.add(piece(0.2, 6.0, 3))
    assert take(tape, 4) == [0.1, 0.1, 0.1, 0.2]
    assert take(tape, 4) == [0.2, 0.2, 0.0, 0.0]


def test_it_knows_which_moment_is_heard_at_any_speed() -> None:
    tape = Tape()
    assert tape.at_s is None
    tape.add(piece(0.1, 5.0, 10))
    take(tape, 5)
    assert tape.at_s == pytest.approx(5.5)
    assert tape.ahead_s == pytest.approx(5 / RATE)


def test_held_it_is_silent_and_keeps_its_place() -> None:
    tape = Tape()
    tape.add(piece(0.1, 5.0))
    take(tape, 5)
    tape.hold(True)
    assert take(tape, 3) == [0.0, 0.0, 0.0]
    assert tape.at_s == pytest.approx(5.5)
    tape.hold(False)
    assert take(tape, 1) == [0.1]


def test_cleared_it_forgets_and_is_ready() -> None:
    tape = Tape()
    tape.add(piece(0.1, 5.0))
    take(tape, 5)
    tape.hold(True)
    tape.clear()
    tape.add(piece(0.3, 8.0))
    assert take(tape, 2) == [0.3, 0.3]
    assert tape.at_s == pytest.approx(8.2)
