"""Words read as sentences, final and provisional."""

from __future__ import annotations

import pytest

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.span import Span
from feedback.dialogue import Dialogue
from feedback.phrases import Hit
from feedback.sentences import SentenceType
from tests.feedback.conversations import AGENT, CUSTOMER, Remembering, cues, dialogue, pack


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


class TestWordsThatGoOn:
    """A forbidden phrase counts while more is said after it, once its words stood for 0.4 s."""

    def grow(self, words: Dialogue, text: str, *, every_s: float = 0.2) -> None:
        """Hear a text character by character."""
        for n in range(1, len(text) + 1):
            words.hear(hearing(text[:n], 0.0, every_s * n, round(every_s * n, 3)))

    def test_a_forbidden_phrase_is_known_before_the_breath_is_over(self) -> None:
        words = dialogue()
        self.grow(words, "不关我的事我已经说过了您再等等看吧")
        assert not said_phrases(words, 1.2)  # 事 was first heard at 1.0
        assert said_phrases(words, 1.4) == said_phrases(words, 3.0) == {"FOR-24"}

    def test_what_is_still_being_heard_is_not_part_of_it(self) -> None:
        words = dialogue()
        self.grow(words, "不关我的事我已经说过了您再等等看吧")
        (sentence,) = words.sentences(AGENT, 1.4)
        assert (sentence.text, sentence.provisional) == ("不关我的事", True)
        assert sentence.span.end_s == pytest.approx(1.0)

    def test_other_words_wait_until_all_stands_still(self) -> None:
        words = dialogue()
        self.grow(words, "您好请问有什么可以帮您的吗")
        assert words.sentences(AGENT, 3.0) == []
        assert words.sentences(AGENT, 3.2)

    def test_the_last_words_may_be_half_a_phrase_and_wait_longer(self) -> None:
        words = dialogue()
        self.grow(words, "我说过了不关我的事")
        assert not said_phrases(words, 2.2)
        assert said_phrases(words, 2.4) == {"FOR-24"}

    @pytest.mark.parametrize("text", ["那先这样再见感谢来电", "我明白您的心情您别着急", "你好我的工号是零二一"])
    def test_a_phrase_only_as_a_sentence_of_its_own_is_none_at_the_beginning_of_a_longer_one(self, text: str) -> None:
        words = dialogue()
        self.grow(words, text)
        words.hear(Utterance(AGENT, Span(0.0, 2.2), text, settled_at_s=3.0))
        known = {name for n in range(1, 20) for name in said_phrases(words, round(0.2 * n, 3))}
        assert not any(name.startswith("FOR") for name in known)

    def test_revised_words_begin_to_stand_anew(self) -> None:
        words = dialogue()
        for at_s, text in (
            (1.0, "不关我的事"),
            (1.2, "不管我的是我"),
            (1.4, "不关我的事我说"),
            (1.6, "不关我的事我说过"),
        ):
            words.hear(hearing(text, 0.0, at_s, at_s))
        assert not said_phrases(words, 1.6)
        assert said_phrases(words, 1.8) == {"FOR-24"}

    def test_each_of_several_in_one_breath_is_known_in_its_turn(self) -> None:
        words = dialogue()
        self.grow(words, "不关我的事我跟您讲了好几遍了你去投诉吧反正就这样")
        first = {p.phrase: p.heard_at_s for s in words.sentences(AGENT, 4.6) for p in s.phrases if p.forbidden}
        assert first == {"FOR-24": pytest.approx(1.4), "FOR-02": pytest.approx(3.0), "FOR-09": pytest.approx(4.2)}

    def test_the_final_words_keep_the_instant(self) -> None:
        words = dialogue()
        self.grow(words, "不关我的事我已经说过了")
        words.hear(Utterance(AGENT, Span(0.0, 2.2), "不关我的事我已经说过了", settled_at_s=3.4))
        (hit,) = [p for s in words.sentences(AGENT, 9.0) for p in s.phrases if p.phrase == "FOR-24"]
        assert hit.heard_at_s == pytest.approx(1.4)

    def test_the_same_words_heard_as_another_phrase_keep_it_too(self) -> None:
        words = dialogue()
        self.grow(words, "要投诉就去找别人说吧")
        words.hear(Utterance(AGENT, Span(0.0, 2.0), "你要投诉就去投诉吧", settled_at_s=4.0))
        early = [p.heard_at_s for s in words.sentences(AGENT, 9.0) for p in s.phrases if p.phrase == "FOR-04"]
        assert early[0] < 4.0

    def test_it_does_not_matter_when_it_is_asked(self) -> None:
        text = "不关我的事我跟您讲了好几遍了你去投诉吧反正就这样"
        asked, late = dialogue(), dialogue()
        for n in range(1, len(text) + 1):
            one = hearing(text[:n], 0.0, 0.3 * n, round(0.3 * n, 3))
            asked.hear(one)
            late.hear(one)
            asked.sentences(AGENT, round(0.3 * n, 3))
        for tick in range(40, 0, -1):
            assert late.sentences(AGENT, round(0.2 * tick, 3)) == asked.sentences(AGENT, round(0.2 * tick, 3))

    def test_what_holds_nothing_forbidden_is_not_looked_at_closely(self) -> None:
        matched: list[str] = []

        class Counting(Remembering):
            def match(
                self, text: str, *, confidence: float = 1.0, previous: str = "", goes_on: bool = False
            ) -> list[Hit]:
                matched.append(text)
                return super().match(text, confidence=confidence, previous=previous, goes_on=goes_on)

        words = Dialogue(pack().lexicon, Counting(), cues())
        text = "您好请问有什么可以帮您的吗我马上为您查询一下"
        self.grow(words, text)
        for tick in range(1, 40):
            words.sentences(AGENT, round(0.2 * tick, 3))
        assert "".join(matched) == text


