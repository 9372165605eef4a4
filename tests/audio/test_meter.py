from __future__ import annotations

import numpy as np
import pytest

from audio.lane import STEP
from audio.meter import Meter, Reading
from audio.synthetic import tone, voice


def pcm(sound: np.ndarray) -> np.ndarray:
    scaled: np.ndarray = np.clip(sound, -1, 1) * 32767
    return scaled.astype(np.int16)


def readings(sound: np.ndarray) -> list[Reading]:
    meter = Meter()
    return [meter.read(pcm(sound[i : i + STEP])) for i in range(0, len(sound) - STEP + 1, STEP)]


def test_a_tone_reads_its_level_and_its_peak() -> None:
    read = readings(tone(400, 1.0, level_db=-20))
    assert len(read) == 16_000 // STEP
    for reading in read:
        assert reading.level_db == pytest.approx(-20, abs=0.1)
        assert reading.peak_db == pytest.approx(-17, abs=0.1)
        assert not reading.clipped


def test_a_voice_is_activity_and_silence_is_none() -> None:
    spoken = readings(voice(200, 3.0, syllables=12))
    assert sum(reading.active for reading in spoken) >= 25
    assert not any(reading.active for reading in readings(np.zeros(16_000, np.float32)))


def test_samples_stuck_at_full_scale_are_clipping_and_a_full_peak_is_none() -> None:
    assert all(reading.clipped for reading in readings(4 * tone(200, 0.5, level_db=-6)))
    assert not any(reading.clipped for reading in readings(tone(3000, 0.5, level_db=-3.02)))


def test_a_step_is_a_step() -> None:
    with pytest.raises(ValueError, match="1600"):
        Meter().read(np.zeros(100, np.int16))
