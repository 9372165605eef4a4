"""The notation of what is looked for: words by sound, phrases and cues, any of them enough."""

from __future__ import annotations

from feedback.drills.stretches import sentences_in
from feedback.drills.wanted import alternatives, apart, heard_in, words_alike, words_in
from feedback.sentences import Sentence
from tests.feedback.drills.takes import a_take


def said(text: str) -> Sentence:
    take = a_take([("agent", 0.5, 4.0, text)])
    (sentence,) = sentences_in(take, [take.whole])
    return sentence


def test_any_of_the_alternatives() -> None:
    assert alternatives(["着急|生气", "STD-50"]) == ("着急", "生气", "STD-50")


def test_words_phrases_and_cues() -> None:
    sentence = said("我知道您现在非常着急。")
    assert heard_in(sentence, ["着急", "STD-50", "@empathises", "生气", "STD-47"]) == ("着急", "STD-50", "@empathises")


def test_long_words_by_sound_short_ones_exactly() -> None:
    assert words_in("三个公作日内到帐", ["工作日", "到账"]) == ("工作日", "到账")
    assert words_in("他很捉急", ["着急"]) == ()


def test_what_is_denied_is_not_there() -> None:
    assert words_in("这件事不麻烦", ["麻烦"]) == ()
    assert words_in("麻烦您了", ["麻烦"]) == ("麻烦",)


def test_a_word_may_have_been_misheard() -> None:
    assert words_alike("我先把您的续求记路下来", ["需求", "记录", "登记"]) == ("需求", "记录")
    assert words_alike("识别结果与园文一治", ["原文一致"]) == ("原文一致",)


def test_one_syllable_is_too_little_to_be_taken_for_another() -> None:
    assert words_alike("配您三百元", ["赔"]) == ()


def test_patterns_are_heard_as_they_are_or_not_at_all() -> None:
    assert words_alike("您仙点一下再提胶", ["你先…再", "提交"]) == ("提交",)


def test_a_word_within_another_is_not_said_twice() -> None:
    assert apart("请带身份证件", ["身份证", "证件"]) == ("身份证", "证件")
    assert apart("流量提醒和账单提醒", ["流量提醒", "账单提醒", "提醒"]) == ("流量提醒", "账单提醒"), (
        "it is in both of them"
    )
    assert apart("开流量提醒，再提醒您", ["开流量提醒", "流量提醒", "提醒"]) == ("开流量提醒", "提醒")
    assert apart("我打开流量提醒", ["流量提醒", "提醒", "设置"]) == ("流量提醒", "设置"), "what is not written is left"
