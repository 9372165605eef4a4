from __future__ import annotations

import numpy as np

from audio.bleed import BleedFilter
from audio.block import AudioBlock, Speaker


def test_a_call_through_a_headset_is_not_changed_by_a_bit() -> None:
    noise = np.random.default_rng(1)
    blocks = tuple(AudioBlock(who, noise.normal(0, 0.05, 1600).astype(np.float32), 0) for who in Speaker)
    for given, back in zip(blocks, BleedFilter().feed(blocks), strict=True):
        assert np.array_equal(given.samples, back.samples)
