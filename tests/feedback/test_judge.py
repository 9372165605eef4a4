from __future__ import annotations

from collections.abc import Sequence
from math import isclose

from audio.lane import Track
from audio.span import Span
from feedback.flag import Severity
from feedback.judge import TICK_S, Alerted, Began, Ended, Judge, Verdict
from feedback.metric import Metric, Reading
from feedback.playbook import a_rule
from feedback.rule import Rule, Text
from feedback.view import View
from feedback.wakes import Wakes
from tests.feedback.voices import sentence, timeline, view

SILENCE = timeline([], None, 1.0)
VOICE = frozenset({Track.PROSODY})


def gauged(
    rule: Rule, readings: Sequence[Reading | None], allowed: Sequence[bool] | None = None
) -> list[list[Verdict]]:
    """Verdicts at each tick."""

    def gauge(seen: View, _: Rule) -> Reading | None:
        return readings[round(seen.now_s / TICK_S)]

    judge = Judge(rule, Metric("rate_cpm", "cpm", "", VOICE, gauge=gauge))
    may = iter(allowed or [True] * len(readings))
    return [judge.tick(view(SILENCE, n * TICK_S), may.__next__) for n in range(len(readings))]


def found(rule: Rule, readings: dict[int, list[Reading]], ticks: int) -> list[list[Verdict]]:
    def find(seen: View, _: Rule) -> list[Reading]:
        return readings.get(round(seen.now_s / TICK_S), [])

    judge = Judge(rule, Metric("rate_cpm", "s", "", VOICE, find=find))
    return [judge.tick(view(SILENCE, n * TICK_S)) for n in range(ticks)]


def test_a_flag_covers_all_that_was_found_wrong_and_keeps_the_worst() -> None:
    readings = [Reading(v, Span(s, s + 8)) for s, v in enumerate([300.0, 330.0, 310.0])] + [None] * 6
    verdicts = [v for tick in gauged(a_rule(above=290), readings) for v in tick]
    assert [type(v) for v in verdicts] == [Began, Ended]
    assert verdicts[0].flag.span == Span(0, 8)
    assert verdicts[-1].flag.span == Span(0, 10)
    assert (verdicts[0].flag.measured, verdicts[-1].flag.measured, verdicts[-1].flag.limit) == (300, 330, 290)


def test_the_worst_of_a_slow_stretch_is_its_lowest() -> None:
    readings = [Reading(v, Span(0, 8)) for v in (140.0, 120.0, 130.0)] + [None] * 6
    ended = next(v for tick in gauged(a_rule(below=150), readings) for v in tick if isinstance(v, Ended))
    assert ended.flag.measured == 120


def test_what_was_wrong_while_the_condition_had_to_hold_belongs_to_the_flag() -> None:
    readings = [Reading(300.0, Span(n, n + 1)) for n in range(6)]
    (began,) = [v for tick in gauged(a_rule(above=290, hold_s=1), readings) for v in tick]
    assert began.flag.span == Span(0, 6)
    assert isclose(began.flag.opened_at_s, 1.0)


def test_a_nudge_that_gets_bad_enough_becomes_an_alert_once() -> None:
    readings = [Reading(v, Span(0, 8)) for v in (300.0, 350.0, 360.0)]
    verdicts = [v for tick in gauged(a_rule(above=290, alert_above=340), readings) for v in tick]
    assert [type(v) for v in verdicts] == [Began, Alerted]
    assert verdicts[1].flag.severity is Severity.ALERT


def test_what_begins_beyond_the_alert_limit_begins_as_an_alert() -> None:
    (began,) = gauged(a_rule(above=290, alert_above=340), [Reading(350.0, Span(0, 8))])[0]
    assert began.flag.severity is Severity.ALERT


def test_a_note_never_becomes_an_alert() -> None:
    note = a_rule(above=290, alert_above=340, severity="note")
    (began,) = gauged(note, [Reading(350.0, Span(0, 8))])[0]
    assert began.flag.severity is Severity.NOTE


def test_while_an_exception_holds_there_is_no_opinion() -> None:
    readings = [Reading(300.0, Span(0, 8))] * 12
    assert [v for tick in gauged(a_rule(above=290), readings, [False] * 12) for v in tick] == []
    verdicts = gauged(a_rule(above=290, clear_hold_s=1), readings, [True] + [False] * 11)
    assert [type(v) for tick in verdicts for v in tick] == [Began, Ended]


