from __future__ import annotations

import pytest

from audio.block import Speaker
from audio.span import Span
from coach_app.events import (
    AudioLost,
    Lagging,
    LaneFailed,
    LaneRecovered,
)
from coach_app.live_troubles import Problem, Trouble, problems_after, told_s
from coach_app.sound_events import DiskRunsLow, SourceBack, SourceLost


def lanes_after(*events: Trouble) -> list[str]:
    problems: tuple[Problem, ...] = ()
    for event in events:
        problems = problems_after(problems, event)
    return [problem.lane for problem in problems]


@pytest.mark.parametrize(
    ("trouble", "mended"),
    [
        (SourceLost(3.0, Speaker.CUSTOMER, "gone"), SourceBack(9.0, Speaker.CUSTOMER)),
        (LaneFailed(3.0, "words", "It ended twice.", "Restart."), LaneRecovered(9.0, "words")),
        (Lagging(3.0, "words", 2.4), Lagging(9.0, "words", 0.0)),
    ],
)
def test_a_problem_goes_when_it_is_mended(trouble: Trouble, mended: Trouble) -> None:
    assert len(lanes_after(trouble)) == 1
    assert lanes_after(trouble, mended) == []


def test_each_thing_that_is_missing_is_told_once() -> None:
    assert lanes_after(DiskRunsLow(1.0, 50.0), DiskRunsLow(61.0, 49.0)) == ["disk_low"]


def test_the_microphone_and_the_far_end_are_two_problems() -> None:
    lost = [SourceLost(1.0, Speaker.AGENT, "gone"), SourceLost(1.2, Speaker.CUSTOMER, "gone")]
    assert lanes_after(*lost) == ["microphone", "far_end"]


def test_lost_sound_is_known_at_its_end() -> None:
    assert told_s(AudioLost(Speaker.AGENT, Span(2.0, 5.0), "gone")) == 5.0
