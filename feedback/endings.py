"""How a sentence ends: its last modal pitch, in semitones, against what this speaker's endings are like.

Measured (`benchmarks/endings.py`): a rise added to a natural ending does not show as a rising
line, because endings fall by 5 to 8 semitones on their own; it shows as an ending that stays up.
What separates the two is the height of the last moments of *modal* voice. Creak and octave slips
at the very end hide it and are cut off first; what a speaker's endings usually reach differs by
4 semitones between speakers and comes from the calibration reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pypinyin import Style, lazy_pinyin

from audio.span import Span
from feedback.baseline import Baseline
from feedback.order_statistics import median, percentile
from feedback.ready_rows import SURE_PERIODICITY
from feedback.stretch_measures import column, spread_st
from feedback.track import ROWS, VoiceTrack

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

#: Pitch moves at most 1 st in 10 ms when a voice glides as fast as it can (Xu & Sun 2002); a larger step
#: between rows is an octave slip, creak or the seam between two syllables.
_STEP_ST = 2.5
#: Rows that may be missing inside a smooth run.
_HOLE_ROWS = 3
#: A drop of this size without a pause is the onset of creak or an octave slip.
_CREAK_STEP_ST = -3.75
_CREAK_HOLE_ROWS = 5
#: Modal voice stays within this distance of the sentence's median.
_LOWEST_ST, _HIGHEST_ST = -8.0, 12.0
#: Rows far below the loudest are breath and reverberation.
_BELOW_PEAK_DB = 30.0
_FEWEST_ROWS = 30
_RUN_ROWS = 5
#: Rows averaged into the height of the ending.
_LAST_ROWS = 3
#: Talk after the last modal voice; more is a creaky end, which is a fall. (A syllable ends in a vowel or nasal.)
_CREAK_ROWS = 20

#: Talk before an end that tells the sentence's own median.
LOOK_BACK_S = 4.0

#: Endings in statements of speakers nobody has heard before, semitones about the sentence's median:
#: syllables of high or rising tone, and the others (medians over the readings of 16 voices).
USUAL_HIGH_ST, USUAL_LOW_ST = -3.3, -5.0
#: Spread of pitch in the talk of such a speaker (same measurement).
USUAL_SPREAD_ST = 3.2
#: Below this share of the usual spread a sentence is flat (TON-09 calls 65 % monotonous).
_FLAT = 0.65
#: Tones whose end is high.
_HIGH_TONES = "12"
_TONES = "12345"
#: Endings that the prior is worth beside a speaker's own.
_PRIOR_ENDINGS = 4
#: Share of a speaker's endings below those of the high tones: three in ten syllables of read text end high.
_HIGH_SHARE = 85


@dataclass(frozen=True, slots=True)
class Ending:
    """The last modal voice of a sentence.

    Parameters
    ----------
    height_st : float
        Semitones about the sentence's median.
    span : Span
        The part that was looked at: 0.35 s before its end.
    spread_st : float
        Spread of pitch in the sentence.
    """

    height_st: float
    span: Span
    spread_st: float


def ending(track: VoiceTrack, talk: Sequence[Span]) -> Ending | None:
    """Measure how talk ends.

    Parameters
    ----------
    track : VoiceTrack
        The speaker's rows.
    talk : sequence of Span
        Stretches of the sentence's talk; the end of the last is the end in question.

    Returns
    -------
    Ending or None
        ``None`` where too little is voiced or the end is creak.
    """
    rows = [np.arange(round(s.start_s * ROWS), round(s.end_s * ROWS)) for s in talk]
    at = np.concatenate(rows) if rows else np.empty(0, np.intp)
    f0, periodicity, level = (column(track, name, talk) for name in ("f0_hz", "periodicity", "level_db"))
    sure = np.isfinite(f0) & (periodicity >= SURE_PERIODICITY)
    if sure.sum() < _FEWEST_ROWS:
        return None
    height = 12 * np.log2(f0 / median(f0[sure]))
    loud = level > percentile(level[sure], 95) - _BELOW_PEAK_DB
    modal = _modal(height, np.flatnonzero(sure & loud & (height > _LOWEST_ST) & (height < _HIGHEST_ST)), at)
    if len(modal) < _LAST_ROWS or at[-1] - at[modal[-1]] > _CREAK_ROWS:
        return None
    end_s = float(at[modal[-1]] + 1) / ROWS
    span = Span(max(talk[0].start_s, end_s - 0.35), end_s)
    return Ending(float(np.mean(height[modal[-_LAST_ROWS:]])), span, spread_st(f0[sure]))


def _modal(height_st: Floats, usable: Indices, at: Indices) -> Indices:
    """Rows of smooth runs, without those that drop out of the run before: creak and octave slips."""
    if not len(usable):
        return usable
    seams = (np.diff(at[usable]) > _HOLE_ROWS) | (np.abs(np.diff(height_st[usable])) > _STEP_ST)
    kept: list[Indices] = []
    for run in np.split(usable, np.flatnonzero(seams) + 1):
        if len(run) < _RUN_ROWS:
            continue
        if kept:
            before = kept[-1][-1]
            drop = height_st[run[0]] - height_st[before]
            if at[run[0]] - at[before] <= _CREAK_HOLE_ROWS and drop < _CREAK_STEP_ST:
                continue
        kept.append(run)
    return np.concatenate(kept) if kept else usable[:0]


def tone_of_last(text: str) -> str:
    """Lexical tone of the last syllable, ``"1"`` to ``"5"`` (neutral).

    Examples
    --------
    >>> tone_of_last("请您稍等。"), tone_of_last("可以吗？"), tone_of_last("OK")
    ('3', '5', '5')
    """
    chars = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    read = lazy_pinyin("".join(chars[-4:]), style=Style.TONE3, neutral_tone_with_five=True)
    return read[-1][-1] if read and read[-1][-1] in _TONES else "5"


def usual_endings(heights_st: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """What a speaker's endings are like for each tone, from endings whose words are not known.

    Syllables of high tone end where the speaker's highest endings are, the others at the
    median; few endings count beside what is usual among speakers.

    Examples
    --------
    >>> dict(usual_endings([-6.0, -6.5, -5.0, -2.0] * 5))["4"]
    -5.42
    """
    weight = len(heights_st) / (len(heights_st) + _PRIOR_ENDINGS)
    own = np.percentile(heights_st, [_HIGH_SHARE, 50]) if heights_st else np.zeros(2)
    high, low = weight * own + (1 - weight) * np.array([USUAL_HIGH_ST, USUAL_LOW_ST])
    return tuple((tone, round(float(high if tone in _HIGH_TONES else low), 2)) for tone in _TONES)


def expected_st(baseline: Baseline | None, tone: str, spread_st: float) -> float:
    """Height at which this speaker's sentences end on a syllable of this tone.

    Parameters
    ----------
    baseline : Baseline or None
        The speaker's usual voice.
    tone : str
        Of the last syllable.
    spread_st : float
        Spread of pitch in the sentence: who speaks much flatter than usual also falls less far.

    Examples
    --------
    >>> usual = Baseline(spread_st=3.0, endings_st=(("4", -6.0),))
    >>> expected_st(usual, "4", 3.2), expected_st(usual, "4", 0.39)
    (-6.0, -1.2)
    """
    known = dict(baseline.endings_st) if baseline else {}
    usual = known.get(tone, USUAL_HIGH_ST if tone in _HIGH_TONES else USUAL_LOW_ST)
    usual_spread = baseline.spread_st if baseline and baseline.spread_st else USUAL_SPREAD_ST
    return round(usual * min(1.0, spread_st / (_FLAT * usual_spread)), 3)
