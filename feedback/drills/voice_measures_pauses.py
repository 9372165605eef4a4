"""Pauses inside what the agent says: breath, share, stalls, and whether they stand where they stood before (TON-16)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import Answered, answered, names, number, plain_sentences, quoted, syllables
from feedback.drills.take import Take
from feedback.drills.wanted import alternatives
from feedback.drills.worst import worst_but_slips
from feedback.holds import HANDS_OVER, OPENS
from feedback.normal_text import normal
from feedback.sentence_types import asks
from feedback.stretch_measures import speech_s
from feedback.turns import talk

_VOICE = frozenset({Need.VOICE})
_WORDS = frozenset({Need.VOICE, Need.WORDS})
#: A pause that the ear hears as one (TON-16), and one that is no pause of speech any more.
_PAUSE_S, _LONGEST_PAUSE_S = 0.25, 3.0
#: Fewest seconds of talk whose pauses tell anything.
_FEWEST_S = 4.0
#: Syllables by which the place of a pause may differ.
_PLACE = 1.6
#: One word at once again, no doubling that Mandarin has (谢谢, 看看, 慢慢): a false start.
_AGAIN = re.compile(r"(我|你|他|这|那|就|是|在|把|给|可|请)\1|([^\W\d]{2,4})\2")


def pause_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure("longest_stall_s", "s", "longest silence inside what the agent says", _VOICE, longest_stall),
        DrillMeasure(
            "stalls_per_min", "count", "long silences a minute of talk", _VOICE, stalls, ("stall_s",), ("stall_s",)
        ),
        DrillMeasure("breath_s", "s", "longest talk without a pause", _VOICE, breath, ("pause_s",), ("pause_s",)),
        DrillMeasure(
            "pause_share_pct", "%", "pauses in what the agent says", _VOICE, pause_share, ("pause_s",), ("pause_s",)
        ),
        DrillMeasure(
            "pauses_alike_pct",
            "%",
            "pauses at the same places in every answer",
            _VOICE,
            pauses_alike,
            ("pause_s",),
            ("pause_s",),
        ),
        DrillMeasure(
            "restarts_per_min",
            "count",
            "false starts and corrections a minute of talk",
            _WORDS,
            restarts,
            ("corrections", "doublings"),
        ),
    )


def longest_stall(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Longest silence after which the agent went on without being answered.

    After a question, a request to wait or to do something the silence is the customer's.
    """
    runs = answered(take, spans)
    if not runs:
        return None
    longest = max(_stalls(take, spans), key=lambda s: s.duration_s, default=None)
    return Measured(longest.duration_s, _around(longest)) if longest else Measured(0.0, runs[0].spoken)


