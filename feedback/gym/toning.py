"""The tone of voice of a sentence that has no model: held against what a sentence of its kind asks for.

What the sentence does is known from its text before its melody is judged: a courtesy question may
rise, a statement should settle, an apology is slower, softer and lower, a negative is softened.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedback.gym.aspect import Aspect, Difference
from feedback.gym.book import GymBook
from feedback.gym.likeness import NO_PITCH, NO_USUAL, above_expected_st, last_part
from feedback.gym.pairing import Pair
from feedback.gym.rendering import Rendering
from feedback.gym.styles import styled
from feedback.gym.wording import Found, Missing, difference
from feedback.sentence_types import classify
from feedback.sentences import SentenceType

#: What a sentence of a type attends to.
_ATTEND = {
    SentenceType.COURTESY_QUESTION: Aspect.COURTESY,
    SentenceType.APOLOGY: Aspect.APOLOGY,
    SentenceType.NEGATIVE: Aspect.NEGATIVE,
}
#: Sentences whose end may go where it will.
_FREE = frozenset({SentenceType.MA_QUESTION, SentenceType.BARE_QUESTION, SentenceType.COURTESY_QUESTION})


def toned(take: Rendering, book: GymBook) -> tuple[tuple[Difference, ...], tuple[tuple[Aspect, str], ...]]:
    """How far a sentence is from the tone that it asks for.

    Parameters
    ----------
    take : Rendering
        The sentence with its text, and its speaker's usual voice.
    book : GymBook
        Tolerances and styles.

    Returns
    -------
    tuple of Difference
        Largest first.
    tuple of (Aspect, str)
        What could not be assessed, and what was missing.
    """
    attended = _ATTEND.get(classify(take.contour.text))
    figures = [*_figures(take, attended), *styled(take, book, () if attended is None else (attended,))]
    own = take.usual is not None
    made = [
        difference(one, book, own=own, attended=one.aspect is attended) for one in figures if isinstance(one, Found)
    ]
    missing = tuple((one.aspect, one.why) for one in figures if isinstance(one, Missing))
    return tuple(sorted(made, key=lambda one: -one.steps)), missing


def _figures(take: Rendering, attended: Aspect | None) -> Iterator[Found | Missing]:
    """Rate, level and ending, where no style has its own idea of them."""
    pair = Pair.of(take.usual, take.contour) if take.usual else None
    if attended not in (Aspect.APOLOGY, Aspect.NEGATIVE):
        yield _rate(take, pair)
        level_db = take.level_db
        yield Missing(Aspect.LEVEL, NO_USUAL) if level_db is None else Found(Aspect.LEVEL, level_db, level_db, 0.0)
    if classify(take.contour.text) not in _FREE:
        above = pair.ending_st() if pair else above_expected_st(take.contour, take.baseline)
        if above is None:
            yield Missing(Aspect.ENDING, NO_PITCH)
        else:  # a statement that settles deeper than usual is no fault
            yield Found(Aspect.ENDING, max(0.0, above), above, 0.0, span=last_part(take.contour))


def _rate(take: Rendering, pair: Pair | None) -> Found | Missing:
    said_cpm = take.contour.rate_cpm
    usual_cpm = said_cpm / pair.rate if pair else take.baseline.rate_cpm if take.baseline else None
    if not usual_cpm:
        return Missing(Aspect.RATE, NO_USUAL)
    return Found(Aspect.RATE, 100 * (said_cpm / usual_cpm - 1), said_cpm, usual_cpm)
