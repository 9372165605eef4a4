"""The plain figures of a take beside its model: rate, level, spread, ending, pauses, emphasis, register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from audio.span import Span
from feedback.baseline import Baseline
from feedback.endings import expected_st, tone_of_last
from feedback.gym.aspect import Aspect
from feedback.gym.contour import Contour
from feedback.gym.pairing import ENDING_S, Gap, Pair
from feedback.gym.rendering import Rendering, Sides
from feedback.gym.wording import Found, Missing
from feedback.stretch_measures import semitones

#: What a figure was missing for.
NO_USUAL, NO_PITCH, NO_TEXT = "usual", "pitch", "text"

#: Syllables by which the places of a pause may be off between two pairs.
_BESIDE = 1


def likeness(sides: Sides) -> Iterator[Found | Missing]:
    """Every plain figure, or what it was missing for."""
    yield _rate(sides)
    yield _level(sides)
    yield _spread(sides)
    yield _ending(sides)
    yield _pauses(sides)
    yield _emphasis(sides)
    yield _register(sides)


def above_expected_st(contour: Contour, baseline: Baseline | None) -> float | None:
    """How high a sentence ends above what the tone of its last syllable and its speaker lead to expect."""
    if contour.ending_st is None:
        return None
    return contour.ending_st - expected_st(baseline, tone_of_last(contour.text), contour.spread_st)


def last_part(contour: Contour) -> Span:
    """The part of a contour in which its ending lies."""
    return Span(max(0.0, contour.duration_s - 2 * ENDING_S), contour.duration_s)


def _rate(sides: Sides) -> Found:
    ratio = sides.of_take.rate / sides.of_model.rate if sides.of_take and sides.of_model else sides.direct.rate
    said_cpm = sides.take.contour.rate_cpm
    return Found(Aspect.RATE, 100 * (ratio - 1), said_cpm, said_cpm / ratio)


def _level(sides: Sides) -> Found | Missing:
    level_db = sides.take.level_db
    if level_db is None:
        return Missing(Aspect.LEVEL, NO_USUAL)
    target_db = sides.model.level_db or 0.0  # a model of whom nothing else is known speaks as usual
    return Found(Aspect.LEVEL, level_db - target_db, level_db, target_db)


def _spread(sides: Sides) -> Found | Missing:
    if sides.of_take and sides.of_model:
        mine, theirs = sides.of_take.spread(), sides.of_model.spread()
        usual_st = sides.of_take.reference.spread_st
    else:
        mine, theirs, usual_st = sides.direct.spread(), 1.0, sides.model.contour.spread_st
    if mine is None or theirs is None:
        return Missing(Aspect.SPREAD, NO_PITCH)
    return Found(Aspect.SPREAD, (mine - theirs) * usual_st, mine * usual_st, theirs * usual_st)


def _ending(sides: Sides) -> Found | Missing:
    mine = _above_usual_st(sides.take, sides.of_take)
    theirs = _above_usual_st(sides.model, sides.of_model)
    if mine is None or theirs is None:
        return Missing(Aspect.ENDING, NO_PITCH)
    known = sides.of_model is not None and sides.take.baseline is not None
    return Found(Aspect.ENDING, mine - theirs, mine, theirs, span=last_part(sides.take.contour), by_baseline=known)


def _above_usual_st(rendering: Rendering, over_own: Pair | None) -> float | None:
    """How high a rendering ends above its speaker's own of the sentence, or above what its tones lead to expect."""
    if over_own is not None:
        return over_own.ending_st()
    return above_expected_st(rendering.contour, rendering.baseline)


def _pauses(sides: Sides) -> Found:
    if sides.of_take and sides.of_model:
        changed = [(gap.syllable, gap.take_s - gap.reference_s) for gap in sides.of_model.gaps()]
        found = [(gap, gap.reference_s + _wanted(changed, gap)) for gap in sides.of_take.gaps()]
        found += [
            (Gap(at, 0.0, 0.0, _end_of(sides.take.contour, at)), longer_s)
            for at, longer_s in changed
            if not any(abs(gap.syllable - at) <= _BESIDE for gap, _ in found)
        ]
    else:
        found = [(gap, gap.reference_s) for gap in sides.direct.gaps()]
    if not found:
        return Found(Aspect.PAUSES, 0.0, 0.0, 0.0)
    gap, wanted_s = max(found, key=lambda one: abs(one[0].take_s - max(0.0, one[1])))
    wanted_s = max(0.0, wanted_s)
    said, at = sides.take.contour, _syllable_at(sides.take.contour, gap.at_s)
    span = Span(max(0.0, gap.at_s - 0.5), min(said.duration_s, gap.at_s + gap.take_s + 0.5))
    return Found(Aspect.PAUSES, gap.take_s - wanted_s, gap.take_s, wanted_s, at, _char(said, at), span)


def _wanted(changed: Sequence[tuple[int, float]], gap: Gap) -> float:
    """How much longer the model made this pause than its speaker usually does."""
    near = [longer_s for at, longer_s in changed if abs(at - gap.syllable) <= _BESIDE]
    return max(near, key=abs, default=0.0)


def _emphasis(sides: Sides) -> Found | Missing:
    said = sides.take.contour
    if not said.text:
        return Missing(Aspect.EMPHASIS, NO_TEXT)
    if sides.of_take and sides.of_model:
        mine, theirs = sides.of_take.prominence_db(), sides.of_model.prominence_db()
    else:
        mine = sides.direct.prominence_db()
        theirs = np.full(len(mine), float(np.median(mine)))
    if len(mine) != len(theirs):  # another text
        return Missing(Aspect.EMPHASIS, NO_TEXT)
    at = int(np.abs(mine - theirs).argmax())
    span = said.syllables[at].span
    return Found(
        Aspect.EMPHASIS, float(mine[at] - theirs[at]), float(mine[at]), float(theirs[at]), at, _char(said, at), span
    )


def _register(sides: Sides) -> Found | Missing:
    usual_hz = sides.take.usual_hz
    if usual_hz is None:
        return Missing(Aspect.REGISTER, NO_USUAL)
    mine, theirs = _about(sides.take, usual_hz), _about(sides.model, sides.model.usual_hz)
    return Found(Aspect.REGISTER, mine - theirs, mine, theirs)


def _about(rendering: Rendering, usual_hz: float | None) -> float:
    return semitones(rendering.contour.median_hz, usual_hz) if usual_hz else 0.0


def _syllable_at(contour: Contour, at_s: float) -> int:
    """The syllable before an instant."""
    return max(0, sum(s.span.start_s < at_s - 0.01 for s in contour.syllables) - 1)


def _end_of(contour: Contour, syllable: int) -> float:
    return contour.syllables[min(syllable, len(contour.syllables) - 1)].span.end_s


def _char(contour: Contour, syllable: int) -> str:
    return contour.syllables[syllable].char if syllable < len(contour.syllables) else ""
