"""What stands before a stretch, and when it is heard again."""

from collections.abc import Sequence

import numpy as np
import pytest

from asr_models.doubt import Doubt
from asr_models.transcript import Word
from asr_models.whisper_decoder import JOINT, Before, Heard
from asr_models.whisper_listener import Listener, levelled
from audio.block import RATE, Samples
from audio.span import Span

SECONDS = 3
SOUND = (0.05 * np.random.default_rng(1).standard_normal(SECONDS * RATE)).astype(np.float32)


class Written:
    """Writes what it was told to, try by try, and remembers what it was given."""

    prompt = "以下是普通话的电话客服对话。"

    def __init__(self, *tries: tuple[str, float]) -> None:
        self.tries = list(tries)
        self.sounds: list[Samples] = []
        self.before: list[tuple[int, ...]] = []

    def hear(self, samples: Samples, before: Sequence[Before] = (), most_tokens: int = 60) -> Heard:
        assert most_tokens == 16 + 14 * SECONDS
        self.sounds.append(samples)
        self.before.append(tuple(piece.tokens[0] for piece in before))
        text, log_probability = self.tries.pop(0)
        length_s = len(samples) / RATE
        return Heard((len(self.sounds),), (Word(text, Span(0.0, length_s), 0.5),), log_probability, 0.0)


def listen(*tries: tuple[str, float], times: int = 1) -> tuple[Written, list[tuple[str, Doubt | None]]]:
    decoder = Written(*tries)
    listener = Listener(decoder)
    heard = [listener.listen(SOUND, float(SECONDS)) for _ in range(times)]
    assert decoder.tries == []
    return decoder, [(one.heard.text, one.doubt) for one in heard]


def test_what_was_heard_well_is_kept_at_once_and_stands_before_the_next() -> None:
    decoder, heard = listen(("您好", -0.5), ("请讲", -0.3), ("再见", -0.1), times=3)

    assert heard == [("您好", None), ("请讲", None), ("再见", None)]
    assert decoder.before == [(), (1,), (1, 2)]


def test_what_was_not_heard_well_is_played_faster_and_the_surer_one_is_kept() -> None:
    decoder, heard = listen(("那个店费", -0.8), ("那个电费", -0.65))

    assert heard == [("那个电费", None)]
    assert [len(sound) / len(SOUND) for sound in decoder.sounds] == pytest.approx([1, 1 / 1.1], abs=0.001)


def test_once_it_was_heard_well_it_is_not_played_again() -> None:
    _, heard = listen(("那个店费", -0.8), ("那个电费", -0.5))

    assert heard == [("那个电费", None)]


def test_times_are_those_of_the_sound_as_it_was_spoken() -> None:
    decoder = Written(("一", -0.8), ("二", -0.5))
    best = Listener(decoder).listen(SOUND, float(SECONDS))

    assert best.heard.units[0].span.end_s == pytest.approx(SECONDS, abs=0.001)


def test_a_sure_loop_is_worth_less_than_an_unsure_sentence() -> None:
    _, heard = listen(("少" * 20, -0.01), ("请您稍等", -0.85))

    assert heard == [("请您稍等", None)]


def test_what_was_guessed_or_refused_never_stands_before() -> None:
    guess = [("为哪位呀", -1.2)] * 2
    loop = [("少" * 20, -0.01)] * 2
    decoder, heard = listen(*guess, *loop, ("您好", -0.2), times=3)

    assert heard == [("为哪位呀", Doubt.UNSURE), ("少" * 20, Doubt.LOOP), ("您好", None)]
    assert set(decoder.before) == {()}


def test_where_all_fails_with_words_before_it_is_heard_alone() -> None:
    decoder, heard = listen(("您好", -0.2), *[("少" * 20, -0.01)] * 2, ("请讲", -0.5), times=2)

    assert heard[1] == ("请讲", None)
    assert decoder.before == [(), (1,), (1,), ()]


def test_only_so_much_stands_before_as_the_model_can_take() -> None:
    decoder, _ = listen(*[("您好", -0.1)] * 12, times=12)

    assert max(map(len, decoder.before)) == 16 * RATE // (len(SOUND) + JOINT) == 4
    assert decoder.before[-1] == (8, 9, 10, 11)


def test_a_preamble_stands_before_the_first_until_ones_own_words_take_its_place() -> None:
    decoder = Written(*[("您好", -0.1)] * 6)
    listener = Listener(decoder, [Before(SOUND, (99,))])
    for _ in range(6):
        listener.listen(SOUND, float(SECONDS))

    assert decoder.before[:2] == [(99,), (99, 1)]
    assert decoder.before[-1] == (2, 3, 4, 5)


def test_a_short_piece_tells_too_little_to_stand_before() -> None:
    decoder = Written(("嗯", -0.1), ("您好", -0.1))
    listener = Listener(decoder)
    listener.listen(SOUND[: RATE - 1], float(SECONDS))
    listener.listen(SOUND, float(SECONDS))

    assert decoder.before == [(), ()]


@pytest.mark.parametrize("gain", [0.1, 1.0, 10.0])
def test_soft_and_loud_voices_are_brought_to_one_level(gain: float) -> None:
    assert np.sqrt(np.mean(levelled(SOUND * np.float32(gain)) ** 2)) == pytest.approx(0.1, rel=0.15)


def test_silence_stays_silence() -> None:
    assert float(np.max(np.abs(levelled(np.full(RATE, 1e-5, np.float32))))) < 1e-3
    assert len(levelled(np.zeros(100, np.float32))) == 100
