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


def test_speech_with_pauses_then_a_voice_in_the_headset() -> None:
    twice = [Phase.QUIET, Phase.SPEAK, Phase.QUIET, Phase.SPEAK]
    assert phases(far_end=True) == [*twice, Phase.LISTEN, Phase.OVER]


def test_without_a_far_end_there_is_nothing_to_listen_to() -> None:
    assert Phase.LISTEN not in phases(far_end=False)


def test_pauses_after_speech_are_long_enough_to_show_a_gain_control() -> None:
    """`audio.headset` compares the ends of pauses of a second and more."""
    quiet_s = sum(CheckCourse(True, step / 10).phase is Phase.QUIET for step in range(75, 135)) / 10
    assert quiet_s >= 2


def test_it_takes_twenty_seconds_of_sound() -> None:
    assert CheckCourse(True, 10.0).share == 0.5
    assert CheckCourse(True, 30.0).share == 1.0