class TestForgetting:
    """Who judges tick after tick never asks for an earlier one again."""

    SAID = "这个没办法我说过了您自己看"

    def heard(self) -> list[Hearing | Utterance]:
        """Ten breaths, each heard character by character and final half a second after its end."""
        seen: list[Hearing | Utterance] = []
        for start_s in range(0, 50, 5):
            for n in range(1, len(self.SAID) + 1):
                at_s = start_s + 0.3 * n
                seen.append(hearing(self.SAID[:n], start_s, at_s, at_s))
            seen.append(final(self.SAID, start_s, start_s + 4.0))
        return seen

    @pytest.mark.parametrize("late", [0, 3, 40])
    def test_nothing_that_is_judged_changes(self, late: int) -> None:
        """`late` is how many words are known before the tick is judged that asks for the first of them."""
        plain, thrifty = dialogue(), dialogue()
        seen = self.heard()
        for n, one in enumerate(seen):
            plain.hear(one)
            thrifty.hear(one)
            now_s = known_at_s(seen[max(0, n - late)])
            assert thrifty.sentences(AGENT, now_s) == plain.sentences(AGENT, now_s)
            thrifty.forget(now_s)
        assert thrifty.sentences(AGENT, 60.0) == plain.sentences(AGENT, 60.0)

    def test_provisional_words_of_finished_breaths_go(self) -> None:
        words = dialogue()
        kept = []
        for one in self.heard():
            words.hear(one)
            words.forget(known_at_s(one))
            kept.append(words.provisional)
        assert max(kept) <= len(self.SAID)

    def test_what_an_utterance_holds_is_there_until_somebody_asked_for_it_and_a_while_longer(self) -> None:
        words, said = dialogue(), final("您好。这个没办法。", 0.0, 3.0)
        words.hear(said)
        words.forget(5_000.0)
        held = words.phrases_of(said)
        assert held
        words.forget(said.settled_at_s + 599.0)
        assert words.phrases_of(said) == held
        words.forget(said.settled_at_s + 601.0)
        assert words.phrases_of(said) == ()


def known_at_s(one: Hearing | Utterance) -> float:
    return one.at_s if isinstance(one, Hearing) else one.settled_at_s


def test_the_same_list_is_given_as_long_as_the_same_is_known() -> None:
    words = dialogue()
    assert words.sentences(AGENT, 1.0) is words.sentences(AGENT, 2.0)
    words.hear(final("请问怎么称呼您？", 1.0, 3.0))
    words.hear(final("我马上为您查询。", 4.0, 5.0))
    first, same, both = (words.sentences(AGENT, at_s) for at_s in (3.4, 4.0, 5.4))
    assert first is same
    assert (len(first), len(both)) == (1, 2)
    assert words.sentences(AGENT, 3.4) == first


def test_what_stands_for_the_moment_makes_another_list() -> None:
    words = dialogue()
    words.hear(final("请问怎么称呼您？", 1.0, 3.0))
    words.hear(hearing("我马上为您查询", 4.0, 5.0, 5.2))
    before, stands = words.sentences(AGENT, 5.0), words.sentences(AGENT, 7.0)
    assert [s.provisional for s in stands] == [False, True]
    assert before == stands[:1]
    words.hear(final("我马上为您处理。", 4.0, 7.2))
    assert [s.text for s in words.sentences(AGENT, 8.0)] == ["请问怎么称呼您？", "我马上为您处理。"]
