from __future__ import annotations

import numpy as np

from audio.pcm import to_pcm


def test_what_was_16_bit_comes_back_unchanged() -> None:
    every = np.arange(-32768, 32768, dtype=np.int16)
    assert np.array_equal(to_pcm(every.astype(np.float32) / np.float32(32768)), every)


def test_what_is_too_loud_is_cut_and_never_wraps() -> None:
    assert to_pcm(np.array([1.5, -1.5])).tolist() == [32767, -32768]
