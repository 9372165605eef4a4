"""When not to believe what a recogniser for whole sentences wrote.

Whisper writes something for every sound: it loops, slips into another language, or
repeats the credits of films. Such a stretch is called unclear: nothing in it was surely
said, and nothing may count as left out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from enum import StrEnum

from asr_models.spread import syllables, tokens

#: Mean log probability below which text is mostly garbage; measured on 46 spoken sentences.
UNSURE = -0.9

#: Above this ratio of text to its zip-compressed form it repeats itself (Radford et al. 2022).
COMPRESSION = 2.4

#: Nobody speaks faster; the fastest Mandarin in corpora is about 8 syllables a second.
SYLLABLES_PER_S = 9.0

#: So many characters in a row as a speaker said just before are heard with care: people repeat shorter ones often.
_SAID_AGAIN = 5

_REPEAT = re.compile(r"(.{1,12}?)\1{3,}")
_LATIN = re.compile(r"[A-Za-z]{3,}(?:[\s,.'-]+[A-Za-z]{2,}){1,}|[A-Za-z]{12,}")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\uac00-\ud7a3\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f]")
#: Credits that the model learnt from subtitles and writes into silence.
_CREDITS = re.compile("字幕|amara|请不吝点赞|订阅.{0,4}转发|明镜与点点|優優獨播|谢谢(?:观看|收看)", re.IGNORECASE)


#: Probability of silence, and log probability of the text, beyond which nobody spoke (Radford et al. 2022).
SILENT, SILENT_UNSURE = 0.6, -1.0


class Doubt(StrEnum):
    """Why a text is not believed."""

    NOBODY = "nobody"
    LOOP = "loop"
    FOREIGN = "foreign"
    CREDITS = "credits or prompt"
    TOO_MUCH = "too much"
    UNSURE = "unsure"


def doubt(text: str, log_probability: float, speech_s: float, silence: float = 0.0, prompt: str = "") -> Doubt | None:
    """Judge a text by itself, its probability and the time there was to say it.

    Parameters
    ----------
    text : str
        Simplified, numbers spelled out.
    log_probability : float
        Mean over tokens, natural logarithm.
    speech_s : float
        Seconds of speech in the stretch.
    silence : float
        Probability that nobody speaks, as the recogniser says, in [0, 1].
    prompt : str
        What the recogniser was given to read first; it sometimes writes it down.

    Returns
    -------
    Doubt or None
        The first reason not to believe it.

    Examples
    --------
    >>> doubt("来来来来来来来", -0.3, 3.0).value, doubt("请您稍等", -0.3, 1.2)
    ('loop', None)
    """
    spoken = tokens(text)
    if silence > SILENT and log_probability < SILENT_UNSURE:
        return Doubt.NOBODY
    if _REPEAT.search("".join(spoken)) or _compression(text) > COMPRESSION:
        return Doubt.LOOP
    if _LATIN.search(text) or _OTHER_SCRIPT.search(text):
        return Doubt.FOREIGN
    if _CREDITS.search(text) or _echoes(spoken, tokens(prompt)):
        return Doubt.CREDITS
    if sum(map(syllables, spoken)) > 2 + SYLLABLES_PER_S * speech_s:
        return Doubt.TOO_MUCH
    return Doubt.UNSURE if log_probability < UNSURE else None


def repeats(text: str, before: Sequence[str]) -> bool:
    """Whether a text may hold what was said before it: the recogniser may have written that again.

    Parameters
    ----------
    text : str
        What was written for a stretch.
    before : sequence of str
        What the recogniser was told of the sound in front of it, piece by piece.

    Returns
    -------
    bool
        It begins with a whole piece, or shares five characters in a row with one.

    Examples
    --------
    >>> repeats("好的。没有了。", ["我明白", "好的"]), repeats("明白的", ["我明白", "好的"])
    (True, False)
    """
    spoken = tokens(text)
    pieces = [tokens(piece) for piece in before]
    return any((piece and spoken[: len(piece)] == piece) or _share(spoken, piece, _SAID_AGAIN) for piece in pieces)


def _echoes(spoken: list[str], prompt: list[str]) -> bool:
    """Whether a text shares six characters in a row with the prompt."""
    return _share(spoken, prompt, 6)


def _share(one: list[str], other: list[str], length: int) -> bool:
    runs = {tuple(other[i : i + length]) for i in range(len(other) - length + 1)}
    return any(tuple(one[i : i + length]) in runs for i in range(len(one) - length + 1))


def _compression(text: str) -> float:
    raw = text.encode()
    return len(raw) / len(zlib.compress(raw)) if raw else 0.0
