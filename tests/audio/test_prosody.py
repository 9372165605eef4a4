import numpy as np

from audio.block import Speaker
from audio.prosody import ProsodyFrames
from audio.span import Span


def test_frames_know_which_rows_of_the_call_they_are() -> None:
    numbers, flags = np.zeros(5, np.float32), np.zeros(5, np.bool_)
    frames = ProsodyFrames(Speaker.AGENT, 100, numbers, numbers, numbers, flags, flags, flags, flags)
    assert len(frames) == 5
    assert frames.span == Span(1.0, 1.05)
