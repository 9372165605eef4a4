from __future__ import annotations

import numpy as np
import pytest

from feedback.pinyin import UNKNOWN, readings, sounds, syllables, typed


def cost(said: str, heard: str) -> float:
    _, table = syllables()
    return float(table[sounds(said)[0], sounds(heard)[0]])


def test_words_of_the_trade_are_read_as_agents_read_them() -> None:
    assert sounds("还款") == sounds("环款")
    assert sounds("请您重拨")[2:] == sounds("崇拨")


def test_spelling_is_not_sound() -> None:
    assert sounds("鱼")[0] == syllables()[0]["v"]
    assert sounds("为")[0] == syllables()[0]["ui"]
    assert sounds("有")[0] == syllables()[0]["iu"]
    assert sounds("嗯")[0] == syllables()[0]["en"]


def test_every_syllable_of_everyday_words_is_known() -> None:
    text = "您好请问有什么可以帮您办理业务查询流量月租约女略云用永外问翁儿日吃是子词思学去全群"
    assert UNKNOWN not in sounds(text)


def test_letters_and_digits_sound_like_nothing_else() -> None:
    assert sounds("a1")[0] == UNKNOWN
    _, table = syllables()
    assert table[UNKNOWN, 1:].min() == 1.0


@pytest.mark.parametrize(
    ("said", "near", "far"), [("等", "凳", "歉"), ("四", "是", "门"), ("蓝", "难", "车"), ("歉", "天", "不")]
)
def test_what_sounds_alike_costs_less(said: str, near: str, far: str) -> None:
    assert cost(said, near) < 0.35 < cost(said, far)


def test_costs_are_a_symmetric_table_between_nought_and_one() -> None:
    _, table = syllables()
    np.testing.assert_allclose(table, table.T)
    assert table.min() >= 0.0
    assert table.max() <= 1.0
    assert not table.diagonal()[1:].any()


def test_a_character_with_two_readings_offers_both() -> None:
    first, *others = readings("行")[0]
    assert {first, *others} >= {sounds("星")[0], sounds("航")[0]}


def test_syllables_are_written_as_they_are_typed() -> None:
    assert typed("还款日，我要退款，VIP绿色通道") == [
        *["huan", "kuan", "ri", "wo", "yao", "tui", "kuan", "lv", "se", "tong", "dao"]
    ]


def test_a_character_is_read_as_its_word_is_wherever_the_word_stands() -> None:
    at_the_bank, walking = sounds("请您到银行办理"), sounds("我们自己行走")
    assert (at_the_bank[4], walking[4]) == (*sounds("航"), *sounds("形"))
    assert sounds("请您重拨")[2:] == sounds("重拨")