def test_exceptions_are_asked_only_when_something_is_wrong() -> None:
    def asked() -> bool:
        raise AssertionError("asked")

    metric = Metric("rate_cpm", "cpm", "", VOICE, gauge=lambda _view, _rule: Reading(240.0, Span(0, 8)))
    assert Judge(a_rule(above=290), metric).tick(view(SILENCE, 0.0), asked) == []


def test_a_finding_is_flagged_once_and_stays_for_a_while() -> None:
    verdicts = found(a_rule(above=0.8, stays_s=4), {2: [Reading(1.2, Span(0.1, 0.3))]}, 30)
    assert {n: [type(v) for v in tick] for n, tick in enumerate(verdicts) if tick} == {2: [Began], 22: [Ended]}


def test_a_finding_that_was_mended_closes_at_once() -> None:
    metric = Metric(
        "item_missed",
        "",
        "",
        VOICE,
        find=lambda view, _: [Reading(1.0, Span(0.0, 0.2))] if view.now_s == 0.4 else [],
        mended=lambda view, _, flag: view.now_s >= flag.opened_at_s + 1.0,
    )
    judge = Judge(a_rule(stays_s=6), metric)
    ticks = [(n, judge.tick(view(SILENCE, round(0.2 * n, 3)))) for n in range(1, 40)]
    assert {n: [type(v) for v in told] for n, told in ticks if told} == {2: [Began], 7: [Ended]}


def test_findings_in_order_are_no_flags() -> None:
    assert found(a_rule(above=0.8), {2: [Reading(0.7, Span(0.1, 0.3))]}, 9) == [[]] * 9


def test_two_findings_at_once_are_two_flags() -> None:
    both = [Reading(1.0, Span(0, 1), detail="喂", subject="FOR-01"), Reading(1.0, Span(1, 2), detail="哪位")]
    (tick,) = [tick for tick in found(a_rule(say=Text(zh="别说{detail}", en="Not {detail}")), {1: both}, 5) if tick]
    assert [(v.flag.number, v.flag.say, v.flag.detail) for v in tick] == [(1, "别说喂", "喂"), (2, "别说哪位", "哪位")]
    assert [v.flag.subject for v in tick] == ["FOR-01", ""]


def test_a_finding_without_a_limit_measures_nothing() -> None:
    (tick,) = [tick for tick in found(a_rule(), {1: [Reading(1.0, Span(0, 1))]}, 5) if tick]
    assert (tick[0].flag.measured, tick[0].flag.limit) == (None, None)


def test_a_finding_may_know_its_own_severity() -> None:
    note = Reading(1.0, Span(0, 1), severity=Severity.NOTE)
    (tick,) = [tick for tick in found(a_rule(severity="alert"), {1: [note]}, 5) if tick]
    assert tick[0].flag.severity is Severity.NOTE


def test_finish_closes_everything_once() -> None:
    metric = Metric("rate_cpm", "cpm", "", VOICE, gauge=lambda _view, _rule: Reading(300.0, Span(0, 8)))
    judge = Judge(a_rule(above=290), metric)
    judge.tick(view(SILENCE, 0.0))
    assert [type(v) for v in judge.finish()] == [Ended]
    assert judge.finish() == []


def test_the_sentence_is_in_the_language_of_the_interface() -> None:
    metric = Metric("rate_cpm", "cpm", "", VOICE, gauge=lambda _view, _rule: Reading(300.0, Span(0, 8)))
    (began,) = Judge(a_rule(above=290), metric, language="en").tick(view(SILENCE, 0.0))
    assert began.flag.say == "Slow down"


def test_a_flag_fades_while_it_waits_for_its_end() -> None:
    readings = iter([Reading(300.0, Span(0, 8)), None, Reading(300.0, Span(0, 8)), None])
    judge = Judge(a_rule(above=290), Metric("rate_cpm", "cpm", "", VOICE, gauge=lambda _view, _rule: next(readings)))
    faded = []
    for n in range(4):
        judge.tick(view(SILENCE, 0.2 * n))
        faded.append(judge.fading)
    assert faded == [None, 1, None, 1]


def test_a_finder_of_news_is_asked_only_when_something_new_was_said() -> None:
    asked: list[float] = []

    def find(seen: View, _: Rule) -> list[Reading]:
        asked.append(seen.now_s)
        return []

    judge = Judge(a_rule(above=1), Metric("praise", "", "", frozenset({Track.WORDS}), find=find, wakes=Wakes.NEWS))
    said = [sentence("您好", 0, 0.4, known_at_s=0.5)]
    for now_s in (0.2, 0.4, 0.6, 0.8):
        judge.tick(view(SILENCE, now_s, since_s=now_s - 0.2, said=said))
    assert asked == [0.6]
