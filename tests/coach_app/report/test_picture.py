from __future__ import annotations

import re
from dataclasses import replace

from audio.span import Span
from coach_app.events import Measured
from coach_app.report.model import Analysis, Finding, analysis_of
from coach_app.report.picture import Picture, draw
from coach_app.report.wording import Wording
from feedback.flag import Kind, Severity
from tests.coach_app.samples import AGENT, CUSTOMER, a_flag, one_of_each

CALL = analysis_of(one_of_each())


def gauge(at_s: float, rate: float | None = 240.0, speaking: bool = True) -> Measured:
    return Measured(at_s, AGENT, rate, 0.0, None, None, speaking, None)


def picture(call: Analysis = CALL, **changes: object) -> Picture:
    return draw(replace(call, **changes), Wording("zh"))  # type: ignore[arg-type]


def finding(number: int, start_s: float, end_s: float, **fields: object) -> Finding:
    return Finding(a_flag(number=number, span=Span(start_s, end_s), **fields), None, "")


def test_a_flag_stands_over_its_stretch() -> None:
    drawn = picture(findings=(finding(1, 0.0, 30.0),))
    (mark,) = drawn.marks
    assert (mark.x, round(mark.x + mark.width)) == (drawn.left, round(drawn.right))


def test_no_mark_hides_another_or_leaves_the_picture() -> None:
    marks = picture(findings=tuple(finding(n, 28.0 + n / 10, 29.0 + n / 10) for n in range(5))).marks
    assert len({mark.y for mark in marks}) == 5
    assert all(mark.x + mark.width <= picture().right + 0.1 for mark in marks)


def test_numbers_of_marks_are_those_of_the_report_though_notes_are_not_drawn() -> None:
    drawn = picture(findings=(finding(1, 1, 2, severity=Severity.NOTE), finding(2, 5, 6)))
    assert [mark.number for mark in drawn.marks] == [2]


def test_what_was_not_said_is_marked_where_that_became_known() -> None:
    missing = finding(1, 0.0, 30.0, kind=Kind.PHRASE_MISSING, opened_at_s=15.0)
    (mark,) = picture(findings=(missing,)).marks
    drawn = picture()
    middle = (drawn.left + drawn.right) / 2
    assert abs(mark.x - middle) < 1
    assert mark.width < 40


def test_speech_becomes_bars_that_join_while_somebody_speaks() -> None:
    gauges = [gauge(0.2), gauge(0.4), gauge(0.6, speaking=False), gauge(0.8)]
    agent, customer = picture(gauges=tuple(gauges)).bars
    assert (agent.speaker, len(agent.bars)) == (AGENT.value, 2)
    assert (customer.speaker, customer.bars) == (CUSTOMER.value, ())


def test_a_curve_breaks_where_there_is_nothing_to_measure() -> None:
    rate, *_ = picture(gauges=(gauge(1.0), gauge(1.2), gauge(1.4, None), gauge(3.0), gauge(3.2))).curves
    assert re.sub(r"[^ML]", "", rate.path) == "MLML"


def test_hours_of_gauges_make_no_endless_path() -> None:
    gauges = tuple(gauge(0.2 * n) for n in range(1, 36_000))
    rate, *_ = picture(gauges=gauges, duration_s=7200.0).curves
    assert rate.path.count("L") < 9000 / 0.7


def test_higher_is_higher_and_a_field_holds_what_it_shows() -> None:
    rate, *_ = picture(gauges=(gauge(1.0, 100.0), gauge(1.2, 500.0)), findings=()).curves
    low, high = (float(y) for y in re.findall(r" ([\d.]+)", rate.path))
    assert high < low
    assert rate.y <= high
    assert low <= rate.y + picture().curve_h


def test_the_limit_that_was_passed_is_drawn_across_its_own_curve_only() -> None:
    rate, level, pitch = picture(findings=(finding(1, 12, 18),)).curves
    assert [line.label for line in rate.levels if line.limit] == ["界限 290"]
    assert not [line for curve in (level, pitch) for line in curve.levels if line.limit]
    assert len(rate.shades) == 1


def test_a_long_call_gets_a_wider_picture_but_not_an_endless_one() -> None:
    assert picture().width < picture(duration_s=600.0).width < picture(duration_s=1e6).width + 1
    assert picture(duration_s=1e6).width <= 9000
    assert 2 <= len(picture(duration_s=8 * 3600.0).ticks) <= 130
