"""A stretch of call time, and the only place where seconds and samples are converted.

Every flag, word, pause and turn is a stretch of the call. Rounding a second to a
sample in two places in two ways would let the same sound be judged differently live
and in batch, so both directions live here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


def to_samples(seconds: float, rate: int) -> int:
    """Nearest sample to an instant.

    Parameters
    ----------
    seconds : float
        Instant in seconds of call time.
    rate : int
        Sampling rate in hertz.

    Returns
    -------
    int
        Sample index, rounded to the nearest.

    Examples
    --------
    >>> to_samples(0.5, 16000)
    8000
    """
    return round(seconds * rate)


def to_seconds(samples: int, rate: int) -> float:
    """Instant of a sample.

    Parameters
    ----------
    samples : int
        Sample index.
    rate : int
        Sampling rate in hertz.

    Returns
    -------
    float
        Seconds of call time.

    Examples
    --------
    >>> to_seconds(8000, 16000)
    0.5
    """
    return samples / rate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of call time ``[start_s, end_s)``.

    Parameters
    ----------
    start_s, end_s : float
        Bounds in seconds from the start of the call.

    Raises
    ------
    ValueError
        If the end lies before the start.

    Examples
    --------
    >>> Span(1.0, 3.0) & Span(2.0, 5.0)
    Span(start_s=2.0, end_s=3.0)
    >>> Span(0.0, 1.0).gap(Span(1.5, 2.0))
    0.5
    """

    start_s: float
    end_s: float

    def __post_init__(self) -> None:
        if self.end_s < self.start_s:
            raise ValueError(f"a span cannot end ({self.end_s}) before it starts ({self.start_s})")

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.start_s

    def __contains__(self, instant_s: float) -> bool:
        return self.start_s <= instant_s < self.end_s

    def __and__(self, other: Span) -> Span | None:
        """Intersection, or ``None`` where the two do not overlap."""
        start, end = max(self.start_s, other.start_s), min(self.end_s, other.end_s)
        return Span(start, end) if start < end else None

    def __or__(self, other: Span) -> Span:
        """Smallest span that covers both."""
        return Span(min(self.start_s, other.start_s), max(self.end_s, other.end_s))

    def gap(self, other: Span) -> float:
        """Seconds between the two; zero where they touch or overlap."""
        if other.start_s > self.end_s:
            return other.start_s - self.end_s
        return self.start_s - other.end_s if self.start_s > other.end_s else 0.0

    def overlap_s(self, other: Span) -> float:
        """Seconds that both cover."""
        shared = self & other
        return shared.duration_s if shared else 0.0


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans by time, those that touch made one.

    Examples
    --------
    >>> joined([Span(3, 4), Span(0, 1), Span(1, 2)])
    [Span(start_s=0, end_s=2), Span(start_s=3, end_s=4)]
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start_s <= found[-1].end_s:
            found[-1] = found[-1] | span
        else:
            found.append(span)
    return found
