from __future__ import annotations

from dataclasses import replace

from audio.block import Speaker
from audio.span import Span
from feedback.flag import Flag, Kind, Severity
from feedback.nudges import Budget, Nudger

NUDGE = Flag(
    1,
    "pace.too_fast",
    Kind.RATE_FAST,
    Speaker.AGENT,
    Span(0, 8),
    8.0,
    Severity.NUDGE,
    300,
    290,
    "cpm",
    "",
    "慢",
    "",
    "",
)
LONG = 1e9


def flag(number: int, severity: Severity = Severity.NUDGE, rule: str = "") -> Flag:
    return replace(NUDGE, number=number, severity=severity, rule=rule or f"rule.{number}")


def nudger(saved_baseline: bool = True, **budget: float) -> Nudger:
    return Nudger(Budget(**budget), saved_baseline)


def test_notes_and_praise_are_for_the_report() -> None:
    manners = nudger()
    assert manners.consider(flag(1, Severity.NOTE), 0, LONG, 20) == "note"
    assert manners.consider(flag(2, Severity.PRAISE), 0, LONG, 20) == "note"


def test_one_nudge_is_on_screen_at_a_time() -> None:
    manners = nudger(every_s=0)
    assert manners.consider(flag(1), 0, LONG, 0) == ""
    assert manners.consider(flag(2), 5, LONG, 0) == "one_at_a_time"
    manners.gone(1)
    assert manners.consider(flag(2), 5, LONG, 0) == ""


def test_nudges_are_twenty_seconds_apart() -> None:
    manners = nudger()
    manners.consider(flag(1), 100, LONG, 0)
    manners.gone(1)
    assert manners.consider(flag(2), 119.8, LONG, 0) == "spacing"
    assert manners.consider(flag(2), 120, LONG, 0) == ""


def test_at_most_three_nudges_in_five_minutes() -> None:
    manners = nudger()
    for n, at_s in enumerate((0, 30, 60)):
        assert manners.consider(flag(n), at_s, LONG, 0) == ""
        manners.gone(n)
    assert manners.consider(flag(9), 299.8, LONG, 0) == "window_full"
    assert manners.consider(flag(9), 300, LONG, 0) == ""
    manners.gone(9)
    assert manners.consider(flag(10), 325, LONG, 0) == "window_full"
    assert manners.consider(flag(10), 330, LONG, 0) == ""


def test_alerts_are_exempt_and_use_up_nothing() -> None:
    manners = nudger(saved_baseline=False)
    for n in range(5):
        assert manners.consider(flag(n, Severity.ALERT), 1.0, 0.0, 20) == ""
        manners.gone(n)
    assert manners.consider(flag(9), 1.2, 20.0, 20) == ""


def test_a_rule_keeps_quiet_for_its_own_cooldown() -> None:
    manners = nudger(every_s=0)
    manners.consider(flag(1, rule="same"), 0, LONG, 60)
    manners.gone(1)
    assert manners.consider(flag(2, rule="same"), 59.8, LONG, 60) == "cooldown"
    assert manners.consider(flag(3, rule="other"), 59.8, LONG, 60) == ""
    manners.gone(3)
    assert manners.consider(flag(2, rule="same"), 60, LONG, 60) == ""


def test_without_a_reading_nothing_is_shown_in_the_first_twenty_seconds_of_talk() -> None:
    manners = nudger(saved_baseline=False)
    assert manners.consider(flag(1), 50, 19.9, 20) == "settling"
    assert manners.settles
    assert manners.consider(flag(1), 51, 20.0, 20) == ""
    assert not manners.settles


def test_with_a_reading_nothing_has_to_settle() -> None:
    assert nudger().consider(flag(1), 0, 0.0, 20) == ""


def test_a_pack_may_forbid_nudges() -> None:
    assert nudger(per_window=0).consider(flag(1), 0, LONG, 0) == "window_full"


def test_a_silenced_kind_is_never_shown_not_even_as_an_alert() -> None:
    manners = Nudger(Budget(), saved_baseline=True, silenced=frozenset({"rate_fast"}))
    assert manners.consider(flag(1), 0, LONG, 0) == "silenced"
    assert manners.consider(flag(2, Severity.ALERT), 1, LONG, 0) == "silenced"
    assert manners.consider(replace(flag(3), kind=Kind.FILLER), 2, LONG, 0) == ""
    assert manners.consider(flag(4, Severity.NOTE), 3, LONG, 0) == "note"


def test_a_kind_that_was_called_wrong_keeps_quiet_and_makes_room() -> None:
    manners = nudger(every_s=0, disputed_s=60)
    assert manners.consider(flag(1), 0, LONG, 0) == ""
    manners.disputed(1, 3.0)
    assert manners.consider(replace(flag(2), kind=Kind.FILLER), 4, LONG, 0) == ""
    manners.gone(2)
    assert manners.consider(flag(3), 62, LONG, 0) == "disputed"
    assert manners.consider(flag(4, Severity.ALERT), 62, LONG, 0) == ""
    manners.gone(4)
    assert manners.consider(flag(3), 63, LONG, 0) == ""


def test_a_verdict_on_what_nobody_saw_quietens_nothing() -> None:
    manners = nudger(every_s=0)
    manners.disputed(7, 3.0)
    assert manners.consider(flag(8), 4, LONG, 0) == ""
