from __future__ import annotations

import numpy as np
import pytest

from asr_models.transcript import Hearing
from audio.block import RATE, AudioBlock
from audio.lane import STEP, Settled, Track
from audio.prosody import ProsodyFrames
from audio.span import Span
from coach_app.resume import REHEARD_S, first_sample, from_sample, unsaid
from coach_app.worker_messages import Resume
from feedback.timeline import Observation
from tests.coach_app.samples import AGENT, an_utterance

DIED = Resume(AGENT, until_s=4.0, heard_s=5.0)


def frames(first: int, count: int) -> ProsodyFrames:
    floats, bools = np.arange(first, first + count, dtype=np.float32), np.zeros(count, np.bool_)
    return ProsodyFrames(AGENT, first, floats, floats, floats, bools, bools, bools, bools)


def test_words_are_heard_again_from_the_step_that_holds_the_horizon() -> None:
    assert first_sample(Track.WORDS, Resume(AGENT, 4.05, 5.0)) == 4 * RATE


def test_a_voice_is_heard_again_from_the_start_of_any_usual_call() -> None:
    assert first_sample(Track.PROSODY, Resume(AGENT, 300.0, 300.3)) == 0


def test_but_not_from_the_start_of_a_day() -> None:
    start = first_sample(Track.PROSODY, Resume(AGENT, 8 * 3600.0, 8 * 3600.3))
    assert start == (8 * 3600 - REHEARD_S) * RATE
    assert start % STEP == 0


@pytest.mark.parametrize(("start", "expected"), [(0, (100, 60)), (100, (100, 60)), (130, (130, 30)), (160, None)])
def test_a_block_is_cut_where_the_lane_begins(start: int, expected: tuple[int, int] | None) -> None:
    part = from_sample(AudioBlock(AGENT, np.arange(60, dtype=np.float32), 100), start)
    assert (None if part is None else (part.start, len(part.samples))) == expected
    assert part is None or part.samples[0] == part.start - 100


def test_what_had_arrived_is_not_said_again() -> None:
    old: list[Observation] = [
        Settled(Track.WORDS, AGENT, 4.0, 5.0),
        Hearing(AGENT, Span(3, 4), "您", 4.9),
        an_utterance(end_s=4.7),
    ]
    assert unsaid(old, DIED) == []


def test_what_had_not_arrived_is_said() -> None:
    new: list[Observation] = [
        Settled(Track.WORDS, AGENT, 5.0, 5.1),
        Hearing(AGENT, Span(3, 4), "您", 5.1),
        an_utterance(end_s=4.8),
    ]
    assert unsaid(new, DIED) == new


def test_the_end_is_said_even_when_all_sound_had_been_heard() -> None:
    last: list[Observation] = [Settled(Track.WORDS, AGENT, 5.0, 5.0), an_utterance(end_s=4.7)]
    assert unsaid(last, DIED, ended=True) == last


def test_rows_continue_where_the_old_ones_stopped() -> None:
    assert unsaid([frames(300, 50)], DIED) == []
    (cut,) = unsaid([frames(380, 50)], DIED)
    assert isinstance(cut, ProsodyFrames)
    assert (cut.first, len(cut), cut.level_db[0]) == (400, 30, 400.0)
    (whole,) = unsaid([frames(400, 10)], DIED)
    assert isinstance(whole, ProsodyFrames)
    assert len(whole) == 10
