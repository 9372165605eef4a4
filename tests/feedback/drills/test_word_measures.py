"""All measures of words, and every list that they read in the default pack."""

from __future__ import annotations

from feedback.drills.measures import MEASURES
from feedback.drills.word_measures import word_measures
from tests.feedback.drills.takes import book

#: Parameters that a check gives itself.
OWN = {"phrases", "points", "of", "steps", "within_s", "any_order", "spare", "syllables"}

#: Lists by which words that must not be said are told from those that are denied (`feedback.drills.denied`).
DENIED = {"denying", "soothing", "turning"}


def test_every_list_is_in_the_book() -> None:
    read = {name for measure in word_measures() for name in measure.params} - OWN
    assert read <= set(book().lists)


def test_every_list_is_read_by_something() -> None:
    named = {str(c.params.get("of")) for s in book().standard for c in s.check}
    named |= {str(c.params.get("of")) for d in book().drill for p in d.pass_ for c in p.check}
    read = {name for measure in MEASURES.values() for name in measure.params}
    assert set(book().lists) <= read | named | DENIED
