from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np
import pytest

from coach_app.errors import BadInputError
from coach_app.recording.sessions import SOUND, SessionFolder
from coach_app.review.contour import CONTOUR, STEP_S, TILE_S, Contours, make_tile, tiles_over
from tests.coach_app.review.kept import give_sound, keep
from tests.coach_app.samples import AGENT, CUSTOMER


@pytest.fixture
def session(tmp_path: Path) -> SessionFolder:
    made = keep(tmp_path)
    give_sound(made, 11.0)
    return made


def test_a_hum_of_200_hz_is_found_at_200_hz(session: SessionFolder) -> None:
    pitch = make_tile(session.path, AGENT, 1)
    voiced = pitch[np.isfinite(pitch)]
    assert len(pitch) == pytest.approx(1.0 / STEP_S, abs=2)  # the second tile holds the last second
    assert len(voiced) > 0.8 * len(pitch)
    assert np.abs(12 * np.log2(voiced / 200)).max() < 0.2


def test_beyond_the_end_there_is_nothing(session: SessionFolder) -> None:
    assert len(make_tile(session.path, AGENT, 7)) == 0


def test_values_lie_where_they_were_heard(session: SessionFolder) -> None:
    (session.path / CONTOUR).unlink(missing_ok=True)
    contours = Contours()
    try:
        tile = contours.tile(session.path, AGENT, 1)
        assert tile.at_s[0] == TILE_S
        # what is kept is not made again: no process is left to make it
        contours.close()
        assert (contours.tile(session.path, AGENT, 1).pitch_hz[5:] == tile.pitch_hz[5:]).all()
        assert contours._process is None
    finally:
        contours.close()


def test_a_process_that_died_is_started_anew(session: SessionFolder) -> None:
    contours = Contours()
    try:
        assert len(contours.tile(session.path, AGENT, 5).pitch_hz) == 0
        process = contours._process
        assert process is not None
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert len(contours.tile(session.path, CUSTOMER, 5).pitch_hz) == 0
    finally:
        contours.close()


def test_without_sound_there_is_one_sentence_and_the_process_goes_on(session: SessionFolder) -> None:
    contours = Contours()
    try:
        (session.path / SOUND).rename(session.path / "aside")
        with pytest.raises(BadInputError, match="has no sound"):
            contours.tile(session.path, AGENT, 6)
        (session.path / "aside").rename(session.path / SOUND)
        assert len(contours.tile(session.path, AGENT, 6).pitch_hz) == 0
    finally:
        contours.close()


def test_a_stretch_is_covered_by_its_tiles() -> None:
    assert list(tiles_over(-1.0, 0.5)) == [0]
    assert list(tiles_over(19.9, 30.1)) == [1, 2, 3]
