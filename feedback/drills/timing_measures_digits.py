"""Numbers that are read out to be written down: in which groups, with what pauses, how fast (TIM-20, TON-02)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from feedback.digit_groups import Gap, read_groups
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import names, number, plain_sentences, quoted
from feedback.drills.stretches import inside
from feedback.drills.take import Take
from feedback.drills.worst import worst_of
from feedback.timing_metrics import is_to_be_written
from feedback.turns import talk

_WORDS = frozenset({Need.WORDS, Need.VOICE})
#: A stop that parts two groups; a shorter one is the closure of a syllable.
_STOP_S = 0.25
#: Fewer digits in a row are no number to be written down.
_LEAST_DIGITS = 5.0


@dataclass(frozen=True, slots=True)
class Dictated:
    """A number as it was read out.

    Parameters
    ----------
    groups : tuple of str
        Its digits, parted where the voice stopped.
    spans : tuple of Span
        Of the groups.
    """

    groups: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first digit to the last."""
        return self.spans[0] | self.spans[-1]

    @property
    def shown(self) -> str:
        """Groups with the pauses between them, in seconds."""
        gaps = [f" –{one.gap(other):.1f}– " for one, other in itertools.pairwise(self.spans)]
        return "".join(group + gap for group, gap in itertools.zip_longest(self.groups, gaps, fillvalue=""))


def digit_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    least = ("least_digits",)
    return (
        DrillMeasure(
            "digits_per_group", "count", "digits without a stop between them", _WORDS, digits_per_group, least
        ),
        DrillMeasure("numbers_read", "count", "numbers read out digit by digit", _WORDS, numbers_read, least, least),
        DrillMeasure(
            "gap_between_groups_s", "s", "shortest stop between groups", _WORDS, gap_between_groups, least, least
        ),
        DrillMeasure("pause_after_number_s", "s", "silence after a number", _WORDS, pause_after_number, least, least),
        DrillMeasure("number_rate_cpm", "cpm", "pace of numbers, stops counted", _WORDS, number_rate, least, least),
        DrillMeasure(
            "long_info_rate_cpm",
            "cpm",
            "pace of what is to be written down or done step by step, pauses counted",
            _WORDS,
            long_info_rate,
            ("cues", "but_said"),
        ),
    )


def digits_per_group(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Most digits between two stops."""
    found = [Measured(float(max(map(len, n.groups))), n.span, n.shown) for n in dictated(take, check, spans)]
    return worst_of(check, found)


def numbers_read(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How many numbers were read out; 0 where how to read them was practised and none was."""
    found = dictated(take, check, spans)
    return Measured(float(len(found)), found[0].span if found else None, " · ".join(n.shown for n in found[:3]))


def gap_between_groups(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Shortest stop inside a number; 0 where it was read in one go."""
    found = []
    for one in dictated(take, check, spans):
        gaps = [a.gap(b) for a, b in itertools.pairwise(one.spans)]
        found.append(Measured(min(gaps, default=0.0), one.span, one.shown))
    return worst_of(check, found)


def pause_after_number(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Silence that the agent leaves after a number; the customer may speak in it, the end of the take is none."""
    found = []
    for one in dictated(take, check, spans):
        later = [s.start_s for s in take.view.speech(Speaker.AGENT, one.span.end_s) if s.start_s >= one.span.end_s]
        until_s = min(later, default=max(take.hang_up.at_s, one.span.end_s))
        found.append(Measured(until_s - one.span.end_s, Span(one.span.start_s, until_s), one.shown))
    return worst_of(check, found)


def number_rate(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Digits a minute from the first to the last, stops counted: who writes by hand manages two in a second."""
    found = [
        Measured(60 * sum(map(len, n.groups)) / n.span.duration_s, n.span, n.shown)
        for n in dictated(take, check, spans)
        if n.span.duration_s > 0
    ]
    return worst_of(check, found)


def long_info_rate(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Pace of the sentences to be written down, as the pack's rule has it, and of those with one of ``cues``.

    A sentence that holds one of the phrases ``but_said`` has no cue: who asks for a pen has not begun to dictate.
    """
    cues, but = set(names(check, "cues")), set(names(check, "but_said"))
    found = [
        Measured(60 * s.syllables / s.span.duration_s, s.span, quoted(s.text))
        for s in plain_sentences(take, spans)
        if s.span.duration_s >= 1.0
        and (is_to_be_written(s) or (cues & set(s.cues) and not but & {p.phrase for p in s.phrases}))
    ]
    return worst_of(check, found)


def dictated(take: Take, check: Check, spans: Sequence[Span]) -> list[Dictated]:
    """Numbers of ``least_digits`` and more that were read out digit by digit in some stretches."""
    least = number(check, "least_digits", _LEAST_DIGITS)
    pieces = talk(take.view.speech(Speaker.AGENT), _STOP_S)
    rows = [row for row in _rows(take) if len(row) >= least and all(inside(span, spans) for _, span in row[:1])]
    return [_parted(row, pieces) for row in rows]


def _rows(take: Take) -> Iterator[list[tuple[str, Span]]]:
    """Digits that follow each other with nothing but stops between, over the ends of utterances too."""
    row: list[tuple[str, Span]] = []
    for utterance in take.view.utterances(Speaker.AGENT):
        reading = read_groups(utterance.text)
        places = _times(utterance)
        for group in reading.groups:
            if group.before is Gap.WORDS or group.counted:
                yield row
                row = []
            if not group.counted:
                spans = [places[at] for at in range(*reading.place(group.start, group.end)) if at in places]
                row += zip(group.digits, spans, strict=False)
        if reading.after is Gap.WORDS:
            yield row
            row = []
    yield row


def _times(utterance: Utterance) -> dict[int, Span]:
    """When each character of an utterance was spoken."""
    found: dict[int, Span] = {}
    at = 0
    for word in utterance.words:
        at = utterance.text.find(word.text, at)
        if at < 0:
            return {}
        each_s = word.span.duration_s / len(word.text)
        for n in range(len(word.text)):
            found[at + n] = Span(word.span.start_s + n * each_s, word.span.start_s + (n + 1) * each_s)
        at += len(word.text)
    return found


def _parted(row: Sequence[tuple[str, Span]], pieces: Sequence[Span]) -> Dictated:
    """The row cut where the voice stopped."""
    groups: list[tuple[str, Span, int]] = []
    for digit, span in row:
        middle_s = (span.start_s + span.end_s) / 2
        piece = min(range(len(pieces)), key=lambda n: pieces[n].gap(Span(middle_s, middle_s)), default=-1)
        if groups and groups[-1][2] == piece:
            digits, so_far, _ = groups[-1]
            groups[-1] = (digits + digit, so_far | span, piece)
        else:
            groups.append((digit, span, piece))
    return Dictated(tuple(g for g, _, _ in groups), _in_sound(groups, pieces))


def _in_sound(groups: Sequence[tuple[str, Span, int]], pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Groups with the edges of their sound where it stopped there; the words before and after are left out."""
    found = []
    for n, (_, span, piece) in enumerate(groups):
        start_s = pieces[piece].start_s if n > 0 and piece >= 0 else span.start_s
        end_s = pieces[piece].end_s if n < len(groups) - 1 and piece >= 0 else span.end_s
        ends_there = piece >= 0 and abs(pieces[piece].end_s - span.end_s) < _STOP_S
        end_s = pieces[piece].end_s if ends_there else end_s
        found.append(Span(start_s, max(start_s, end_s)))
    return tuple(found)
