import numpy as np

from audio.block import AudioBlock, Speaker
from audio.span import Span


def test_the_other_side_of_each_side() -> None:
    assert Speaker.AGENT.other is Speaker.CUSTOMER
    assert Speaker.CUSTOMER.other is Speaker.AGENT


def test_a_block_knows_its_place_in_the_call() -> None:
    block = AudioBlock(Speaker.AGENT, np.zeros(800, np.float32), start=8_000)
    assert block.end == 8_800
    assert block.span == Span(0.5, 0.55)


def test_blocks_are_compared_by_identity() -> None:
    """Comparing sound sample by sample by accident would be slow and, for arrays, an error."""
    samples = np.zeros(10, np.float32)
    assert AudioBlock(Speaker.AGENT, samples, 0) != AudioBlock(Speaker.AGENT, samples, 0)
