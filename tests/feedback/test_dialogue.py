"""Words read as sentences, final and provisional."""

from __future__ import annotations

import pytest

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.span import Span
from feedback.dialogue import Dialogue
from feedback.sentences import SentenceType
from tests.feedback.conversations import AGENT, CUSTOMER, dialogue


def final(text: str, start_s: float, end_s: float, who: Speaker = AGENT, *, unclear: bool = False) -> Utterance:
    return Utterance(who, Span(start_s, end_s), text, settled_at_s=end_s + 0.3, unclear=unclear)


def hearing(text: str, start_s: float, end_s: float, at_s: float) -> Hearing:
    return Hearing(AGENT, Span(start_s, end_s), text, at_s)


def said_phrases(words: Dialogue, as_of_s: float) -> set[str]:
    return {p.phrase for s in words.sentences(AGENT, as_of_s) for p in s.phrases if p.said}


def test_sentences_are_known_once_their_words_are_final() -> None:
    words = dialogue()
    words.hear(final("请问怎么称呼您？我马上为您查询。", 1.0, 5.0))
    assert words.sentences(AGENT, 5.2) == []
    first, second = words.sentences(AGENT, 5.3)
    assert (first.text, first.type, first.ends_turn) == ("请问怎么称呼您？", SentenceType.COURTESY_QUESTION, False)
    assert (second.text, second.known_at_s, second.ends_turn) == ("我马上为您查询。", 5.3, True)
    assert words.sentences(CUSTOMER, 9.0) == []


def test_a_phrase_carries_its_time_and_its_entry() -> None:
    words = dialogue()
    words.hear(final("好的。请您稍等一会，好吗？", 0.0, 10.0))
    hit = next(p for s in words.sentences(AGENT, 20) for p in s.phrases if p.phrase == "STD-22")
    assert hit.said
    assert hit.entry is not None
    assert 2.0 <= hit.span.start_s < hit.span.end_s <= 10.0


def test_a_standard_phrase_may_be_cut_by_the_recogniser() -> None:
    words = dialogue()
    words.hear(final("请问我刚才的解", 0.0, 2.0))
    words.hear(final("释您是否清楚", 2.1, 3.5))
    assert "STD-45" in said_phrases(words, 9.0)


def test_words_far_apart_make_no_phrase() -> None:
    words = dialogue()
    words.hear(final("请问我刚才的解", 0.0, 2.0))
    words.hear(final("释您是否清楚", 8.0, 9.5))
    assert "STD-45" not in said_phrases(words, 20.0)


def test_a_cue_may_be_cut_too() -> None:
    words = dialogue()
    words.hear(final("好的请您稍", 0.0, 2.0))
    words.hear(final("等", 2.1, 2.4))
    assert "hold_asked" in words.sentences(AGENT, 9.0)[1].cues


def test_the_customer_says_no_phrases_of_the_agent() -> None:
    words = dialogue()
    words.hear(final("这个没办法", 0.0, 2.0, CUSTOMER))
    assert words.sentences(CUSTOMER, 9.0)[0].phrases == ()


def test_guessed_words_are_only_possibly_said() -> None:
    words = dialogue()
    words.hear(final("这个没办法。", 0.0, 2.0, unclear=True))
    sentence = words.sentences(AGENT, 9.0)[0]
    assert sentence.unclear
    assert sentence.phrases
    assert not any(p.said for p in sentence.phrases)


def test_phrases_of_an_utterance_are_those_of_its_sentences() -> None:
    words = dialogue()
    said = final("您好。这个没办法。", 0.0, 3.0)
    words.hear(said)
    assert {"FOR-13"} <= {p.phrase for p in words.phrases_of(said)}
    assert words.phrases_of(final("没有说过", 5.0, 6.0)) == ()


def test_fillers_are_found_use_by_use() -> None:
    words = dialogue()
    words.hear(final("那个，就是说，那个，您先打开。", 0.0, 5.0))
    assert [f.text for f in words.sentences(AGENT, 9.0)[0].fillers] == ["那个", "就是说", "那个"]


class TestHearings:
    """Provisional words count once they stood still for 0.6 s."""

    def test_moving_words_are_not_acted_on(self) -> None:
        words = dialogue()
        for n, text in enumerate(("这", "这个", "这个没", "这个没办", "这个没办法")):
            words.hear(hearing(text, 0.0, 0.3 * n, 0.4 * n))
        assert words.sentences(AGENT, 2.0) == []
        standing = words.sentences(AGENT, 2.2)
        assert [s.text for s in standing] == ["这个没办法"]
        assert standing[0].provisional

    def test_final_words_confirm_what_was_heard_and_keep_its_instant(self) -> None:
        words = dialogue()
        words.hear(hearing("这个没办法", 0.0, 1.5, 1.6))
        words.hear(final("这个没办法。", 0.0, 1.5))
        (sentence,) = words.sentences(AGENT, 9.0)
        assert not sentence.provisional
        assert sentence.phrases[0].heard_at_s == pytest.approx(1.8)  # settled before it had stood still
        words = dialogue()
        words.hear(hearing("这个没办法", 0.0, 1.5, 1.6))
        words.hear(Utterance(AGENT, Span(0.0, 1.5), "这个没办法。", settled_at_s=4.0))
        (sentence,) = words.sentences(AGENT, 9.0)
        assert sentence.phrases[0].heard_at_s == pytest.approx(2.2)

    def test_final_words_take_the_place_of_what_was_heard(self) -> None:
        words = dialogue()
        words.hear(hearing("这个没办法", 0.0, 1.5, 1.6))
        words.hear(Utterance(AGENT, Span(0.0, 1.5), "这个有办法。", settled_at_s=4.0))
        assert "FOR-13" in said_phrases(words, 3.9)
        assert "FOR-13" not in said_phrases(words, 4.0)

    def test_dropped_words_vanish(self) -> None:
        words = dialogue()
        words.hear(hearing("您好", 0.0, 0.5, 0.6))
        words.hear(hearing("", 0.0, 0.5, 2.0))
        assert words.sentences(AGENT, 1.9)
        assert not words.sentences(AGENT, 2.0)

    def test_the_same_text_again_stands_since_it_was_first_heard(self) -> None:
        words = dialogue()
        for at_s in (1.0, 1.1, 1.2, 1.3):
            words.hear(hearing("您好", 0.0, 0.5, at_s))
        assert words.sentences(AGENT, 1.6)

    def test_what_was_known_does_not_depend_on_what_was_fed_later(self) -> None:
        early, late = dialogue(), dialogue()
        first, second = hearing("您好", 0.0, 0.5, 0.6), final("您好，请问有什么可以帮您？", 0.0, 4.0)
        early.hear(first)
        late.hear(first)
        late.hear(second)
        assert early.sentences(AGENT, 2.0) == late.sentences(AGENT, 2.0)
