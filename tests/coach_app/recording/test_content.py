from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE
from coach_app.recording.content import content_of

SOUND = np.random.default_rng(5).integers(-9_000, 9_000, (25 * RATE, 2), np.int16)


def test_the_same_samples_are_the_same_content_whatever_the_file(tmp_path: Path) -> None:
    for name in ("a.flac", "b.wav"):
        soundfile.write(tmp_path / name, SOUND, RATE, "PCM_16")
    expected = hashlib.sha256(SOUND.astype("<i2").tobytes()).hexdigest()
    assert content_of(tmp_path / "a.flac") == content_of(tmp_path / "b.wav") == expected


def test_one_other_sample_is_other_content(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.flac", SOUND, RATE, "PCM_16")
    other = SOUND.copy()
    other[-1, 1] += 1
    soundfile.write(tmp_path / "b.flac", other, RATE, "PCM_16")
    assert content_of(tmp_path / "a.flac") != content_of(tmp_path / "b.flac")


def test_what_cannot_be_read_has_no_content(tmp_path: Path) -> None:
    (tmp_path / "broken.flac").write_bytes(b"fLaC and no more")
    assert [content_of(None), content_of(tmp_path / "gone.flac"), content_of(tmp_path / "broken.flac")] == [""] * 3
