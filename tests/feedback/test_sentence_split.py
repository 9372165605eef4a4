"""Sentences out of utterances."""

from __future__ import annotations

import pytest

from asr_models.transcript import Utterance, Word
from audio.block import Speaker
from audio.span import Span
from feedback.sentence_split import split


def heard(*words: tuple[str, float, float], text: str | None = None) -> Utterance:
    said = tuple(Word(word, Span(start, end), 0.5) for word, start, end in words)
    whole = "".join(word for word, _, _ in words) if text is None else text
    return Utterance(Speaker.AGENT, said[0].span | said[-1].span, whole, said)


def test_stops_cut() -> None:
    said = Utterance(Speaker.AGENT, Span(0, 8), "您好，请稍等。马上为您查询！")
    assert [piece.text for piece in split(said)] == ["您好，请稍等。", "马上为您查询！"]


def test_without_punctuation_a_pause_cuts() -> None:
    said = heard(("请", 0, 0.2), ("稍等", 0.2, 0.6), ("好", 1.4, 1.6), ("了", 1.6, 1.8))
    pieces = split(said)
    assert [(piece.text, piece.span) for piece in pieces] == [("请稍等", Span(0, 0.6)), ("好了", Span(1.4, 1.8))]


def test_after_a_particle_a_short_pause_cuts() -> None:
    with_particle = heard(("您贵姓呢", 0, 0.8), ("我查一下", 1.2, 2.0))
    without = heard(("您贵姓先生", 0, 0.8), ("我查一下", 1.2, 2.0))
    assert len(split(with_particle)) == 2
    assert len(split(without)) == 1


def test_without_any_pause_only_ma_cuts() -> None:
    said = Utterance(Speaker.AGENT, Span(0, 4), "您能听到我说话吗有什么可以帮您")
    assert [piece.text for piece in split(said)] == ["您能听到我说话吗", "有什么可以帮您"]


def test_characters_know_when_they_were_said() -> None:
    piece = split(heard(("您好", 1.0, 2.0), ("再见", 3.0, 4.0), text="您好，再见。"))[1]
    assert piece.text == "再见。"
    assert piece.when(0, 1) == Span(3.0, 3.5)
    assert piece.when(1, 2) == Span(3.5, 4.0)


def test_numbers_that_the_words_spell_otherwise_keep_their_place() -> None:
    said = heard(("工", 0.0, 0.5), ("号", 0.5, 1.0), ("八", 1.0, 1.5), ("零", 1.5, 2.0), text="工号80")
    assert split(said)[0].span == Span(0.0, 2.0)
    shorter = heard(("工号", 0.0, 1.0), ("二十", 1.0, 2.0), text="工号二")
    assert split(shorter)[0].span.start_s == 0.0


def test_confidence_is_that_of_its_own_words() -> None:
    words = (Word("好", Span(0, 1), 0.9), Word("好", Span(2, 3), 0.1))
    pieces = split(Utterance(Speaker.AGENT, Span(0, 3), "好。好。", words))
    assert [piece.confidence for piece in pieces] == [pytest.approx(0.9), pytest.approx(0.1)]


@pytest.mark.parametrize("text", ["", "，。", "  "])
def test_nothing_spoken_is_no_sentence(text: str) -> None:
    assert split(Utterance(Speaker.AGENT, Span(0, 1), text)) == []
