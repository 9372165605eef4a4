"""Listening: words of listening while the customer talks, and not explaining before the customer is done (TIM-09, TIM-21)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import names, number, quoted
from feedback.drills.take import Shown, Take
from feedback.flag import Flag, Kind
from feedback.sentences import Sentence
from feedback.stretch_measures import speech_s
from feedback.turns import talk

_VOICE = frozenset({Need.VOICE})
_BOTH = frozenset({Need.VOICE, Need.WORDS})
#: A longer piece of talk is no word of listening.
_LISTENING_S = 2.0
#: Talk of the customer that wants a word of listening (the shorter end of TIM-21's 8 to 15 s).
_LONG_S = 8.0


def listening_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    upset = ("venting_moods", "enough_s", "cues")
    return (
        DrillMeasure(
            "backchannel_gap_s",
            "s",
            "longest talk of the customer without a sound of the agent",
            _VOICE,
            backchannel_gap,
            ("long_s",),
            ("long_s",),
        ),
        DrillMeasure(
            "backchannels",
            "count",
            "short words of listening while the customer tells",
            _VOICE,
            backchannels,
            ("long_s",),
            ("long_s",),
        ),
        DrillMeasure(
            "interruptions",
            "count",
            "the agent talked into the customer's talk",
            _VOICE | {Need.CUSTOMER},
            interruptions,
        ),
        DrillMeasure(
            "listened_s", "s", "talk of the customer before the agent's first explanation", _BOTH, listened, ("cues",)
        ),
        DrillMeasure(
            "listened_pct",
            "%",
            "share of the customer's first outburst that was over when the agent first explained",
            _BOTH,
            listened_share,
            upset,
            ("enough_s",),
        ),
    )


def backchannel_gap(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Longest stretch in which the customer talked and the agent made no sound.

    Nothing to judge where the customer never talked for ``long_s`` before a pause for an answer.
    """
    told = [both for line in _told(take) for span in spans if (both := line & span)]
    if max((t.duration_s for t in talk(told, _LISTENING_S)), default=0.0) < number(check, "long_s", _LONG_S):
        return None
    own = take.view.speech(Speaker.AGENT)
    edges = [0.0, *sorted(edge for s in own for edge in (s.start_s, s.end_s)), take.view.now_s]
    gaps = []
    for start_s, end_s in itertools.pairwise(edges):
        within = [both for t in told if start_s < end_s and (both := t & Span(start_s, end_s))]
        if within and not any(s.start_s <= start_s and end_s <= s.end_s for s in own):
            gaps.append(within[0] | within[-1])
    longest = max(gaps, key=lambda gap: gap.duration_s, default=None)
    return Measured(longest.duration_s, longest) if longest else Measured(0.0)


def backchannels(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How often the agent put in a short word between the customer's first and last talk."""
    told = [both for line in _told(take) for span in spans if (both := line & span)]
    if max((t.duration_s for t in talk(told, _LISTENING_S)), default=0.0) < number(check, "long_s", _LONG_S):
        return None
    telling = told[0] | told[-1]
    short = [s for s in talk(take.view.speech(Speaker.AGENT)) if s.duration_s <= _LISTENING_S]
    within = [s for s in short if telling.start_s < s.start_s < telling.end_s]
    return Measured(float(len(within)), within[0] if within else telling)


def interruptions(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """How often the pack's rule found the agent cutting in."""
    found = [f for f in take.flags if _cuts_in(f) and any(f.span.overlap_s(s) > 0 for s in spans)]
    return Measured(float(len(found)), found[0].span if found else None, found[0].evidence if found else "")


def listened(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Seconds that the customer had talked when the agent first explained; all of it where nobody explained."""
    first = _explains(take, check, spans)
    until_s = first.span.start_s if first else max(s.end_s for s in spans)
    told = [both for t in _told(take) for s in spans if (both := t & Span(s.start_s, max(s.start_s, until_s)))]
    if not told and first is None:
        return None
    return Measured(speech_s(told), first.span if first else None, quoted(first.text) if first else "")


def listened_share(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Per cent of the first outburst that the agent heard out.

    The outburst is the first row of lines in one of ``venting_moods``, of at most ``enough_s``: who listened so long
    may begin to explain. Nothing to judge where nobody let off steam.
    """
    outburst = _outburst(take, names(check, "venting_moods"))
    told = [both for line in outburst for t in _told(take) if (both := t & line.span)]
    whole_s = min(speech_s(told), number(check, "enough_s", 120.0))
    if whole_s <= 0:
        return None
    first = next((s for s in _explanations(take, check, spans) if s.span.start_s > outburst[0].span.start_s), None)
    if first is None:
        return Measured(100.0, outburst[0].span | outburst[-1].span)
    heard = [both for t in told if (both := t & Span(0.0, first.span.start_s))]
    return Measured(min(100.0, 100 * speech_s(heard) / whole_s), first.span, quoted(first.text))


def _outburst(take: Take, moods: Sequence[str]) -> list[Shown]:
    """The first lines in a row that let off steam."""
    venting = {line.id for line in take.drill.line if line.mood in moods}
    lines = [shown for shown in take.shown if not shown.stock]
    row = itertools.dropwhile(lambda s: s.line not in venting, lines)
    return list(itertools.takewhile(lambda s: s.line in venting, row))


def _told(take: Take) -> list[Span]:
    """The customer's talk: what was heard on that side, or the lines as they were played."""
    if take.view.hears(Speaker.CUSTOMER):
        return talk(take.view.speech(Speaker.CUSTOMER))
    return [s.span for s in take.shown if take.drill.speaks == "customer" and s.span.duration_s > 0]


def _explanations(take: Take, check: Check, spans: Sequence[Span]) -> list[Sentence]:
    cues = set(names(check, "cues")) or {"explains"}
    said = [s for s in take.sentences() if not s.provisional and cues & set(s.cues)]
    return [s for s in said if any(span.start_s <= s.span.start_s <= span.end_s for span in spans)]


def _explains(take: Take, check: Check, spans: Sequence[Span]) -> Sentence | None:
    return next(iter(_explanations(take, check, spans)), None)


def _cuts_in(flag: Flag) -> bool:
    return flag.kind is Kind.INTERRUPTION and flag.speaker is Speaker.AGENT
