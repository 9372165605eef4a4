"""Where words stand in a text, and when its characters were spoken."""

from __future__ import annotations

import pytest

from asr_models.transcript import Utterance, Word
from audio.block import Speaker
from audio.span import Span
from coach_app.privacy.places import MARGIN_S, WIDE_MARGIN_S, masked, masked_word, spoken_at, stretches, word_places


def said(text: str, *words: str) -> Utterance:
    timed = tuple(Word(word, Span(10.0 + n, 11.0 + n)) for n, word in enumerate(words))
    return Utterance(Speaker.CUSTOMER, Span(10.0, 20.0), text, timed)


def test_hiding_keeps_the_length_the_blanks_and_the_punctuation() -> None:
    assert masked("是六 二，八。", [(1, 6)]) == "是• •，•。"
    assert masked("短", [(0, 9)]) == "•"


def test_words_are_found_past_punctuation_blanks_and_capitals_as_they_are() -> None:
    one = said("卡号，六二 二。A3", "卡号", "六二", " 二", "A3")
    assert word_places(one) == [(0, 2), (3, 5), (6, 7), (8, 10)]


def test_the_same_word_twice_stands_in_two_places() -> None:
    assert word_places(said("六，六", "六", "六")) == [(0, 1), (2, 3)]


def test_a_word_that_is_partly_hidden_is_partly_hidden() -> None:
    assert masked_word("是六二", (0, 3), [(1, 3)], "是六二") == "是••"


def test_what_lies_close_is_one_stretch() -> None:
    assert stretches([(30, 34), (0, 3), (8, 10)]) == [(0, 10), (30, 34)]


def test_times_are_those_of_the_words_with_a_margin() -> None:
    one = said("是六二", "是", "六", "二")
    found = spoken_at(one, (1, 3))
    assert [found.start_s, found.end_s] == pytest.approx([11.0 - MARGIN_S, 13.0 + MARGIN_S])


def test_without_words_times_go_by_the_share_of_the_text_with_a_wide_margin() -> None:
    one = said("零一二三四五六七八九")
    found = spoken_at(one, (2, 4))
    assert [found.start_s, found.end_s] == pytest.approx([12.0 - WIDE_MARGIN_S, 14.0 + WIDE_MARGIN_S])


def test_no_time_lies_before_the_call() -> None:
    one = Utterance(Speaker.AGENT, Span(0.0, 1.0), "六", (Word("六", Span(0.0, 1.0)),))
    assert spoken_at(one, (0, 1)).start_s == 0.0
