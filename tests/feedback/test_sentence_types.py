"""Sentence types from words alone."""

from __future__ import annotations

import pytest

from feedback.sentence_types import asks, classify
from feedback.sentences import SentenceType

COURTEOUS = (
    "您好，中国银行，工号八零二一为您服务，请问有什么可以帮您？",
    "请问还有什么可以帮您",
    "请您稍等一会好吗",
    "您看这样可以吗",
    "您反映的是网速变慢的问题，对吗？",
    "请问我刚才的解释您是否清楚",
    "好的先生请问您怎么称呼",
    "请问您还有别的需要",
    "您看还有没有其他问题",
    "不知道我刚才讲清楚了没有",
    "我这样说您明白了吗",
    "您方便说明是什么情况吗",
)
PLAIN = ("您收到短信了吗", "您说的是这张卡吗", "周末上班吗")
BARE = (
    "您还有什么问题",
    "喂，哪位？",
    "您是什么时候办理的",
    "是不是您自己开通的",
    "您的卡号是多少",
    "您需要几张",
    "您查的是哪张卡？",
)
BLAMING = (
    "我不是跟你说了吗，怎么还不明白？",
    "你怎么不早说",
    "你到底想怎么样",
    "这个规定你不知道吗",
    "谁叫你自己忘了",
    "说了多少遍了",
)
STATEMENTS = (
    "请您稍等，我马上为您查询。",
    "您有什么问题可以随时来电",
    "我帮您查一下是什么原因",
    "不知道您今天想反映的是哪方面的问题呢",
    "感谢您的来电，若有问题请再次来电",
    "不是这样的",
    "还有一个问题需要您确认",
    "您还有什么问题随时来电",
)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (COURTEOUS, SentenceType.COURTESY_QUESTION),
        (PLAIN, SentenceType.MA_QUESTION),
        (BARE, SentenceType.BARE_QUESTION),
        (BLAMING, SentenceType.RHETORICAL_QUESTION),
        (STATEMENTS, SentenceType.STATEMENT),
        (("非常抱歉给您带来不便", "对不起，让您久等了"), SentenceType.APOLOGY),
        (("这个业务暂时办不了", "这边没有权限"), SentenceType.NEGATIVE),
    ],
)
def test_type_is_told_by_the_words(texts: tuple[str, ...], kind: SentenceType) -> None:
    assert {text: classify(text) for text in texts} == dict.fromkeys(texts, kind)


@pytest.mark.parametrize("text", [*COURTEOUS, *PLAIN, *BLAMING])
def test_type_does_not_hang_on_punctuation(text: str) -> None:
    bare = "".join(char for char in text if char.isalnum())
    assert classify(bare) is classify(text)


def test_a_recogniser_may_write_another_particle() -> None:
    assert classify("您看这样可以嘛") is SentenceType.COURTESY_QUESTION


def test_only_questions_hand_over_the_turn() -> None:
    assert asks(classify("请问还有什么可以帮您"))
    assert not asks(classify("你怎么不早说"))
    assert not asks(classify("已经为您办理了"))
