"""Whisper as a recogniser: stretches cut by voice activity, each heard with what came before.

It is a few seconds late by nature, and always by the same: where a stretch is cut and
what is heard before it depend on the sound alone, never on the clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asr_models.activity import VoiceActivity, silero
from asr_models.doubt import Doubt
from asr_models.errors import ModelError
from asr_models.installed import from_folder
from asr_models.recognizer import Capabilities, Identity
from asr_models.segments import Cutter, Stretch
from asr_models.simplify import plain, plain_words
from asr_models.transcript import Hearing, Utterance, Word
from asr_models.whisper_decoder import Before, Heard, open_decoder
from asr_models.whisper_listener import Decoder, Listener
from asr_models.whisper_preamble import preamble
from audio.block import RATE, Samples, Speaker
from audio.span import Span, to_samples, to_seconds

#: Words on both sides of a pause this long are two utterances.
PARTED_S = 0.8
#: Less speech than this is a click or a breath: no syllable is as short.
LEAST_S = 0.1

_THREADS = 2


class WhisperEngine:
    """One loaded model for any number of speakers in one thread.

    Parameters
    ----------
    decoder : Decoder
        Loaded.
    identity : Identity
        Written into reports.
    preamble : sequence of Before
        Stands before each speaker's first words.
    """

    def __init__(self, decoder: Decoder, identity: Identity, preamble: Sequence[Before] = ()) -> None:
        self._decoder = decoder
        self._identity = identity
        self._preamble = preamble

    @property
    def identity(self) -> Identity:
        """Engine, model and language."""
        return self._identity

    def recognizer(self, speaker: Speaker, start_s: float = 0.0) -> WhisperRecognizer:
        """Give a new recogniser whose sound begins at `start_s` of call time."""
        listener = Listener(self._decoder, self._preamble)
        return WhisperRecognizer(listener, silero(), speaker, to_samples(start_s, RATE))


class WhisperRecognizer:
    """One speaker's sound, cut and heard stretch by stretch.

    Parameters
    ----------
    listener : Listener
        Fresh: it remembers what this speaker said.
    activity : callable
        Fresh voice activity of this speaker.
    speaker : Speaker
        Whose sound it hears.
    start : int
        Sample of call time at which its sound begins.
    """

    def __init__(self, listener: Listener, activity: VoiceActivity, speaker: Speaker, start: int) -> None:
        self._listener = listener
        self._speaker = speaker
        self._cutter = Cutter(activity, start)
        self._sound: deque[Samples] = deque()
        self._kept_from = start
        self._fed = start
        self._ended = False

    @property
    def capabilities(self) -> Capabilities:
        """Whole sentences with measured word times and confidences."""
        return Capabilities(streaming=False, word_times=True, confidence=True)

    @property
    def settled_s(self) -> float:
        """Where the next stretch may begin."""
        return to_seconds(self._fed if self._ended else self._cutter.horizon, RATE)

    def accept(self, step: Samples) -> Sequence[Hearing | Utterance]:
        """Take one step; hear the stretch that it completes, if any."""
        self._sound.append(step)
        self._fed += len(step)
        return self._heard(self._cutter.feed(step))

    def finish(self) -> Sequence[Hearing | Utterance]:
        """Hear what is left."""
        said = self._heard(self._cutter.finish())
        self._ended = True
        return said

    def _heard(self, stretches: Sequence[Stretch]) -> list[Hearing | Utterance]:
        said = [utterance for stretch in stretches for utterance in self._hear(stretch)]
        while self._sound and self._kept_from + len(self._sound[0]) <= self._cutter.horizon:
            self._kept_from += len(self._sound.popleft())
        return said

    def _hear(self, stretch: Stretch) -> list[Hearing | Utterance]:
        speech_s = sum(end - start for start, end in stretch.speech) / RATE
        if speech_s < LEAST_S:
            return []
        kept = np.concatenate(list(self._sound))
        samples = kept[stretch.start - self._kept_from : stretch.end - self._kept_from]
        best = self._listener.listen(samples, speech_s)
        return list(utterances(self._speaker, stretch, best.heard, best.doubt))


def utterances(speaker: Speaker, stretch: Stretch, heard: Heard, reason: Doubt | None) -> list[Utterance]:
    """Turn what was heard in a stretch into utterances, parted at long pauses.

    Parameters
    ----------
    speaker : Speaker
        Who spoke.
    stretch : Stretch
        Where, and where in it there is speech.
    heard : Heard
        What was written; times from the start of the stretch.
    reason : Doubt or None
        Why it is not believed. Then the utterances are unclear; what is no language at
        all is left out, and the stretch stands as an utterance without words.

    Returns
    -------
    list of Utterance
        In order, inside the stretch's speech.
    """
    if not stretch.speech or reason is Doubt.NOBODY:
        return []
    settled_s = to_seconds(stretch.decided, RATE)
    origin_s = to_seconds(stretch.start, RATE)
    if (reason is not None and reason is not Doubt.UNSURE) or not plain_words(heard.units):
        whole = Span(to_seconds(stretch.speech[0][0], RATE), to_seconds(stretch.speech[-1][1], RATE))
        return [Utterance(speaker, whole, "", (), 0.0, settled_s, unclear=True)]
    said: list[Utterance] = []
    for part, units in _parted(stretch, [_moved(unit, origin_s) for unit in heard.units]):
        words = plain_words([_inside(unit, part) for unit in units])
        if words:
            span = Span(words[0].span.start_s, words[-1].span.end_s)
            text = plain("".join(unit.text for unit in units))
            confidence = sum(word.confidence for word in words) / len(words)
            said.append(Utterance(speaker, span, text, words, confidence, settled_s, reason is not None))
    return said


def _parted(stretch: Stretch, units: Sequence[Word]) -> list[tuple[Span, list[Word]]]:
    """Give each unit to the run of speech in which its middle lies; runs part at long pauses."""
    runs: list[Span] = []
    for start, end in stretch.speech:
        run = Span(to_seconds(start, RATE), to_seconds(end, RATE))
        if runs and run.start_s - runs[-1].end_s < PARTED_S:
            runs[-1] = runs[-1] | run
        else:
            runs.append(run)
    shares: list[list[Word]] = [[] for _ in runs]
    at = 0
    for unit in units:
        middle_s = (unit.span.start_s + unit.span.end_s) / 2
        while at + 1 < len(runs) and middle_s > (runs[at].end_s + runs[at + 1].start_s) / 2:
            at += 1
        shares[at].append(unit)
    return list(zip(runs, shares, strict=True))


def _moved(word: Word, by_s: float) -> Word:
    return Word(word.text, Span(word.span.start_s + by_s, word.span.end_s + by_s), word.confidence)


def _inside(word: Word, run: Span) -> Word:
    start_s = min(max(word.span.start_s, run.start_s), run.end_s)
    return Word(word.text, Span(start_s, min(max(word.span.end_s, start_s), run.end_s)), word.confidence)


def load_whisper(path: Path, language: str = "zh", model_id: str | None = None) -> WhisperEngine:
    """Open a Whisper model folder in the CTranslate2 form.

    Parameters
    ----------
    path : Path
        Folder with ``model.bin``, ``config.json`` and ``tokenizer.json``.
    language : str
        Code of what is spoken.
    model_id : str, optional
        Where the folder's name does not say it.

    Returns
    -------
    WhisperEngine
        Loaded, on two cores.

    Raises
    ------
    ModelError
        If the extra is not installed, or the folder is no Whisper model or damaged.
    """
    model = from_folder(path)
    advice = "Install it anew: 'coach models list' shows what there is."
    if model.engine != "whisper":
        raise ModelError(f"'{path}' holds a {model.engine} model, not one for Whisper.", advice)
    try:
        decoder = open_decoder(path, language, _THREADS)
        silero()
    except ImportError as problem:
        raise ModelError(
            f"Whisper cannot be loaded ({problem}).", "Install the program's extra 'whisper'."
        ) from problem
    except (RuntimeError, ValueError, KeyError, OSError) as problem:
        raise ModelError(f"The model folder '{path}' is damaged: Whisper cannot read it.", advice) from problem
    return WhisperEngine(decoder, Identity("whisper", model_id or model.id, language), preamble(decoder, language))
