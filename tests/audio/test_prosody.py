import numpy as np

from audio.block import Speaker
from audio.prosody import ProsodyFrames, joined
from audio.span import Span


def test_frames_know_which_rows_of_the_call_they_are() -> None:
    numbers, flags = np.zeros(5, np.float32), np.zeros(5, np.bool_)
    frames = ProsodyFrames(Speaker.AGENT, 100, numbers, numbers, numbers, flags, flags, flags, flags)
    assert len(frames) == 5
    assert frames.span == Span(1.0, 1.05)


def test_rows_that_were_parted_are_joined_again() -> None:
    numbers, flags = np.arange(5, dtype=np.float32), np.array([True, False, True, True, False])
    frames = ProsodyFrames(Speaker.AGENT, 100, numbers, numbers, numbers, flags, flags, flags, flags)
    again = joined([frames.between(100, 102), frames.between(102, 105)])
    assert again.span == frames.span
    np.testing.assert_array_equal(again.level_db, numbers)
    np.testing.assert_array_equal(again.speech, flags)
