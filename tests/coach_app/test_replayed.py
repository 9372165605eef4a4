from __future__ import annotations

import numpy as np

from asr_models.transcript import Hearing
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from audio.span import Span
from coach_app.replayed import by_steps, replayed
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance
from tests.feedback.voices import Says, frames


def step(track: Track, heard_s: float, until_s: float) -> Settled:
    return Settled(track, AGENT, until_s, heard_s)


def test_rows_come_with_the_step_that_settled_them() -> None:
    rows = frames(AGENT, [Says(0.2, 0.8)], 1.0)
    steps = [step(Track.PROSODY, 0.5, 0.2), step(Track.PROSODY, 0.8, 0.2), step(Track.PROSODY, 1.0, 1.0)]
    seen = list(replayed((AGENT,), steps, {AGENT: rows}, (), ()))
    told = [one.span if isinstance(one, ProsodyFrames) else one for one in seen]
    assert told == [Span(0.0, 0.2), *steps[:2], Span(0.2, 1.0), steps[2]]


def test_a_lane_that_broke_off_still_says_what_it_had_said() -> None:
    rows, said = frames(AGENT, [], 1.0), an_utterance()
    seen = list(replayed((AGENT,), [step(Track.PROSODY, 0.5, 0.2)], {AGENT: rows}, (said,), ()))
    assert said in seen
    assert sum(len(one) for one in seen if isinstance(one, ProsodyFrames)) == 100


def test_final_words_come_before_the_next_provisional_ones_and_each_in_its_time() -> None:
    first, second = an_utterance(start_s=1.0, end_s=2.0), an_utterance(start_s=3.0, end_s=4.0)
    tried = Hearing(AGENT, Span(2.2, 2.3), "请", 2.3)
    late = Hearing(AGENT, Span(4.1, 4.2), "好", second.settled_at_s)
    steps = [step(Track.WORDS, 2.5, 2.0), step(Track.WORDS, 4.3, 4.0)]
    none = {AGENT: frames(AGENT, [], 0.0), CUSTOMER: frames(CUSTOMER, [], 0.0)}
    seen = list(replayed((AGENT, CUSTOMER), steps, none, (second, first), (late, tried)))
    assert seen == [first, tried, steps[0], second, late, steps[1]]


def test_a_step_brings_the_rows_of_its_second_in_one_piece() -> None:
    rows = frames(AGENT, [Says(0.2, 0.8)], 2.0)
    settled = [step(Track.PROSODY, n / 10, n / 10) for n in range(1, 21)]
    steps = list(by_steps((AGENT,), settled, {AGENT: rows}, (), (), 1.0))
    pieces = [[one for one in each if isinstance(one, ProsodyFrames)] for each in steps]
    assert [len(each) for each in pieces] == [1, 1]
    assert [one for each in steps for one in each if isinstance(one, Settled)] == settled
    np.testing.assert_array_equal(np.concatenate([each[0].level_db for each in pieces]), rows.level_db)
