"""A stretch of a voice, wherever it lies."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from audio.segments import SideWriter
from audio.synthetic import tone
from coach_app.errors import BadInputError
from coach_app.practice.gym.clip import Clip, samples_of


def written(path: Path, *channels: float, rate: int = RATE, seconds: float = 2.0) -> Path:
    """Channels of steady tones, as loud as asked for."""
    sounds = [tone(200, seconds, level_db=db, rate=rate) for db in channels]
    soundfile.write(str(path), np.stack(sounds, axis=1), rate, subtype="PCM_16")
    return path


def level(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> float:
    return round(float(10 * np.log10(np.mean(samples**2))), 1)


def test_a_sound_file_is_read_whole_or_in_part(tmp_path: Path) -> None:
    file = written(tmp_path / "one.wav", -20)
    assert len(samples_of(Clip(file))) == 2 * RATE
    assert len(samples_of(Clip(file, 0.5, 1.25))) == round(0.75 * RATE)


def test_of_two_sides_the_one_that_is_meant_is_read(tmp_path: Path) -> None:
    file = written(tmp_path / "two.flac", -20, -30)
    assert level(samples_of(Clip(file))) == -20.0
    assert level(samples_of(Clip(file, speaker=Speaker.CUSTOMER))) == -30.0


def test_another_rate_is_brought_to_ours(tmp_path: Path) -> None:
    assert len(samples_of(Clip(written(tmp_path / "one.wav", -20, rate=44_100)))) == pytest.approx(2 * RATE, abs=40)


def test_what_is_still_being_recorded_is_read_as_far_as_it_is_there(tmp_path: Path) -> None:
    side = SideWriter(tmp_path, Speaker.AGENT)
    side.append(np.full(RATE, 1000, np.int16))
    assert len(samples_of(Clip(tmp_path))) == RATE
    assert len(samples_of(Clip(tmp_path, 0.25, 0.5))) == RATE // 4
    side.close()


def test_more_than_a_minute_is_no_sentence(tmp_path: Path) -> None:
    file = written(tmp_path / "long.wav", -20, seconds=62)
    with pytest.raises(BadInputError, match="longer than a minute"):
        samples_of(Clip(file))
    assert len(samples_of(Clip(file, 30.0, 31.0))) == RATE


def test_a_stretch_without_sound_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no sound"):
        samples_of(Clip(written(tmp_path / "one.wav", -20), 5.0, 6.0))
    with pytest.raises(BadInputError, match="no sound"):
        samples_of(Clip(tmp_path))


def test_a_part_of_it_is_wished_for_in_the_time_of_its_sound(tmp_path: Path) -> None:
    wish = Clip(tmp_path / "one.flac", 10.0, 14.0).play(1.0, 2.0, speed=0.75)
    assert (wish.start_s, wish.end_s, wish.speed, wish.solo) == (11.0, 12.0, 0.75, None)
    assert Clip(tmp_path).play().solo is Speaker.AGENT
