"""The one picture of a report: what both voices did, with every flag over the stretch it is about.

Time runs from left to right; the agent's pace, volume and melody are curves, speech is bars.
Geometry only: numbers in, places on a canvas out. How it looks is the page's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio.block import Speaker
from audio.span import Span
from coach_app.events import Measured
from coach_app.report.model import Analysis, Finding
from coach_app.report.wording import Wording, clock, number
from feedback.flag import Flag, Kind, Severity

#: Canvas in units of the drawing; a long call gets a wider one that scrolls.
_LEFT, _RIGHT, _WIDTH, _WIDEST = 92.0, 20.0, 1120.0, 9000.0
_UNITS_PER_S = 6.0
_MARK_H, _BAR_H, _CURVE_H, _GAP = 20.0, 14.0, 84.0, 18.0
#: Room for a mark's shape and number, however short the flag is.
_MARK_W = 34.0
#: Two gauges further apart than this are not joined by a line.
_JOIN_S = 0.5
#: Points of a curve nearer than this are one.
_FINEST = 0.7


@dataclass(frozen=True, slots=True)
class Mark:
    """A flag over the stretch it is about; `number` is its place in the report."""

    x: float
    y: float
    width: float
    number: int
    shape: str
    severity: str
    title: str


@dataclass(frozen=True, slots=True)
class Bars:
    """When one speaker spoke: pairs of left edge and width."""

    label: str
    speaker: str
    y: float
    bars: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line across a curve's field."""

    y: float
    label: str
    limit: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """One measure over time, with the flagged stretches behind it."""

    label: str
    unit: str
    y: float
    path: str
    low: str
    high: str
    levels: tuple[Level, ...]
    shades: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to draw. Curves and bars have the heights `curve_h` and `bar_h`."""

    width: float
    height: float
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]
    bars: tuple[Bars, ...]
    curves: tuple[Curve, ...]
    mark_h: float = _MARK_H
    bar_h: float = _BAR_H
    curve_h: float = _CURVE_H


@dataclass(frozen=True, slots=True)
class _Measure:
    """How one gauge is drawn: its value, the least range of its field, the flags that belong to it."""

    chinese: str
    english: str
    unit: str
    value: Callable[[Measured], float | None]
    low: float
    high: float
    kinds: frozenset[Kind]


_MEASURES = (
    _Measure("语速", "Pace", "cpm", lambda m: m.rate_cpm, 120, 320, frozenset({Kind.RATE_FAST, Kind.RATE_SLOW})),
    _Measure("音量", "Volume", "dB", lambda m: m.level_db, -8, 8, frozenset({Kind.VOLUME_LOUD, Kind.VOLUME_SOFT})),
    _Measure(
        "语调",
        "Melody",
        "st",
        lambda m: m.pitch_st,
        -8,
        8,
        frozenset({Kind.PITCH_MONOTONE, Kind.PITCH_RISE, Kind.PITCH_HIGH}),
    ),
)


def draw(analysis: Analysis, words: Wording, least: float = _WIDTH, widest: float = _WIDEST) -> Picture:
    """Lay the picture of a call out.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    words : Wording
        Labels.
    least, widest : float
        Bounds of its width; in between it grows with the call.
    """
    duration_s = max(analysis.duration_s, 1.0)
    width = min(max(least, _LEFT + _RIGHT + _UNITS_PER_S * duration_s), widest)
    across = _Across(duration_s, width)
    marks, y = _marks(analysis, words, across, 30.0)
    bars = []
    for speaker in analysis.started.speakers:
        bars.append(Bars(words.speaker(speaker), speaker.value, y, _speech(analysis.gauges_of(speaker), across)))
        y += _BAR_H + 6
    y += _GAP - 6
    curves = []
    for measure in _MEASURES:
        curves.append(_curve(measure, analysis, words, across, y))
        y += _CURVE_H + _GAP
    return Picture(width, y, _LEFT, width - _RIGHT, across.ticks(), marks, tuple(bars), tuple(curves))


class _Across:
    """Call time to places from left to right."""

    def __init__(self, duration_s: float, width: float) -> None:
        self._duration_s = duration_s
        self._scale = (width - _LEFT - _RIGHT) / duration_s
        self.right = width - _RIGHT

    def x(self, at_s: float) -> float:
        return round(_LEFT + self._scale * min(max(at_s, 0.0), self._duration_s), 1)

    def extent(self, span: Span) -> tuple[float, float]:
        """Left edge and width."""
        return self.x(span.start_s), round(self.x(span.end_s) - self.x(span.start_s), 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """One tick about every 90 units, at round instants."""
        step_s = next(s for s in (5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 10**6) if s * self._scale >= 70)
        return tuple((self.x(at_s), clock(at_s)) for at_s in range(0, int(self._duration_s) + 1, step_s))


def _marks(analysis: Analysis, words: Wording, across: _Across, y: float) -> tuple[tuple[Mark, ...], float]:
    """Marks in as few rows as it takes for none to hide another, and where the next thing may begin."""
    ends: list[float] = []
    marks = []
    numbered = [(n, f) for n, f in enumerate(analysis.findings, 1) if f.flag.severity is not Severity.NOTE]
    for count, finding in sorted(numbered, key=lambda one: _place(one[1].flag)):
        x, width = across.extent(_place(finding.flag))
        width = max(width, _MARK_W)
        x = min(x, across.right - width)
        row = next((i for i, end in enumerate(ends) if end <= x), len(ends))
        ends[row:] = [x + width + 4, *ends[row + 1 :]]
        marks.append(_mark(finding, count, words, Span(x, x + width), y + row * (_MARK_H + 4)))
    return tuple(marks), y + max(1, len(ends)) * (_MARK_H + 4) + _GAP - 4


def _place(flag: Flag) -> Span:
    """Where a flag is marked; something that was not said, where it became known."""
    if flag.kind is Kind.PHRASE_MISSING:
        return Span(flag.opened_at_s, flag.opened_at_s)
    return flag.span


def _mark(finding: Finding, count: int, words: Wording, place: Span, y: float) -> Mark:
    flag = finding.flag
    title = (
        f"{words.kind(flag.kind)} {clock(flag.span.start_s)}–{clock(flag.span.end_s)} {words.measured(flag)}".strip()
    )
    shape = words.shape(flag.severity)
    return Mark(place.start_s, y, round(place.duration_s, 1), count, shape, flag.severity.value, title)


def _speech(gauges: Sequence[Measured], across: _Across) -> tuple[tuple[float, float], ...]:
    """Stretches in which the gauges say that somebody spoke."""
    spans: list[Span] = []
    before_s = 0.0
    for gauge in gauges:
        if gauge.speaking:
            now = Span(before_s, gauge.at_s)
            joins = bool(spans) and spans[-1].gap(now) < 1e-6
            spans[-1:] = [spans[-1] | now] if joins else [*spans[-1:], now]
        before_s = gauge.at_s
    return tuple(across.extent(span) for span in spans)


def _curve(measure: _Measure, analysis: Analysis, words: Wording, across: _Across, top: float) -> Curve:
    points = [(g.at_s, v) for g in analysis.gauges_of(Speaker.AGENT) if (v := measure.value(g)) is not None]
    flags = [finding.flag for finding in analysis.mistakes if finding.flag.kind in measure.kinds]
    limits = sorted({flag.limit for flag in flags if flag.limit is not None and flag.unit == measure.unit})
    values = [value for _, value in points] + limits
    low, high = min([measure.low, *values]), max([measure.high, *values])

    def y(value: float) -> float:
        return round(top + _CURVE_H * (high - value) / (high - low), 1)

    levels = [Level(y(limit), words.either("界限", "limit") + f" {limit:.0f}", limit=True) for limit in limits]
    if low < 0 < high:
        levels.append(Level(y(0.0), "0", limit=False))
    shades = tuple((*across.extent(flag.span), flag.severity.value) for flag in flags)
    label = words.either(measure.chinese, measure.english)
    return Curve(
        label,
        words.unit(measure.unit),
        top,
        _path(points, across, y),
        number(low, "cpm"),
        number(high, "cpm"),
        tuple(levels),
        shades,
    )


def _path(points: Sequence[tuple[float, float]], across: _Across, y: Callable[[float], float]) -> str:
    """SVG path that breaks where there is nothing to measure; no finer than the eye."""
    parts: list[str] = []
    before_s, drawn_x = float("-inf"), float("-inf")
    for at_s, value in points:
        joined, x = at_s - before_s <= _JOIN_S, across.x(at_s)
        before_s = at_s
        if not joined or x - drawn_x >= _FINEST:
            parts.append(f"{'L' if joined else 'M'}{x} {y(value)}")
            drawn_x = x
    return "".join(parts)
