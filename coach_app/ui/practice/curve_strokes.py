"""Turns a curve's rows into strokes to paint: no more points than the screen can show, in pieces that are quick to paint.

A curve is painted anew up to thirty times a second while somebody speaks, so what a frame costs must not grow with
the length of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

Floats = npt.NDArray[np.float64]

# Rows whose places are closer than this many pixels are painted as one point, their mean.
_COLUMN: Final = 2.0
# An instant further than this from the one before begins a new stroke, seconds.
_GAP_S: Final = 0.05
# Points of a piece: what a line costs to paint grows faster than its length.
_PIECE: Final = 30
# A line without any length is not painted; this short it is a dot.
_DOT: Final = QPointF(0.01, 0.0)


def strokes(
    at_s: Sequence[float], values: Sequence[float] | Floats, box: QRectF, ends: tuple[float, float], until_s: float
) -> list[QPolygonF]:
    """Lay rows into a box.

    Parameters
    ----------
    at_s : sequence of float
        Instants, from zero at the box's left edge.
    values : sequence of float
        What is drawn of each; what is missing (NaN) or outside `ends` leaves a gap.
    box : QRectF
        Where to.
    ends : (float, float)
        Values at the bottom and at the top of the box.
    until_s : float
        Instant at its right edge.

    Returns
    -------
    list of QPolygonF
        Pieces in the order of time; those of one stroke share their ends.

    Examples
    --------
    >>> box = QRectF(0, 0, 100, 10)
    >>> [len(one.toList()) for one in strokes((0.0, 0.5, 0.52, 0.54), (0, 1, 1, 1), box, (0, 1), 1.0)]
    [2, 3]
    """
    low, high = ends
    instants, heights = np.asarray(at_s, np.float64), np.asarray(values, np.float64)
    there = (heights >= low) & (heights <= high)
    instants, heights = instants[there], heights[there]
    if not len(instants):
        return []
    columns = np.floor(instants / until_s * box.width() / _COLUMN)
    apart = np.diff(instants) > _GAP_S
    first = np.concatenate([[True], (np.diff(columns) != 0) | apart])
    begins = np.flatnonzero(first)
    counts = np.diff([*begins, len(instants)])
    across = box.left() + np.add.reduceat(instants, begins) / counts / until_s * box.width()
    down = box.bottom() - (np.add.reduceat(heights, begins) / counts - low) / (high - low) * box.height()
    points = [QPointF(x, y) for x, y in zip(across.tolist(), down.tolist(), strict=True)]
    cuts = np.flatnonzero(np.concatenate([[True], apart])[begins]).tolist()
    pieces: list[QPolygonF] = []
    for start, end in zip(cuts, [*cuts[1:], len(points)], strict=True):
        stroke = points[start:end] if end - start > 1 else [points[start], points[start] + _DOT]
        pieces += [QPolygonF(stroke[at : at + _PIECE + 1]) for at in range(0, len(stroke) - 1, _PIECE)]
    return pieces
