"""Phrases and words of a take: what the card shows of them are words, never ids."""

from __future__ import annotations

import re

import pytest

from feedback.drills.check import Check
from feedback.drills.phrase_checks import phrased, unphrased, unworded, worded
from feedback.drills.take import Take
from tests.feedback.conversations import pack
from tests.feedback.drills.takes import a_take, book, spoken

WAIT, THANKS = "请您稍等一会，好吗？", "谢谢您的耐心等待。"
WORDINGS = {phrase.id: phrase.text for phrase in pack().lexicon.phrases}


def take_of(*texts: str) -> Take:
    return a_take(spoken(*texts))


def check(**fields: object) -> Check:
    return Check.model_validate(fields)


@pytest.mark.parametrize("in_order", [False, True])
def test_neither_what_was_said_nor_what_is_missing_is_shown_by_its_id(*, in_order: bool) -> None:
    take = take_of(WAIT, THANKS)
    asked = check(said=["STD-22", "STD-27", "STD-47"], in_order=in_order)
    found = phrased(take, asked, [take.whole], WORDINGS)
    assert "稍等一会" in found.evidence
    assert not re.search(r"(STD|FOR|FIL)-\d", found.evidence)


def test_what_is_missing_is_named_by_its_first_words() -> None:
    take = take_of(WAIT)
    found = phrased(take, check(said=["STD-22", "STD-46", "STD-45"]), [take.whole], WORDINGS)
    assert found.earned == pytest.approx(1 / 3)
    assert "✗ 「" in found.evidence


def test_what_must_not_be_said() -> None:
    take = take_of("这不归我管。")
    assert unphrased(take, check(unsaid=["FOR-24"]), [take.whole]).earned == 0


def test_words_wanted_and_unwanted() -> None:
    take = take_of("我没有权限给您特批。")
    assert worded(take, check(words=["权限"]), [take.whole]).earned == 1
    assert unworded(take, check(no_words=["特批"]), [take.whole], book().lists).earned == 1
    assert unworded(take, check(no_words=["权限"]), [take.whole], {}).evidence == "「我没有权限给您特批」"


def test_the_same_words_do_not_count_twice() -> None:
    take = take_of("您可以打开流量提醒。")
    once = worded(take, check(words=["流量提醒", "提醒"], at_least=2), [take.whole])
    assert (once.value, once.earned) == (1, 0.5)
