"""What the gauges show at a tick."""

from __future__ import annotations

import pytest

from feedback.gauges import gauge_rows
from tests.feedback.voices import AGENT, CUSTOMER, Says, timeline, view


def test_both_speakers_are_shown_at_every_tick() -> None:
    heard = timeline([Says(0, 6)], [Says(7, 8)], 10)
    assert [row.speaker for row in gauge_rows(view(heard, 9.0))] == [AGENT, CUSTOMER]


def test_rate_level_and_melody_of_a_speaker_who_speaks() -> None:
    heard = timeline([Says(0, 10, cpm=300, level_db=-18, spread_st=2)], [], 12)
    row = gauge_rows(view(heard, 9.9))[0]
    assert row.speaking
    assert row.rate_cpm == pytest.approx(300, rel=0.05)
    assert row.level_db == pytest.approx(4, abs=0.1)  # the usual voice of these tests is at -22
    assert row.spread_st == pytest.approx(2, rel=0.06)
    assert row.pitch_st is not None
    assert row.talk_share == 1.0


def test_too_little_talk_gives_no_number() -> None:
    row = gauge_rows(view(timeline([Says(0, 1)], [], 3), 1.0))[0]
    assert row.rate_cpm is None
    assert row.spread_st is None


def test_without_a_reference_level_and_pitch_are_unknown() -> None:
    row = gauge_rows(view(timeline([Says(0, 5)], [], 6), 5.0, usual=None))[0]
    assert row.level_db is None
    assert row.pitch_st is None
    assert row.rate_cpm is not None


def test_a_silent_speaker_has_no_pitch_and_keeps_the_share() -> None:
    row = gauge_rows(view(timeline([Says(0, 3)], [Says(4, 5)], 10), 9.0))[0]
    assert not row.speaking
    assert row.pitch_st is None
    assert row.talk_share == pytest.approx(0.75)
