from __future__ import annotations

from pathlib import Path

import numpy as np

from coach_app.observed import VOICE
from coach_app.review.curves import Curves
from coach_app.review.measured_pitch import pitched
from tests.coach_app.samples import AGENT, CUSTOMER

AT_S = np.arange(1, 16, dtype=np.float32) * np.float32(0.2)
NOTHING = np.full(len(AT_S), np.nan, np.float32)
CURVES = Curves(AT_S, NOTHING, NOTHING, NOTHING, NOTHING)


def keep(folder: Path, f0_hz: np.ndarray[tuple[int], np.dtype[np.float32]]) -> None:
    np.savez_compressed(folder / VOICE, **{"customer.f0_hz": f0_hz})  # type: ignore[arg-type]


def test_pitch_is_in_semitones_about_the_voices_own_median_each_at_the_end_of_its_point(tmp_path: Path) -> None:
    f0_hz = np.full(300, np.nan, np.float32)
    f0_hz[20:160], f0_hz[200:240] = 200.0, 400.0  # from 0.2 to 1.6 s, and an octave above it from 2.0 to 2.4 s
    keep(tmp_path, f0_hz)
    found = pitched(CURVES, tmp_path, CUSTOMER)
    heard = {
        round(float(at), 1): round(float(st), 3) for at, st in zip(AT_S, found.pitch_st, strict=True) if np.isfinite(st)
    }
    assert heard == {**{round(0.2 * n, 1): 0.0 for n in range(2, 9)}, 2.2: 12.0, 2.4: 12.0}
    assert found.level_db is CURVES.level_db


def test_a_point_with_hardly_any_voice_is_left_out(tmp_path: Path) -> None:
    f0_hz = np.full(300, np.nan, np.float32)
    f0_hz[40:44], f0_hz[60:65] = 200.0, 200.0
    keep(tmp_path, f0_hz)
    assert np.flatnonzero(np.isfinite(pitched(CURVES, tmp_path, CUSTOMER).pitch_st)).tolist() == [3]


def test_a_voice_that_is_shorter_than_the_call_ends_early(tmp_path: Path) -> None:
    keep(tmp_path, np.full(100, 180.0, np.float32))
    assert np.isfinite(pitched(CURVES, tmp_path, CUSTOMER).pitch_st).sum() == 5


def test_without_kept_voices_nothing_is_said(tmp_path: Path) -> None:
    assert pitched(CURVES, tmp_path, CUSTOMER) is CURVES
    (tmp_path / VOICE).write_bytes(b"PK\x03\x04 damaged")
    assert pitched(CURVES, tmp_path, CUSTOMER) is CURVES
    keep(tmp_path, np.full(100, np.nan, np.float32))
    assert pitched(CURVES, tmp_path, CUSTOMER) is CURVES
    assert pitched(CURVES, tmp_path, AGENT) is CURVES
