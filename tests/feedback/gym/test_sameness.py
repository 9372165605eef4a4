"""Another sentence, half of one or none is told from the sentence, whoever says it and however."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from asr_models.transcript import Word
from audio.block import RATE
from audio.span import Span
from feedback.errors import TakeError
from feedback.gym.contour import Contour
from feedback.gym.same_sentence import SameSentence
from feedback.gym.sameness import check_sentence, unlikeness
from tests.feedback.gym.renderings import TEXTS, VOICES, Line, drawn, heard, sound, spoken

LIMITS = SameSentence()
#: Between sure and another one: the sound leaves it open.
OPEN = SameSentence(sure=0.0, other=9.0)


def told(text: str) -> tuple[Word, ...]:
    return (Word(text, Span(0.0, 1.0)),)


def refused(model: Contour, take: Contour, limits: SameSentence = LIMITS, words: str | None = None) -> bool:
    try:
        check_sentence(model, take, limits, None if words is None else lambda: told(words))
    except TakeError as error:
        return error.code == "take_other"
    return False


@pytest.mark.parametrize("number", TEXTS)
def test_the_sentence_is_never_refused_in_another_voice_however_it_is_said(number: int) -> None:
    for model, take in itertools.pairwise((*VOICES, VOICES[0])):
        for made in ("plain", "flat", "rises"):
            assert not refused(spoken(model, number), spoken(take, number, made)), (model, take, made)


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(TEXTS, 2)))
def test_another_sentence_is_refused_by_its_sound_all_but_always(one: int, other: int) -> None:
    pairs = list(itertools.pairwise((*VOICES, VOICES[0])))
    assert sum(refused(spoken(a, one), spoken(b, other)) for a, b in pairs) >= len(pairs) - 1


@pytest.mark.parametrize("voice", VOICES)
def test_half_of_the_sentence_is_refused(voice: str) -> None:
    whole = sound(voice, 5)
    for part in (whole[: len(whole) // 2], whole[len(whole) // 2 :]):
        assert refused(spoken("nezumi", 5), heard(part, TEXTS[5]))


def test_a_take_is_as_like_as_can_be_to_itself() -> None:
    curve = spoken("kumo", 3)
    assert unlikeness(curve, curve) == pytest.approx(0.0, abs=1e-6)


def test_humming_is_no_sentence() -> None:
    seconds = np.arange(2 * RATE) / RATE
    hum = sum(np.sin(2 * np.pi * 160 * n * seconds) / n for n in range(1, 9)) * 0.1
    assert refused(spoken("low", 3), heard(np.asarray(hum * (1.2 + np.sin(9 * seconds)), np.float32), TEXTS[3]))


def test_what_is_many_times_as_long_is_not_compared() -> None:
    assert unlikeness(drawn(Line("好的")), drawn(Line("好的", syllable_s=1.0))) == float("inf")


def test_what_the_sound_leaves_open_the_words_settle() -> None:
    model, take = spoken("kumo", 3), spoken("low", 3)
    assert not refused(model, take, OPEN)
    assert not refused(model, take, OPEN, "谢谢您的耐心等待")
    assert not refused(model, take, OPEN, "谢谢你得耐心等带"), "a recogniser writes another character of the sound"
    assert refused(model, take, OPEN, "信用卡的账单已经寄出")


def test_words_that_were_heard_outweigh_a_sound_that_seems_another() -> None:
    model, take = spoken("kumo", 3), spoken("low", 0)
    never = SameSentence(sure=0.0, other=0.0)
    assert refused(model, take, never)
    assert not refused(model, take, never, TEXTS[3])
    assert refused(model, take, never, ""), "nobody was understood: the sound decides"


def test_words_are_not_asked_where_the_sound_is_sure() -> None:
    def nobody() -> tuple[Word, ...]:
        raise AssertionError("asked")

    check_sentence(spoken("kumo", 3), spoken("kumo", 3), LIMITS, nobody)
