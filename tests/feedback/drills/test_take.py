from __future__ import annotations

from audio.span import Span
from tests.feedback.drills.voiced import Heard, Spoke, voiced_take

SAID = [Spoke(0.5, "您好，请问有什么可以帮您"), Spoke(6.0, "请您稍等"), Spoke(12.0, "让您久等了")]
LINES = [Heard("c1", 4.0, 5.0), Heard("c1", 8.0, 9.0, stock="still_there"), Heard("c2", 10.0, 11.0)]


def test_answers_lie_between_the_lines_and_stock_lines_cut_nothing() -> None:
    take = voiced_take(SAID, LINES, duration_s=15.0)
    found = [(answer.shown.line if answer.shown else "", answer.span) for answer in take.answers]
    assert found == [("", Span(0.0, 4.0)), ("c1", Span(5.0, 10.0)), ("c2", Span(11.0, 15.0))]


def test_a_line_that_is_cut_off_by_the_next_has_an_empty_answer() -> None:
    take = voiced_take(SAID, [Heard("c1", 4.0, 5.0), Heard("c2", 4.5, 6.0)], duration_s=15.0)
    assert take.answers[1].span == Span(4.5, 4.5)


def test_phrases_come_in_order_and_by_their_ids() -> None:
    take = voiced_take(SAID, LINES)
    spans = [phrase.span.start_s for phrase in take.phrases()]
    assert spans == sorted(spans)
    assert {phrase.phrase for phrase in take.phrases(["STD-27"])} == {"STD-27"}
    assert take.phrases(["STD-99"]) == []


def test_the_whole_goes_to_the_last_sample() -> None:
    assert voiced_take(SAID, LINES, duration_s=15.0).whole == Span(0.0, 15.0)
