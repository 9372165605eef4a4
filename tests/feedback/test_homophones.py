"""Words recognised by sound."""

from __future__ import annotations

from itertools import product

import pytest

from feedback.homophones import SoundTable, alike, holds
from feedback.normal_text import normal
from feedback.pinyin import readings, sounds, syllables


def found(words: list[str], text: str) -> set[str]:
    table = SoundTable(words)
    return {words[n] for n in table.find(normal(text))}


def test_a_homophone_is_the_word() -> None:
    assert found(["太过分", "没修好"], "你们太过份了，煤修好") == {"太过分"}


def test_confusions_of_the_telephone_are_allowed_in_longer_words() -> None:
    assert found(["无缘无故"], "无远无顾扣我钱") == {"无缘无故"}


def test_two_syllables_are_not_enough_to_go_by() -> None:
    assert found(["投诉"], "投宿在哪里") == set()


def test_a_negation_is_never_gained_or_lost() -> None:
    assert found(["没解决"], "么解决") == set()
    assert found(["怎么解决"], "怎没解决") == set()


def test_a_word_does_not_reach_over_a_stop() -> None:
    assert found(["你稍后"], "办理。稍后通知您，请你，稍后再打") == set()


def test_place_is_where_the_word_begins() -> None:
    assert SoundTable(["打不通"]).find(normal("电话大不通")) == {0: 2}


def test_nothing_is_found_in_nothing() -> None:
    assert SoundTable([]).find(normal("您好")) == {}
    assert SoundTable(["太过分"]).find(normal("")) == {}


def test_a_place_sounds_like_a_word_or_not() -> None:
    assert alike(normal("谢谢在件"), "再见", 2)
    assert not alike(normal("谢谢在件"), "再见", 1)
    assert not alike(normal("再"), "再见", 0)
    assert not alike(normal("谢谢您"), "再见", -1)


def test_a_word_may_stand_anywhere() -> None:
    assert holds(normal("谢谢，在见了"), "再见")
    assert not holds(normal("谢谢，见"), "再见")
    assert not holds(normal(""), "再见")


@pytest.mark.parametrize("most", [0.0, 0.06, 0.15])
def test_a_syllable_stands_for_another_up_to_its_cost_and_no_further(most: float) -> None:
    _, table = syllables()
    for said, heard in product("在再才菜站战张山三", repeat=2):
        cost = min(table[sounds(said)[0], sound] for sound in readings(heard)[0])
        assert holds(normal(heard), said, most) == bool(cost <= most)
