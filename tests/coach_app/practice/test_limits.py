"""When a take ends though nobody ends it."""

from __future__ import annotations

from typing import Any

import pytest

from coach_app.practice.acts import Voice
from coach_app.practice.books import open_book
from coach_app.practice.customer import Customer
from coach_app.practice.limits import IDLE_S, LONGEST_S, Limit, limit_reached
from feedback.pack import load_pack
from tests.coach_app.practice.small_drills import Line, drill, line

SILENT = [{"after_s": 60.0, "go": "end"}]


def asked(**fields: Any) -> Line:
    """A customer who has said their line, which ended two seconds after the call began."""
    said = Line(Customer(drill(line("c1", **fields))))
    return said.run(3.0)


def test_45_seconds_after_the_last_line_nobody_is_there_any_more() -> None:
    customer = asked().customer
    assert limit_reached(customer, customer.said_s + IDLE_S - 0.1) is None
    assert limit_reached(customer, customer.said_s + IDLE_S + 0.1) is Limit.IDLE


PATIENT = {"said": ["STD-22"], "patience_s": 60.0}
PAUSE = [{"when": {"silence_s": 60.0}, "next": "end"}]


@pytest.mark.parametrize(
    "waits", [{"on_silence": SILENT}, {"expects": {"silence_s": 60.0}}, {"expects": PATIENT}, {"branch": PAUSE}]
)
def test_a_line_that_waits_longer_has_its_time(waits: dict[str, Any]) -> None:
    customer = asked(**waits).customer
    assert limit_reached(customer, customer.said_s + 59.0) is None
    assert limit_reached(customer, customer.said_s + 61.0) is Limit.IDLE


def test_who_speaks_is_there() -> None:
    play = asked()
    play.give(Voice(3.0, on=True))
    assert limit_reached(play.customer, 100.0) is None
    play.give(Voice(80.0, on=False))
    assert limit_reached(play.customer, 100.0) is None
    assert limit_reached(play.customer, 126.0) is Limit.IDLE


def test_nothing_goes_on_for_longer_than_twenty_minutes() -> None:
    play = asked()
    play.give(Voice(3.0, on=True))
    assert limit_reached(play.customer, LONGEST_S) is None
    assert limit_reached(play.customer, LONGEST_S + 0.1) is Limit.LONGEST


def test_no_drill_of_the_pack_is_patient_for_longer_than_somebody_is_taken_to_be_there() -> None:
    lines = [one for drill in open_book(load_pack()).drill for one in drill.line]
    waits = [step.after_s for one in lines for step in one.on_silence]
    assert max(waits) < IDLE_S
