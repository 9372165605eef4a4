from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE
from audio.clip import Clip, Mark, Reel, load_clip
from audio.errors import NotASoundError


def ramp(count: int) -> np.ndarray:
    return np.arange(1, count + 1, dtype=np.int16)


def test_a_reel_is_silent_until_a_clip_is_played_and_after_it() -> None:
    reel = Reel()
    assert reel.take(3).tolist() == [0, 0, 0]
    reel.play(Clip(7, ramp(5)))
    assert np.concatenate([reel.take(2), reel.take(4)]).tolist() == [1, 2, 3, 4, 5, 0]
    assert reel.marks() == [Mark(7, 3, began=True), Mark(7, 8, began=False, whole=True)]
    assert reel.marks() == []


def test_a_clip_that_is_cut_off_fades_and_says_where_it_ended() -> None:
    reel = Reel()
    reel.play(Clip(1, np.full(RATE, 10_000, np.int16)))
    reel.take(320)
    reel.hush()
    rest = reel.take(320)
    assert 9_000 < rest[0] <= 10_000
    assert not rest[round(0.008 * RATE) :].any()
    assert np.abs(np.diff(rest.astype(int))).max() < 200
    assert reel.marks()[-1] == Mark(1, 320 + round(0.008 * RATE), began=False)


def test_another_clip_takes_the_place_of_the_one_that_plays() -> None:
    reel = Reel()
    reel.play(Clip(1, ramp(100)))
    reel.take(10)
    reel.play(Clip(2, ramp(3)))
    assert reel.take(4).tolist() == [1, 2, 3, 0]
    assert [(mark.number, mark.row, mark.began, mark.whole) for mark in reel.marks()] == [
        (1, 0, True, False),
        (1, 10, False, False),
        (2, 10, True, False),
        (2, 13, False, True),
    ]


def test_a_clip_that_is_taken_back_before_its_first_sample_only_ends() -> None:
    reel = Reel()
    reel.play(Clip(1, ramp(4)))
    reel.hush()
    assert not reel.take(8).any()
    assert reel.marks() == [Mark(1, 0, began=False)]


def test_an_output_of_another_rate_plays_the_clip_as_long() -> None:
    reel = Reel(48_000)
    reel.play(Clip(1, np.zeros(1_600, np.int16)))
    reel.take(9_600)
    assert reel.marks()[-1] == Mark(1, 4_800, began=False, whole=True)


@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_a_file_becomes_one_channel_at_the_rate_of_calls(tmp_path: Path, rate: int) -> None:
    at = np.arange(rate // 2) / rate
    both = np.stack([0.5 * np.sin(2 * np.pi * 200 * at), np.zeros(len(at))], axis=1)
    soundfile.write(tmp_path / "line.flac", both, rate)
    clip = load_clip(3, tmp_path / "line.flac")
    assert (clip.number, len(clip.samples)) == (3, RATE // 2)
    assert np.abs(clip.samples).max() == pytest.approx(0.25 * 32_768, rel=0.02)


def test_what_is_no_sound_is_said(tmp_path: Path) -> None:
    (tmp_path / "line.opus").write_bytes(b"nothing")
    for name in ("line.opus", "missing.opus"):
        with pytest.raises(NotASoundError, match=name):
            load_clip(1, tmp_path / name)


def test_what_is_left_of_a_clip_begins_a_little_before_where_it_was_lost() -> None:
    reel = Reel(2 * RATE)
    assert reel.rest() is None
    reel.play(Clip(1, np.arange(RATE, dtype=np.int16)))
    reel.take(RATE)
    left = reel.rest()
    assert left is not None
    assert (left.number, int(left.samples[0]), int(left.samples[-1])) == (1, RATE // 2 - 2_400, RATE - 1)
    reel.hush()
    assert reel.rest() is None
