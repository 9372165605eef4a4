"""Cues of a sentence."""

from __future__ import annotations

import pytest

from audio.block import Speaker
from feedback.checklist_rules import CueRule
from feedback.cues import CueTable, holds_sound
from feedback.lexicon import Lexicon
from tests.feedback.conversations import AGENT, CUSTOMER, cues


def table(*rules: CueRule) -> CueTable:
    trigger = {"id": "upset", "detected_by": "customer", "description": "upset", "customer_cues": ["坑", "气死"]}
    return CueTable(rules, Lexicon.model_validate({"schema": "coach.phrases/1", "trigger": [trigger]}))


def cue(speaker: Speaker = CUSTOMER, **fields: object) -> CueRule:
    return CueRule.model_validate({"id": "it", "speaker": speaker, "meaning": "a test", **fields})


def test_a_cue_belongs_to_one_side() -> None:
    one = table(cue(words=["投诉"]))
    assert one.heard("我要投诉", CUSTOMER) == ("it",)
    assert one.heard("我要投诉", AGENT) == ()


@pytest.mark.parametrize(("text", "given"), [("我要投诉", True), ("我不投诉", False), ("能不能投诉", True)])
def test_what_is_denied_is_no_cue(text: str, given: bool) -> None:
    assert bool(table(cue(words=["投诉|能投诉"])).heard(text, CUSTOMER)) is given


def test_words_that_turn_the_meaning_silence_it() -> None:
    rule = cue(words=["稍后"], unless=["稍后再"])
    assert table(rule).heard("请稍后", CUSTOMER)
    assert not table(rule).heard("请稍后再打", CUSTOMER)


def test_a_second_word_may_be_needed() -> None:
    rule = cue(words=["回电"], and_any=["小时|明天"])
    assert table(rule).heard("明天给您回电", CUSTOMER)
    assert not table(rule).heard("给您回电", CUSTOMER)


def test_short_words_count_by_sound_only_at_the_end() -> None:
    goodbye = table(cue(ends=["再见"]))
    assert goodbye.heard("感谢您的来电，在件。", CUSTOMER)
    assert not goodbye.heard("房子在建设", CUSTOMER)


def test_a_phrase_of_the_lexicon_may_give_it_however_it_was_worded() -> None:
    rule = cue(words=["稍等"], phrases=["STD-22"], unless=["久等"])
    assert table(rule).heard("请您收等议会，好吗", CUSTOMER, {"STD-22"})
    assert not table(rule).heard("请您收等议会，好吗", CUSTOMER, {"STD-23"})


def test_longer_words_are_recognised_by_sound() -> None:
    assert table(cue(words=["太过分"])).heard("真是太过份了", CUSTOMER)


def test_triggers_of_the_lexicon_give_their_words_but_no_single_characters() -> None:
    rule = cue(triggers=["upset"])
    assert table(rule).heard("气死我了", CUSTOMER)
    assert not table(rule).heard("坑口路", CUSTOMER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你们多扣了我三十块钱", "charged_wrongly"),
        ("我两天前反映的问题，怎么到现在才给我回复", "answered_late"),
        ("我等了四十分钟了", "waited"),
        ("一个星期都没有修好", "complains"),
        ("我都急死了", "upset"),
        ("你说慢一点", "asks_slower"),
        ("你声音大一点", "asks_louder"),
        ("你等一下，我找一下卡号", "customer_waits"),
    ],
)
def test_default_pack_notices_what_customers_say(text: str, expected: str) -> None:
    assert expected in cues().heard(text, CUSTOMER)


@pytest.mark.parametrize(
    "text",
    [
        "我想问一下这个月的话费",
        "请问什么时候能来电",
        "没有了，谢谢",
        "你帮我看看",
        "电费怎么这么高",
        "我不着急",
        "请问还需要等多久",
        "我想问一下投诉电话是多少",
        "现在才发现余额不足",
        "电话打不通，是不是停机了",
    ],
)
def test_default_pack_hears_no_complaint_in_a_question(text: str) -> None:
    assert not {"complains", "waited", "charged_wrongly", "answered_late", "upset"} & set(cues().heard(text, CUSTOMER))


@pytest.mark.parametrize(
    ("text", "given", "not_given"),
    [
        ("请您稍等，我马上为您查询", {"hold_asked", "hold_explained", "work_announced"}, {"hands_over"}),
        ("谢谢您的耐心等待，已经为您查到了", {"thanks_for_waiting"}, {"hold_asked", "work_announced"}),
        ("稍后会有短信通知您", {"promises_time"}, {"hold_asked"}),
        ("请您按照语音提示输入密码", {"hands_over"}, {"explains", "hold_asked"}),
        ("对不起，我没听清楚，请您再说一遍", set(), {"apologises"}),
        ("非常抱歉给您带来不便", {"apologises"}, {"explains"}),
        ("谢谢您的理解，感谢您的来电，再见", {"thanks_for_calling", "says_goodbye"}, {"empathises"}),
        ("您的心情我非常理解", {"empathises"}, set()),
        ("您的订单号是多少", set(), {"dictates"}),
    ],
)
def test_default_pack_notices_what_agents_do(text: str, given: set[str], not_given: set[str]) -> None:
    heard = set(cues().heard(text, AGENT))
    assert given <= heard
    assert not heard & not_given


def test_a_word_is_held_by_its_sound() -> None:
    assert holds_sound("请问海有什么可以帮您", "还有")
    assert not holds_sound("请问有什么可以帮您", "还有")
