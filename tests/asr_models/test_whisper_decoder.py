"""What is handed to the model: sound in a row, and what is given written as the model would have."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from asr_models.whisper_decoder import JOINT, PROMPT, Before, WhisperDecoder
from audio.block import RATE

TIMES_FROM, END, NO_TIMES = 1000, 900, 998


class Tokenizer:
    """Stands in for the model's tokenizer: a character is its own token."""

    timestamp_begin, eot, sot_prev, no_timestamps = TIMES_FROM, END, 901, NO_TIMES
    sot_sequence = (902, 903, 904)

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def encode(self, text: str) -> list[int]:
        return [1] * len(text)

    def decode(self, tokens: list[int]) -> str:
        return "".join(chr(0x4E00 + token) for token in tokens)

    def split_to_word_tokens(self, tokens: list[int]) -> tuple[list[str], list[list[int]]]:
        return [chr(0x4E00 + token) for token in tokens], [[token] for token in tokens]


class Model:
    """Writes what it was told to, time by time, and remembers what it was asked."""

    def __init__(self, *written: list[int], echo: bool = True) -> None:
        self.hf_tokenizer = None
        self.model = SimpleNamespace(is_multilingual=True, generate=self.generate, align=self.align)
        self.written, self.echo = list(written), echo
        self.start: list[int] = []
        self.starts: list[list[int]] = []
        self.encoded = 0
        self.options: dict[str, Any] = {}
        self.aligned_after: list[int] = []

    def feature_extractor(self, sound: np.ndarray) -> np.ndarray:
        self.samples = len(sound)
        return np.zeros((80, len(sound) // 160 + 1), np.float32)

    def encode(self, features: np.ndarray) -> str:
        self.shape = features.shape
        self.encoded += 1
        return "encoded"

    def generate(self, _: str, starts: list[list[int]], **options: Any) -> list[Any]:
        (self.start,), self.options = starts, options
        self.starts.append(self.start)
        written = self.written[min(len(self.starts), len(self.written)) - 1]
        given = self.start[self.start.index(904) + 1 :] if self.echo else []
        return [
            SimpleNamespace(
                sequences_ids=[[*(g for g in given if g != NO_TIMES), *written, 1200]],
                no_speech_prob=0.1,
                scores=[-0.4],
            )
        ]

    def align(self, _: str, start: list[int], texts: list[list[int]], frames: int) -> list[Any]:
        tokens = texts[0]
        share = frames // 2 // len(tokens)
        path = [(i, i * share + tick) for i in range(len(tokens)) for tick in range(share)]
        self.aligned_after = start
        return [SimpleNamespace(alignments=[*path, (len(tokens), frames // 2)], text_token_probs=[0.5] * len(tokens))]


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> tuple[WhisperDecoder, Model]:
    monkeypatch.setattr("faster_whisper.tokenizer.Tokenizer", Tokenizer)
    model = Model([7, 8])
    return WhisperDecoder(model, "zh"), model


SECOND = np.zeros(RATE, np.float32)


def test_a_piece_alone_is_heard_without_times_after_a_neutral_prompt(decoder: tuple[WhisperDecoder, Model]) -> None:
    whisper, model = decoder
    heard = whisper.hear(SECOND, most_tokens=30)

    assert model.start == [901, *[1] * (len(PROMPT["zh"]) + 1), 902, 903, 904, NO_TIMES]
    assert model.shape == (80, 2400)
    assert model.options["max_length"] == 2 * 30
    assert model.options["beam_size"] == 3
    assert heard.tokens == (7, 8)
    assert heard.text == chr(0x4E07) + chr(0x4E08)
    assert heard.units[1].span.end_s == pytest.approx(1.0)
    assert heard.log_probability == pytest.approx(np.log(0.5))
    assert model.aligned_after == model.start[:-1]


@pytest.mark.parametrize(("seconds", "frames"), [(1.0, 2400), (22.0, 2400), (22.5, 2500), (27.3, 3000), (30.0, 3000)])
def test_the_model_takes_in_the_sound_and_no_more_silence_than_it_needs(
    decoder: tuple[WhisperDecoder, Model], seconds: float, frames: int
) -> None:
    whisper, model = decoder
    whisper.hear(np.zeros(round(seconds * RATE), np.float32))
    assert model.shape == (80, frames)


BEFORE = [Before(np.zeros(2 * RATE, np.float32), (3, 4)), Before(SECOND, (5,))]
READ = [901, *[1] * (len(PROMPT["zh"]) + 1)]
GIVEN = [1000, 3, 4, 1100, 1120, 5, 1170, 1190]


@pytest.mark.parametrize("echo", [True, False])
def test_what_came_before_is_given_as_read_and_the_turns_own_instant_as_written(
    monkeypatch: pytest.MonkeyPatch, echo: bool
) -> None:
    monkeypatch.setattr("faster_whisper.tokenizer.Tokenizer", Tokenizer)
    model = Model([7, 8], echo=echo)
    heard = WhisperDecoder(model, "zh").hear(SECOND, BEFORE)

    assert model.starts == [[*READ, 3, 4, 5, 902, 903, 904, 1190]]
    assert model.options["max_length"] == 2 * (1 + 60)
    assert model.samples == 4 * RATE + 2 * JOINT
    assert heard.tokens == (7, 8)
    assert heard.log_probability == pytest.approx(np.log(0.5))
    assert len(heard.units) == 2
    assert all(0 <= unit.span.start_s <= unit.span.end_s <= 1.0 for unit in heard.units)


def test_in_a_language_without_a_prompt_what_came_before_is_marked_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faster_whisper.tokenizer.Tokenizer", Tokenizer)
    model = Model([7, 8])
    whisper = WhisperDecoder(model, "ko")
    whisper.hear(SECOND, BEFORE)
    whisper.hear(SECOND)
    assert model.starts == [[901, 3, 4, 5, 902, 903, 904, 1190], [902, 903, 904, NO_TIMES]]


@pytest.mark.parametrize("again", [[3, 4, 7, 8], [5, 7, 8]])
def test_what_may_have_come_back_is_written_anew_with_its_words_and_times_as_written(
    monkeypatch: pytest.MonkeyPatch, again: list[int]
) -> None:
    monkeypatch.setattr("faster_whisper.tokenizer.Tokenizer", Tokenizer)
    model = Model(again, [7, 8])
    heard = WhisperDecoder(model, "zh").hear(SECOND, BEFORE)

    assert model.starts[1:] == [[*READ, 902, 903, 904, *GIVEN]]
    assert model.options["max_length"] == 2 * (len(GIVEN) + 60)
    assert model.encoded == 1
    assert heard.tokens == (7, 8)


def test_who_says_the_same_again_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faster_whisper.tokenizer.Tokenizer", Tokenizer)
    model = Model([5])
    assert WhisperDecoder(model, "zh").hear(SECOND, BEFORE).tokens == (5,)
    assert len(model.starts) == 2


def test_nothing_written_is_nothing_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faster_whisper.tokenizer.Tokenizer", Tokenizer)
    heard = WhisperDecoder(Model([]), "zh").hear(SECOND)

    assert (heard.tokens, heard.text, heard.log_probability, heard.silence) == ((), "", -np.inf, 0.1)


def test_the_prompt_holds_no_phrase_that_is_judged() -> None:
    """Whisper would write it where nobody said it."""
    for courtesy in ("您好", "请", "谢谢", "感谢", "抱歉", "再见", "稍等", "帮您", "为您"):
        assert courtesy not in PROMPT["zh"]
