"""How loud: against what came before, the rest of the take, its calm part, the person's reading (TON-04 to TON-07)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import (
    REST_S,
    calm_talk,
    level_of,
    names,
    number,
    own_voice,
    plain_sentences,
    quoted,
    rest_of,
    snapped,
    talk_in,
)
from feedback.drills.stretches import inside, phrases_in
from feedback.drills.take import Take
from feedback.drills.voice_measures_pace import windows
from feedback.drills.worst import worst_answer, worst_of
from feedback.sentences import Sentence
from feedback.stretch_measures import column, level_db, speech_s

_VOICE = frozenset({Need.VOICE})
_WORDS = frozenset({Need.VOICE, Need.WORDS})
#: Rows of 10 ms on either side of a nucleus that make a syllable's level (of 61 sentences spoken without stress one
#: in twenty has a syllable 5.8 dB over the median so; 6.5 with 3 rows), and fewest syllables with a loudest among them.
_NUCLEUS_ROWS, _FEWEST = 9, 4
#: Share of a sentence that is its end (TON-05), and fewest syllables of a sentence with an end.
_TAIL, _TAIL_SYLLABLES = 0.3, 6
#: Shortest answer whose level is compared with that of others.
_GO_S = 0.8


def level_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure(
            "level_change_db",
            "dB",
            "level against what came before",
            _VOICE,
            level_change,
            ("before_s",),
            ("before_s",),
        ),
        DrillMeasure("level_re_call_db", "dB", "level against the agent's other speech", _VOICE, level_re_call),
        DrillMeasure(
            "level_re_calm_db", "dB", "level against the calm part of the take", _VOICE, level_re_calm, ("upset_moods",)
        ),
        DrillMeasure(
            "level_steps_db",
            "dB",
            "worst step from one line's answer to the next, the way that the line asks",
            _VOICE,
            level_steps,
            ("louder", "softer"),
            lines=("louder", "softer"),
        ),
        DrillMeasure("level_peak_db", "dB", "loudest syllable over the sentence's median", _WORDS, level_peak),
        DrillMeasure(
            "tail_drop_db",
            "dB",
            "how far a sentence's end falls off",
            _WORDS,
            tail_drop,
            ("least_syllables",),
            ("least_syllables",),
        ),
        DrillMeasure(
            "in_level_range_pct",
            "%",
            "share of the talk at a level near the person's own",
            _VOICE | {Need.BASELINE},
            in_range,
            ("db", "window_s"),
            ("db", "window_s"),
        ),
        DrillMeasure("clipped_pct", "%", "share of the talk that is stuck at full scale", _VOICE, clipped),
    )


def level_change(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Level of the stretches less that of the last ``before_s`` of the agent's talk before them.

    Where the stretch begins after a phrase, the phrase itself is neither: it says what will change.
    """
    talked = talk_in(take, spans)
    if not talked:
        return None
    before = talk_in(take, [Span(0.0, _begins_s(take, check, talked[0].start_s))])
    if speech_s(before) < _GO_S:
        before = talk_in(take, [Span(0.0, talked[0].start_s)])
    return _against(take, talked, level_of(take, _last(before, number(check, "before_s", 10.0))))


