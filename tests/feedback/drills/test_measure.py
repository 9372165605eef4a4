from __future__ import annotations

from feedback.drills.measure import Measured, Need
from feedback.drills.measures import MEASURES


def test_what_was_found_may_have_nothing_to_hear_and_nothing_to_read() -> None:
    assert Measured(3.0) == Measured(3.0, None, "", None)


def test_every_measure_says_what_it_needs_in_the_same_words() -> None:
    for measure in MEASURES.values():
        assert measure.needs <= set(Need), measure.name
        assert measure.meaning
        assert len(set(measure.params)) == len(measure.params)
