"""What is measured over stretches of one speaker's talk: level, noise, pitch, spread, pace.

One definition of each number, used for the baseline and for the call alike: a difference
between the two can then only come from the voice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from audio.span import Span
from feedback.order_statistics import median, percentile
from feedback.track import VoiceTrack

#: Least periodicity of a row whose pitch is counted: creaky ends and transitions slip octaves.
SURE_PERIODICITY = 0.6
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
    return sum([int(np.count_nonzero(track.column(name, span.start_s, span.end_s))) for span in stretches])


def rows(track: VoiceTrack, name: str, stretches: Sequence[Span]) -> int:
    """Rows of the stretches."""
    return sum([len(track.column(name, span.start_s, span.end_s)) for span in stretches])


def nuclei(track: VoiceTrack, stretches: Sequence[Span]) -> int:
    """Syllable nuclei in the stretches."""
    spans = tuple(stretches)
    return track.once(("nuclei", spans), lambda: rows_with(track, "nucleus", spans))


def level_db(track: VoiceTrack, stretches: Sequence[Span]) -> float | None:
    """Active level: mean power of the voiced rows, dB re full scale; ``None`` without any."""
    spans = tuple(stretches)
    return track.once(("level", spans), lambda: _level_db(track, spans))


def _level_db(track: VoiceTrack, stretches: Sequence[Span]) -> float | None:
    voiced = column(track, "voiced", stretches) > 0
    if not voiced.any():
        return None
    return float(10 * np.log10(np.mean(10 ** (column(track, "level_db", stretches)[voiced] / 10))))


def noise_db(track: VoiceTrack, span: Span) -> float | None:
    """Level of the pauses: the median over rows without speech; ``None`` if there is under 0.3 s of them.

    Missing sound is no pause.
    """
    return track.once(("noise", span), lambda: _noise_db(track, span))


def _noise_db(track: VoiceTrack, span: Span) -> float | None:
    silent = ~track.flags("speech", span.start_s, span.end_s)
    if track.lost:
        silent &= track.heard(span.start_s, span.end_s)
    if np.count_nonzero(silent) < 30:
        return None
    return median(track.level_db(span.start_s, span.end_s)[silent])


def pitch_hz(track: VoiceTrack, stretches: Sequence[Span]) -> npt.NDArray[np.float64]:
    """Fundamental frequency of the rows whose pitch is sure."""
    spans = tuple(stretches)
    return track.once(("pitch", spans), lambda: _pitch_hz(track, spans))


def _pitch_hz(track: VoiceTrack, stretches: Sequence[Span]) -> npt.NDArray[np.float64]:
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
    pitch_st = 12 * np.log2(f0_hz)
    return percentile(pitch_st, 90) - percentile(pitch_st, 10)


def spread_over(track: VoiceTrack, stretches: Sequence[Span], fewest_rows: int) -> float | None:
    """Spread of pitch over the stretches; ``None`` under `fewest_rows` of sure pitch."""
    spans = tuple(stretches)
    f0 = pitch_hz(track, spans)
    return track.once(("spread", spans), lambda: spread_st(f0)) if len(f0) >= fewest_rows else None


def semitones(hz: float, reference_hz: float) -> float:
    """Interval from `reference_hz` up to `hz`.

    Examples
    --------
    >>> semitones(400.0, 200.0)
    12.0
    """
    return float(12 * np.log2(hz / reference_hz))
