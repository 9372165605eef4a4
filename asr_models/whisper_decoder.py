"""One pass of Whisper over one piece of sound, with what came before it as a given.

A short turn heard alone is often misheard. With the speaker's preceding seconds in
front it is heard far better. Their words are handed to the model as text that came before,
and the instant at which the turn begins as already written: it takes that in at once. Now and
then it writes those words again all the same. Then they are handed to it with their times as
already written, which it walks through token by token and which cannot come back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from asr_models.doubt import repeats
from asr_models.transcript import Word
from audio.block import RATE, Samples
from audio.span import Span

#: Silence between what came before and the turn itself.
JOINT = round(0.4 * RATE)

#: Neutral and in simplified characters. Phrases that a pack judges must never stand here:
#: the model would write them where nobody said them.
PROMPT = {"zh": "以下是普通话的电话客服对话。"}

#: Hypotheses kept while decoding. Five hear no better than three (docs/measurements.md) and take longer.
BEAM = 3

_TICK_S = 0.02  # resolution of Whisper's time tokens
_FRAMES = 3_000  # ten-millisecond feature frames that its encoder takes at most
#: Frames that it is given at least, and silence after the sound. It was trained on thirty seconds and mishears where it
#: is given much less; each second that it is spared makes it quicker.
_LEAST_FRAMES, _AFTER_FRAMES, _FRAME_STEP = 2_400, 200, 100
_LONGEST = 448  # tokens of its decoder, prompt included


@dataclass(frozen=True, slots=True)
class Heard:
    """What was written for one piece of sound.

    Parameters
    ----------
    tokens : tuple of int
        The model's own symbols, without times.
    units : tuple of Word
        Characters and words with punctuation, seconds from the start of the piece.
    log_probability : float
        Mean over the tokens, natural logarithm; minus infinity without any.
    silence : float
        Probability that nobody speaks, in [0, 1].
    """

    tokens: tuple[int, ...]
    units: tuple[Word, ...]
    log_probability: float
    silence: float

    @property
    def text(self) -> str:
        """Everything written, with punctuation."""
        return "".join(unit.text for unit in self.units).strip()


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """A piece that was heard earlier: its sound and what was written for it."""

    samples: Samples
    tokens: tuple[int, ...]


class WhisperDecoder:
    """A loaded Whisper model that hears pieces of at most thirty seconds.

    Parameters
    ----------
    model : faster_whisper.WhisperModel
        Loaded.
    language : str
        Code of what is spoken.

    Attributes
    ----------
    prompt : str
        What the model is given to read first; empty for languages without one.
    """

    def __init__(self, model: Any, language: str) -> None:
        from faster_whisper.tokenizer import Tokenizer  # noqa: PLC0415 - the extra may be missing

        self._model = model
        self._tokenizer = Tokenizer(
            model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language=language
        )
        self._times_from = int(self._tokenizer.timestamp_begin)
        self._end = int(self._tokenizer.eot)
        self.prompt = PROMPT.get(language, "")
        read = self._tokenizer.encode(f" {self.prompt}") if self.prompt else []
        self._prompt = [self._tokenizer.sot_prev, *read] if read else []

    def spell(self, text: str) -> tuple[int, ...]:
        """Write a known text in the model's own symbols."""
        return tuple(self._tokenizer.encode(text))

    def hear(self, samples: Samples, before: Sequence[Before] = (), most_tokens: int = 60) -> Heard:
        """Write down what is said in a piece of sound.

        Parameters
        ----------
        samples : numpy.ndarray [shape=(n,), float32]
            The piece, 16 kHz.
        before : sequence of Before
            What the same speaker said just before, oldest first.
        most_tokens : int
            More is not written: loops end there.

        Returns
        -------
        Heard
            Of `samples` alone.
        """
        sound, given, joint = self._joined(samples, before)
        encoded = self._encode(sound)
        tokens, silence = self._write(encoded, given, most_tokens)
        if before and repeats(self._text(tokens), [self._text(piece.tokens) for piece in before]):
            tokens, silence = self._write_on(encoded, given, most_tokens)
        if not tokens:
            return Heard((), (), -np.inf, silence)
        told = [token for token in given if token < self._end]
        units, log_probability = self._align(encoded, told, tokens, (joint, len(sound)))
        return Heard(tuple(tokens), units, log_probability, silence)

    def _joined(self, samples: Samples, before: Sequence[Before]) -> tuple[Samples, list[int], int]:
        """Put the sound in a row, and write the given part as the model would have: times and words."""
        if not before:
            return samples, [], 0
        pieces: list[Samples] = []
        given: list[int] = []
        at = 0
        for piece in before:
            given += [self._time(at), *piece.tokens, self._time(at + len(piece.samples))]
            pieces += [piece.samples, np.zeros(JOINT, np.float32)]
            at += len(piece.samples) + JOINT
        return np.concatenate([*pieces, samples]), [*given, self._time(at)], at

    def _time(self, sample: int) -> int:
        return self._times_from + round(sample / RATE / _TICK_S)

    def _encode(self, sound: Samples) -> Any:
        features = self._model.feature_extractor(sound)[:, :_FRAMES]
        known = len(sound) * 100 // RATE
        whole = -(-(known + _AFTER_FRAMES) // _FRAME_STEP) * _FRAME_STEP
        frames = min(_FRAMES, max(_LEAST_FRAMES, whole))
        features = features[:, :frames]
        return self._model.encode(np.pad(features, ((0, 0), (0, frames - features.shape[1]))))

    def _text(self, tokens: Sequence[int]) -> str:
        return str(self._tokenizer.decode([*tokens]))

    def _write(self, encoded: Any, given: Sequence[int], most_tokens: int) -> tuple[list[int], float]:
        """Write what follows, the given words being text that came before."""
        told = [token for token in given if token < self._end]
        instant = given[-1] if given else self._tokenizer.no_timestamps
        read = [*(self._prompt or [self._tokenizer.sot_prev]), *told] if told else self._prompt
        start = [*read, *self._tokenizer.sot_sequence, instant]
        return self._generate(encoded, start, len(given[-1:]), most_tokens)

    def _write_on(self, encoded: Any, given: Sequence[int], most_tokens: int) -> tuple[list[int], float]:
        """Go on where the given words and times end: slower, and they cannot come back."""
        start = [*self._prompt, *self._tokenizer.sot_sequence, *given]
        return self._generate(encoded, start, len(given), most_tokens)

    def _generate(self, encoded: Any, start: list[int], walked: int, most_tokens: int) -> tuple[list[int], float]:
        """Write what follows `start`, of which the model takes the last `walked` tokens one by one."""
        result = self._model.model.generate(
            encoded,
            [start],
            beam_size=BEAM,
            max_length=_room(len(start), walked, most_tokens),
            return_no_speech_prob=True,
            suppress_blank=not walked,
            max_initial_timestamp_index=_FRAMES // 2,
        )[0]
        written = list(result.sequences_ids[0])
        given = start[len(start) - walked :]
        new = written[walked:] if written[:walked] == given else written
        return [token for token in new if token < self._end], float(result.no_speech_prob)

    def _align(
        self, encoded: Any, told: list[int], tokens: list[int], sound: tuple[int, int]
    ) -> tuple[tuple[Word, ...], float]:
        """Find when each unit was said, by the attention that the model paid to the sound, and how surely.

        The score of decoding is no measure: it is a mean over what was given as well.
        """
        joint, length = sound
        start = [*self._prompt, *self._tokenizer.sot_sequence]
        frames = min(_FRAMES, length // 160)
        found = self._model.model.align(encoded, start, [[*told, *tokens]], frames)[0]
        begins = _begins(found.alignments, len(told), len(tokens))
        texts, parts = self._tokenizer.split_to_word_tokens([*tokens, self._end])
        probabilities = np.array(found.text_token_probs[len(told) : len(told) + len(tokens)])
        latest_s = (length - joint) / RATE
        units: list[Word] = []
        at = 0
        for text, part in zip(texts[:-1], parts[:-1], strict=True):
            edges = [min(max(begins[at + n] * _TICK_S - joint / RATE, 0.0), latest_s) for n in (0, len(part))]
            sure = min(1.0, max(0.0, float(np.mean(probabilities[at : at + len(part)]))))
            units.append(Word(text, Span(edges[0], max(edges)), sure))
            at += len(part)
        return tuple(units), float(np.mean(np.log(np.maximum(probabilities, 1e-6))))


def _room(start: int, given: int, most: int) -> int:
    """Length to ask of CTranslate2 for `most` new tokens.

    It counts the prompt, and what it writes, the given part included, may fill half of it.
    """
    return min(_LONGEST, max(start + most, 2 * (given + most)))


def _begins(path: Sequence[tuple[int, int]], told: int, count: int) -> list[int]:
    """Tick at which each of `count` tokens after the first `told` begins, and the end of the last."""
    first: dict[int, int] = {}
    for token, tick in path:
        first.setdefault(token, tick)
    latest = max(first.values(), default=0)
    return [first.get(told + n, latest) for n in range(count + 1)]


def open_decoder(path: Path, language: str, threads: int) -> WhisperDecoder:
    """Load a model folder for the processor, in eight-bit integers.

    Parameters
    ----------
    path : Path
        Folder with ``model.bin``.
    language : str
        Code of what is spoken.
    threads : int
        Cores to use.

    Raises
    ------
    ImportError
        If faster-whisper is not installed.
    RuntimeError, ValueError
        If the model cannot be read.
    """
    from faster_whisper import WhisperModel  # noqa: PLC0415 - the extra may be missing

    model = WhisperModel(str(path), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
    return WhisperDecoder(model, language)
