"""How fast: net rate from syllable nuclei or counted words, speeding up, and breath."""

from __future__ import annotations

from collections.abc import Sequence

from audio.lane import Track
from audio.span import Span
from feedback.baseline import Baseline
from feedback.metric import Metric, Reading
from feedback.normal_text import normal
from feedback.params import number
from feedback.recent_talk import FRESH_S, REACH_S, recent_talk
from feedback.rule import Rule
from feedback.stretch_measures import nuclei, speech_s
from feedback.turns import talk
from feedback.view import View

_VOICE = frozenset({Track.PROSODY})


def pace_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    return (
        Metric(
            "rate_cpm",
            "cpm",
            "net speech rate from syllable nuclei, pauses of 0.5 s and more left out",
            _VOICE,
            gauge=rate_cpm,
            baseline=_usual_rate,
        ),
        Metric(
            "rate_words_cpm",
            "cpm",
            "net speech rate from the counted syllables of settled words",
            frozenset(Track),
            confirm=rate_words_cpm,
        ),
        Metric("pace_rise_pct", "%", "rate of the latest talk against the talk before it", _VOICE, gauge=pace_rise_pct),
        Metric("breath_s", "s", "talk without a pause to breathe", _VOICE, gauge=breath_s),
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

    enough = ratio * nuclei(track, recent.window) >= rule.needs_syllables
    return recent.reading(rule, measure) if enough and speech_s(recent.window) >= rule.needs_speech_s else None


def rate_words_cpm(view: View, rule: Rule, span: Span) -> float | None:
    """Net rate of the settled words in a stretch: the second opinion on `rate_cpm`.

    Returns
    -------
    float or None
        ``None`` where the words are unclear or fewer than ``needs_syllables``.
    """
    utterances = [u for u in view.utterances(rule.speaker) if u.span & span]
    if not utterances or any(u.unclear for u in utterances):
        return None
    words = [w for u in utterances for w in u.words if (w.span.start_s + w.span.end_s) / 2 in span]
    count = sum(len(normal(w.text).chars) for w in words)
    pieces = [s & span for s in talk(view.speech(rule.speaker, span.start_s))]
    talk_s = speech_s([s for s in pieces if s])
    return 60 * count / talk_s if talk_s and count >= rule.needs_syllables else None


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
