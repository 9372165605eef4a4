"""What two renderings of one sentence have to do with each other, number by number, once they are aligned.

Against one's own usual rendering lexical tone cancels syllable by syllable: what is left of pitch after
the usual one, widened or narrowed, is taken away is what was done to the ending.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audio.span import Span
from feedback.gym.contour import ROW_S, Contour, runs
from feedback.gym.warping import Warp, warp

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

#: The part of a sentence in which an ending rises or falls.
ENDING_S = 0.35
#: Least rows of pitch that tell something: of a sentence, of its ending, of a syllable.
_FEWEST, _FEWEST_AT_END, _FEWEST_OF_SYLLABLE = 20, 6, 4
#: A pitch that lies an octave from where it should, within this, slipped.
_SLIP_ST = 3.0
#: Moments whose pitches are held against each other, and how far apart two must lie to tell anything.
_MOMENTS, _APART_ST = 150, 1.5
#: Below this a voice creaks (Hollien & Michel 1968: vocal fry reaches up to 78 Hz; of the limits from 62 to 75 Hz
#: this one left the fewest endings of low voices wrong), and so does a soft end.
_CREAK_HZ, _BELOW_ACTIVE_DB, _RUN_ROWS = 66.0, 16.0, 3
#: Rows of an ending that creak may hide, and what each costs, in semitones left over, to be believed.
_HIDDEN_ROWS, _LATER_COSTS = 20, 0.05
#: Talk between two places that are the same one.
_SAME_PLACE_S = 0.3


@dataclass(frozen=True, slots=True)
class Gap:
    """A pause of one rendering beside the other's at the same place.

    Parameters
    ----------
    syllable : int
        After which syllable of the reference, counted from 0.
    reference_s : float
        How long it pauses there, brought to the take's pace.
    take_s : float
        How long the take does.
    at_s : float
        Where, in the take.
    """

    syllable: int
    reference_s: float
    take_s: float
    at_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A reference rendering and a take of the same sentence, aligned.

    Parameters
    ----------
    reference, take : Contour
        The two.
    path : Warp
        Rows of the reference (``a``) and of the take (``b``).
    """

    reference: Contour
    take: Contour
    path: Warp

    @classmethod
    def of(cls, reference: Contour, take: Contour) -> Pair:
        """Align them."""
        return cls(reference, take, warp(reference, take))

    @property
    def rate(self) -> float:
        """Rate of the take over that of the reference; pauses left out."""
        return float(self.reference.loud.sum() / self.take.loud.sum())

    @property
    def level_db(self) -> float:
        """Level of the take over that of the reference."""
        return self.take.active_db - self.reference.active_db

    @property
    def register_st(self) -> float:
        """Median pitch of the take over that of the reference."""
        return float(12 * np.log2(self.take.median_hz / self.reference.median_hz))

    def spread(self) -> float | None:
        """Movement of pitch in the take over that in the reference, the ending left out."""
        x, y, before_end = self._pitches()
        if before_end.sum() < _FEWEST:
            return None
        return _widening(x[before_end], y[before_end])

    def ending_st(self) -> float | None:
        """How far the take ends above the reference, widened as much: what grows over the last 0.35 s."""
        __, _, before_end = self._pitches()
        if before_end.sum() < _FEWEST or (~before_end).sum() < _FEWEST_AT_END:
            return None
        return _slope(self._grown()[~before_end], self._rest()[~before_end])

    def gaps(self) -> tuple[Gap, ...]:
        """Every pause of either, beside what the other does at the same place."""
        theirs, mine = _pauses(self.reference), _pauses(self.take)
        there = [self._in_talk(place) for place, _ in theirs]
        found, left = [], list(range(len(mine)))
        for (_, pause), place in zip(theirs, there, strict=True):
            near = min(left, key=lambda i: abs(mine[i][0] - place), default=None)
            if near is not None and abs(mine[near][0] - place) * ROW_S <= _SAME_PLACE_S:
                left.remove(near)
                found.append(self._gap(pause, mine[near][1]))
            else:
                rows = np.flatnonzero(self.take.sounding)
                at_s = float(rows[min(round(place), len(rows) - 1)]) * ROW_S
                found.append(self._gap(pause, Span(at_s, at_s)))
        for i in left:
            at_s = float(self.path.to_a(mine[i][1].start_s / ROW_S)) * ROW_S
            found.append(self._gap(Span(at_s, at_s), mine[i][1]))
        return tuple(sorted(found, key=lambda gap: gap.at_s))

    def prominence_db(self) -> Floats:
        """How far each syllable of the take stands out against the reference: level, pitch and length together.

        Pitch counts a decibel for a semitone upwards, after the ending and the width of the melody were
        taken away; twice the length counts three.
        """
        both, (risen_st, grown) = self._both(), self._risen()
        rest = self._rest() - risen_st * grown
        at_s, pitched_s = self.path.b * ROW_S, self.path.b[both] * ROW_S
        out, louder = np.zeros(len(self.take.syllables)), np.full(len(self.take.syllables), np.nan)
        for i, syllable in enumerate(self.take.syllables):
            rows = _within(at_s, syllable.span)
            if not rows.any():
                continue
            a, b = self.path.a[rows], self.path.b[rows]
            louder[i] = self._louder_db(i, _loud(self.take.level_db[b]) - _loud(self.reference.level_db[a]))
            pitched = rest[_within(pitched_s, syllable.span)]
            higher = max(0.0, float(np.median(pitched))) if len(pitched) >= _FEWEST_OF_SYLLABLE else 0.0
            longer = len(np.unique(b)) / len(np.unique(a)) * self.rate
            out[i] = higher + 10 * np.log10(longer)
        return out + np.nan_to_num(louder - np.nanmedian(louder)) if np.isfinite(louder).any() else out

    def _louder_db(self, syllable: int, aligned_db: float) -> float:
        """How much louder a syllable is: by the alignment or by where the text lies in both, whichever says less."""
        mine, theirs = self.take.syllables, self.reference.syllables
        if len(mine) != len(theirs):
            return aligned_db
        placed_db = _loud_in(self.take, mine[syllable].span) - _loud_in(self.reference, theirs[syllable].span)
        return min(aligned_db, placed_db, key=lambda db: abs(db - self.level_db))

    def _gap(self, theirs: Span, mine: Span) -> Gap:
        before = sum(s.span.start_s < theirs.start_s - ROW_S for s in self.reference.syllables)
        return Gap(max(0, before - 1), theirs.duration_s / self.rate, mine.duration_s, mine.start_s)

    def _in_talk(self, place: int) -> float:
        """Where in the take's talk a place in the reference's talk lies, both counted in rows."""
        rows_a, rows_b = np.flatnonzero(self.reference.sounding), np.flatnonzero(self.take.sounding)
        row = self.path.to_b(rows_a[min(place, len(rows_a) - 1)])
        return float(np.interp(row, rows_b, np.arange(len(rows_b))))

    def _both(self) -> Bools:
        """Steps of the path at which both are voiced, as far as the reference has modal voice."""
        voiced = np.isfinite(self.reference.pitch_st[self.path.a]) & np.isfinite(self.take.pitch_st[self.path.b])
        both: Bools = voiced & (self.path.a <= last_modal(self.reference))
        return both

    def _pitches(self) -> tuple[Floats, Floats, Bools]:
        """Pitch of both where both are voiced, and which of it lies before the ending."""
        both = self._both()
        return self.reference.pitch_st[self.path.a[both]], self.take.pitch_st[self.path.b[both]], self._grown() <= 0

    def _risen(self) -> tuple[float, Floats]:
        """How far the ending is off, and its share that is reached at each step where both are voiced.

        What is added to an ending grows over its last 0.35 s, of which creak may hide a part: of the instants at
        which the voice may have ended, the one is taken with which a straight line leaves the least over.
        """
        rest, told, modal = self._rest(), self._trackable(), last_modal(self.reference)
        hidden = max(0, int(np.flatnonzero(np.isfinite(self.reference.pitch_st))[-1]) - modal)
        best: tuple[float, float, Floats] | None = None
        for later in range(0, min(hidden, _HIDDEN_ROWS) + 1, 2):
            grown = self._grown(later)
            risen_st = _slope(grown[told], rest[told])
            left = float(np.abs(rest - risen_st * grown)[told].sum()) + _LATER_COSTS * later
            if best is None or left < best[0]:
                best = left, risen_st, grown
        return (best[1], best[2]) if best is not None else (0.0, np.zeros(len(rest)))

    def _trackable(self) -> Bools:
        """Where both are voiced: whether the take's pitch is expected to be so high that no tracker loses it."""
        x, _, _ = self._pitches()
        expected_hz = self.take.median_hz * 2 ** ((self.spread() or 1.0) * x / 12)
        told: Bools = expected_hz >= _CREAK_HZ
        return told

    def _grown(self, later: int = 0) -> Floats:
        """From 0 where the ending begins to 1 at its end, so many rows after the last modal voice."""
        end = float(self.path.to_b(last_modal(self.reference))) + later
        rows = self.path.b[self._both()] - (end - ENDING_S / ROW_S)
        grown: Floats = np.clip(rows * ROW_S / ENDING_S, 0, 1)
        return grown

    def _rest(self) -> Floats:
        """The take's pitch without what the reference, widened as much, leads to expect."""
        x, y, before_end = self._pitches()
        rest = y - (self.spread() or 1.0) * x
        known = rest[before_end] if before_end.any() else rest
        return _unslipped(rest - (float(np.median(known)) if len(known) else 0.0))


