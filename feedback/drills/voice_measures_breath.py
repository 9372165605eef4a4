"""Sighs: breath noise that stands out of the line's noise, and the words for one (TON-19)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import number, quoted
from feedback.drills.stretches import inside, phrases_in
from feedback.drills.take import Take
from feedback.stretch_measures import noise_db
from feedback.track import ROWS, VoiceTrack

_VOICE = frozenset({Need.VOICE})
_SIGHED = "FIL-18"
#: A shorter noise is a consonant or a breath between two phrases (TON-19).
_LEAST_S = 0.4
#: How far breath stands out of the pauses; a level that jumps more from row to row is a knock or keys.
_ABOVE_DB, _JUMP_DB = 9.0, 9.0
#: Rows that may be missing in a breath.
_HOLE_ROWS = 3
#: The other side's talk may leak into this microphone.
_LEAK_S = 0.2


def breath_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure("sighs", "count", "sighs, heard as breath or as a word", _VOICE, sighs, ("least_s", "above_db")),
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
    """Stretches of breath noise of the agent; ``None`` without pauses to hear the line's noise in."""
    track = take.view.voice(Speaker.AGENT)
    floor = noise_db(track, take.whole)
    if floor is None:
        return None
    others = take.view.speech(Speaker.CUSTOMER)
    found = _breathy(track, take.whole, floor + above_db, least_s)
    return [b for b in found if not any(s.gap(b) <= _LEAK_S for s in others)]


def _breathy(track: VoiceTrack, whole: Span, from_db: float, least_s: float) -> list[Span]:
    """Runs of rows that are loud enough, unvoiced and even."""
    level = track.level_db(whole.start_s, whole.end_s).astype(np.float64)
    voiced = track.flags("voiced", whole.start_s, whole.end_s)
    hiss = (level >= from_db) & ~voiced
    found = []
    for first, last in _runs(hiss, _HOLE_ROWS):
        rows = slice(first, last)
        even = np.max(np.abs(np.diff(level[rows])), initial=0.0) <= _JUMP_DB
        if (last - first) / ROWS >= least_s and even and not voiced[rows].any():
            found.append(Span(first / ROWS, last / ROWS))
    return found


def _runs(rows: np.ndarray, hole: int) -> list[tuple[int, int]]:
    """Runs of true rows, joined over holes of at most so many rows."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    joined: list[tuple[int, int]] = []
    for first, last in zip(edges[0::2], edges[1::2], strict=True):
        if joined and first - joined[-1][1] <= hole:
            joined[-1] = (joined[-1][0], int(last))
        else:
            joined.append((int(first), int(last)))
    return joined
