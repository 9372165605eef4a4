"""Where a sound is cut, told with a voice activity that is written down beforehand."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from asr_models.activity import FRAME, silero
from asr_models.segments import Cutter, Stretch
from audio.block import Samples

RATE = 16_000
CALL = Path(__file__).parents[1] / "calls" / "dev04_forbidden_argue.flac"


def speaking(*runs: tuple[float, float]) -> Samples:
    """Sound whose first sample of every frame is its probability of a voice."""
    seconds = max(end for _, end in runs) + 4
    sound = np.zeros(round(seconds * RATE) // FRAME * FRAME, np.float32)
    for start, end in runs:
        sound[round(start * RATE) // FRAME * FRAME : round(end * RATE) // FRAME * FRAME] = 1.0
    return sound


def cut(sound: Samples, cuts: Sequence[int] = (), start: int = 0) -> list[Stretch]:
    cutter = Cutter(lambda frame: float(frame[0]), start)
    stretches: list[Stretch] = []
    for a, b in itertools.pairwise([0, *cuts, len(sound)]):
        stretches += cutter.feed(sound[a:b])
    return stretches + cutter.finish()


def seconds(stretch: Stretch) -> tuple[float, float, float]:
    return stretch.start / RATE, stretch.end / RATE, stretch.decided / RATE


def near(*values: float) -> object:
    return pytest.approx(values, abs=0.05)


def test_a_short_turn_is_cut_when_three_seconds_have_passed() -> None:
    (only,) = cut(speaking((1.0, 2.0)))

    assert seconds(only) == near(0.75, 2.2, 3.75)
    assert [(a / RATE, b / RATE) for a, b in only.speech] == [near(1.0, 2.0)]


def test_a_long_turn_is_cut_at_its_first_pause_after_three_seconds() -> None:
    first, second = cut(speaking((1.0, 2.5), (3.0, 5.0), (5.5, 6.5)))

    assert seconds(first) == near(0.75, 5.2, 5.3)
    assert len(first.speech) == 2
    assert seconds(second) == near(5.25, 6.7, 8.25)


def test_without_a_pause_it_is_cut_after_eight_seconds_where_the_voice_is_weakest() -> None:
    sound = speaking((1.0, 12.0))
    weak = round(7.5 * RATE) // FRAME * FRAME
    sound[weak : weak + FRAME] = 0.4
    first, second = cut(sound)

    assert seconds(first) == near(0.75, 7.5, 8.75)
    assert second.start == first.end
    assert seconds(second) == near(7.5, 12.2, 12.3)


def test_speech_that_the_sound_breaks_off_is_not_lost() -> None:
    (only,) = cut(speaking((1.0, 3.0))[: 2 * RATE + 100])

    assert only.end == only.decided == 2 * RATE + 100


def test_nothing_is_cut_where_nobody_speaks() -> None:
    assert cut(np.zeros(10 * RATE, np.float32)) == []


def test_a_start_only_moves_the_times() -> None:
    early, late = cut(speaking((1.0, 2.0))), cut(speaking((1.0, 2.0)), start=777)

    assert [(a.start + 777, a.end + 777, a.decided + 777) for a in early] == [(b.start, b.end, b.decided) for b in late]


TURNS = speaking((1.0, 2.5), (3.0, 5.0), (5.3, 14.0), (15.5, 15.7))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(1, len(TURNS) - 1), max_size=20).map(sorted))
def test_any_blocking_is_cut_the_same(cuts: list[int]) -> None:
    assert cut(TURNS, cuts) == cut(TURNS)


def test_stretches_follow_each_other_and_never_begin_behind_the_horizon() -> None:
    cutter = Cutter(lambda frame: float(frame[0]))
    horizon, seen = 0, []
    for at in range(0, len(TURNS), 1600):
        for stretch in cutter.feed(TURNS[at : at + 1600]):
            assert stretch.start >= horizon
            seen.append(stretch)
        assert cutter.horizon >= horizon
        horizon = cutter.horizon
    assert len(seen) >= 3
    assert all(a.end <= b.start for a, b in itertools.pairwise(seen))
    assert all(stretch.end - stretch.start <= 8.1 * RATE for stretch in seen)
    assert horizon > 15.7 * RATE


def test_the_real_voice_activity_finds_the_turns_of_a_call() -> None:
    sound: Samples = soundfile.read(CALL, dtype="float32")[0][:, 1]
    cutter = Cutter(silero())
    found = [stretch.speech for stretch in [*cutter.feed(sound), *cutter.finish()]]

    assert [round(speech[0][0] / RATE, 1) for speech in found] == near(2.7, 12.5, 19.2, 25.8)


def test_a_loud_beginning_that_the_model_missed_is_in_the_stretch() -> None:
    """The model hears a voice one second late; the stretch begins where it became loud."""
    sound = speaking((2.0, 4.0))
    late = iter([0.0] * round(3.0 * RATE / FRAME) + [1.0] * len(sound))
    cutter = Cutter(lambda _: next(late))
    (only, *_) = [*cutter.feed(sound), *cutter.finish()]

    assert only.start / RATE == pytest.approx(1.75, abs=0.05)
