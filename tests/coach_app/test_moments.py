from __future__ import annotations

from dataclasses import replace

from audio.span import Span
from coach_app.events import AudioLost, Event, FlagClosed, FlagOpened, NoticeGiven
from coach_app.moments import known_at_s, known_by, telling_moment
from tests.coach_app.ui.story import AGENT, DURATION_S, FAST, FORBIDDEN, started, story, until


def test_every_event_knows_when_it_could_be_known() -> None:
    times = [known_at_s(event) for event in story()]
    assert all(0 <= at_s <= DURATION_S for at_s in times)
    assert known_at_s(started()) == 0
    assert known_at_s(AudioLost(AGENT, Span(1, 2), "")) == 2


def test_what_is_known_by_an_instant_leaves_out_what_came_early_in_the_stream() -> None:
    shuffled = [*reversed(story())]
    assert {type(event) for event in known_by(shuffled, 31.0)} == {type(event) for event in until(31.0)}
    assert len(known_by(shuffled, 31.0)) == len(known_by(story(), 31.0))
    assert all(known_at_s(event) <= 31.0 for event in known_by(shuffled, 31.0))


def test_a_nudge_that_stands_is_more_telling_than_an_alert() -> None:
    assert telling_moment(story()) == 38.4 + 1.5


def test_an_alert_is_more_telling_than_nothing() -> None:
    events: list[Event] = [FlagOpened(10.0, FORBIDDEN, shown=True), NoticeGiven(40.0, "mono")]
    assert telling_moment(events) == 11.5


def test_a_nudge_that_left_at_once_tells_nothing() -> None:
    flash: list[Event] = [FlagOpened(10.0, FAST, shown=True), FlagClosed(10.4, FAST), NoticeGiven(40.0, "mono")]
    assert telling_moment(flash) == 20.0


def test_what_the_agent_was_not_shown_tells_nothing() -> None:
    hidden: list[Event] = [FlagOpened(10.0, replace(FAST), shown=False), NoticeGiven(40.0, "mono")]
    assert telling_moment(hidden) == 20.0
    assert telling_moment([]) == 0.0
