"""Turns of the conversation."""

from __future__ import annotations

from audio.block import Speaker
from audio.span import Span
from feedback.sentences import Sentence, SentenceType
from feedback.spoken_turns import SpokenTurn, spoken_turns
from tests.feedback.conversations import AGENT, CUSTOMER


def said(speaker: Speaker, start_s: float, end_s: float, text: str) -> Sentence:
    syllables = sum(char.isalnum() for char in text)
    return Sentence(speaker, Span(start_s, end_s), text, syllables, SentenceType.STATEMENT)


def turns(*sentences: Sentence) -> list[SpokenTurn]:
    return spoken_turns([s for s in sentences if s.speaker is AGENT], [s for s in sentences if s.speaker is CUSTOMER])


def texts(*sentences: Sentence) -> list[str]:
    return [turn.text for turn in turns(*sentences)]


def test_pieces_of_one_speech_are_one_turn() -> None:
    assert texts(said(AGENT, 0, 2, "您好"), said(AGENT, 2.3, 5, "请问有什么可以帮您")) == ["您好请问有什么可以帮您"]


def test_the_other_side_ends_a_turn() -> None:
    first, answer, second = said(AGENT, 0, 2, "您好"), said(CUSTOMER, 2.2, 4, "我要查账"), said(AGENT, 4.2, 6, "请稍等")
    assert texts(first, answer, second) == ["您好", "我要查账", "请稍等"]


def test_two_seconds_of_silence_end_a_turn() -> None:
    assert len(turns(said(AGENT, 0, 2, "您好"), said(AGENT, 4.1, 5, "您好"))) == 2


def test_a_listening_noise_in_the_others_talk_is_no_turn() -> None:
    long = said(CUSTOMER, 0, 8, "我的宽带")
    assert texts(long, said(AGENT, 3, 3.4, "嗯。"), said(CUSTOMER, 8.3, 12, "一直断线")) == ["我的宽带一直断线"]


def test_an_answer_of_one_word_is_a_turn() -> None:
    assert texts(said(AGENT, 0, 2, "可以吗"), said(CUSTOMER, 2.5, 3, "好。"), said(AGENT, 5, 6, "谢谢")) == [
        "可以吗",
        "好。",
        "谢谢",
    ]


def test_a_turn_knows_its_length_and_whether_it_only_listens() -> None:
    turn = turns(said(AGENT, 1, 2, "您好"), said(AGENT, 2.1, 4, "请讲"))[0]
    assert turn.span == Span(1, 4)
    assert turn.syllables == 4
    assert not turn.listens
    assert turns(said(AGENT, 0, 1, "好的。"))[0].listens
