from __future__ import annotations

import pytest

from coach_app.events import Event, FlagClosed, FlagOpened, FlagShown, FlagWithdrawn, SessionEnded, VerdictGiven
from coach_app.standing_nudge import Disputed, StandingNudge
from tests.coach_app.samples import a_flag, started

FLAG = a_flag(number=4)
OPENED = FlagOpened(17.0, FLAG, shown=True)


def told(*events: Event) -> StandingNudge:
    nudge = StandingNudge()
    for event in (started(), *events):
        nudge.take("s-1", event)
    return nudge


@pytest.mark.parametrize("shows", [OPENED, FlagShown(17.0, FLAG)], ids=["opened", "shown"])
def test_the_nudge_that_stands_is_called_wrong_once(shows: Event) -> None:
    nudge = told(shows, FlagOpened(18.0, a_flag(number=5), shown=False, held_back="budget"))
    assert nudge.dispute() == Disputed("s-1", FLAG)
    assert nudge.dispute() is None


@pytest.mark.parametrize(
    "gone",
    [
        FlagClosed(18.0, FLAG),
        FlagWithdrawn(18.0, FLAG, "words"),
        VerdictGiven(18.0, 4, FLAG.rule, "wrong"),
        SessionEnded(18.0, {}, {}),
        started(),
    ],
    ids=["closed", "withdrawn", "called wrong by another key", "the call is over", "the next has begun"],
)
def test_a_nudge_that_has_gone_is_not_disputed(gone: Event) -> None:
    assert told(OPENED, gone).dispute() is None


def test_of_two_that_stand_the_newer_is_meant_and_then_the_other() -> None:
    newer = a_flag(number=5)
    nudge = told(OPENED, FlagOpened(19.0, newer, shown=True))
    assert [nudge.dispute(), nudge.dispute()] == [Disputed("s-1", newer), Disputed("s-1", FLAG)]
