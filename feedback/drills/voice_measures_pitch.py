"""How high, how lively, and how sentences end, by the tone of their last syllable (TON-08, TON-09, TON-25, TON-26)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import (
    LEAST_ROWS,
    REST_S,
    calm_talk,
    names,
    number,
    own_voice,
    pitch_of,
    plain_sentences,
    quoted,
    rest_of,
    talk_in,
)
from feedback.drills.take import Take
from feedback.drills.worst import beyond, worst_answer, worst_but_slips
from feedback.ending_metrics import sentence_end
from feedback.endings import expected_st, tone_of_last
from feedback.normal_text import normal
from feedback.sentences import Sentence
from feedback.stretch_measures import semitones, speech_s, spread_over

_VOICE = frozenset({Need.VOICE})
_WORDS = frozenset({Need.VOICE, Need.WORDS})
#: Shorter sentences and greetings have a melody of their own (as in the pack's rule of endings).
_LEAST_SYLLABLES = 4.0
#: From so many semitones above the usual on an ending stays up (the pack's rule of endings).
_UP_ST = 3.4
_ROUNDED = 1e-9

_LEAST = ("least_syllables",)


@dataclass(frozen=True, slots=True)
class SentenceEnd:
    """How one sentence ended.

    Parameters
    ----------
    residual_st : float
        Above where this speaker's sentences end on a syllable of that tone, semitones.
    sentence : Sentence
        Which.
    span : Span
        Its last moments.
    """

    residual_st: float
    sentence: Sentence
    span: Span


def pitch_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    ends = ("greetings", *_LEAST)
    return (
        DrillMeasure("pitch_re_call_st", "st", "median pitch against the agent's other speech", _VOICE, pitch_re_call),
        DrillMeasure(
            "pitch_re_calm_st",
            "st",
            "median pitch against the calm part of the take",
            _VOICE,
            pitch_re_calm,
            ("upset_moods",),
        ),
        DrillMeasure("spread_st", "st", "spread of pitch", _VOICE, spread),
        DrillMeasure(
            "ending_st",
            "st",
            "the worst sentence ending, one slip in five forgiven, against the speaker's own for their tones",
            _WORDS,
            ending,
            ends,
            _LEAST,
        ),
        DrillMeasure(
            "rising_ending_pct",
            "%",
            "share of sentence endings that stay up",
            _WORDS,
            rising,
            (*ends, "up_st"),
            (*_LEAST, "up_st"),
        ),
        DrillMeasure(
            "falling_ending_pct",
            "%",
            "share of sentence endings that come down",
            _WORDS,
            falling,
            (*ends, "up_st"),
            (*_LEAST, "up_st"),
        ),
    )


def pitch_re_call(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Median pitch of the stretches against everything else that the agent said, or the reading if that is little."""
    usual = usual_pitch(take, rest_of(take, spans))
    return worst_answer(take, check, talk_in(take, spans), lambda talked: _against(take, talked, usual))


def pitch_re_calm(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Median pitch of what was said to an upset customer, against the calm part of the take."""
    calm = calm_talk(take, check)
    talked = [t for t in talk_in(take, spans) if not any(t.overlap_s(c) > t.duration_s / 2 for c in calm)]
    usual = usual_pitch(take, calm)
    return worst_answer(take, check, talked, lambda one: _against(take, one, usual))


def spread(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Spread of pitch over the stretches."""
    talked = talk_in(take, spans)
    value = spread_over(take.view.voice(Speaker.AGENT), talked, LEAST_ROWS)
    return None if value is None else Measured(value, talked[0] | talked[-1])


def ending(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """The worst ending but for a slip, each told from where this speaker's sentences end on that tone.

    One of five natural statements ends more than 1.4 semitones lower or 1.0 higher than its tone leads to expect.
    """
    found = [_shown(end) for end in ends(take, check, spans)]
    deciding = worst_but_slips(check, found)
    if deciding is None or len(found) == 1:
        return deciding
    kept = sum(beyond(check, one.value) <= _ROUNDED for one in found)
    return replace(deciding, evidence=f"{deciding.evidence} · ✓ {kept}/{len(found)}")


def rising(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Per cent of the endings that are ``up_st`` and more above the usual."""
    return _share(check, ends(take, check, spans), up=True)


def falling(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Per cent of the endings that are less than ``up_st`` above the usual: they come down as statements do."""
    return _share(check, ends(take, check, spans), up=False)


def ends(take: Take, check: Check, spans: Sequence[Span]) -> list[SentenceEnd]:
    """Endings of the sentences in some stretches; greetings and short words have none to judge."""
    greetings = tuple(normal(word).chars for word in names(check, "greetings"))
    least = number(check, "least_syllables", _LEAST_SYLLABLES)
    found = []
    for sentence in plain_sentences(take, spans):
        if sentence.syllables < least or (greetings and normal(sentence.text).chars.endswith(greetings)):
            continue
        one = end_of(take, sentence)
        if one is not None:
            found.append(one)
    return found


def end_of(take: Take, sentence: Sentence) -> SentenceEnd | None:
    """How one sentence ended; ``None`` where its end is creak, noise or not to be found in the sound."""
    end = sentence_end(take.view, sentence)
    if end is None:
        return None
    usual = own_voice(take) or take.view.baseline(Speaker.AGENT)
    expected = expected_st(usual, tone_of_last(sentence.text), end.spread_st)
    return SentenceEnd(round(end.height_st - expected, 2), sentence, end.span)


def usual_pitch(take: Take, other: Sequence[Span]) -> float | None:
    """The pitch of other talk, or the person's own where that is too little to tell."""
    own = own_voice(take)
    known = pitch_of(take, other) if speech_s(other) >= REST_S else None
    return known if known is not None else own.pitch_hz if own else None


def _against(take: Take, talked: Sequence[Span], usual_hz: float | None) -> Measured | None:
    hz = pitch_of(take, talked)
    if hz is None or usual_hz is None:
        return None
    return Measured(semitones(hz, usual_hz), talked[0] | talked[-1], f"{hz:.0f} : {usual_hz:.0f} Hz")


def _share(check: Check, found: Sequence[SentenceEnd], *, up: bool) -> Measured | None:
    if not found:
        return None
    up_st = number(check, "up_st", _UP_ST)
    of_kind = [end for end in found if (end.residual_st >= up_st) is up]
    against = [end for end in found if end not in of_kind] if check.at_least is not None else of_kind
    highest = up is (check.at_least is None)
    shown = max(against or found, key=lambda end: end.residual_st * (1 if highest else -1))
    return Measured(100 * len(of_kind) / len(found), shown.sentence.span, _shown(shown).evidence)


def _shown(end: SentenceEnd) -> Measured:
    return Measured(end.residual_st, end.sentence.span, f"{quoted(end.sentence.text)} {end.residual_st:+.1f} st")
