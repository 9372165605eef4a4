"""Verdicts make rules wider for one person, by the pack's numbers and within them."""

from __future__ import annotations

import pytest

from feedback.flag import Kind, Severity
from feedback.limits import lower, upper
from feedback.pack import load_pack
from feedback.playbook import a_rule
from feedback.rule import Rule
from feedback.widening import widened, widened_rules, widening_mistakes, widens


def gives_way(**fields: object) -> Rule:
    return a_rule(**{"widens_pct": 10, "widens_at_most_pct": 30} | fields)


def test_nobody_who_never_complained_is_judged_otherwise() -> None:
    rules = load_pack().rules
    assert widened_rules(rules, {}) == list(rules)
    assert widened_rules(rules, {"pace.too_fast": 0, "no.such_rule": 4}) == list(rules)


@pytest.mark.parametrize(("times", "limit"), [(1, 319.0), (2, 348.0), (3, 377.0), (4, 377.0), (400, 377.0)])
def test_a_limit_gives_way_step_by_step_and_no_further_than_the_pack_says(times: int, limit: float) -> None:
    assert widened(gives_way(above=290), times).above == pytest.approx(limit)


def test_the_speakers_own_limit_gives_way_by_the_same_share() -> None:
    fast = gives_way(above=290, above_baseline_pct=25, above_baseline_floor=265)
    assert upper(widened(fast, 1), 220.0) == pytest.approx(1.1 * 275.0)
    slow = gives_way(below=150, below_baseline_pct=30, below_baseline_ceiling=180)
    assert lower(widened(slow, 1), 240.0) == pytest.approx(0.9 * 168.0)


def test_below_nothing_wider_means_further_down() -> None:
    soft = widened(gives_way(kind=Kind.VOLUME_SOFT, below=-6.0, clears_above=-4.0), 1)
    assert (soft.below, soft.clears_above) == (-6.6, -4.4)


def test_what_closes_a_flag_goes_along_and_what_alerts_stays() -> None:
    rule = widened(gives_way(above=290, clears_below=265, alert_above=400), 1)
    assert (rule.clears_below, rule.alert_above) == (291.5, 400)


def test_parameters_that_the_pack_names_are_limits_too() -> None:
    rule = a_rule(params={"uses": 3, "within_s": 15.0}, widens_pct=34, widens_at_most_pct=67, widens_params=["uses"])
    assert [round(float(str(widened(rule, n).params["uses"]))) for n in (0, 1, 2, 9)] == [3, 4, 5, 5]
    assert widened(rule, 9).params["within_s"] == 15.0


@pytest.mark.parametrize(
    "fields", [{"severity": Severity.ALERT}, {"kind": Kind.PHRASE_FORBIDDEN}, {"widens_pct": None}]
)
def test_alerts_phrases_and_rules_without_numbers_never_give_way(fields: dict[str, object]) -> None:
    rule = gives_way(above=290, **fields)
    assert not widens(rule)
    assert widened(rule, 5) is rule


def test_rules_that_say_the_same_give_way_together() -> None:
    rules = {rule.id: rule for rule in widened_rules(load_pack().rules, {"pace.too_fast": 1, "pace.too_fast_heard": 1})}
    assert rules["pace.too_fast"].above == rules["pace.too_fast_heard"].above == pytest.approx(307.4)
    assert rules["pace.too_slow"].above is None


def test_the_reason_says_that_the_limit_has_given_way() -> None:
    why = widened(gives_way(above=290), 2).why
    assert "放宽 20%" in why.zh
    assert "20 %" in why.en


def test_every_rule_that_nudges_by_a_number_gives_way_but_the_customers_wait() -> None:
    rules = [rule for rule in load_pack().rules if rule.severity is Severity.NUDGE]
    assert {rule.id for rule in rules if not widens(rule)} == {"hold.no_update", "items.missed"}
    assert not [mistake for rule in rules for mistake in widening_mistakes(rule)]
