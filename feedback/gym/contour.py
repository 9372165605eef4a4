"""A spoken sentence as a curve: pitch about its own median, level, syllables, pauses.

High and low voices, near and far microphones draw the same curve; what is left is how it was said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from audio.block import RATE
from audio.prosody import HOP, ProsodyFrames
from audio.span import Span
from feedback.endings import ending
from feedback.errors import TakeError
from feedback.gym.placing import Placed, place
from feedback.ready_rows import SURE_PERIODICITY
from feedback.stretch_measures import spread_st
from feedback.track import VoiceTrack
from feedback.turns import PAUSE_S

#: Seconds between two rows.
ROW_S = HOP / RATE

#: Rows this far under the loud ones are breath, hiss or reverberation.
_BELOW_LOUD_DB = 28.0
#: Rows around a voiced run that can be its consonants.
_REACH_ROWS = 25
#: Voiced runs that are at least so long are somebody speaking; a key that is pressed is none.
_RUN_ROWS = 5
#: A shorter silence is the closure of a consonant.
_PAUSE_ROWS = 12
#: Pitch further from the median than a voice goes is a slip of octaves.
_FARTHEST_ST = 13.0
#: Least voiced rows of a sentence.
_FEWEST_ROWS = 20

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Contour:
    """How a sentence was spoken.

    Row ``i`` is ``i * ROW_S`` after `start_s` of the sound; the first row is the first sound, the last the last.

    Parameters
    ----------
    start_s : float
        Where in its sound the sentence begins.
    pitch_st : numpy.ndarray [shape=(n,), float64]
        Semitones about the sentence's median; NaN where unvoiced or not sure.
    level_db : numpy.ndarray [shape=(n,), float64]
        dB re full scale.
    loud : numpy.ndarray [shape=(n,), bool]
        Rows that sound.
    sounding : numpy.ndarray [shape=(n,), bool]
        Rows that are no pause: closures of consonants do not sound and belong to the talk.
    timbre : numpy.ndarray [shape=(n, k), float64]
        Mel cepstra, for the alignment; no columns where nobody took them.
    median_hz : float
        The sentence's median pitch.
    active_db : float
        Mean power of its voiced rows, dB re full scale.
    spread_st : float
        Spread of its pitch.
    ending_st : float or None
        Height of its last modal voice (`feedback.endings`); ``None`` where that is creak.
    nuclei_s : tuple of float
        Syllable nuclei.
    text : str
        What was to be said; empty where it is not known.
    syllables : tuple of Placed
        Syllables of the text where they lie in the sound; the nuclei's without a text.
    """

    start_s: float
    pitch_st: Floats
    level_db: Floats
    loud: Bools
    sounding: Bools
    timbre: Floats
    median_hz: float
    active_db: float
    spread_st: float
    ending_st: float | None
    nuclei_s: tuple[float, ...]
    text: str
    syllables: tuple[Placed, ...]

    def __len__(self) -> int:
        return len(self.level_db)

    @property
    def duration_s(self) -> float:
        """From the first to the last sound."""
        return len(self) * ROW_S

    @property
    def talk_s(self) -> float:
        """The same without pauses."""
        return float(self.sounding.sum()) * ROW_S

    @property
    def rate_cpm(self) -> float:
        """Syllables a minute; pauses of 0.5 s and more left out, as everywhere (TON-01)."""
        long_s = sum(span.duration_s for span in self.pauses if span.duration_s >= PAUSE_S)
        return 60 * len(self.syllables) / (self.duration_s - long_s)

    @property
    def pauses(self) -> tuple[Span, ...]:
        """Silences inside it."""
        return tuple(Span(a * ROW_S, b * ROW_S) for a, b in runs(~self.sounding))

    def in_sound(self, span: Span) -> Span:
        """A stretch of the contour in the time of its sound."""
        return Span(span.start_s + self.start_s, span.end_s + self.start_s)


def contour_of(
    frames: ProsodyFrames, text: str = "", timbre: Floats | None = None, path_hz: npt.NDArray[np.float32] | None = None
) -> Contour:
    """The curve of a sentence.

    Parameters
    ----------
    frames : ProsodyFrames
        Voice measures of a sound in which one speaker says one sentence.
    text : str
        What was to be said.
    timbre : numpy.ndarray [shape=(n, k)] or None
        A row of `audio.timbre.Timbre` for each row of `frames`.
    path_hz : numpy.ndarray [shape=(n,)] or None
        The pitch as `audio.pitch_path` follows it through the whole sound; ``None`` for the rows' own.

    Raises
    ------
    TakeError
        If there is too little voice in it: ``take_silent``.
    """
    sure = np.isfinite(frames.f0_hz) & (frames.periodicity >= SURE_PERIODICITY)
    heard = _heard(frames)
    if heard is None or sure.sum() < _FEWEST_ROWS:
        raise TakeError("take_silent", "No sentence was heard.", "Say it again, close to the microphone.")
    first, end, loud, sounding = heard
    f0 = np.where(sure, frames.f0_hz, np.nan).astype(np.float64)[first:end]
    if path_hz is not None and np.isfinite(path_hz[first:end]).sum() >= _FEWEST_ROWS:
        f0 = path_hz[first:end].astype(np.float64)
    level = frames.level_db[first:end].astype(np.float64)
    voiced = frames.voiced[first:end]
    median_hz = float(np.median(frames.f0_hz[sure]))
    pitch = 12 * np.log2(f0 / median_hz)
    pitch[np.abs(pitch) > _FARTHEST_ST] = np.nan
    nuclei = tuple(float(row) * ROW_S for row in np.flatnonzero(frames.nucleus[first:end]))
    return Contour(
        start_s=(frames.first + first) * ROW_S,
        pitch_st=pitch,
        level_db=level,
        loud=loud,
        sounding=sounding,
        timbre=timbre[first:end] if timbre is not None else np.empty((end - first, 0)),
        median_hz=median_hz,
        active_db=float(10 * np.log10(np.mean(10 ** (level[voiced] / 10)))),
        spread_st=spread_st(median_hz * 2 ** (pitch[np.isfinite(pitch)] / 12)),
        ending_st=_ending_st(frames, first, end),
        nuclei_s=nuclei,
        text=text,
        syllables=place(text, level, sounding, nuclei, timbre[first:end] if timbre is not None else None),
    )


def runs(rows: Bools) -> list[tuple[int, int]]:
    """First and end of each run of true rows.

    Examples
    --------
    >>> runs(np.array([False, True, True, False, True]))
    [(1, 3), (4, 5)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _heard(frames: ProsodyFrames) -> tuple[int, int, Bools, Bools] | None:
    """First and end row of what was said, which rows between them sound, and which are no pause."""
    spoken = [run for run in runs(frames.voiced) if run[1] - run[0] >= _RUN_ROWS]
    if not spoken:
        return None
    near = np.zeros(len(frames), np.bool_)
    for a, b in spoken:
        near[max(0, a - _REACH_ROWS) : b + _REACH_ROWS] = True
    loud_db = np.percentile(frames.level_db[frames.voiced], 95)
    sounds = near & (frames.level_db >= loud_db - _BELOW_LOUD_DB)
    if not sounds.any():
        return None
    first, end = int(sounds.argmax()), len(sounds) - int(sounds[::-1].argmax())
    sounding = sounds[first:end].copy()
    for a, b in runs(~sounding):
        sounding[a:b] = b - a < _PAUSE_ROWS
    return first, end, sounds[first:end], sounding


def _ending_st(frames: ProsodyFrames, first: int, end: int) -> float | None:
    track = VoiceTrack(frames.speaker)
    track.append(replace(frames, first=0))
    found = ending(track, [Span(first * ROW_S, end * ROW_S)])
    return None if found is None else found.height_st