def last_modal(contour: Contour) -> int:
    """Last row of modal voice: what comes after it is creak, whose pitch says nothing about the melody."""
    hz = contour.median_hz * 2 ** (contour.pitch_st / 12)
    loud = contour.level_db >= contour.active_db - _BELOW_ACTIVE_DB
    modal = np.isfinite(hz) & (np.nan_to_num(hz) >= _CREAK_HZ) & loud
    long = [end for start, end in runs(modal) if end - start >= _RUN_ROWS]
    voiced = np.flatnonzero(np.isfinite(hz))
    return long[-1] - 1 if long else int(voiced[-1])


def _pauses(contour: Contour) -> list[tuple[int, Span]]:
    """Pauses, each with the number of rows of talk before it."""
    talk = np.concatenate(([0], np.cumsum(contour.sounding)))
    return [(int(talk[round(span.start_s / ROW_S)]), span) for span in contour.pauses]


def _within(at_s: npt.NDArray[np.floating], span: Span) -> Bools:
    return (at_s >= span.start_s - 1e-6) & (at_s < span.end_s - 1e-6)


def _widening(x: Floats, y: Floats) -> float | None:
    """How many times as far `y` moves as `x`, deaf to a quarter of rows whose pitch was lost or slipped.

    The median over pairs of moments of how far one moves for the other (Theil & Sen), taken both ways: noise in
    either flattens one and steepens the other.
    """
    thin = slice(None, None, 1 + len(x) // _MOMENTS)
    i, j = np.triu_indices(len(x[thin]), 1)
    dx, dy = (x[thin][j] - x[thin][i]), (y[thin][j] - y[thin][i])
    there, back = np.abs(dx) >= _APART_ST, np.abs(dy) >= _APART_ST
    if not there.any():
        return None
    up = float(np.median(dy[there] / dx[there]))
    down = float(np.median(dx[back] / dy[back])) if back.any() else 1 / max(up, 0.1)
    return float(np.sqrt(max(up, 0.05) / max(down, 0.05)))


def _loud(level_db: Floats) -> float:
    """Level of the louder part of a syllable."""
    return float(np.percentile(level_db, 75))


def _loud_in(contour: Contour, span: Span) -> float:
    return _loud(contour.level_db[_within(np.arange(len(contour)) * ROW_S, span)])


def _unslipped(rest_st: Floats) -> Floats:
    """Differences of pitch without slips of an octave."""
    slipped = np.abs(np.abs(rest_st) - 12) < _SLIP_ST
    return np.where(slipped, rest_st - np.sign(rest_st) * 12, rest_st)


def _slope(grown: Floats, rest_st: Floats) -> float:
    """What the rest has grown to, as a straight line from nothing: a median, to which the last rows count most."""
    use = grown > 0.05
    if not use.any():
        return 0.0
    ratio, weight = rest_st[use] / grown[use], grown[use]
    order = np.argsort(ratio)
    at = int(np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2))
    return float(ratio[order][min(at, len(order) - 1)])
