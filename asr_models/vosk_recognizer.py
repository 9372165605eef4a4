"""Vosk as a recogniser: words while they are spoken, from a model folder on this machine.

A Kaldi assertion aborts its process without a Python exception, so live calls run this
in a worker. Models are opened by path only: by name, Vosk would download one unchecked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from asr_models.dither import Dither, without_dither
from asr_models.errors import ModelError
from asr_models.installed import from_folder
from asr_models.quiet import quiet_stderr
from asr_models.recognizer import Capabilities, Identity
from asr_models.simplify import plain, plain_words
from asr_models.transcript import Hearing, Utterance, Word
from audio.block import RATE, Samples, Speaker
from audio.span import Span, to_seconds

#: While Vosk hears nothing, a word may still come from this far back: its decoder looks
#: ahead about a second before a word appears in the partial result.
LOOK_BACK_S = 1.5

#: What models write for a sound that is no word.
_NO_WORD = frozenset({"[unk]", "<unk>", "<UNK>", "<eps>", "<SPOKEN_NOISE>", "[noise]", "[laughter]"})


class VoskEngine:
    """One loaded Vosk model for any number of speakers.

    Parameters
    ----------
    model : vosk.Model
        Loaded; shared by all recognisers.
    identity : Identity
        Written into reports.
    """

    def __init__(self, model: Any, identity: Identity) -> None:
        self._model = model
        self._identity = identity
        self._lock = Lock()

    @property
    def identity(self) -> Identity:
        """Engine, model and language."""
        return self._identity

    def recognizer(self, speaker: Speaker, start_s: float = 0.0) -> VoskRecognizer:
        """Give a new recogniser whose sound begins at `start_s` of call time."""
        from vosk import KaldiRecognizer  # noqa: PLC0415 - the app's own process must not load Kaldi

        with self._lock:  # two at once have crashed inside Kaldi
            kaldi = KaldiRecognizer(self._model, RATE)
            kaldi.SetWords(True)
        return VoskRecognizer(kaldi, speaker, start_s, self._identity.language)


class VoskRecognizer:
    """One speaker's stream through Kaldi.

    Parameters
    ----------
    kaldi : vosk.KaldiRecognizer
        Fresh, with words switched on. It counts time from its own birth.
    speaker : Speaker
        Whose sound it hears.
    start_s : float
        Call time at which its sound begins.
    language : str
        Words of Chinese are joined and simplified, others keep their spaces.
    """

    def __init__(self, kaldi: Any, speaker: Speaker, start_s: float, language: str) -> None:
        self._kaldi = kaldi
        self._speaker = speaker
        self._start_s = start_s
        self._chinese = language == "zh"
        self._dither = Dither()
        self._fed = 0
        self._settled_s = start_s
        self._partial = ""
        self._partial_from_s = start_s

    @property
    def capabilities(self) -> Capabilities:
        """Streaming, with measured word times and confidences."""
        return Capabilities(streaming=True, word_times=True, confidence=True)

    @property
    def settled_s(self) -> float:
        """Stands still while words are provisional, else runs `LOOK_BACK_S` behind."""
        return self._settled_s

    def accept(self, step: Samples) -> Sequence[Hearing | Utterance]:
        """Hear one step; ask Kaldi for an endpoint once."""
        ended = self._kaldi.AcceptWaveform(self._dither.pcm(step).tobytes())
        self._fed += len(step)
        if ended:
            return self._final(json.loads(self._kaldi.Result()))
        return self._provisional(str(json.loads(self._kaldi.PartialResult()).get("partial", "")))

    def finish(self) -> Sequence[Hearing | Utterance]:
        """Hear the end; return the tail's words."""
        return self._final(json.loads(self._kaldi.FinalResult()))

    @property
    def _fed_s(self) -> float:
        return self._start_s + to_seconds(self._fed, RATE)

    def _provisional(self, raw: str) -> list[Hearing | Utterance]:
        text = self._spelled(" ".join(_bare(word) for word in raw.split() if word not in _NO_WORD))
        if not text and not self._partial:
            self._settled_s = max(self._settled_s, self._fed_s - LOOK_BACK_S)
        if text == self._partial:
            return []
        if not self._partial:
            self._partial_from_s = max(self._settled_s, self._fed_s - LOOK_BACK_S / 2)
        self._partial = text
        return [Hearing(self._speaker, Span(self._partial_from_s, self._fed_s), text, self._fed_s)]

    def _final(self, result: Mapping[str, Any]) -> list[Hearing | Utterance]:
        words = self._words([item for item in result.get("result", ()) if item["word"] not in _NO_WORD])
        dropped, self._partial = bool(self._partial), ""
        said: list[Hearing | Utterance] = []
        if words:
            said = [self._utterance(words)]
        elif dropped:
            said = [Hearing(self._speaker, Span(self._partial_from_s, self._fed_s), "", self._fed_s)]
        self._settled_s = self._fed_s
        return said

    def _utterance(self, words: Sequence[Word]) -> Utterance:
        joined = self._spelled(" ".join(word.text for word in words))
        spoken = plain_words(words) if self._chinese else tuple(words)
        return Utterance(
            speaker=self._speaker,
            span=Span(words[0].span.start_s, words[-1].span.end_s),
            text=joined,
            words=spoken,
            confidence=sum(word.confidence for word in words) / len(words),
            settled_at_s=self._fed_s,
        )

    def _words(self, items: Sequence[Mapping[str, Any]]) -> list[Word]:
        """Put Kaldi's times on the call's clock, in order and inside what may still be said."""
        words: list[Word] = []
        floor_s = self._settled_s
        for item in items:
            start_s = min(max(self._start_s + float(item["start"]), floor_s), self._fed_s)
            end_s = min(max(self._start_s + float(item["end"]), start_s), self._fed_s)
            confidence = min(1.0, max(0.0, float(item.get("conf", 1.0))))
            words.append(Word(_bare(str(item["word"])), Span(start_s, end_s), confidence))
            floor_s = end_s
        return words

    def _spelled(self, text: str) -> str:
        return plain(text) if self._chinese else text


def _bare(word: str) -> str:
    """Take off the braces that some vocabularies put around rare words."""
    return word.strip("{}") or word


def load_vosk(path: Path, model_id: str | None = None, language: str | None = None) -> VoskEngine:
    """Open a Vosk model folder.

    Parameters
    ----------
    path : Path
        Unpacked model with ``am``, ``conf`` and ``graph``.
    model_id, language : str, optional
        Where the folder's name does not say them.

    Returns
    -------
    VoskEngine
        Named after the folder's manifest, else the folder, unless told otherwise.

    Raises
    ------
    ModelError
        If the folder is no Vosk model, lacks parts or Kaldi cannot read it.
    """
    model = from_folder(path)
    advice = "Install it anew: 'coach models list' shows what there is."
    if model.engine != "vosk":
        raise ModelError(f"'{path}' holds a {model.engine} model, not one for Vosk.", advice)
    try:
        import vosk  # noqa: PLC0415 - the app's own process must not load Kaldi
    except (ImportError, OSError) as problem:
        raise ModelError(
            f"Vosk cannot be loaded ({problem}).", "Install the package 'vosk' for this system."
        ) from problem
    vosk.SetLogLevel(-1)
    try:
        with without_dither(path) as folder, quiet_stderr():
            loaded = vosk.Model(str(folder))
    except Exception as problem:
        raise ModelError(f"The model folder '{path}' is damaged: Kaldi cannot read it.", advice) from problem
    return VoskEngine(loaded, Identity("vosk", model_id or model.id, language or model.language))
