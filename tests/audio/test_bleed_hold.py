from __future__ import annotations

from itertools import pairwise

import numpy as np

from audio.bleed_hold import StepHold
from audio.block import AudioBlock, Speaker
from audio.lane import STEP

Blocks = tuple[AudioBlock, ...]


def blocks(first: int, end: int) -> Blocks:
    return tuple(AudioBlock(who, np.arange(first, end, dtype=np.float32), first) for who in Speaker)


def test_what_is_not_held_is_the_very_same() -> None:
    given = blocks(0, STEP)
    assert StepHold().due(given) is given
    assert StepHold().rest() == ()


def test_a_step_is_kept_back_and_nothing_lost_or_told_twice() -> None:
    hold = StepHold()
    hold.holds = True
    cuts = [0, STEP, 4 * STEP, 5 * STEP, 5 * STEP + 1]
    due = [hold.due(blocks(first, end)) for first, end in pairwise(cuts)]
    assert [[(b.start, b.end) for b in part] for part in due] == [
        [],
        [(0, 3 * STEP)] * 2,
        [(3 * STEP, 4 * STEP)] * 2,
        [(4 * STEP, 5 * STEP)] * 2,
    ]
    rest = hold.rest()
    assert [block.speaker for block in rest] == list(Speaker)
    own = np.concatenate([block.samples for part in (*due, rest) for block in part[:1]])
    assert np.array_equal(own, np.arange(5 * STEP + 1))
    assert hold.rest() == ()
