"""Questions: how many, of how many kinds, open before closed, and never three bare ones in a row."""

from __future__ import annotations

from tests.feedback.drills.takes import measured, spoken, value


def test_questions_are_counted_and_reproaches_are_not() -> None:
    assert value("questions", "请问是哪一天的事？", "是话费吗？", "我帮您查一下。") == 2
    assert value("questions", "你怎么还不明白？", "我帮您查一下。") == 0


def test_kinds_of_questions() -> None:
    asked = (
        "请问是话费方面的，还是网络方面的？",
        "您刚才说的不能用，是指打不开吗？",
        "您看这样可以吗？",
        "请问您贵姓？",
        "家里其他人是不是也这样？",
    )
    assert value("question_kinds", *asked) == 5
    assert value("question_kinds", asked[0], asked[0]) == 1


def test_open_before_closed() -> None:
    assert value("open_questions_first", "请问您遇到了什么情况？", "家里信号好吗？", "是不是最近才这样？") == 1
    assert value("open_questions_first", "是不是信号不好？", "家里信号好吗？", "请问您遇到了什么情况？") == 0


def test_one_question_has_no_order() -> None:
    assert measured("open_questions_first", spoken("请问您遇到了什么情况？")).earned is None


def test_bare_questions_in_a_row() -> None:
    assert value("questions_in_row", "什么时候的事？", "哪个号码？", "多少钱？") == 3
    assert value("questions_in_row", "什么时候的事？", "好的，谢谢您。", "哪个号码？", "多少钱？") == 2
    assert value("questions_in_row", "请问什么时候的事？", "麻烦您报一下号码，好吗？") == 0


def test_a_closed_question_before_the_open_one_does_not_come_after_it() -> None:
    asked = ("是不是信号不好？", "请问您遇到了什么情况？", "请问您怎么称呼？", "您还想问什么？")
    assert value("open_questions_first", *asked) == 0
    assert value("open_questions_first", *asked[1:], asked[0]) == 1
