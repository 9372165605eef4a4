"""Vosk as a recogniser: words while they are spoken, from a model folder on this machine.

A Kaldi assertion aborts its process without a Python exception, so live calls run this
in a worker. Models are opened by path only: by name, Vosk would download one unchecked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from asr_models.dither import Dither, without_dither
from asr_models.errors import ModelError
from asr_models.heap import give_back
from asr_models.installed import from_folder
from asr_models.pauses import Pauses
from asr_models.quiet import quiet_stderr
from asr_models.recognizer import Capabilities, Identity
from asr_models.simplify import plain, plain_words
from asr_models.transcript import Hearing, Utterance, Word
from audio.block import RATE, Samples, Speaker
from audio.span import Span, to_seconds

#: While Vosk hears nothing, a word may still come from this far back: its decoder looks
#: ahead about a second before a word appears in the partial result.
LOOK_BACK_S = 1.5

#: A breath ends in the first pause of so many samples: what no sentence of the product reaches over.
_PAUSE = round(0.6 * RATE)
#: So does a long one in a shorter pause, as segments for whole sentences do.
_SHORT_PAUSE, _LONG_BREATH = round(0.4 * RATE), 3 * RATE
#: It ends when so much has been heard since its pause began. Kaldi is behind what it was given by 0.2 to 0.45 s:
#: its cut then falls into the pause, and what follows it is not lost.
_CUT_AFTER = round(0.6 * RATE)

#: After so many samples Kaldi gives way to a fresh one at the next end in quiet: each keeps all of the graph that it
#: has ever walked. It forgets what it learned of the speaker after 600 s anyway, so that this costs no words.
_RENEWED_AFTER = 560 * RATE

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
        return VoskRecognizer(self._fresh, speaker, start_s, self._identity.language)

    def _fresh(self) -> Any:
        from vosk import KaldiRecognizer  # noqa: PLC0415 - the app's own process must not load Kaldi

        with self._lock:  # two at once have crashed inside Kaldi
            kaldi = KaldiRecognizer(self._model, RATE)
            kaldi.SetWords(True)
        return kaldi


class VoskRecognizer:
    """One speaker's stream through Kaldi.

    Parameters
    ----------
    fresh : callable
        Gives a new ``vosk.KaldiRecognizer`` with words switched on. It counts time from its own birth.
    speaker : Speaker
        Whose sound it hears.
    start_s : float
        Call time at which its sound begins.
    language : str
        Words of Chinese are joined and simplified, others keep their spaces.
    """

    def __init__(self, fresh: Callable[[], Any], speaker: Speaker, start_s: float, language: str) -> None:
        self._fresh = fresh
        self._kaldi = fresh()
        self._born = 0
        self._speaker = speaker
        self._start_s = start_s
        self._chinese = language == "zh"
        self._dither = Dither()
        self._pauses = Pauses()
        self._cut_at: int | None = None
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
        """Hear one step; ask Kaldi for an endpoint once, and make one where the speaker has paused."""
        ended = self._kaldi.AcceptWaveform(self._dither.pcm(step).tobytes())
        self._fed += len(step)
        self._pauses.hear(step)
        if ended or self._paused():
            until_s = self._fed_s if ended else self._fed_s - to_seconds(_CUT_AFTER, RATE)
            said = self._final(json.loads(self._kaldi.Result()), until_s)
            self._renew()
            return said
        return self._provisional(str(json.loads(self._kaldi.PartialResult()).get("partial", "")))

    def finish(self) -> Sequence[Hearing | Utterance]:
        """Hear the end; return the tail's words."""
        return self._final(json.loads(self._kaldi.FinalResult()), self._fed_s)

    @property
    def _fed_s(self) -> float:
        return self._start_s + to_seconds(self._fed, RATE)

    def _paused(self) -> bool:
        """Whether a breath that holds words is to end now."""
        if not self._partial:
            self._cut_at = None
            return False
        if self._cut_at is None:
            breath_s = self._fed_s - self._partial_from_s
            least = _SHORT_PAUSE if breath_s >= to_seconds(_LONG_BREATH, RATE) else _PAUSE
            if self._pauses.longest >= least:
                self._cut_at = self._fed + max(0, _CUT_AFTER - self._pauses.since)
        return self._cut_at is not None and self._fed >= self._cut_at

    def _renew(self) -> None:
        """Let Kaldi go where it has grown and nobody speaks: the sound that it has not come to is lost with it."""
        if self._fed - self._born >= _RENEWED_AFTER and self._pauses.quiet >= _SHORT_PAUSE:
            self._kaldi = None  # gone before its successor takes room
            give_back()
            self._kaldi = self._fresh()
            self._born = self._fed

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

    def _final(self, result: Mapping[str, Any], until_s: float) -> list[Hearing | Utterance]:
        """Take final words; what Kaldi hears next may begin from `until_s` on, or where they end."""
        words = self._words([item for item in result.get("result", ()) if item["word"] not in _NO_WORD])
        dropped, self._partial, self._cut_at = bool(self._partial), "", None
        said: list[Hearing | Utterance] = []
        if words:
            said = [self._utterance(words)]
        elif dropped:
            said = [Hearing(self._speaker, Span(self._partial_from_s, self._fed_s), "", self._fed_s)]
        self._settled_s = max(self._settled_s, until_s, words[-1].span.end_s if words else 0.0)
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
        born_s = self._start_s + to_seconds(self._born, RATE)
        for item in items:
            start_s = min(max(born_s + float(item["start"]), floor_s), self._fed_s)
            end_s = min(max(born_s + float(item["end"]), start_s), self._fed_s)
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