def stalls(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Silences of ``stall_s`` and more inside what the agent says, for each minute of it."""
    minutes = sum(go.spoken.duration_s for go in answered(take, spans)) / 60
    if minutes * 60 < _FEWEST_S:
        return None
    found = [s for s in _stalls(take, spans) if s.duration_s >= number(check, "stall_s", 1.5)]
    evidence = " · ".join(f"{s.duration_s:.1f} s" for s in found[:6])
    return Measured(len(found) / max(1.0, minutes), _around(found[0]) if found else None, evidence)


def breath(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Longest talk without a pause of ``pause_s``."""
    pieces = _pieces(take, spans, number(check, "pause_s", _PAUSE_S))
    longest = max(pieces, key=lambda s: s.duration_s, default=None)
    return Measured(longest.duration_s, longest) if longest else None


def pause_share(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Pauses of ``pause_s`` up to 3 s in per cent of the answers from their first to their last sound."""
    least_s = number(check, "pause_s", _PAUSE_S)
    talked_s, paused_s, spoken = 0.0, 0.0, []
    for go in answered(take, spans):
        pieces = _pieces(take, [go.spoken], least_s)
        gaps = [a.gap(b) for a, b in itertools.pairwise(pieces)]
        talked_s += speech_s(pieces)
        paused_s += sum(gap for gap in gaps if gap <= _LONGEST_PAUSE_S)
        spoken.append(go.spoken)
    if talked_s < _FEWEST_S:
        return None
    return Measured(100 * paused_s / (talked_s + paused_s), max(spoken, key=lambda s: s.duration_s))


def pauses_alike(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Of the pauses of an answer and of the first, the share that stand at the same places; the worst but for a slip.

    A place is the number of syllables before it, so that pace does not matter. Nothing to tell of one answer, and
    where nobody paused.
    """
    gos = [go for go in answered(take, spans) if speech_s(go.talk) >= 2.0]
    if len(gos) < 2:
        return None
    places = [_places(take, go, number(check, "pause_s", _PAUSE_S)) for go in gos]
    if not any(places):
        return None
    shown = " | ".join(",".join(f"{p:.0f}" for p in row) or "–" for row in places)
    later = zip(gos[1:], places[1:], strict=True)
    found = [Measured(100 * _alike(places[0], row), go.spoken, shown) for go, row in later]
    return worst_but_slips(check, found)


def restarts(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Words said twice in a row and words of correction (``corrections``), for each minute of the agent's talk."""
    minutes = sum(speech_s(go.talk) for go in answered(take, spans)) / 60
    said = plain_sentences(take, spans)
    if minutes * 60 < _FEWEST_S or not said:
        return None
    words, doublings = names(check, "corrections"), alternatives(names(check, "doublings"))
    found = [(s, n) for s in said if (n := _false_starts(s.text, doublings) + sum(word in s.text for word in words))]
    evidence = " ".join(quoted(s.text) for s, _ in found[:3])
    return Measured(sum(n for _, n in found) / max(1.0, minutes), found[0][0].span if found else None, evidence)


def _false_starts(text: str, doublings: Sequence[str]) -> int:
    """Words said twice in a row; those of `doublings` are said so in good Mandarin."""
    chars = normal(text).chars
    for word in doublings:
        chars = chars.replace(normal(word).chars, "")
    return len(_AGAIN.findall(chars))


def _pieces(take: Take, spans: Sequence[Span], pause_s: float) -> list[Span]:
    heard = talk(take.view.speech(Speaker.AGENT), pause_s)
    return [both for span in spans for piece in heard if (both := piece & span)]


def _stalls(take: Take, spans: Sequence[Span]) -> list[Span]:
    """Silences inside answers that are the agent's own."""
    told = take.view.speech(Speaker.CUSTOMER)
    found = []
    for go in answered(take, spans):
        for one, other in itertools.pairwise(_pieces(take, [go.spoken], _PAUSE_S)):
            silence = Span(one.end_s, other.start_s)
            if not any(t.overlap_s(silence) > 0 for t in told) and not _handed_over(take, one.end_s):
                found.append(silence)
    return found


def _handed_over(take: Take, at_s: float) -> bool:
    """Whether the agent's words up to here leave the next word to the customer."""
    before = [s for s in take.sentences() if s.span.start_s < at_s]
    last = before[-1] if before and abs(before[-1].span.end_s - at_s) < 1.0 else None
    return last is not None and (asks(last.type) or bool((HANDS_OVER | OPENS) & set(last.cues)))


def _places(take: Take, go: Answered, pause_s: float) -> list[float]:
    pieces = _pieces(take, [go.spoken], pause_s)
    counts = [syllables(take, [piece]) for piece in pieces[:-1]]
    return list(itertools.accumulate(counts))


def _alike(one: Sequence[float], other: Sequence[float]) -> float:
    """Share of the places in both rows that have a partner in the other."""
    if not one and not other:
        return 1.0
    left = list(other)
    paired = 0
    for place in one:
        near = min(left, key=lambda p: abs(p - place), default=None)
        if near is not None and abs(near - place) <= _PLACE:
            left.remove(near)
            paired += 1
    return 2 * paired / (len(one) + len(other))


def _around(silence: Span) -> Span:
    return Span(max(0.0, silence.start_s - 2.0), silence.end_s + 1.0)
