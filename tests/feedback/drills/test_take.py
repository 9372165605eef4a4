"""A take: answers lie between the lines, and stock lines cut nothing."""

from __future__ import annotations

from dataclasses import replace

from audio.span import Span
from feedback.drills.take import Shown
from tests.feedback.conversations import CUSTOMER
from tests.feedback.drills.takes import a_drill, a_take

SAID = [
    ("agent", 0.5, 2.0, "您好，中国银行，李静为您服务。"),
    ("c1", 3.0, 4.0, "我的卡不能用了。"),
    ("agent", 5.0, 7.0, "请您稍等一会，好吗？"),
    ("c2", 8.0, 9.0, "好的。"),
    ("agent", 10.0, 12.0, "谢谢您的耐心等待。"),
]


def test_answers_lie_between_the_lines() -> None:
    answers = a_take(SAID).answers
    assert [(a.shown.line if a.shown else None, a.span.start_s, a.span.end_s) for a in answers] == [
        (None, 0.0, 3.0),
        ("c1", 4.0, 8.0),
        ("c2", 9.0, 14.0),
    ]


def test_stock_lines_cut_no_answer() -> None:
    take = a_take(SAID)
    asked = replace(
        take, shown=(*take.shown[:1], Shown("c1", 0, Span(6.5, 7.0), "喂？", "still_there"), *take.shown[1:])
    )
    assert [a.span for a in asked.answers] == [a.span for a in take.answers]


def test_a_line_that_begins_before_the_last_one_ended_leaves_no_time_for_an_answer() -> None:
    take = a_take([("c1", 1.0, 3.0, "喂。"), ("c2", 2.5, 4.0, "喂？")], a_drill("c1", "c2"))
    assert take.answers[1].span == Span(2.5, 2.5)


def test_without_lines_all_is_one_answer() -> None:
    take = a_take([("agent", 0.5, 2.0, "您好。")])
    assert [a.span for a in take.answers] == [take.whole]


def test_sentences_and_phrases_of_the_agent() -> None:
    take = a_take(SAID)
    assert [p.phrase for p in take.phrases(["STD-27", "STD-22"])] == ["STD-22", "STD-27"]
    assert {p.phrase for p in take.phrases()} > {"STD-22", "STD-27"}
    assert [s.text for s in take.sentences(CUSTOMER)] == ["我的卡不能用了。", "好的。"]
