"""The curve comes while the sound is still being written."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from audio.block import RATE, Speaker
from audio.segments import SideWriter
from audio.synthetic import voice
from coach_app.practice.gym.live_curve import LiveCurve
from coach_app.practice.gym.live_rows import CurvePoint

SOUND = (voice(200, 2.0, syllables=8) * 32767).astype(np.int16)


@pytest.fixture(scope="module")
def curve() -> Iterator[LiveCurve]:
    made = LiveCurve()
    made.warm()
    yield made
    made.close()


def until(curve: LiveCurve, count: int, patience_s: float = 60.0) -> list[CurvePoint]:
    """Wait for so many rows."""
    found: list[CurvePoint] = []
    limit = time.monotonic() + patience_s
    while len(found) < count and time.monotonic() < limit:
        found += curve.wait(0.1)
    return found


def test_rows_come_as_the_file_grows(curve: LiveCurve, tmp_path: Path) -> None:
    curve.begin(tmp_path)
    side = SideWriter(tmp_path, Speaker.AGENT)
    side.append(SOUND[:RATE])
    first = until(curve, 90)
    assert first[0].at_s == 0.0
    side.append(SOUND[RATE:])
    later = until(curve, 95)
    assert later[0].at_s == pytest.approx(first[-1].at_s + 0.01)
    assert sum(not math.isnan(one.pitch_hz) for one in [*first, *later]) > 100
    curve.end()
    side.close()


def test_a_new_take_begins_anew(curve: LiveCurve, tmp_path: Path) -> None:
    side = SideWriter(tmp_path, Speaker.AGENT)
    side.append(SOUND)
    curve.begin(tmp_path)
    until(curve, 50)
    curve.begin(tmp_path)
    assert until(curve, 50)[0].at_s == 0.0
    curve.end()
    side.close()


def test_before_anything_was_begun_there_is_nothing() -> None:
    idle = LiveCurve()
    assert idle.rows() == []
    idle.end()
    idle.close()
