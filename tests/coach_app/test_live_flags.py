from __future__ import annotations

from dataclasses import replace

from coach_app.live_flags import Board, Nudge, Stand
from feedback.flag import Severity
from tests.coach_app.ui.story import FAST, FORBIDDEN


def test_a_flag_that_is_held_back_is_on_record_but_not_seen() -> None:
    board = Board().opened(FAST, 38.0, shown=False, held_back="spacing")
    assert board.nudge(38.0) is None
    assert not board.seen
    assert board.records[0].held_back == "spacing"


def test_a_held_back_flag_is_seen_from_when_it_is_shown() -> None:
    board = Board().opened(FAST, 38.0, shown=False, held_back="spacing").shown(FAST, 41.0)
    assert board.seen[0].shown_at_s == 41.0
    assert board.nudge(41.0) is not None


def test_a_flag_that_becomes_an_alert_keeps_its_place_and_its_first_showing() -> None:
    worse = replace(FAST, severity=Severity.ALERT)
    board = Board().opened(FAST, 38.0, shown=True, held_back="").opened(worse, 40.0, shown=True, held_back="")
    assert len(board.records) == 1
    assert board.records[0].shown_at_s == 38.0
    assert board.records[0].flag.severity is Severity.ALERT


def test_a_showing_without_an_opening_is_taken_as_one() -> None:
    board = Board().shown(FAST, 3.0)
    assert [(record.flag, record.stand, record.shown_at_s) for record in board.records] == [(FAST, Stand.OPEN, 3.0)]
    assert board.nudge(3.0) == Nudge(FAST)


def test_of_two_alerts_the_newer_one_shows() -> None:
    second = replace(FORBIDDEN, number=3)
    board = Board().opened(FORBIDDEN, 10.0, shown=True, held_back="").opened(second, 12.0, shown=True, held_back="")
    nudge = board.nudge(12.0)
    assert nudge is not None
    assert nudge.flag.number == 3


def test_what_was_withdrawn_counts_for_nothing() -> None:
    board = Board().opened(FAST, 38.0, shown=True, held_back="").withdrawn(FAST, 39.0)
    assert board.records[0].stand is Stand.WITHDRAWN
    assert not board.seen
    assert not board.standing
    assert board.nudge(39.0) is None


def test_a_flag_that_nobody_knows_has_no_record() -> None:
    assert Board().record(7) is None
