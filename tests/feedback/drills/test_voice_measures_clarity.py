from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from asr_models.transcript import Utterance
from feedback.drills.take import Take
from feedback.timeline import Timeline
from tests.feedback.conversations import AGENT
from tests.feedback.drills.voiced import Heard, Spoke, told, value, voiced_take

LONG = "您的套餐这个月总共用了好多块钱话费和几块"  # 20 characters


def sure_of(*confidences: float) -> Take:
    """A take whose words were recognised so surely."""
    take = voiced_take([Spoke(4.0, LONG)], [Heard("c1", 1.0, 3.0)])
    (said,) = take.view.utterances(AGENT)
    words = tuple(replace(w, confidence=confidences[n % len(confidences)]) for n, w in enumerate(said.words))
    return replace(take, view=replace(take.view, timeline=_heard(take, replace(said, words=words))))


def _heard(take: Take, said: Utterance) -> Timeline:
    timeline = Timeline(take.view.timeline.speakers)
    for speaker in timeline.speakers:
        timeline.add(take.view.voice(speaker).frames)
    timeline.add(said)
    return timeline


@pytest.mark.parametrize(("confidences", "share"), [((0.9, 0.95), 0), ((0.9, 0.5, 0.9, 0.9), 25), ((0.3, 0.4), 100)])
def test_share_of_words_that_were_hardly_recognised(confidences: tuple[float, ...], share: float) -> None:
    assert value(sure_of(*confidences), "unsure_pct", confidence=0.6) == share


def test_the_least_sure_word_can_be_heard() -> None:
    found = told(sure_of(0.9, 0.9, 0.2, 0.9, 0.5), "unsure_pct", confidence=0.6)
    assert found is not None
    assert "「" in found.evidence
    assert found.span is not None


def test_a_recogniser_that_is_always_sure_tells_nothing() -> None:
    assert told(sure_of(1.0), "unsure_pct", confidence=0.6) is None


def test_few_words_tell_nothing() -> None:
    take = voiced_take([Spoke(4.0, "好的")], [Heard("c1", 1.0, 3.0)])
    assert told(take, "unsure_pct", confidence=0.6) is None


def test_a_number_that_was_written_as_one_piece_tells_nothing_of_how_clearly_it_was_read() -> None:
    take = voiced_take([Spoke(6.0, "受理编号是二零四七我再跟您核对一下请您记录")], [Heard("c1", 1.0, 3.0)])
    (said,) = take.view.utterances(AGENT)

    def heard(digits: tuple[float, ...]) -> Take:
        sure = itertools.cycle((0.9, 0.95))
        unsure = iter(digits)
        words = tuple(replace(w, confidence=next(unsure if w.text in "二零四七" else sure)) for w in said.words)
        return replace(take, view=replace(take.view, timeline=_heard(take, replace(said, words=words))))

    assert value(heard((0.3,) * 4), "unsure_pct", confidence=0.6) == 0
    assert value(heard((0.3, 0.4, 0.35, 0.5)), "unsure_pct", confidence=0.6) > 0  # heard one by one: mumbled
