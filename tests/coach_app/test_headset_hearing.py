from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audio.block import RATE, Speaker
from audio.segments import SideWriter
from coach_app.headset_hearing import hear_headset


def test_all_that_was_recorded_is_heard(tmp_path: Path) -> None:
    for speaker in Speaker:
        side = SideWriter(tmp_path, speaker)
        side.append(np.zeros(3 * RATE + 100, np.int16))
        side.close()
    report = hear_headset(tmp_path, tuple(Speaker))
    assert report.heard_s == pytest.approx(3.0, abs=0.1)
    assert len(report.findings) == 5


def test_nothing_recorded_is_nothing_known(tmp_path: Path) -> None:
    assert hear_headset(tmp_path, ()).heard_s == 0
