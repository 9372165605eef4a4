from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from audio.span import Span
from feedback.flag import Closed, Kind, Opened, Severity
from tests.feedback.test_nudges import NUDGE

#: What labels, reports and tests outside know.
STABLE = [
    "rate_fast",
    "rate_slow",
    "volume_loud",
    "volume_soft",
    "pitch_monotone",
    "pitch_rise",
    "pitch_high",
    "monologue",
    "interruption",
    "dead_air",
    "slow_response",
    "hold_no_update",
    "filler",
    "phrase_forbidden",
    "phrase_missing",
    "order_broken",
    "audio_clipped",
    "audio_noisy",
    "praise",
]


def test_the_kinds_are_stable_names() -> None:
    assert set(STABLE) <= set(Kind)
    assert {*Kind} - set(STABLE) == {"delivery", "timing", "behaviour"}


def test_the_severities_from_loud_to_kind() -> None:
    assert [*Severity] == ["alert", "nudge", "note", "praise"]


def test_a_flag_never_changes_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        NUDGE.measured = 1.0  # type: ignore[misc]
    grown = replace(NUDGE, span=Span(0, 9))
    assert (grown.number, grown.span.end_s, NUDGE.span.end_s) == (NUDGE.number, 9, 8)


def test_what_is_shown_was_not_held_back() -> None:
    assert Opened(8.0, NUDGE, shown=True).held_back == ""
    assert Closed(9.0, NUDGE).flag.kind == "rate_fast"
