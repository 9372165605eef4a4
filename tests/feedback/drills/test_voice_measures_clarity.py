from __future__ import annotations

from dataclasses import replace

import pytest

from asr_models.transcript import Utterance
from feedback.drills.take import Take
from feedback.timeline import Timeline
from tests.feedback.conversations import AGENT
from tests.feedback.drills.voiced import Heard, Spoke, told, value, voiced_take

LONG = "您的套餐这个月一共用了五十块钱话费和三块"  # 20 characters


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
