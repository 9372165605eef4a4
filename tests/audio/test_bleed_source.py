from __future__ import annotations

from pathlib import Path

import numpy as np

from audio.bleed_source import CleanSource
from audio.source import open_sound

CALL = Path(__file__).parent.parent / "calls" / "dev09_silent_call.flac"


def test_a_recording_through_a_headset_is_the_recording_itself() -> None:
    source, again = CleanSource(open_sound(CALL)), open_sound(CALL)
    assert (source.file, source.rate, source.speakers) == (again.file, again.rate, again.speakers)
    for ours, theirs in zip(source, again, strict=True):
        assert all(np.array_equal(a.samples, b.samples) for a, b in zip(ours, theirs, strict=True))
    assert (source.duration_s, source.notices) == (again.duration_s, again.notices)
