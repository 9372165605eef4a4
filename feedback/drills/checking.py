"""One check of one take: how much of it was met, what was measured, and where to hear it.

Words are a recogniser's. What was possibly said counts half, and `Checked.at_best` tells what it would be if it
was said, so that nobody fails for what was only badly heard.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.checked import Checked, Why
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.phrase_checks import phrased, unphrased, unworded, worded
from feedback.drills.spoken import LEAST_S
from feedback.drills.stretches import Gone, inside, resolve
from feedback.drills.take import Take
from feedback.drills.word_lists import syllables
from feedback.stretch_measures import speech_s

__all__ = ["Checked", "Why", "check_take", "filled"]

_POSSIBLY = 0.5
_COUNTED = "count"
#: Fewer syllables in a whole take answer nothing.
_ANSWER_SYLLABLES = 4
#: Share of the talk that was asked for under which nothing is told of it: half a minute is not a minute without fillers.
_TOLD = 0.5
_READINGS = frozenset({Need.BASELINE, Need.SMILE})
#: A check of how these are said asks for them to be said.
_ACTS = ("explanation", "dictation")
_NOTHING: Mapping[str, str] = MappingProxyType({})


def check_take(
    take: Take,
    check: Check,
    measures: Mapping[str, DrillMeasure],
    lists: Mapping[str, tuple[str, ...]],
    wordings: Mapping[str, str] = _NOTHING,
) -> Checked:
    """Hold a take against one check.

    Parameters
    ----------
    take : Take
        The whole of it.
    check : Check
        As written in the pack.
    measures : mapping
        Measures by name.
    lists : mapping
        Words that measures look for where the check names none.
    wordings : mapping of str to str
        Phrase id to its wording, for people.

    Returns
    -------
    Checked
    """
    if check.self_:
        return Checked(None, why=Why.BY_HAND)
    checked = _checked(take, check, measures, lists, wordings)
    if checked.earned and not _answers(take):
        return Checked(None, unit=checked.unit, why=Why.TOO_LITTLE)
    return checked


def _answers(take: Take) -> bool:
    """Whether the agent said anything at all: what nobody did wrong is no merit of who said nothing."""
    if take.has_voice and speech_s(take.view.speech(Speaker.AGENT)) < max(LEAST_S, _TOLD * _asked_s(take)):
        return False
    return not take.has_words or syllables(take.sentences()) >= _ANSWER_SYLLABLES


def _asked_s(take: Take) -> float:
    """Seconds of talk that the lines of the take asked for."""
    asked = {line.id: line.expects.speech_s or 0.0 for line in take.drill.line}
    return sum(asked.get(shown.line, 0.0) for shown in take.shown if not shown.stock)


def _checked(
    take: Take,
    check: Check,
    measures: Mapping[str, DrillMeasure],
    lists: Mapping[str, tuple[str, ...]],
    wordings: Mapping[str, str],
) -> Checked:
    where = resolve(take, check.over)
    if where.gone is not None:
        return _nowhere(check, where.gone)
    if check.measure:
        return _measured(take, check, where.spans, measures.get(check.measure), lists)
    if check.rule:
        return _ruled(take, check, where.spans)
    if not take.has_words:
        return Checked(None, why=Why.NOT_HEARD)
    if check.said:
        return phrased(take, check, where.spans, wordings)
    if check.unsaid:
        return unphrased(take, check, where.spans)
    return unworded(take, check, where.spans, lists) if check.no_words else worded(take, check, where.spans)


def filled(check: Check, measure: DrillMeasure, lists: Mapping[str, tuple[str, ...]]) -> Check:
    """The check with the lists that it does not give itself; ``of`` names the list that stands for ``steps``."""
    params = {name: lists[name] for name in measure.params if name in lists} | check.params
    named = check.params.get("of")
    if isinstance(named, str) and named in lists:
        params["steps"] = lists[named]
    return check.model_copy(update={"params": params}) if params != check.params else check


def _nowhere(check: Check, gone: Gone) -> Checked:
    """What was to be said after something that was never said is not met, nor is how it is explained where nothing was.

    Any other limit on nothing is not assessed.
    """
    if gone is Gone.NOT_SAID and (check.said or check.words):
        return Checked(0.0, 0.0, at_least=check.at_least, evidence="")
    if gone is Gone.NONE_SUCH and check.over.sentences_of in _ACTS:
        return Checked(0.0, 0.0, at_least=check.at_least, at_most=check.at_most)
    return Checked(None, why=Why(gone.value))


def _ruled(take: Take, check: Check, spans: Sequence[Span]) -> Checked:
    flags = [f for f in take.flags if f.rule == check.rule and any(f.span & s or inside(f.span, [s]) for s in spans)]
    most = check.at_most or 0.0
    if len(flags) <= most and not (take.has_words and take.has_voice):
        return Checked(None, why=Why.NOT_HEARD)
    met = 1.0 if len(flags) <= most else 0.0
    evidence = "；".join(f.evidence for f in flags[:3] if f.evidence)
    return Checked(met, met, float(len(flags)), _COUNTED, None, most, evidence, flags[0].span if flags else None)


def _measured(
    take: Take,
    check: Check,
    spans: Sequence[Span],
    measure: DrillMeasure | None,
    lists: Mapping[str, tuple[str, ...]],
) -> Checked:
    if measure is None:
        return Checked(None, why=Why.NO_MEASURE)
    if not _has(take, measure):
        return Checked(None, unit=measure.unit, why=Why.NOT_HEARD)
    if measure.needs & _READINGS and not _read(take, measure):
        return Checked(None, unit=measure.unit, why=Why.NO_READING)
    found = measure.of(take, filled(check, measure, lists), spans)
    if found is None or math.isnan(found.value):
        return Checked(None, unit=measure.unit, why=Why.TOO_LITTLE)
    return _held(check, measure, found)


def _held(check: Check, measure: DrillMeasure, found: Measured) -> Checked:
    sure = _share(check, measure, found.value)
    best = sure if found.at_best is None else max(sure, _share(check, measure, found.at_best))
    return Checked(
        earned=sure + _POSSIBLY * (best - sure),
        at_best=best,
        value=found.value if math.isfinite(found.value) else None,
        unit=measure.unit,
        at_least=check.at_least,
        at_most=check.at_most,
        evidence=found.evidence,
        clip=found.span,
    )


def _share(check: Check, measure: DrillMeasure, value: float) -> float:
    """Met or not; of things that are counted, the share that was reached."""
    if check.at_most is not None and value > check.at_most + 1e-9:
        return 0.0
    if check.at_least is None or value >= check.at_least - 1e-9:
        return 1.0
    return max(0.0, value / check.at_least) if measure.unit == _COUNTED and check.at_least > 0 else 0.0


def _has(take: Take, measure: DrillMeasure) -> bool:
    there = {
        Need.WORDS: take.has_words,
        Need.VOICE: take.has_voice,
        Need.CUSTOMER: take.view.hears(Speaker.CUSTOMER),
    }
    return all(there.get(need, True) for need in measure.needs)


def _read(take: Take, measure: DrillMeasure) -> bool:
    """Whether the readings are there that it compares with."""
    reading = take.calibration
    smiled = reading is not None and reading.smile is not None and reading.smile.tells
    return reading is not None and (Need.SMILE not in measure.needs or smiled)
