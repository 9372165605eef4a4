from __future__ import annotations

from coach_app.ui.first_run.check_course import CheckCourse, Phase
from tests.coach_app.ui.first_run.scripted import levels


def phases(far_end: bool) -> list[Phase]:
    """What is asked of the agent, in order."""
    course = CheckCourse(far_end)
    seen: list[Phase] = []
    for step in range(220):
        course = course.after(levels(step / 10))
        if not seen or seen[-1] is not course.phase:
            seen.append(course.phase)
    return seen


def test_quiet_then_speak_then_listen() -> None:
    assert phases(far_end=True) == [Phase.QUIET, Phase.SPEAK, Phase.LISTEN, Phase.OVER]


def test_without_a_far_end_there_is_nothing_to_listen_to() -> None:
    assert phases(far_end=False) == [Phase.QUIET, Phase.SPEAK, Phase.OVER]


def test_it_takes_twenty_seconds_of_sound() -> None:
    assert CheckCourse(True, 10.0).share == 0.5
    assert CheckCourse(True, 30.0).share == 1.0
