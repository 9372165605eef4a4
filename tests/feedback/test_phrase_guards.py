from __future__ import annotations

import pytest

from feedback.lexicon import Guards, PhraseClass
from feedback.normal_text import normal
from feedback.phrase_guards import PhraseGuards

GUARDS = PhraseGuards(
    Guards(
        negations=("不能", "没法", "不是"),
        conditions=("如果", "的话"),
        courtesies=("麻烦", "好吗"),
        quotes=("您是说", "他说"),
    )
)


def blocked(text: str, words: str, kind: PhraseClass = PhraseClass.FORBIDDEN) -> bool:
    heard = normal(text)
    start = heard.chars.index(words)
    return GUARDS.block(kind, heard, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我不能保证一定能退", "保证一定"),
        ("这个不是没办法", "没办法"),
        ("如果没办法登录", "没办法"),
        ("没办法的话您再打来", "没办法"),
        ("您是说打错了", "打错了"),
        ("他说没办法", "没办法"),
    ],
)
def test_denied_conditional_and_quoted_words_accuse_nobody(text: str, words: str) -> None:
    assert blocked(text, words)


@pytest.mark.parametrize(
    ("text", "words"), [("我保证一定能退", "保证一定"), ("我也没办法", "没办法"), ("能不能说重点", "说重点")]
)
def test_the_plain_words_stand(text: str, words: str) -> None:
    assert not blocked(text, words)


def test_another_sentence_is_no_context() -> None:
    assert not blocked("如果您方便。我也没办法", "没办法")


def test_standard_phrases_are_not_guarded() -> None:
    assert not blocked("如果可以的话请稍等", "请稍等", PhraseClass.STANDARD)


def test_courtesy_around_the_words_asks_for_a_closer_match() -> None:
    courteous, plain = normal("麻烦大声点好吗"), normal("大声点")
    assert GUARDS.courtesy_cost(courteous, 2, 5) > 0.0
    assert GUARDS.courtesy_cost(normal("麻烦大声点"), 2, 5) > 0.0
    assert GUARDS.courtesy_cost(plain, 0, 3) == 0.0
