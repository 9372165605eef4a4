from __future__ import annotations

import pytest

from feedback.limits import Breach, alerting, breach, cleared, lower, milder, upper, worse
from feedback.playbook import a_rule

FAST = a_rule(above=290, above_baseline_pct=25, above_baseline_floor=265, clears_below=265, alert_above=340)
SLOW = a_rule(below=150, below_baseline_pct=30, below_baseline_ceiling=180, clears_above=180, alert_below=100)
FLAT = a_rule(below=1.6, below_baseline_pct=35, limits="all")


@pytest.mark.parametrize(
    ("baseline", "limit"),
    [(None, 290), (200, 265), (220, 275), (260, 290)],
)
def test_whichever_upper_limit_is_passed_first_counts(baseline: float | None, limit: float) -> None:
    assert upper(FAST, baseline) == limit


@pytest.mark.parametrize(("baseline", "limit"), [(None, 150), (200, 150), (240, 168), (280, 180)])
def test_whichever_lower_limit_is_passed_first_counts(baseline: float | None, limit: float) -> None:
    assert lower(SLOW, baseline) == pytest.approx(limit)


def test_with_limits_all_both_must_be_passed() -> None:
    assert lower(FLAT, 2.0) == pytest.approx(1.3)
    assert lower(FLAT, 4.0) == 1.6
    assert lower(FLAT, None) == 1.6


def test_a_breach_names_the_limit_that_was_passed() -> None:
    assert breach(FAST, 291, None) == Breach(290)
    assert breach(FAST, 290, None) is None
    assert breach(SLOW, 149, None) == Breach(150)


def test_a_relative_limit_without_a_baseline_is_no_opinion() -> None:
    assert breach(a_rule(above_baseline_pct=25), 999, None) is None


def test_a_rule_without_limits_takes_the_finding_itself() -> None:
    assert breach(a_rule(), 0.0, None) == Breach(None)


def test_a_flag_closes_only_past_the_release_value() -> None:
    assert not cleared(FAST, 280, None)
    assert cleared(FAST, 265, None)
    assert not cleared(SLOW, 170, None)
    assert cleared(SLOW, 180, None)


def test_a_release_value_beyond_the_limit_does_not_keep_a_flag_open() -> None:
    assert cleared(a_rule(above=250, clears_below=265), 250, None)


def test_milder_and_worse_follow_the_direction_of_the_rule() -> None:
    assert milder(FAST, 300, 310) == worse(SLOW, 300, 310) == 300
    assert milder(SLOW, 120, 130) == worse(FAST, 120, 130) == 130


def test_alerts_have_limits_of_their_own() -> None:
    assert alerting(FAST, 341)
    assert not alerting(FAST, 340)
    assert alerting(SLOW, 99)
    assert not alerting(SLOW, 100)