def level_re_call(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Level of the stretches less that of everything else the agent said, or of the reading if that is little."""
    usual = usual_level(take, rest_of(take, spans))
    return worst_answer(take, check, talk_in(take, spans), lambda talked: _against(take, talked, usual))


def level_re_calm(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Level of what was said to an upset customer, less that of the calm part."""
    calm = calm_talk(take, check)
    talked = [t for t in talk_in(take, spans) if not any(t.overlap_s(c) > t.duration_s / 2 for c in calm)]
    usual = usual_level(take, calm)
    return worst_answer(take, check, talked, lambda one: _against(take, one, usual))


def level_steps(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """The worst step of the level from one line's answer to the next line's, however many kept the limits.

    ``louder`` and ``softer`` name the lines that ask for a step: each counts towards what its line asks, so the wrong
    way is negative, and where nothing was said to it no step was made. Without them every step counts, whichever way.
    """
    asked = dict.fromkeys(names(check, "louder"), 1.0) | dict.fromkeys(names(check, "softer"), -1.0)
    rows = _levels_by_line(take, spans)
    known = [level for _, level, _ in rows if level is not None]
    if len(known) < 2:
        return None
    shown = " · ".join("–" if level is None else f"{level - known[0]:+.1f}" for _, level, _ in rows) + " dB"
    found = []
    for (_, before, one), (line, after, other) in itertools.pairwise(rows):
        if asked and line not in asked:
            continue
        step = after - before if after is not None and before is not None else 0.0
        if asked or (after is not None and before is not None):
            found.append(Measured(step * asked[line] if asked else abs(step), one | other, shown))
    return worst_of(check, found)


def _levels_by_line(take: Take, spans: Sequence[Span]) -> list[tuple[str, float | None, Span]]:
    """What was said to each line in the order in which they came, with its level; ``None`` where that was too little."""
    rows: list[tuple[str, list[Span], Span]] = []
    for answer in take.answers:
        both = next((both for span in spans if (both := span & answer.span)), None)
        if answer.shown is None or both is None:
            continue
        talked = [t for t in talk_in(take, [both]) if inside(t, [both])]
        if rows and rows[-1][0] == answer.shown.line:
            rows[-1] = (rows[-1][0], [*rows[-1][1], *talked], rows[-1][2] | both)
        else:
            rows.append((answer.shown.line, talked, both))
    return [(line, level_of(take, talked), talked[0] | talked[-1] if talked else both) for line, talked, both in rows]


def level_peak(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Loudest syllable over the median of its sentence's syllables; the worst sentence."""
    found = [peak for s in plain_sentences(take, spans) if (peak := peak_of(take, s)) is not None]
    return worst_of(check, found)


def peak_of(take: Take, sentence: Sentence) -> Measured | None:
    """The loudest syllable of one sentence; ``None`` with too few syllables."""
    track = take.view.voice(Speaker.AGENT)
    talked = talk_in(take, [sentence.span])
    nuclei = np.flatnonzero(column(track, "nucleus", talked))
    level = column(track, "level_db", talked)
    if len(nuclei) < _FEWEST:
        return None
    power = 10 ** (level / 10)
    levels = [10 * np.log10(np.mean(power[max(0, n - _NUCLEUS_ROWS) : n + _NUCLEUS_ROWS + 1])) for n in nuclei]
    return Measured(float(max(levels) - np.median(levels)), talked[0] | talked[-1], quoted(sentence.text))


def tail_drop(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Level of the first 70 % of a sentence less that of its last 30 %; the sentence that falls off most."""
    least = number(check, "least_syllables", _TAIL_SYLLABLES)
    found = []
    for sentence in plain_sentences(take, spans):
        talked = talk_in(take, [sentence.span])
        if sentence.syllables >= least and sentence.ends_turn and speech_s(talked) >= 2 * _GO_S:
            tail = _last(talked, _TAIL * speech_s(talked))
            cut_s = tail[0].start_s
            front = [Span(t.start_s, min(t.end_s, cut_s)) for t in talked if t.start_s < cut_s]
            before, after = _level(take, front), _level(take, tail)
            if before is not None and after is not None:
                found.append(Measured(before - after, talked[0] | talked[-1], quoted(sentence.text)))
    return worst_of(check, found)


def in_range(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Share of windows of ``window_s`` of talk whose level is within ``db`` of the person's reading.

    ``None`` without a reading: a take is always as loud as itself.
    """
    own, talked = own_voice(take), talk_in(take, spans)
    if own is None or own.level_db is None:
        return None
    within = number(check, "db", 6.0)
    found = []
    for window in windows(talked, number(check, "window_s", 3.0)):
        level = level_of(take, window)
        if level is not None:
            found.append((level - own.level_db, speech_s(window), window[0] | window[-1]))
    if not found:
        return None
    kept = sum(seconds for away, seconds, _ in found if abs(away) <= within)
    worst = max(found, key=lambda one: abs(one[0]))
    return Measured(100 * (kept / sum(seconds for _, seconds, _ in found)), worst[2], f"{worst[0]:+.1f} dB")


def clipped(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Per cent of the talk whose samples are stuck at full scale."""
    talked = talk_in(take, spans)
    if speech_s(talked) < _GO_S:
        return None
    flags = column(take.view.voice(Speaker.AGENT), "clipped", talked)
    return Measured(float(100 * np.mean(flags)), talked[0] | talked[-1])


def usual_level(take: Take, other: Sequence[Span]) -> float | None:
    """The level of other talk, or the person's own where that is too little to tell."""
    own = own_voice(take)
    known = level_of(take, other) if speech_s(other) >= REST_S else None
    return known if known is not None else own.level_db if own else None


def _against(take: Take, talked: Sequence[Span], usual: float | None) -> Measured | None:
    level = level_of(take, talked)
    if level is None or usual is None:
        return None
    return Measured(level - usual, talked[0] | talked[-1], f"{level:.1f} : {usual:.1f} dB")


def _begins_s(take: Take, check: Check, start_s: float) -> float:
    """Where the phrase begins that the stretch begins after, with its whole sentence."""
    said = phrases_in(take, [Span(0.0, start_s)], check.over.after_said) if check.over.after_said else []
    if not said:
        return start_s
    holds = (s for s in take.sentences() if s.span.overlap_s(said[0].span) > 0)
    begins_s = min((s.span.start_s for s in holds), default=said[0].span.start_s)
    return snapped(Span(begins_s, max(start_s, begins_s + 0.01)), take.view.speech(Speaker.AGENT)).start_s


def _last(talked: Sequence[Span], seconds: float) -> list[Span]:
    kept: list[Span] = []
    left_s = seconds
    for span in reversed(talked):
        if left_s <= 1e-6:
            break
        kept.insert(0, Span(max(span.start_s, span.end_s - left_s), span.end_s))
        left_s -= span.duration_s
    return kept


def _level(take: Take, talked: Sequence[Span]) -> float | None:
    """Level of a part of a sentence, however short."""
    return level_db(take.view.voice(Speaker.AGENT), talked)
