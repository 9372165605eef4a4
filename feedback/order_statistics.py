"""Medians and percentiles of a few hundred numbers, many times a second.

The same numbers as numpy's own functions give, to the last bit; those spend most of their time
on axes, weights and missing numbers, which nobody here has.
"""

from __future__ import annotations

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


def percentile(values: _Numbers, percent: float) -> float:
    """The number below which so many per cent of some numbers lie, in between two of them if need be.

    Parameters
    ----------
    values : ndarray, (N,)
        At least one, none of them missing; not changed.
    percent : float
        In [0, 100].

    Examples
    --------
    >>> percentile(np.arange(11.0), 90.0), percentile(np.arange(2.0), 25.0)
    (9.0, 0.25)
    """
    last = len(values) - 1
    place = last * (percent / 100)
    first = min(int(place), last)
    parted = np.partition(values, first)
    low = float(parted[first])
    high = float(parted[first + 1 :].min()) if first < last else low
    share, between = place - first, high - low
    return low + between * share if share < 0.5 else high - between * (1 - share)
