"""Puts the card at the end of a call together."""

from __future__ import annotations

from collections.abc import Iterable

from coach_app.events import Event
from coach_app.lessons.lesson import Lessons
from coach_app.lessons.review import Review, review_of
from coach_app.lessons.to_try import to_try
from coach_app.lessons.well import well
from coach_app.lessons.words import CardWords
from coach_app.sayings import Sayings
from feedback.flag import Kind


def lessons(events: Iterable[Event], sayings: Sayings) -> Lessons:
    """The lessons of an ended call.

    Parameters
    ----------
    events : iterable of Event
        The whole session, from `SessionStarted` to `SessionEnded`.
    sayings : Sayings
        The pack's sentences, in the language of the card.

    Raises
    ------
    ValueError
        If the session did not start and end.
    """
    review, words = review_of(events), CardWords(sayings.language)
    if not review.trusted:
        return Lessons(numbers=_numbers(review, words))
    return Lessons(well(review, sayings, words), to_try(review, sayings, words), _numbers(review, words))


def _numbers(review: Review, words: CardWords) -> str:
    voice = review.own_voice
    return words.numbers(
        rate_cpm=review.figure("agent", "rate_cpm") if voice else None,
        loud=len(review.flags(Kind.VOLUME_LOUD)),
        soft=len(review.flags(Kind.VOLUME_SOFT)),
        level_known=voice and review.figure("agent", "usual_level_db") is not None,
        interruptions=len(review.flags(Kind.INTERRUPTION)) if review.both_sides else None,
        nudges=sum(finding.shown_at_s is not None for finding in review.flags()),
    )
