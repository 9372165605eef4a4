"""Tell a mono recording of one person from a mono mix of two, so that nobody is blamed for the other's words.

Every stretch of speech becomes one point: its mean pitch and timbre. If two people speak, the
points form two groups that lie further apart than either is wide; one person's points do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from audio.block import AudioBlock, Samples
from audio.mix_evidence import MixEvidence
from audio.prosody import HOP, ProsodyFrames
from audio.timbre import COEFFICIENTS, WINDOW, Timbre

#: Separation from which there are two: more of the spread lies between the groups than inside them.
TWO: Final = 1.0

#: Pause in rows that ends a stretch, and the voiced rows that a stretch must have to show a voice.
_PAUSE: Final = 25
_VOICED: Final = 40

#: Stretches that must be there for an opinion, and in the smaller group for a second person: one odd
#: sentence is no second person.
_STRETCHES: Final = 4
_SECOND: Final = 3

#: Stretches that are looked at, some ten minutes of talk; bounds memory and time.
_MOST: Final = 300

#: Voiced rows beyond which a longer stretch counts no more: two seconds.
_WEIGHT_ROWS: Final = 200

_Matrix = npt.NDArray[np.float64]
_Labels = npt.NDArray[np.bool_]


class MonoMix:
    """Gathers stretches of speech from one channel and weighs one speaker against two.

    Feed it the sound together with the settled frames of the prosody lane on the same sound.

    Examples
    --------
    >>> MonoMix().evidence().two_speakers is None
    True
    """

    def __init__(self) -> None:
        self._timbre = Timbre()
        self._sound: Samples = np.zeros(WINDOW // 2, np.float32)
        self._first: int | None = None  # row at the beginning of the kept sound, half a window in
        self._stretch: list[_Matrix] = []
        self._quiet = 0
        self._points: list[_Matrix] = []
        self._weights: list[int] = []
        self._scatter = np.zeros((COEFFICIENTS + 1, COEFFICIENTS + 1))
        self._rows = 0

    def feed(self, block: AudioBlock, frames: Sequence[ProsodyFrames]) -> None:
        """Take consecutive sound and the frames that became final with it.

        Parameters
        ----------
        block : AudioBlock
            The next block.
        frames : sequence of ProsodyFrames
            What the prosody lane settled when it was fed this block; may be empty.
        """
        if self._first is None:
            self._first = block.start // HOP
        self._sound = np.concatenate([self._sound, block.samples])
        for batch in frames:
            self._take(batch)

    def finish(self, frames: Sequence[ProsodyFrames]) -> MixEvidence:
        """Take the frames of the tail and give the verdict on everything."""
        self._sound = np.pad(self._sound, (0, WINDOW))
        for batch in frames:
            self._take(batch)
        self._close()
        return self.evidence()

    def _take(self, batch: ProsodyFrames) -> None:
        """Add the voiced rows of consecutive frames to the stretch they belong to."""
        samples = len(batch) * HOP
        cepstra = self._timbre.rows(self._sound[: samples + WINDOW - HOP])
        self._sound = self._sound[samples:]
        pitch_st = 12 * np.log2(np.maximum(np.nan_to_num(batch.f0_hz, nan=1.0), 1.0))
        rows = np.column_stack([pitch_st, cepstra])
        for row, speech, voiced in zip(rows, batch.speech, batch.voiced, strict=True):
            self._quiet = 0 if speech else self._quiet + 1
            if self._quiet == _PAUSE:
                self._close()
            if speech and voiced:
                self._stretch.append(row)

    def _close(self) -> None:
        """Turn a finished stretch into a point."""
        rows, self._stretch = self._stretch, []
        if len(rows) < _VOICED or len(self._points) >= _MOST:
            return
        values = np.array(rows)
        self._points.append(values.mean(axis=0))
        self._weights.append(min(len(rows), _WEIGHT_ROWS))
        off = values - values.mean(axis=0)
        self._scatter += off.T @ off
        self._rows += len(rows)

    def evidence(self) -> MixEvidence:
        """Weigh what was gathered so far."""
        if len(self._points) < _STRETCHES:
            return MixEvidence(None, None, (len(self._points), 0), None)
        points, weights = np.array(self._points), np.array(self._weights, np.float64)
        labels, separation = _split(points @ self._whitening(), weights)
        if labels.all() or not labels.any():
            return MixEvidence(False, 0.0, (len(points), 0), None)
        larger, smaller = (labels, ~labels) if labels.sum() * 2 >= len(labels) else (~labels, labels)
        counts = int(larger.sum()), int(smaller.sum())
        pitches_st = (np.average(points[group, 0], weights=weights[group]) for group in (larger, smaller))
        first_hz, second_hz = (float(2 ** (pitch_st / 12)) for pitch_st in pitches_st)
        return MixEvidence(separation > TWO and counts[1] >= _SECOND, separation, counts, (first_hz, second_hz))

    def _whitening(self) -> _Matrix:
        """Matrix that makes the spread of rows inside stretches the unit in every direction."""
        covariance = self._scatter / self._rows
        covariance += (1e-3 * np.trace(covariance) / len(covariance) + 1e-9) * np.eye(len(covariance))
        whitening: _Matrix = np.linalg.cholesky(np.linalg.inv(covariance))
        return whitening


def _split(points: _Matrix, weights: _Matrix) -> tuple[_Labels, float]:
    """Part points into the two tightest groups; give the groups and how far apart they lie.

    Two-means from a start on either side of each of the three widest directions, the best kept.
    """
    centred = points - np.average(points, axis=0, weights=weights)
    total = float(weights @ np.square(centred).sum(axis=1))
    _, _, directions = np.linalg.svd(centred * np.sqrt(weights)[:, None], full_matrices=False)
    best, least = np.zeros(len(points), np.bool_), total
    for direction in directions[:3]:
        labels = _two_means(centred, weights, centred @ direction > 0)
        inside = _inside(centred, weights, labels)
        if inside < least:
            best, least = labels, inside
    return best, (total - least) / max(least, 1e-9)


def _two_means(points: _Matrix, weights: _Matrix, labels: _Labels) -> _Labels:
    """Move points to the nearer group until none moves; a group that empties ends it."""
    for _ in range(100):
        if labels.all() or not labels.any():
            break
        far, near = (np.average(points[group], axis=0, weights=weights[group]) for group in (labels, ~labels))
        moved = np.square(points - far).sum(axis=1) < np.square(points - near).sum(axis=1)
        if np.array_equal(moved, labels):
            break
        labels = moved
    return labels


def _inside(points: _Matrix, weights: _Matrix, labels: _Labels) -> float:
    """Weighted sum of squares of points about the middle of their group."""
    total = 0.0
    for group in (labels, ~labels):
        if group.any():
            middle = np.average(points[group], axis=0, weights=weights[group])
            total += float(weights[group] @ np.square(points[group] - middle).sum(axis=1))
    return total
