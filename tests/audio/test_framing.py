import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.block import AudioBlock, Speaker
from audio.framing import BlockFramer, Framer


@given(st.lists(st.integers(0, 40), max_size=20), st.integers(1, 17))
def test_any_pieces_give_equal_steps_and_lose_nothing(sizes: list[int], step: int) -> None:
    sound = np.arange(sum(sizes), dtype=np.float32)
    framer = Framer(step)
    steps = [s for piece in np.split(sound, np.cumsum(sizes)[:-1]) for s in framer.feed(piece)] if sizes else []
    tail = framer.finish()
    assert all(len(s) == step for s in steps)
    assert len(tail) < step
    assert np.array_equal(np.concatenate([*steps, tail]), sound)
    assert len(framer.finish()) == 0


def test_blocks_keep_their_place_in_the_call() -> None:
    framer = BlockFramer(Speaker.AGENT, start=1_000, step=100)
    first = framer.feed(AudioBlock(Speaker.AGENT, np.zeros(250, np.float32), 1_000))
    rest = framer.finish()
    assert [(block.start, block.end) for block in [*first, *rest]] == [(1_000, 1_100), (1_100, 1_200), (1_200, 1_250)]
    assert framer.finish() == []


@pytest.mark.parametrize(
    "block",
    [
        AudioBlock(Speaker.AGENT, np.zeros(10, np.float32), 20),
        AudioBlock(Speaker.CUSTOMER, np.zeros(10, np.float32), 10),
        AudioBlock(Speaker.AGENT, np.zeros(10, np.float32), 10, rate=8_000),
    ],
    ids=["gap", "other speaker", "other rate"],
)
def test_a_block_that_does_not_continue_the_last_is_refused(block: AudioBlock) -> None:
    framer = BlockFramer(Speaker.AGENT)
    framer.feed(AudioBlock(Speaker.AGENT, np.zeros(10, np.float32), 0))
    with pytest.raises(ValueError, match="does not continue"):
        framer.feed(block)
