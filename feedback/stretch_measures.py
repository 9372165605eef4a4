"""What is measured over stretches of one speaker's talk: level, noise, pitch, spread, pace.

One definition of each number, used for the baseline and for the call alike: a difference
between the two can then only come from the voice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from audio.span import Span
from feedback.order_statistics import median, percentiles
from feedback.ready_rows import SURE_PERIODICITY
from feedback.track import VoiceTrack

#: Least rows of pauses that tell how loud the line is: 0.3 s.
_PAUSE_ROWS = 30
#: Of a normal distribution, the 10th and 90th percentile lie this many standard deviations apart.
_P10_TO_P90_SD = 2.563


def speech_s(stretches: Sequence[Span]) -> float:
    """Seconds in the stretches."""
    return sum([span.end_s - span.start_s for span in stretches])


def column(track: VoiceTrack, name: str, stretches: Sequence[Span]) -> npt.NDArray[np.float64]:
    """A column of the track over the stretches, put together."""
    parts = [track.column(name, span.start_s, span.end_s) for span in stretches]
    return np.concatenate(parts, dtype=np.float64) if parts else np.empty(0)


def rows_with(track: VoiceTrack, name: str, stretches: Sequence[Span]) -> int:
    """Rows of the stretches in which a boolean column holds."""
    return track.count(name, stretches)


def rows(track: VoiceTrack, stretches: Sequence[Span]) -> int:
    """Rows of the stretches."""
    return sum([last - first for first, last in map(track.rows, stretches)])


def nuclei(track: VoiceTrack, stretches: Sequence[Span]) -> int:
    """Syllable nuclei in the stretches."""
    spans = tuple(stretches)
    return track.once(("nuclei", spans), lambda: track.count("nucleus", spans))


def level_db(track: VoiceTrack, stretches: Sequence[Span]) -> float | None:
    """Active level: mean power of the voiced rows, dB re full scale; ``None`` without any."""
    spans = tuple(stretches)
    return track.once(("level", spans), lambda: _level_db(track, spans))


def _level_db(track: VoiceTrack, stretches: Sequence[Span]) -> float | None:
    power = track.chosen("power", stretches)
    if power is None:
        voiced = column(track, "voiced", stretches) > 0
        power = 10 ** (column(track, "level_db", stretches)[voiced] / 10)
    return float(10 * np.log10(power.sum() / len(power))) if len(power) else None


def noise_db(track: VoiceTrack, span: Span) -> float | None:
    """Level of the pauses: the median over rows without speech; ``None`` if there is under 0.3 s of them.

    Missing sound is no pause.
    """
    return track.once(("noise", span), lambda: _noise_db(track, span))


def _noise_db(track: VoiceTrack, span: Span) -> float | None:
    levels = None if track.lost else track.chosen("pause_db", [span])
    if levels is None:
        silent = ~track.flags("speech", span.start_s, span.end_s)
        if track.lost:
            silent &= track.heard(span.start_s, span.end_s)
        levels = track.level_db(span.start_s, span.end_s)[silent]
    return None if len(levels) < _PAUSE_ROWS else median(levels)


def pitch_hz(track: VoiceTrack, stretches: Sequence[Span]) -> npt.NDArray[np.float64]:
    """Fundamental frequency of the rows whose pitch is sure."""
    spans = tuple(stretches)
    return track.once(("pitch", spans), lambda: _pitch_hz(track, spans))


def _pitch_hz(track: VoiceTrack, stretches: Sequence[Span]) -> npt.NDArray[np.float64]:
    ready = track.chosen("f0_hz", stretches)
    if ready is not None:
        return ready
    f0 = column(track, "f0_hz", stretches)
    return f0[np.isfinite(f0) & (column(track, "periodicity", stretches) >= SURE_PERIODICITY)]


def spread_st(f0_hz: npt.NDArray[np.float64]) -> float:
    """Spread of pitch in semitones: what a standard deviation would be, but deaf to a tenth of octave slips.

    Examples
    --------
    >>> steady = 200 * 2 ** (np.random.default_rng(1).normal(0, 2, 2000) / 12)
    >>> slips = np.concatenate([steady, steady[:100] / 2])
    >>> round(spread_st(steady), 1), bool(abs(spread_st(slips) - spread_st(steady)) < 0.4)
    (2.0, True)
    """
    return range_st(f0_hz) / _P10_TO_P90_SD


def range_st(f0_hz: npt.NDArray[np.float64]) -> float:
    """From the 10th to the 90th percentile of pitch, in semitones."""
    return _range(12 * np.log2(f0_hz))


def _range(pitch_st: npt.NDArray[np.float64]) -> float:
    low, high = percentiles(pitch_st, (10, 90))
    return high - low


def spread_over(track: VoiceTrack, stretches: Sequence[Span], fewest_rows: int) -> float | None:
    """Spread of pitch over the stretches; ``None`` under `fewest_rows` of sure pitch."""
    spans = tuple(stretches)
    rows, spread = track.once(("spread", spans), lambda: _spread_over(track, spans))
    return spread if rows >= fewest_rows else None


def _spread_over(track: VoiceTrack, stretches: Sequence[Span]) -> tuple[int, float]:
    """Rows of sure pitch, and their spread."""
    pitch_st = track.chosen("pitch_st", stretches)
    if pitch_st is None:
        pitch_st = 12 * np.log2(pitch_hz(track, stretches))
    return len(pitch_st), _range(pitch_st) / _P10_TO_P90_SD if len(pitch_st) else 0.0


def semitones(hz: float, reference_hz: float) -> float:
    """Interval from `reference_hz` up to `hz`.

    Examples
    --------
    >>> semitones(400.0, 200.0)
    12.0
    """
    return float(12 * np.log2(hz / reference_hz))
