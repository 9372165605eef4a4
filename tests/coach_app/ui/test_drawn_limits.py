from __future__ import annotations

from coach_app.call import Wanted
from coach_app.events import FlagOpened, VerdictGiven
from coach_app.shift_voice import ShiftVoice
from feedback.pack import load_pack
from tests.coach_app.samples import a_flag, started
from tests.coach_app.ui.live_scene import Scene

FAST = "pace.too_fast"


def test_a_call_is_drawn_against_the_limits_that_it_is_judged_by(scene: Scene) -> None:
    scene.preparing.voice = ShiftVoice(load_pack(), None, Wanted(), "p-1")
    scene.open()
    at_first = scene.store.state.bands
    assert at_first == scene.preparing.bands
    scene.desk.begin()
    scene.shift.say(VerdictGiven(12.0, 1, FAST, "wrong"))
    assert scene.store.state.bands == at_first, "the call that runs goes on as it began"
    scene.desk.end()
    scene.shift.keep()
    scene.desk.begin()
    now = scene.store.state.bands
    assert now.rate_cpm.high is not None
    assert at_first.rate_cpm.high is not None
    assert now.rate_cpm.high > at_first.rate_cpm.high
    assert scene.live.sayings.rules[FAST] != scene.preparing.sayings.rules[FAST]


def test_a_verdict_on_a_call_that_is_over_is_drawn_from_the_next_on(scene: Scene) -> None:
    scene.preparing.voice = ShiftVoice(load_pack(), None, Wanted(), "p-1")
    scene.open()
    at_first = scene.store.state.bands
    scene.desk.begin()
    scene.shift.say(started(), FlagOpened(12.0, a_flag(number=1), shown=True))
    scene.desk.end()
    scene.shift.keep()
    scene.live.disputed.emit(1)
    assert scene.shift.judged == [(scene.shift.session, a_flag().rule)]
    scene.desk.begin()
    assert scene.store.state.bands != at_first


def test_where_nothing_can_widen_the_limits_stay(scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    scene.shift.say(VerdictGiven(12.0, 1, FAST, "wrong"))
    scene.desk.end()
    scene.shift.keep()
    scene.desk.begin()
    assert scene.store.state.bands == scene.preparing.bands
