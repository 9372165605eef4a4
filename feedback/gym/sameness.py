"""Whether a take is the model's sentence at all: what was never that sentence gets no score.

Sound alone tells, whoever speaks and however: aligned, a take fits the sentence better than the same sound cut up
and turned round, and better than a part of it. Words, where somebody hears them, settle what sound leaves open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from asr_models.transcript import Word
from feedback.errors import TakeError
from feedback.gym.contour import Contour
from feedback.gym.reading import distance
from feedback.gym.same_sentence import SameSentence
from feedback.gym.warping import cheapest_cost, distances

Floats = npt.NDArray[np.float64]

#: Level, in decibels that count as much as one standard deviation of a cepstrum, and where it ends.
_LEVEL_DB, _FLOOR_DB = 6.0, -25.0
#: Cepstra weigh less the higher they are: the lower ones carry the vowels, the higher ones the speaker.
_FALLING = 1.5
#: Rows over which change is taken, on either side, and rows that become one.
_REACH, _TOGETHER = 3, 2
#: Parts of a sentence that may be all that was said.
_PARTS: Final = ((0.0, 0.5), (0.5, 1.0), (0.0, 2 / 3), (1 / 3, 1.0))
#: Rows that are aligned at least: of fewer nothing can be told.
_FEWEST = 12
#: Of a pack that says nothing of it.
USUAL: Final = SameSentence()


def check_sentence(
    model: Contour, take: Contour, limits: SameSentence, words: Callable[[], Sequence[Word]] | None = None
) -> None:
    """See that a take is the sentence of its model.

    Parameters
    ----------
    model, take : Contour
        The two.
    limits : SameSentence
        What is likely enough.
    words : callable or None
        Hears the words of the take; asked only where the sound leaves it open. Whatever it cannot hear is left to the
        sound.

    Raises
    ------
    TakeError
        If something else was said: ``take_other``.
    """
    off = unlikeness(model, take, limits)
    if off <= limits.sure:
        return
    said = "".join(word.text for word in words()) if words is not None and model.text else ""
    apart = distance(model.text, said) if said else None
    if apart is not None and apart <= limits.words_same:
        return
    if off > limits.other or (apart is not None and apart >= limits.words_other):
        raise TakeError("take_other", "That was not the sentence.", "Say the sentence that is shown.")


def unlikeness(model: Contour, take: Contour, limits: SameSentence = USUAL) -> float:
    """How little a take fits the model's sentence: about 0.4 for the same in another voice, 0.9 for another one.

    Parameters
    ----------
    model, take : Contour
        The two, with their timbre; without it nothing can be told, and the answer is 0.
    limits : SameSentence
        What they are held against, and how far their pace may be apart.
    """
    if not model.timbre.shape[1] or not take.timbre.shape[1]:
        return 0.0
    wanted, said = _rows(model), _rows(take)
    if min(len(wanted), len(said)) < _FEWEST or len(said) > limits.longest * len(wanted):
        return float("inf")
    apart = distances(wanted, said)
    aside = float(np.median(apart))
    whole = cheapest_cost(apart, aside)
    others = sorted(cheapest_cost(distances(other, said), aside) for other in _others(wanted))
    count = len(wanted)
    part = min(cheapest_cost(apart[int(low * count) : int(high * count)], aside) for low, high in _PARTS)
    paced = abs(float(np.log2(len(said) / count)))
    unlike = float(whole / np.mean(others[: limits.likest]) * whole / max(part, 1e-9))
    return unlike * (1 + max(0.0, paced - limits.pace_octaves))


def _rows(contour: Contour) -> Floats:
    """What the talk sounds like apart from pitch, voice and microphone, and how that changes."""
    talk = contour.timbre[contour.sounding]
    weights = (1.0 + np.arange(talk.shape[1])) ** -_FALLING
    colour = (talk - talk.mean(axis=0)) / np.maximum(talk.std(axis=0), 1e-9) * weights
    level = np.clip(contour.level_db - contour.active_db, _FLOOR_DB, None)[contour.sounding][:, None] / _LEVEL_DB
    rows = np.hstack([level, colour])
    padded = np.pad(rows, ((_REACH, _REACH), (0, 0)), mode="edge")
    change = padded[2 * _REACH :] - padded[: -2 * _REACH]
    change /= np.maximum(change.std(axis=0), 1e-9)
    change[:, 1:] *= weights
    both = np.hstack([rows, change])
    kept = len(both) // _TOGETHER * _TOGETHER
    found: Floats = both[:kept].reshape(-1, _TOGETHER, both.shape[1]).mean(axis=1)
    return found


def _others(rows: Floats) -> list[Floats]:
    """Sounds of the same voice and length that are not the sentence: cut elsewhere, and turned round."""
    third = len(rows) // 3
    return [
        turned if not by else np.roll(turned, by, axis=0)
        for turned, by in (
            (rows[::-1], 0),
            (rows, len(rows) // 2),
            (rows, third),
            (rows, -third),
            (rows[::-1], len(rows) // 2),
            (rows[::-1], third),
        )
    ]
