"""Ways of speaking that are more than one figure: the apologetic voice, the softened negative, the courtesy question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import numpy as np

from audio.span import Span
from feedback.gym.aspect import Aspect
from feedback.gym.book import Courtesy, GymBook, Mark, Style
from feedback.gym.contour import Contour
from feedback.gym.likeness import NO_PITCH, NO_TEXT, NO_USUAL, above_expected_st, last_part
from feedback.gym.pairing import Pair
from feedback.gym.rendering import Rendering
from feedback.gym.wording import Found, Missing
from feedback.rule import Text
from feedback.stretch_measures import semitones

#: The model's figure behind a mark, with the style's words; ``None`` where it is not known.
Modelled = Callable[[Mark, tuple[str, ...]], float | None]
#: A model that is itself outside the limits is reached within this, in the mark's unit.
_AS_NEAR = 0.1


def styled(
    take: Rendering, book: GymBook, attend: Collection[Aspect], model: Rendering | None = None
) -> Iterator[Found | Missing]:
    """The styles that an exercise attends to.

    Parameters
    ----------
    take : Rendering
        What was said, with the speaker's usual voice.
    book : GymBook
        What a style is.
    attend : collection of Aspect
        Which styles are wanted.
    model : Rendering or None
        What is imitated: who comes as near to a style as the model has imitated it well.
    """
    pair, theirs = _over_usual(take), _over_usual(model)
    for style in book.style:
        if style.aspect in attend:
            yield _style(take, pair, style, lambda mark, words: _mark(model, theirs, mark, words) if model else None)
    if Aspect.COURTESY in attend:
        yield _courtesy(take, pair, book.courtesy, _rise(model, theirs) if model else None)


def _over_usual(said: Rendering | None) -> Pair | None:
    return Pair.of(said.usual, said.contour) if said is not None and said.usual else None


def _style(take: Rendering, pair: Pair | None, style: Style, modelled: Modelled) -> Found | Missing:
    """How many marks are met, of those needed; names the first that is not."""
    measured = [(mark, _mark(take, pair, mark, style.words)) for mark in style.mark]
    assessed = [(mark, value) for mark, value in measured if value is not None]
    needed = style.needs - (len(style.mark) - len(assessed))
    if needed < 1:
        return Missing(style.aspect, NO_USUAL)
    unmet = [(mark, value) for mark, value in assessed if not _met(mark, value, modelled(mark, style.words))]
    met = len(assessed) - len(unmet)
    say = _filled(*unmet[0]) if unmet else None
    words = _words(take.contour, style.words)
    return Found(style.aspect, min(0.0, met - needed), met, needed, span=words, say=say)


def _met(mark: Mark, value: float, modelled: float | None) -> bool:
    """Within the limits, or as near to them as the model."""
    allowed = mark.outside(modelled) if modelled is not None else 0.0
    return mark.outside(value) <= allowed + _AS_NEAR * (allowed > 0)


def _mark(take: Rendering, pair: Pair | None, mark: Mark, words: tuple[str, ...]) -> float | None:
    """The figure behind a mark; ``None`` where something that it needs is not known."""
    said, baseline = take.contour, take.baseline
    match mark.of:
        case "rate_pct":
            if pair is not None:
                return 100 * pair.rate
            return 100 * said.rate_cpm / baseline.rate_cpm if baseline and baseline.rate_cpm else None
        case "level_db":
            return take.level_db
        case "register_st":
            return semitones(said.median_hz, take.usual_hz) if take.usual_hz else None
        case "word_pct":
            return _word_pct(take, pair, words)
        case "fall_st":
            ending = pair.ending_st() if pair is not None else above_expected_st(said, baseline)
            return None if ending is None else -ending
        case "peak_db":
            return _peak_db(said)


def _word_pct(take: Rendering, pair: Pair | None, words: tuple[str, ...]) -> float | None:
    """Length of the style's words against the usual, in per cent."""
    span = _words(take.contour, words)
    if span is None:
        return None
    if pair is not None:
        usual = _words(pair.reference, words)
        return 100 * span.duration_s / usual.duration_s if usual else None
    if take.baseline is None or not take.baseline.rate_cpm:
        return None
    count = sum(span.start_s <= s.span.start_s < span.end_s for s in take.contour.syllables)
    return 100 * span.duration_s / (count * 60 / take.baseline.rate_cpm)


def _words(contour: Contour, words: tuple[str, ...]) -> Span | None:
    """Where the first of the words is said."""
    chars = "".join(s.char or "　" for s in contour.syllables)
    found = [(chars.find(word), word) for word in words if word in chars]
    if not found:
        return None
    at, word = min(found)
    return contour.syllables[at].span | contour.syllables[at + len(word) - 1].span


def _peak_db(contour: Contour) -> float:
    """Loudest syllable over the sentence's median syllable."""
    rows = [contour.level_db[int(s.span.start_s * 100) : max(1, int(s.span.end_s * 100))] for s in contour.syllables]
    loud = [float(np.percentile(row, 90)) for row in rows if len(row)]
    return max(loud) - float(np.median(loud))


def _rise(said: Rendering, pair: Pair | None) -> float | None:
    return pair.ending_st() if pair is not None else above_expected_st(said.contour, said.baseline)


def _courtesy(take: Rendering, pair: Pair | None, courtesy: Courtesy, modelled: float | None) -> Found | Missing:
    """How far the ending is from where a courtesy question ends: nothing within the limits, or on the model's side."""
    if not take.contour.text:
        return Missing(Aspect.COURTESY, NO_TEXT)
    value = _rise(take, pair)
    if value is None:
        return Missing(Aspect.COURTESY, NO_PITCH)
    known = courtesy.target if modelled is None else modelled
    off = min(0.0, value - min(courtesy.at_least, known)) + max(0.0, value - max(courtesy.at_most, known))
    return Found(Aspect.COURTESY, off, value, courtesy.target, span=last_part(take.contour))


def _filled(mark: Mark, value: float) -> Text:
    figure = f"{value:.0f}" if mark.of.endswith("_pct") else f"{value:+.0f}"
    return Text(zh=mark.say.zh.replace("{value}", figure), en=mark.say.en.replace("{value}", figure))
