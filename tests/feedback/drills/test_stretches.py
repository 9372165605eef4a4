"""A stretch of a take: from a line, to a line, an answer, after a phrase, sentences of a sort; or why there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audio.span import Span
from feedback.drills.check import Stretch
from feedback.drills.stretches import Gone, inside, phrases_in, resolve, sentences_in
from feedback.drills.take import Shown, Take
from tests.feedback.drills.takes import a_drill, a_take

#: 12 s: a greeting, a line, an answer of two sentences, a line, the last answer.
SAID = [
    ("agent", 0.5, 2.0, "您好，中国银行，李静为您服务。"),
    ("c1", 3.0, 4.0, "我的卡不能用了。"),
    ("agent", 5.0, 7.0, "请您稍等一会，好吗？"),
    ("agent", 8.0, 10.0, "谢谢您的耐心等待。"),
    ("c2", 11.0, 12.0, "是什么原因？"),
    ("agent", 13.0, 15.0, "因为系统按照规定冻结了这张卡。"),
]


@pytest.fixture(scope="module")
def take() -> Take:
    return a_take(SAID, a_drill("c1", "c2", "c3"))


def spans(take: Take, **over: object) -> list[tuple[float, float]]:
    return [(round(s.start_s, 1), round(s.end_s, 1)) for s in resolve(take, Stretch.model_validate(over)).spans]


def test_without_fields_it_is_the_whole_take(take: Take) -> None:
    assert spans(take) == [(0.0, 17.0)]


def test_from_the_end_of_a_line_to_the_beginning_of_another(take: Take) -> None:
    assert spans(take, after="c1") == [(4.0, 17.0)]
    assert spans(take, until="c2") == [(0.0, 11.0)]
    assert spans(take, after="c1", until="c2") == [(4.0, 11.0)]


def test_answers_to_lines(take: Take) -> None:
    assert spans(take, answer_to=["c1", "c2"]) == [(4.0, 11.0), (12.0, 17.0)]


def test_a_line_that_never_came_leaves_nothing_to_judge(take: Take) -> None:
    for over in ({"after": "c3"}, {"answer_to": ["c3"]}):
        assert resolve(take, Stretch.model_validate(over)).gone is Gone.NOT_PLAYED


def test_a_bound_that_never_came_leaves_it_open(take: Take) -> None:
    assert spans(take, until="c3") == [(0.0, 17.0)]
    assert spans(take, before_said=["STD-47"]) == [(0.0, 17.0)]


def test_of_several_lines_those_count_that_came(take: Take) -> None:
    assert spans(take, answer_to=["c2", "c3"]) == [(12.0, 17.0)]


def test_after_and_before_a_phrase(take: Take) -> None:
    ((start, end),) = spans(take, after_said=["STD-22"])
    assert start == pytest.approx(7.0, abs=0.3)
    assert end == 17.0
    ((start, end),) = spans(take, before_said=["STD-27"])
    assert start == 0.0
    assert end == pytest.approx(8.0, abs=0.3)


def test_after_a_phrase_that_was_never_said(take: Take) -> None:
    assert resolve(take, Stretch(after_said=("STD-47",))).gone is Gone.NOT_SAID


def test_the_first_seconds(take: Take) -> None:
    assert spans(take, answer_to=["c1"], within_s=2.5) == [(4.0, 6.5)]


def test_sentences_that_hold_a_phrase(take: Take) -> None:
    assert spans(take, sentences_with=["STD-27"]) == [(8.0, 10.0)]
    assert resolve(take, Stretch(sentences_with=("STD-47",))).gone is Gone.NONE_SUCH


@pytest.mark.parametrize(
    ("kind", "where"), [("courtesy", (5.0, 7.0)), ("question", (5.0, 7.0)), ("explanation", (13.0, 15.0))]
)
def test_sentences_of_a_sort(take: Take, kind: str, where: tuple[float, float]) -> None:
    assert spans(take, sentences_of=kind) == [where]


def test_numbers_read_out_are_dictation() -> None:
    told = a_take([("agent", 0.5, 4.0, "受理编号二零四七八一三六。"), ("agent", 5.0, 6.0, "好的。")])
    assert spans(told, sentences_of="dictation") == [(0.5, 4.0)]


def test_no_explanation_leaves_nothing_to_judge() -> None:
    quiet = a_take([("agent", 0.5, 2.0, "好的。")])
    assert resolve(quiet, Stretch(sentences_of="explanation")).gone is Gone.NONE_SUCH


def test_words_that_nobody_heard_find_nothing() -> None:
    deaf = a_take(SAID, a_drill("c1", "c2"), has_words=False)
    assert resolve(deaf, Stretch(after_said=("STD-22",))).gone is Gone.NOT_HEARD
    assert resolve(deaf, Stretch(after="c1")).gone is None


def test_stock_lines_bound_nothing() -> None:
    plain = a_take([("c1", 1.0, 2.0, "喂。"), ("agent", 5.0, 6.0, "您好，请问有什么可以帮您？")])
    hurried = replace(plain, shown=(*plain.shown, Shown("c1", 0, Span(4.0, 4.5), "喂？", stock="hello")))
    assert spans(hurried, answer_to=["c1"]) == spans(plain, answer_to=["c1"]) == [(2.0, 8.0)]


def test_a_sentence_belongs_where_its_middle_is(take: Take) -> None:
    assert inside(Span(3.8, 5.0), [Span(4.0, 6.0)])
    assert not inside(Span(3.0, 4.5), [Span(4.0, 6.0)])
    assert [s.text for s in sentences_in(take, [Span(7.5, 11.0)])] == ["谢谢您的耐心等待。"]
    assert [p.phrase for p in phrases_in(take, [Span(7.5, 11.0)], ["STD-22", "STD-27"])] == ["STD-27"]
