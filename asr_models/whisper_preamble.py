"""A neutral sentence that stands before the first words of a call.

What Whisper hears first it hears worst, and a call's first words are its greeting. With
any sentence in front, whoever says it, the greeting is heard like what follows: character
errors in the 39 first stretches of 20 calls with other voices fell from 17.5 to 14.0 %.
It holds nothing that a pack judges. A synthetic voice (Kokoro-82M, Apache-2.0) says it.
"""

from __future__ import annotations

from importlib.resources import as_file, files

import soundfile

from asr_models.whisper_decoder import Before, WhisperDecoder
from asr_models.whisper_listener import levelled

#: Language to file and its words.
SENTENCES = {"zh": ("preamble_zh.flac", "客户打来电话的时候，第一句话就会留下印象。")}


def preamble(decoder: WhisperDecoder, language: str) -> tuple[Before, ...]:
    """Give what stands before the first stretch.

    Parameters
    ----------
    decoder : WhisperDecoder
        Spells the words in its own symbols.
    language : str
        Code of what is spoken.

    Returns
    -------
    tuple of Before
        One piece, or none for a language without a sentence.
    """
    if language not in SENTENCES:
        return ()
    name, text = SENTENCES[language]
    with as_file(files("asr_models") / name) as path:
        samples, _ = soundfile.read(path, dtype="float32")
    return (Before(levelled(samples), decoder.spell(text)),)
