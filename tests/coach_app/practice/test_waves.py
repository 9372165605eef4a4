from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach_app.practice.waves import wave_of


def test_loud_is_high_quiet_is_low_silence_is_nothing(tmp_path: Path) -> None:
    tone = np.sin(np.arange(16_000) * 0.1)
    sound = np.concatenate([tone, 0.1 * tone, 0 * tone])
    soundfile.write(tmp_path / "line.flac", sound, 16_000)
    loud, quiet, silent = wave_of(tmp_path / "line.flac", 3)
    assert (loud, silent) == (1.0, 0.0)
    assert quiet == pytest.approx(0.5, abs=0.01)  # 20 of 40 dB down


@pytest.mark.parametrize("content", [b"", b"no sound at all"])
def test_what_cannot_be_read_has_no_picture(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "line.opus").write_bytes(content)
    assert wave_of(tmp_path / "line.opus") == ()
    assert wave_of(tmp_path / "nothing.opus") == ()
