from __future__ import annotations

from feedback.flag import Opened, Severity, Shown
from feedback.nudges import Budget, Nudger
from feedback.showing import Showing
from tests.feedback.test_nudges import flag


def showing(**budget: float) -> Showing:
    manners = Nudger(Budget(**budget), saved_baseline=True)
    return Showing(manners, {f"rule.{n}": 0.0 for n in range(20)})


def offer(screen: Showing, at_s: float) -> list[tuple[str, int, bool, str]]:
    """What was announced or shown: (event, number, shown, why not)."""
    return [
        ("opened", c.flag.number, c.shown, c.held_back) if isinstance(c, Opened) else ("shown", c.flag.number, True, "")
        for c in screen.offer(at_s, lambda: 1e9)
    ]


def test_a_new_flag_is_announced_once_with_what_became_of_it() -> None:
    screen = showing()
    screen.began(flag(1))
    screen.began(flag(2))
    assert offer(screen, 1.0) == [("opened", 1, True, ""), ("opened", 2, False, "one_at_a_time")]
    assert offer(screen, 1.2) == []


def test_a_held_back_nudge_is_shown_when_its_time_comes_if_it_is_still_open() -> None:
    screen = showing()
    screen.began(flag(1))
    screen.began(flag(2))
    offer(screen, 1.0)
    screen.gone(1)
    assert offer(screen, 20.8) == []
    assert offer(screen, 21.0) == [("shown", 2, True, "")]


def test_a_held_back_nudge_that_closed_is_never_shown() -> None:
    screen = showing()
    screen.began(flag(1))
    screen.began(flag(2))
    offer(screen, 1.0)
    assert screen.gone(2)
    screen.gone(1)
    assert offer(screen, 99.0) == []


def test_a_flag_that_goes_before_it_was_announced_was_never_heard_of() -> None:
    screen = showing()
    screen.began(flag(1))
    assert not screen.gone(1)
    assert offer(screen, 1.0) == []


def test_alerts_come_first_and_at_once() -> None:
    screen = showing()
    screen.began(flag(1))
    screen.began(flag(2, Severity.ALERT))
    assert offer(screen, 1.0) == [("opened", 2, True, ""), ("opened", 1, False, "one_at_a_time")]


def test_a_nudge_that_became_an_alert_is_shown_whether_or_not_it_was_before() -> None:
    screen = showing()
    screen.began(flag(1))
    screen.began(flag(2))
    offer(screen, 1.0)
    screen.alerted(flag(1, Severity.ALERT))
    screen.alerted(flag(2, Severity.ALERT))
    assert [c for c in screen.offer(1.2, lambda: 1e9) if isinstance(c, Shown)] == [
        Shown(1.2, flag(1, Severity.ALERT)),
        Shown(1.2, flag(2, Severity.ALERT)),
    ]
    assert offer(screen, 1.4) == []


def test_notes_are_announced_and_never_waited_for() -> None:
    screen = showing()
    screen.began(flag(1, Severity.NOTE))
    assert offer(screen, 1.0) == [("opened", 1, False, "note")]
    assert offer(screen, 99.0) == []


def test_what_was_called_wrong_is_not_shown_again_when_it_gets_worse() -> None:
    screen = showing()
    screen.began(flag(1))
    assert offer(screen, 1.0) == [("opened", 1, True, "")]
    screen.disputed(1, 2.0)
    screen.alerted(flag(1, Severity.ALERT))
    assert offer(screen, 3.0) == []


def test_what_was_called_wrong_while_it_waited_waits_no_more() -> None:
    screen = showing()
    screen.began(flag(1))
    screen.began(flag(2))
    offer(screen, 1.0)
    screen.disputed(2, 2.0)
    screen.gone(1)
    assert offer(screen, 30.0) == []


def test_a_nudge_that_waits_is_not_shown_for_its_last_moment() -> None:
    screen = showing()
    screen.began(flag(1))
    screen.began(flag(2))
    offer(screen, 1.0)
    screen.gone(1)
    assert screen.offer(30.0, lambda: 1e9, fading={2}) == []
    assert offer(screen, 30.2) == [("shown", 2, True, "")]


def test_one_that_fades_does_not_keep_the_next_from_being_shown() -> None:
    screen = showing()
    for number in (1, 2, 3):
        screen.began(flag(number))
    offer(screen, 1.0)
    screen.gone(1)
    assert [change.flag.number for change in screen.offer(30.0, lambda: 1e9, fading={2})] == [3]


def test_when_the_call_is_over_nobody_is_nudged_any_more() -> None:
    screen = showing()
    screen.began(flag(1))
    screen.began(flag(2, Severity.ALERT))
    told = screen.offer(60.0, lambda: 1e9, ended=True)
    assert [(c.flag.number, c.shown, c.held_back) for c in told if isinstance(c, Opened)] == [
        (2, True, ""),
        (1, False, "ended"),
    ]
