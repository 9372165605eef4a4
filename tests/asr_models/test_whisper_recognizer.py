"""How stretches become utterances, told with a decoder that is written down beforehand; then the real one."""

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from asr_models.doubt import Doubt
from asr_models.errors import ModelError
from asr_models.installed import get
from asr_models.lane import WordsLane
from asr_models.load import load
from asr_models.segments import Stretch
from asr_models.transcript import Hearing, Utterance, Word
from asr_models.whisper_decoder import Before, Heard
from asr_models.whisper_listener import Listener
from asr_models.whisper_recognizer import WhisperRecognizer, load_whisper, utterances
from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.lane import Settled
from audio.span import Span
from tests.asr_models.conftest import make_vosk

CALL = Path(__file__).parents[1] / "calls" / "dev04_forbidden_argue.flac"
Seen = list[Hearing | Utterance | Settled]


def heard(text: str, seconds: float, log_probability: float = -0.2) -> Heard:
    """Characters evenly spread over a piece of sound."""
    share = seconds / len(text)
    units = tuple(Word(c, Span(i * share, (i + 1) * share), 0.5) for i, c in enumerate(text))
    return Heard(tuple(range(len(text))), units, log_probability, 0.0)


class Written:
    """Writes what it was told to, and remembers what it was given."""

    prompt = "以下是普通话。"

    def __init__(self, write: Callable[[int], tuple[str, float]]) -> None:
        self.write = write
        self.turns = 0

    def hear(self, samples: Samples, before: Sequence[Before] = (), most_tokens: int = 60) -> Heard:
        assert most_tokens > 16
        assert len(before) <= self.turns
        text, log_probability = self.write(self.turns)
        self.turns += 1
        return heard(text, len(samples) / RATE, log_probability)


def call(turns: Sequence[tuple[float, float]], seconds: float) -> Samples:
    sound = np.full(round(seconds * RATE), 1e-4, np.float32)
    for start, end in turns:
        sound[round(start * RATE) : round(end * RATE)] = 0.05
    return sound


TURNS = call([(1.0, 3.0), (6.0, 7.0), (10.0, 14.0)], 17.0)


def run(decoder: Written, sound: Samples = TURNS, block: int = 1600, start: int = 0) -> Seen:
    recognizer = WhisperRecognizer(Listener(decoder), lambda frame: float(abs(frame[0]) > 0.01), Speaker.AGENT, start)
    lane = WordsLane(Speaker.AGENT, recognizer, start)
    seen: Seen = []
    for at in range(0, len(sound), block):
        seen += lane.feed(AudioBlock(Speaker.AGENT, sound[at : at + block], start + at))
    return seen + lane.finish()


def said(seen: Seen) -> list[Utterance]:
    return [one for one in seen if isinstance(one, Utterance)]


def test_each_stretch_is_an_utterance_settled_where_it_was_cut() -> None:
    seen = said(run(Written(lambda turn: (["您好请讲", "好的", "再见谢谢"][turn], -0.2))))

    assert [one.text for one in seen] == ["您好请讲", "好的", "再见谢谢"]
    assert [one.settled_at_s for one in seen] == pytest.approx([3.8, 8.8, 14.4], abs=0.15)
    assert seen[0].span.start_s == pytest.approx(1.0, abs=0.05)
    assert seen[0].span.end_s == pytest.approx(3.0, abs=0.05)
    assert (seen[0].confidence, seen[0].unclear) == (0.5, False)


@pytest.mark.parametrize("block", [160, 1234, 4096, len(TURNS)])
def test_any_blocking_gives_the_same(block: int) -> None:
    assert run(Written(lambda _: ("您好", -0.2)), block=block) == run(Written(lambda _: ("您好", -0.2)))


def test_the_horizon_is_never_broken_and_ends_at_the_end() -> None:
    horizon_s = 0.0
    for one in run(Written(lambda _: ("您好", -0.2))):
        if isinstance(one, Settled):
            assert one.until_s >= horizon_s
            horizon_s = one.until_s
        else:
            assert one.span.start_s >= horizon_s
    assert horizon_s == 17.0


def test_a_restart_moves_every_time() -> None:
    moved = said(run(Written(lambda _: ("您好", -0.2)), start=5 * RATE))

    assert [one.span.start_s - 5 for one in moved] == pytest.approx(
        [one.span.start_s for one in said(run(Written(lambda _: ("您好", -0.2))))]
    )


