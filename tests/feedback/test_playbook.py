from __future__ import annotations

from feedback.pack import load_pack
from feedback.playbook import a_rule, failed_examples, play


def test_a_flag_opens_when_its_condition_has_held() -> None:
    assert play(a_rule(above=290, hold_s=2), [(0, 240), (12, 330), (30, 240), (40, 240)]) == [(14.0, 31.0)]


def test_a_condition_that_does_not_hold_long_enough_opens_nothing() -> None:
    assert play(a_rule(above=290, hold_s=2), [(0, 240), (12, 330), (13.8, 240), (20, 240)]) == []


def test_between_limit_and_release_value_a_flag_stays_open() -> None:
    steps = [(0, 240), (10, 330), (15, 275), (30, 260), (40, 260)]
    assert play(a_rule(above=290, clears_below=265), steps) == [(10.0, 31.0)]
    assert play(a_rule(above=290), steps) == [(10.0, 16.0)]


def test_a_short_relief_does_not_close_a_flag() -> None:
    steps = [(0, 330), (10, 240), (10.6, 330), (20, 240), (30, 240)]
    assert play(a_rule(above=290, clear_hold_s=1), steps) == [(0.0, 21.0)]


def test_no_opinion_closes_a_flag_and_forgets_a_beginning() -> None:
    assert play(a_rule(above=290), [(0, 330), (5, None), (20, None)]) == [(0.0, 6.0)]
    assert play(a_rule(above=290, hold_s=2), [(0, 330), (1, None), (1.2, 330), (3, None), (9, None)]) == []


def test_what_is_open_at_the_end_ends_there() -> None:
    assert play(a_rule(above=290), [(0, 240), (5, 330), (8, 330)]) == [(5.0, 8.0)]


def test_a_relative_limit_follows_the_speaker() -> None:
    calm = a_rule(above=290, above_baseline_pct=25, above_baseline_floor=265)
    assert play(calm, [(0, 270), (10, 200), (20, 200)], baseline=200) == [(0.0, 11.0)]
    assert play(calm, [(0, 270), (10, 200), (20, 200)], baseline=250) == []


def test_examples_that_fail_are_told_in_words() -> None:
    wrong = a_rule(above=290, example=[{"given": [[0, 330], [5, 240], [9, 240]], "opened": [[1, 6]]}])
    assert failed_examples(wrong) == ["example 1: expected [(1.0, 6.0)], got [(0.0, 6.0)]"]


def test_every_example_of_the_default_pack_runs_as_written() -> None:
    assert {rule.id: failed for rule in load_pack().rules if (failed := failed_examples(rule))} == {}
