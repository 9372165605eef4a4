"""Where the syllables of a known text lie in a sound: no recogniser, only how speech swells and changes.

Every syllable gets a stretch of the sound. Which stretches, dynamic programming finds: boundaries
where the sound dips or its colour changes, one swelling in each, lengths as syllables have them,
pauses where the text has a stop.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pypinyin import Style, lazy_pinyin

from audio.span import Span
from feedback.normal_text import NormalText, normal

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_ROW_S = 0.01
#: Shortest and longest syllable, as factors of the mean.
_SHORTEST, _LONGEST = 0.3, 2.6
#: Lengths before a stop and of neutral syllables, as factors of the mean.
_BEFORE_STOP, _NEUTRAL = 1.35, 0.8
#: What the parts of the cost weigh: length, dip, change of colour, swelling, pause out of place.
_LENGTH, _DIP, _CHANGE, _SWELL, _PAUSE = 2.0, 1.0, 0.7, 0.8, 4.0
#: A dip is as deep as it need be; rows on either side that it is held against.
_DEEP_DB, _AROUND_ROWS = 8.0, 8


@dataclass(frozen=True, slots=True)
class Placed:
    """One syllable of a sentence.

    Parameters
    ----------
    char : str
        Its character; empty where the text is not known.
    tone : str
        Lexical tone ``"1"`` to ``"5"`` (neutral); empty where it is not known.
    span : Span
        From the first row of the contour, seconds.
    """

    char: str
    tone: str
    span: Span


def tones(chars: str) -> tuple[str, ...]:
    """Lexical tone of every character, read in its context; ``"5"`` for the neutral one and what has none.

    Examples
    --------
    >>> tones("好吗")
    ('3', '5')
    """
    read = lazy_pinyin(chars, style=Style.TONE3, neutral_tone_with_five=True)
    if len(read) != len(chars):
        read = [lazy_pinyin(char, style=Style.TONE3, neutral_tone_with_five=True)[0] for char in chars]
    return tuple(one[-1] if one[-1] in "1234" else "5" for one in read)


def place(
    text: str, level_db: Floats, sounding: Bools, nuclei_s: Sequence[float], timbre: Floats | None = None
) -> tuple[Placed, ...]:
    """Lay the syllables of a text over a sound.

    Parameters
    ----------
    text : str
        What was said, with its punctuation; empty to take every nucleus for a syllable.
    level_db, sounding : numpy.ndarray [shape=(n,)]
        Rows of 10 ms from the first to the last sound, and which of them are no pause.
    nuclei_s : sequence of float
        Where the sound swells.
    timbre : numpy.ndarray [shape=(n, k)] or None
        Its colour.
    """
    said = normal(text)
    talk = np.flatnonzero(sounding)
    if not said.chars:
        return _by_nuclei(nuclei_s, len(level_db))
    shown = "".join(_shown(said, i) for i in range(len(said.chars)))
    if len(talk) < 3 * len(said.chars):  # too short for the text: something else was said
        return _evenly(shown, len(level_db))
    ends = _boundaries(
        said.chars, said.commas, level_db[talk], talk, nuclei_s, None if timbre is None else timbre[talk]
    )
    starts = [0, *ends[:-1]]
    return tuple(
        Placed(char, tone, Span(talk[a] * _ROW_S, (talk[b - 1] + 1) * _ROW_S))
        for char, tone, a, b in zip(shown, tones(said.chars), starts, ends, strict=True)
    )


def _shown(said: NormalText, at: int) -> str:
    """The character as it is written, where it is one; digits as they are read."""
    start, end = said.place(at, at + 1)
    written = said.source[start:end]
    return written if len(written) == 1 and not written.isdigit() else said.chars[at]


def _boundaries(
    chars: str,
    stops: frozenset[int],
    level_db: Floats,
    talk: npt.NDArray[np.intp],
    nuclei_s: Sequence[float],
    timbre: Floats | None,
) -> list[int]:
    """End of every syllable, in rows of talk."""
    rows, count = len(level_db), len(chars)
    mean = rows / count
    usual = np.array([
        mean * (_BEFORE_STOP if i + 1 in stops else 1.0) * (_NEUTRAL if tone == "5" else 1.0)
        for i, tone in enumerate(tones(chars))
    ])  # fmt: skip
    usual *= rows / usual.sum()
    at_row = _cost_of_boundary(level_db, timbre)
    swell = np.concatenate(([0], np.cumsum(np.isin(talk, np.rint(np.array(nuclei_s) / _ROW_S).astype(int)))))
    gaps = np.flatnonzero(np.diff(talk) > 1) + 1  # rows of talk that follow a pause
    paused = np.zeros(rows + 1)
    paused[gaps] = 1.0
    silence = np.concatenate(([0], np.cumsum(paused)))
    best = np.full((count + 1, rows + 1), np.inf)
    best[0, 0] = 0.0
    back = np.zeros((count + 1, rows + 1), np.intp)
    ends = np.arange(rows + 1)
    for k in range(count):
        low, high = max(2, int(_SHORTEST * mean)), int(_LONGEST * mean) + 2
        for length in range(low, min(high, rows + 1)):
            a, b = ends[: rows + 1 - length], ends[length:]
            inside = swell[b] - swell[a]
            cost = _LENGTH * np.log(length / usual[k]) ** 2 + _SWELL * np.minimum(np.abs(inside - 1), 2)
            cost = cost + _PAUSE * (silence[b] - silence[a + 1])  # a pause within the syllable
            if k + 1 < count:
                expected = k + 1 in stops
                cost = cost + at_row[b] + _PAUSE * (paused[b] > 0) * (0.0 if expected else 0.3)
            total = best[k, a] + cost
            better = total < best[k + 1, b]
            best[k + 1, b[better]] = total[better]
            back[k + 1, b[better]] = a[better]
    if not np.isfinite(best[count, rows]):
        return [round(rows * (i + 1) / count) for i in range(count)]
    found, at = [], rows
    for k in range(count, 0, -1):
        found.append(int(at))
        at = back[k, at]
    return found[::-1]


def _cost_of_boundary(level_db: Floats, timbre: Floats | None) -> Floats:
    """How unlikely a boundary is before each row: low where the sound dips or its colour changes."""
    rows = len(level_db)
    padded = np.pad(level_db, _AROUND_ROWS, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, _AROUND_ROWS)
    before, after = windows[:rows].max(axis=1), windows[_AROUND_ROWS : _AROUND_ROWS + rows].max(axis=1)
    dip = np.clip(np.minimum(before, after) - level_db, 0, _DEEP_DB) / _DEEP_DB
    cost = np.zeros(rows + 1)
    cost[:rows] = _DIP * (1 - dip)
    if timbre is not None and timbre.shape[1]:
        change = np.zeros(rows)
        change[3:-3] = np.linalg.norm(timbre[6:] - timbre[:-6], axis=1)
        cost[:rows] += _CHANGE * (1 - change / max(1e-9, float(np.percentile(change, 98)))).clip(0, 1)
    return cost


def _by_nuclei(nuclei_s: Sequence[float], rows: int) -> tuple[Placed, ...]:
    """A syllable around every nucleus, with its borders half way between two."""
    if not nuclei_s:
        return (Placed("", "", Span(0.0, rows * _ROW_S)),)
    edges = [0.0, *((a + b) / 2 for a, b in itertools.pairwise(nuclei_s)), rows * _ROW_S]
    return tuple(Placed("", "", Span(a, b)) for a, b in itertools.pairwise(edges))


def _evenly(chars: str, rows: int) -> tuple[Placed, ...]:
    edges = np.linspace(0, rows * _ROW_S, len(chars) + 1).tolist()
    return tuple(Placed(c, t, Span(a, b)) for c, t, a, b in zip(chars, tones(chars), edges, edges[1:], strict=False))
