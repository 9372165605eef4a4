"""Sighs: breath noise that stands out of the line's noise, and the words for one (TON-19)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import number, quoted
from feedback.drills.stretches import inside, phrases_in
from feedback.drills.take import Take
from feedback.stretch_measures import level_db, noise_db
from feedback.track import ROWS

_VOICE = frozenset({Need.VOICE})
_SIGHED = "FIL-18"
#: A shorter noise is a consonant or a breath between two phrases (TON-19).
_LEAST_S = 0.4
#: How far breath stands out of the pauses; a level that jumps more from row to row is a knock or keys.
_ABOVE_DB, _JUMP_DB = 9.0, 9.0
#: Rows that may be missing in a breath.
_HOLE_ROWS = 3
#: Breath that ends so soon before talk was drawn for it, unless it is this long.
_DRAWN_S, _LONG_S = 0.25, 0.9
#: What begins this soon after talk and only dies away is the room's echo of it.
_ECHO_S = 0.15
#: A sigh is about so much softer than talk; on a line whose noise is nearer than this to the talk nobody hears one.
_AUDIBLE_DB = 24.0
#: On a line without any noise, what is softer than talk by more than this is no sigh either: nobody hears it.
_SOFTEST_DB = 40.0
#: The other side's talk may leak into this microphone.
_LEAK_S = 0.2


def breath_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure(
            "sighs",
            "count",
            "sighs, heard as breath or as a word",
            _VOICE,
            sighs,
            ("least_s", "above_db"),
            ("least_s", "above_db"),
        ),
    )


def sighs(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How often the agent sighed: breath of ``least_s`` that is ``above_db`` over the pauses, or 唉 (FIL-18).

    ``None`` where the line is too noisy to hear breath in it.
    """
    breaths = breaths_in(take, number(check, "least_s", _LEAST_S), number(check, "above_db", _ABOVE_DB))
    if breaths is None:
        return None
    words = phrases_in(take, spans, [_SIGHED])
    heard = [b for b in breaths if inside(b, spans) and not any(b.gap(p.span) < 1.0 for p in words)]
    found = sorted([*heard, *(p.span for p in words)])
    shown = " ".join(quoted(p.text) for p in words) or " · ".join(f"{b.duration_s:.1f} s" for b in heard)
    return Measured(float(len(found)), found[0] if found else None, shown)


def breaths_in(take: Take, least_s: float, above_db: float) -> list[Span] | None:
    """Stretches of breath noise of the agent that no talk began with; ``None`` without pauses to hear the noise in.

    Breath that was drawn to speak, the room's echo of what was said and the other side's leaking voice are left out.
    """
    track, own = take.view.voice(Speaker.AGENT), take.view.speech(Speaker.AGENT)
    floor = noise_db(track, take.whole)
    talk_db = level_db(track, own) if own else None
    if floor is None or talk_db is None or talk_db - floor < _AUDIBLE_DB:
        return None
    from_db = max(floor + above_db, talk_db - _SOFTEST_DB)
    level = track.level_db(0.0, take.view.now_s).astype(np.float64)
    voiced = track.flags("voiced", 0.0, take.view.now_s)
    others = take.view.speech(Speaker.CUSTOMER)
    return [
        breath
        for first, last in _runs((level >= from_db) & ~voiced, _HOLE_ROWS)
        if (breath := Span(first / ROWS, last / ROWS)).duration_s >= least_s
        and np.max(np.abs(np.diff(level[first:last]))) <= _JUMP_DB
        and not any(s.gap(breath) <= _LEAK_S for s in others)
        and not _is_drawn(breath, own)
        and not _is_echo(breath, level[first:last], own)
    ]


def _is_drawn(breath: Span, own: Sequence[Span]) -> bool:
    soon = any(0 <= s.start_s - breath.end_s <= _DRAWN_S or s.start_s in breath for s in own)
    return soon and breath.duration_s < _LONG_S


def _is_echo(breath: Span, level: npt.NDArray[np.float64], own: Sequence[Span]) -> bool:
    after_talk = any(abs(breath.start_s - s.end_s) <= _ECHO_S or s.end_s in breath for s in own)
    even = np.convolve(level, np.ones(5) / 5, "valid")
    return after_talk and int(np.argmax(even)) < len(even) // 4


def _runs(rows: npt.NDArray[np.bool_], hole: int) -> list[tuple[int, int]]:
    """Runs of true rows, joined over holes of at most so many rows."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    joined: list[tuple[int, int]] = []
    for first, last in zip(edges[0::2], edges[1::2], strict=True):
        if joined and first - joined[-1][1] <= hole:
            joined[-1] = (joined[-1][0], int(last))
        else:
            joined.append((int(first), int(last)))
    return joined
