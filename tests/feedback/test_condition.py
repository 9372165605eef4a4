from __future__ import annotations

from audio.lane import Track
from feedback.condition import Condition
from feedback.playbook import a_rule
from tests.feedback.voices import Says, timeline, view


def test_an_exception_is_asked_with_the_view_and_the_rule() -> None:
    late = Condition("late", "", frozenset({Track.PROSODY}), lambda seen, rule: seen.now_s > rule.params["from_s"])  # type: ignore[operator]
    heard = timeline([Says(0, 1)], None, 5.0)
    rule = a_rule(params={"from_s": 3.0})
    assert not late.holds(view(heard, 2.0), rule)
    assert late.holds(view(heard, 4.0), rule)
