"""The words lane over the scripted recogniser, and over one that writes down what it is fed."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asr_models.lane import WordsLane
from asr_models.recognizer import Capabilities
from asr_models.scripted import Line, ScriptedEngine
from asr_models.transcript import Hearing, Utterance
from audio.block import AudioBlock, Speaker
from audio.lane import STEP, Settled, Track
from audio.span import Span

LINES = [
    Line(Speaker.AGENT, Span(0.5, 1.5), "您好请讲"),
    Line(Speaker.AGENT, Span(2.0, 2.9), "再见"),
]
END = 50_000


class Listener:
    """Remembers the sizes it was fed."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    capabilities = Capabilities(streaming=True, word_times=True, confidence=True)

    @property
    def settled_s(self) -> float:
        return sum(self.sizes) / 16_000

    def accept(self, step: np.ndarray) -> Sequence[Hearing | Utterance]:
        self.sizes.append(len(step))
        return []

    def finish(self) -> Sequence[Hearing | Utterance]:
        return []


def run(cuts: list[int], start: int = 0) -> list[object]:
    recognizer = ScriptedEngine(LINES).recognizer(Speaker.AGENT, start / 16_000)
    lane = WordsLane(Speaker.AGENT, recognizer, start)
    edges = sorted({start, END, *(cut for cut in cuts if start < cut < END)})
    seen: list[object] = []
    for a, b in itertools.pairwise(edges):
        seen += lane.feed(AudioBlock(Speaker.AGENT, np.zeros(b - a, np.float32), a))
    return seen + lane.finish()


def test_a_recogniser_gets_equal_steps_and_the_tail() -> None:
    listener = Listener()
    lane = WordsLane(Speaker.AGENT, listener)
    lane.feed(AudioBlock(Speaker.AGENT, np.zeros(1, np.float32), 0))
    lane.feed(AudioBlock(Speaker.AGENT, np.zeros(4_999, np.float32), 1))
    lane.finish()

    assert listener.sizes == [STEP, STEP, STEP, 200]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, END - 1), max_size=12))
def test_any_blocking_gives_what_one_block_gives(cuts: list[int]) -> None:
    assert run(cuts) == run([])


def test_every_step_says_its_horizon_and_the_last_is_the_end() -> None:
    settled = [seen for seen in run([]) if isinstance(seen, Settled)]

    assert [seen.heard_s for seen in settled[:2]] == [0.1, 0.2]
    assert all(a.until_s <= b.until_s <= b.heard_s for a, b in itertools.pairwise(settled))
    assert settled[-1] == Settled(Track.WORDS, Speaker.AGENT, END / 16_000, END / 16_000)


def test_no_utterance_begins_or_ends_behind_a_horizon_said_before() -> None:
    horizon = 0.0
    for seen in run([]):
        if isinstance(seen, Settled):
            horizon = seen.until_s
        if isinstance(seen, Utterance):
            assert seen.span.start_s >= horizon


def test_after_a_restart_at_the_horizon_the_rest_is_heard_once() -> None:
    whole = [seen for seen in run([]) if isinstance(seen, Utterance)]
    rest = [seen for seen in run([], start=28_800) if isinstance(seen, Utterance)]

    assert [seen.text for seen in whole] == ["您好请讲", "再见"]
    assert rest == whole[1:]


@pytest.mark.parametrize(
    "block",
    [
        AudioBlock(Speaker.CUSTOMER, np.zeros(10, np.float32), 0),
        AudioBlock(Speaker.AGENT, np.zeros(10, np.float32), 7),
    ],
)
def test_foreign_or_missing_sound_is_refused(block: AudioBlock) -> None:
    lane = WordsLane(Speaker.AGENT, Listener())

    with pytest.raises(ValueError, match="expected agent from sample 0"):
        lane.feed(block)
