"""How fast: net rate from syllable nuclei or counted words, speeding up, and breath."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from audio.lane import Track
from audio.span import Span
from feedback import limits
from feedback.baseline import Baseline
from feedback.judge import TICK_S
from feedback.level_metrics import snr_db
from feedback.metric import Metric, Reading
from feedback.normal_text import normal
from feedback.params import number
from feedback.recent_talk import FRESH_S, REACH_S, recent_talk
from feedback.rule import Rule
from feedback.stretch_measures import nuclei, speech_s
from feedback.turns import talk
from feedback.view import View
from feedback.wakes import Wakes

_VOICE = frozenset({Track.PROSODY})


#: An utterance that reaches into a stretch by this much belongs to it.
_REACHES_S = 1.5


def pace_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    return (
        Metric(
            "rate_cpm",
            "cpm",
            "net speech rate from syllable nuclei, pauses of 0.5 s and more left out",
            _VOICE,
            gauge=rate_cpm,
            wakes=Wakes.VOICE,
            baseline=_usual_rate,
        ),
        Metric(
            "rate_words_cpm",
            "cpm",
            "net speech rate from the counted syllables of settled words",
            frozenset(Track),
            confirm=rate_words_cpm,
        ),
        Metric(
            "rate_heard_cpm",
            "cpm",
            "net speech rate of an utterance by its words, where the nuclei did not show it",
            frozenset(Track),
            find=rate_heard_cpm,
            baseline=_usual_rate,
        ),
        Metric(
            "pace_rise_pct",
            "%",
            "rate of the latest talk against the talk before it",
            _VOICE,
            gauge=pace_rise_pct,
            wakes=Wakes.VOICE,
        ),
        Metric("breath_s", "s", "talk without a pause to breathe", _VOICE, gauge=breath_s, wakes=Wakes.VOICE),
    )


def _usual_rate(baseline: Baseline) -> float | None:
    return baseline.rate_cpm


def rate_cpm(view: View, rule: Rule) -> Reading | None:
    """Net rate over the last ``window_s`` of the speaker's own talk.

    Counted on nuclei scaled by the syllables that the words so far had for each nucleus, so
    that it need not wait for words.

    Returns
    -------
    Reading or None
        In characters a minute; ``None`` under ``needs_speech_s`` or ``needs_syllables``.
    """
    recent = recent_talk(view, rule.speaker, rule.window_s or 8.0)
    if recent is None:
        return None
    track = view.voice(rule.speaker)
    ratio = view.references.syllables_per_nucleus(rule.speaker, view.now_s)

    def measure(stretches: Sequence[Span]) -> float:
        return 60 * ratio * nuclei(track, stretches) / speech_s(stretches)

    def enough(stretches: Sequence[Span]) -> bool:
        talked = speech_s(stretches) >= rule.needs_speech_s
        return talked and ratio * nuclei(track, stretches) >= rule.needs_syllables

    return recent.reading(rule, _usual(view, rule), measure, enough)


def rate_words_cpm(view: View, rule: Rule, span: Span) -> float | None:
    """Net rate of the settled words in a stretch: the second opinion on `rate_cpm`.

    Word times may be no better than an even share of their utterance, so the utterances that
    reach into the stretch by `_REACHES_S` are measured as wholes as well, and the rate that
    speaks more for the flag counts.

    Returns
    -------
    float or None
        ``None`` where the words are unclear or fewer than ``needs_syllables``.
    """
    utterances = view.utterances_in(rule.speaker, span)
    if not utterances or any(u.unclear for u in utterances):
        return None
    inside = [w for u in utterances for w in u.words if (w.span.start_s + w.span.end_s) / 2 in span]
    rates = [_counted_cpm(view, rule, "".join(w.text for w in inside), span)]
    rates += [_counted_cpm(view, rule, u.text, u.span) for u in utterances if u.span.overlap_s(span) >= _REACHES_S]
    known = [rate for rate in rates if rate is not None]
    return functools.reduce(lambda one, other: limits.worse(rule, one, other), known) if known else None


def _counted_cpm(view: View, rule: Rule, text: str, span: Span) -> float | None:
    count, talked_s = len(normal(text).chars), _talked_s(view, rule, span)
    return 60 * count / talked_s if count >= rule.needs_syllables and talked_s >= 1.0 else None


def rate_heard_cpm(view: View, rule: Rule) -> list[Reading]:
    """Net rate of each utterance that became known, unless `rate_cpm` was beyond the limits in it.

    Nuclei melt together in fast speech and split in slow or noisy speech, so some
    stretches show only in the words, later. They are not judged twice.
    """
    found: list[Reading] = []
    for utterance in reversed(view.new_utterances(rule.speaker)):
        value = _counted_cpm(view, rule, utterance.text, utterance.span)
        if value is None or utterance.unclear or _talked_s(view, rule, utterance.span) < rule.needs_speech_s:
            continue
        if limits.breach(rule, value, _usual(view, rule)) and not _shows_in_nuclei(view, rule, utterance.span):
            found.append(Reading(value, utterance.span, utterance.text))
    return found[::-1]


def _usual(view: View, rule: Rule) -> float | None:
    baseline = view.baseline(rule.speaker)
    return _usual_rate(baseline) if baseline else None


def _talked_s(view: View, rule: Rule, span: Span) -> float:
    pieces = [stretch & span for stretch in talk(view.speech(rule.speaker, span.start_s))]
    return speech_s([piece for piece in pieces if piece])


def _shows_in_nuclei(view: View, rule: Rule, span: Span) -> bool:
    """Whether `rate_cpm` was beyond the limits for ``hold_s``, on a line quiet enough for it."""
    held_s = 0.0
    for tick in range(round(span.start_s / TICK_S), round((span.end_s + FRESH_S) / TICK_S) + 1):
        then = replace(view, now_s=round(tick * TICK_S, 3))
        reading = rate_cpm(then, rule)
        wrong = reading is not None and limits.breach(rule, reading.value, _usual(then, rule)) is not None
        noise_db = snr_db(then, rule.speaker, 10.0) if wrong else None
        quiet = noise_db is None or noise_db >= number(rule, "quiet_snr_db", 15.0)
        held_s = held_s + TICK_S if wrong and quiet else 0.0
        if held_s > rule.hold_s:
            return True
    return False


def pace_rise_pct(view: View, rule: Rule) -> Reading | None:
    """How much faster the last ``window_s`` of talk are than as much talk before them, per cent."""
    window_s = rule.window_s or 30.0
    recent = recent_talk(view, rule.speaker, 2 * window_s, reach_s=4 * REACH_S)
    if recent is None or speech_s(recent.window) < 2 * window_s - 1e-6:
        return None
    track = view.voice(rule.speaker)
    later = recent.last(window_s)
    late = nuclei(track, later)
    early = nuclei(track, recent.window) - late
    if min(early, late) < rule.needs_syllables:
        return None
    return Reading(100 * (late / early - 1), later[0] | later[-1])


def breath_s(view: View, rule: Rule) -> Reading | None:
    """Seconds of the latest talk without a pause of ``pause_s``."""
    stretches = talk(view.speech(rule.speaker, view.now_s - REACH_S), number(rule, "pause_s", 0.25))
    if not stretches or view.now_s - stretches[-1].end_s > FRESH_S:
        return None
    return Reading(stretches[-1].duration_s, stretches[-1])
