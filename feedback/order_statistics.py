"""Medians and percentiles of a few hundred numbers, many times a second.

The same numbers as numpy's own functions give, to the last bit; those spend most of their time
on axes, weights and missing numbers, which nobody here has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

_Numbers = npt.NDArray[np.floating[Any]]


def median(values: _Numbers) -> float:
    """The middle of some numbers, none of them missing.

    Parameters
    ----------
    values : ndarray, (N,)
        At least one; not changed.

    Examples
    --------
    >>> median(np.array([3.0, 1.0, 2.0])), median(np.array([4.0, 1.0, 2.0, 3.0]))
    (2.0, 2.5)
    """
    half, odd = divmod(len(values), 2)
    if odd:
        return float(np.partition(values, half)[half])
    # The lower of the two is the largest of the lower half.
    parted = np.partition(values, half)
    return float((parted[:half].max() + parted[half]) / 2)


def percentiles(values: _Numbers, percents: Sequence[float]) -> list[float]:
    """The numbers below which so many per cent of some numbers lie, in between two of them if need be.

    Parameters
    ----------
    values : ndarray, (N,)
        At least one, none of them missing; not changed.
    percents : sequence of float
        In [0, 100].

    Examples
    --------
    >>> percentiles(np.arange(11.0), [90.0, 5.0])
    [9.0, 0.5]
    """
    last = len(values) - 1
    places = [last * (percent / 100) for percent in percents]
    firsts = [min(int(place), last) for place in places]
    parted = np.partition(values, sorted({n for first in firsts for n in (first, min(first + 1, last))}))
    return [_between(parted, place, first, last) for place, first in zip(places, firsts, strict=True)]


def percentile(values: _Numbers, percent: float) -> float:
    """The number below which so many per cent of some numbers lie; see :func:`percentiles`.

    Examples
    --------
    >>> percentile(np.arange(11.0), 90.0), percentile(np.arange(2.0), 25.0)
    (9.0, 0.25)
    """
    return percentiles(values, [percent])[0]


def _between(parted: _Numbers, place: float, first: int, last: int) -> float:
    low, high = float(parted[first]), float(parted[min(first + 1, last)])
    share, between = place - first, high - low
    return low + between * share if share < 0.5 else high - between * (1 - share)
