"""What became of a check."""

from __future__ import annotations

from feedback.drills.checked import Checked, Why


def test_unless_told_otherwise_nothing_doubtful_was_heard() -> None:
    assert Checked(0.5).at_best == 1.0


def test_every_reason_has_a_name_for_results() -> None:
    assert len({why.value for why in Why}) == len(Why)