def test_a_click_is_no_word() -> None:
    assert said(run(Written(lambda _: ("嗯", -0.1)), call([(1.0, 1.06)], 6.0))) == []


STRETCH = Stretch(0, 6 * RATE, ((RATE, 2 * RATE), (4 * RATE, 5 * RATE)), 6 * RATE)


def test_words_on_both_sides_of_a_long_pause_are_two_utterances() -> None:
    units = [
        Word(c, Span(at, at + 0.5), 0.9) for c, at in zip("您好，请讲。", (1.0, 1.5, 2.0, 4.0, 4.5, 5.0), strict=True)
    ]
    both = utterances(Speaker.AGENT, STRETCH, Heard((1,), tuple(units), -0.2, 0.0), None)

    assert [one.text for one in both] == ["您好，", "请讲。"]
    assert [one.span for one in both] == [Span(1.0, 2.0), Span(4.0, 5.0)]
    assert {one.settled_at_s for one in both} == {6.0}


def test_words_are_kept_inside_the_speech_and_in_order() -> None:
    units = tuple(Word(c, Span(at, at + 0.4), 0.9) for c, at in zip("您好请讲", (0.0, 0.4, 4.9, 5.3), strict=True))
    words = [
        word for one in utterances(Speaker.AGENT, STRETCH, Heard((1,), units, -0.2, 0.0), None) for word in one.words
    ]

    assert all(a.span.end_s <= b.span.start_s for a, b in itertools.pairwise(words))
    assert words[0].span.start_s >= 1.0
    assert words[-1].span.end_s <= 5.0


def test_characters_and_numbers_leave_in_one_spelling() -> None:
    (one,) = utterances(Speaker.AGENT, Stretch(0, RATE, ((0, RATE),), RATE), heard("這裡20%", 1.0), None)

    assert one.text == "".join(word.text for word in one.words) == "这里百分之二十"


def test_a_guess_is_unclear_and_a_loop_has_no_words() -> None:
    guess = utterances(Speaker.AGENT, STRETCH, heard("为哪位呀", 6.0, -1.2), Doubt.UNSURE)
    (loop,) = utterances(Speaker.AGENT, STRETCH, heard("来来来来来", 6.0), Doubt.LOOP)
    (nothing,) = utterances(Speaker.AGENT, STRETCH, Heard((), (), -np.inf, 0.9), None)

    assert all(one.unclear for one in guess)
    assert "".join(one.text for one in guess) == "为哪位呀"
    for one in (loop, nothing):
        assert (one.text, one.words, one.unclear, one.span) == ("", (), True, Span(1.0, 5.0))


@pytest.fixture(scope="module")
def real() -> Seen:
    """The customer's first two turns of a real call, by the real model."""
    sound: Samples = soundfile.read(CALL, frames=15 * RATE, dtype="float32")[0][:, 1]
    lane = WordsLane(Speaker.CUSTOMER, load(get("whisper-base")).recognizer(Speaker.CUSTOMER))
    return [*lane.feed(AudioBlock(Speaker.CUSTOMER, sound, 0)), *lane.finish()]


def test_a_real_call_is_heard(real: Seen) -> None:
    first, second = said(real)

    assert sum(character in first.text for character in "我要投诉你们我的宽带一个星期都没有修好") >= 16
    assert sum(character in second.text for character in "你这是什么态度") >= 5
    assert not first.unclear
    assert not second.unclear


def test_real_words_are_timed_inside_what_was_spoken(real: Seen) -> None:
    first, second = said(real)

    assert first.span.start_s == pytest.approx(2.72, abs=0.3)
    assert first.span.end_s == pytest.approx(7.63, abs=0.4)
    assert second.span.start_s == pytest.approx(12.48, abs=0.3)
    words = [*first.words, *second.words]
    assert all(a.span.end_s <= b.span.start_s for a, b in itertools.pairwise(words))
    assert words[0].span.start_s >= 0


def test_the_second_turn_does_not_repeat_the_first(real: Seen) -> None:
    _, second = said(real)

    assert "投诉" not in second.text
    assert len(second.words) <= 9


def test_a_folder_that_is_no_whisper_model_gives_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds a vosk model, not one for Whisper"):
        load_whisper(make_vosk(tmp_path / "v"))
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("x")
    with pytest.raises(ModelError, match="is damaged: Whisper cannot read it"):
        load_whisper(tmp_path)
