"""The table of measures: every name once, and each with what people need to know of it."""

from __future__ import annotations

from feedback.drills.measures import MEASURES
from feedback.drills.timing_measures import timing_measures
from feedback.drills.voice_measures import voice_measures
from feedback.drills.word_measures import word_measures


def test_no_two_measures_have_one_name() -> None:
    assert len(MEASURES) == len(voice_measures()) + len(timing_measures()) + len(word_measures())


def test_each_says_what_it_means() -> None:
    assert not [m.name for m in MEASURES.values() if not m.meaning]
