"""How the agent puts it: vague words, jargon, order, courtesy, fillers, forbidden phrases."""

from __future__ import annotations

import pytest

from tests.feedback.drills.takes import measured, spoken, value


def test_vague_words_are_those_of_statements() -> None:
    assert value("vague_words", "大概三四天吧。", "估计可以的。") == 2
    assert value("vague_words", "三个工作日内到账。", "请问大概是什么时候发生的呢？") == 0


def test_words_of_order_are_counted_once_each() -> None:
    assert value("order_words", "首先打开首页，然后点一下退货，最后提交。") == 3
    assert value("order_words", "打开首页，然后点退货，然后提交。") == 1


def test_a_term_counts_unless_it_is_explained() -> None:
    plain = "您的合约期还有半年，也就是说半年以后就可以自由更换了。"
    assert value("jargon_per_100", plain) == 0
    assert value("jargon_explained_pct", plain) == 100
    bare = "您的合约期还有半年，提前办理要付违约金，这个在协议里面写得很清楚。"
    assert value("jargon_per_100", bare) == pytest.approx(100 * 2 / 30, abs=0.5)
    assert value("jargon_explained_pct", bare) == 0


def test_the_customers_own_term_is_none() -> None:
    said = [
        ("c1", 0.5, 3.0, "我的合约期到什么时候？"),
        ("agent", 4.0, 9.0, "您的合约期到明年三月底，到时候我们会发短信提醒您的。"),
    ]
    assert measured("jargon_per_100", said).value == 0


def test_little_talk_tells_nothing_of_style() -> None:
    checked = measured("jargon_per_100", spoken("好的。"))
    assert (checked.earned, checked.why) == (None, "too_little")


def test_courtesy_in_a_hundred_syllables() -> None:
    assert value("polite_per_100", "麻烦您稍等一下好吗，我马上为您查询这笔费用，谢谢您。") == pytest.approx(12, abs=2)
    assert value("polite_per_100", "这笔费用是上个月的，你去年办的那个业务还没有取消掉。") == 0


def test_fillers_in_a_minute_of_talk() -> None:
    clean = "这项业务每个月十元，办理以后当月生效，不用了随时可以取消。"
    assert value("fillers_per_min", clean) == 0
    often = value("fillers_per_min", "那个，这项业务每个月十元，然后，办理以后当月就生效了。")
    assert often is not None
    assert often > 10


def test_a_filler_within_its_limit_is_allowed() -> None:
    assert value("fillers_over_limit", "那个，我帮您看一下。") == 0
    assert value("fillers_over_limit", "那个，我看一下，那个，您稍等，那个，马上就好。") == 1


def test_one_use_too_many_can_be_forgiven() -> None:
    three = "那个，我看一下，那个，您稍等，那个，马上就好。"
    assert value("fillers_over_limit", three, spare=1.0) == 0


def test_a_recogniser_writes_the_wrong_particle_at_the_end_of_a_question() -> None:
    assert value("fillers_over_limit", "请您稍等一下可以嘛", spare=0.0) == 0
    assert value("fillers_over_limit", "本来就是这样嘛", spare=0.0) == 1


def test_forbidden_phrases_that_alert() -> None:
    assert value("forbidden_alerts", "这不归我管。", "你有病吧。") == 2
    assert value("forbidden_alerts", "这件事由我来跟进。") == 0


def test_what_the_pack_only_notes_is_no_alert() -> None:
    assert value("forbidden_alerts", "亲，拜拜哦。") == 0


def test_one_word_of_order_is_not_two() -> None:
    assert value("order_words", "第一是核对号码。") == 1
    assert value("order_words", "第一是核对号码，一是一，二是二。") == 3
