"""Judges the recording of a headset check; runs in a process of its own, so that the window stays quick."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audio.block import Speaker
from audio.growing import GrowingSound
from audio.headset import HeadsetCheck, HeadsetReport


def hear_headset(folder: Path, speakers: Sequence[Speaker]) -> HeadsetReport:
    """Hear a recorded check from its first to its last sample.

    Parameters
    ----------
    folder : Path
        Where a booth recorded it.
    speakers : sequence of Speaker
        Sides that were recorded.
    """
    check = HeadsetCheck()
    if speakers:
        for blocks in GrowingSound(folder, speakers).finish():
            check.feed(blocks)
    return check.report()
