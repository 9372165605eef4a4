"""Which moments of two renderings of a sentence belong together: dynamic time warping over their talk.

Pauses are left out of the alignment and found again between what lies around them, so that a pause
too many does not shift the syllables after it. Sound is compared by its colour and its swelling,
never by pitch, which is what is to be compared afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from feedback.gym.contour import Contour

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

#: What a step costs that moves in one of the two alone, in the unit of a typical distance: it keeps the path smooth.
_ASIDE = 0.35
#: Level, in decibels that count as much as one standard deviation of a cepstrum.
_LEVEL_DB = 6.0
#: Level under the active one below which it is all the same.
_FLOOR_DB = -25.0

#: Rows of a table at most: of what lasts longer than twelve seconds every second row is aligned, and so on.
_MOST_ROWS = 1200


@dataclass(frozen=True, slots=True, eq=False)
class Warp:
    """Rows of two contours that belong together, both ascending.

    Parameters
    ----------
    a, b : numpy.ndarray [shape=(n,), int]
        Rows of the first and of the second contour.
    """

    a: Indices
    b: Indices

    def to_b(self, rows: npt.ArrayLike) -> Floats:
        """Where rows of the first contour lie in the second, between rows too."""
        at, mean = _averaged(self.a, self.b)
        return np.interp(np.asarray(rows, np.float64), at, mean)

    def to_a(self, rows: npt.ArrayLike) -> Floats:
        """Where rows of the second contour lie in the first."""
        at, mean = _averaged(self.b, self.a)
        return np.interp(np.asarray(rows, np.float64), at, mean)


def warp(a: Contour, b: Contour) -> Warp:
    """Align two renderings of the same sentence."""
    rows_a, rows_b = np.flatnonzero(a.sounding), np.flatnonzero(b.sounding)
    every = 1 + max(len(rows_a), len(rows_b)) // _MOST_ROWS
    rows_a, rows_b = rows_a[::every], rows_b[::every]
    path = cheapest_path(distances(features(a)[rows_a], features(b)[rows_b]))
    return Warp(rows_a[path[:, 0]], rows_b[path[:, 1]])


def features(contour: Contour) -> Floats:
    """What a row sounds like apart from its pitch, without what microphone and voice add to all rows."""
    level = np.clip(contour.level_db - contour.active_db, _FLOOR_DB, None)[:, None] / _LEVEL_DB
    if not contour.timbre.shape[1]:
        return level
    talk = contour.timbre[contour.sounding]
    spread = talk.std(axis=0)
    colour = (contour.timbre - talk.mean(axis=0)) / np.maximum(spread, 1e-9)
    # The lower cepstra carry the vowels; the higher ones the speaker.
    weights = 1 / np.sqrt(1 + np.arange(colour.shape[1]))
    return np.hstack([level, colour * weights])


def distances(a: Floats, b: Floats) -> Floats:
    """Euclidean distance of every row of one to every row of the other."""
    squared = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1)[None] - 2 * a @ b.T
    found: Floats = np.sqrt(np.maximum(squared, 0))
    return found


def cheapest_path(cost: Floats) -> Indices:
    """Path through a table of distances from its first to its last corner.

    Steps go one on in both, or in one alone at a price. The table is filled diagonal by diagonal.

    Parameters
    ----------
    cost : numpy.ndarray [shape=(n, m)]

    Returns
    -------
    numpy.ndarray [shape=(k, 2), int]

    Examples
    --------
    >>> same = np.array([[0.0, 1.0], [1.0, 0.0]])
    >>> cheapest_path(same).tolist()
    [[0, 0], [1, 1]]
    """
    n, m = cost.shape
    _, step = _filled(cost, _ASIDE * float(np.median(cost)))
    path, i, j = [], n, m
    while i and j:
        path.append((i - 1, j - 1))
        taken = step[i, j]
        i, j = i - (taken != 2), j - (taken != 1)
    return np.array(path[::-1], np.intp)


def cheapest_cost(cost: Floats, typical: float) -> float:
    """What the cheapest path through a table of distances costs, for each row of both.

    Parameters
    ----------
    cost : numpy.ndarray [shape=(n, m)]
    typical : float
        A typical distance, by which steps in one alone are priced.

    Examples
    --------
    >>> cheapest_cost(np.array([[0.0, 1.0], [1.0, 0.5]]), 1.0)
    0.25
    """
    total, _ = _filled(cost, _ASIDE * typical)
    return float(total[-1, -1] / sum(cost.shape))


def _filled(cost: Floats, aside: float) -> tuple[Floats, npt.NDArray[np.int8]]:
    """Costs of the cheapest paths to everywhere, and the last step of each."""
    n, m = cost.shape
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0.0
    step = np.zeros((n + 1, m + 1), np.int8)
    for diagonal in range(2, n + m + 1):
        i = np.arange(max(1, diagonal - m), min(n, diagonal - 1) + 1)
        j = diagonal - i
        here = cost[i - 1, j - 1]
        ways = np.stack(
            [total[i - 1, j - 1] + 2 * here, total[i - 1, j] + here + aside, total[i, j - 1] + here + aside]
        )
        best = ways.argmin(axis=0)
        total[i, j] = ways[best, np.arange(len(i))]
        step[i, j] = best
    return total, step


def _averaged(at: Indices, other: Indices) -> tuple[Floats, Floats]:
    """One value for each row, where several of the other belong to it their mean."""
    rows, inverse, count = np.unique(at, return_inverse=True, return_counts=True)
    return rows.astype(np.float64), np.bincount(inverse, weights=other) / count
