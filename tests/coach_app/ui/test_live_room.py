from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.errors import MissingPartError
from coach_app.events import SessionStarted
from coach_app.first_run import Step
from coach_app.language import system_language
from coach_app.live_setup import ConsentMissingError
from coach_app.live_state import Phase
from coach_app.recording.messages import CapturePlan
from coach_app.shift.news import (
    CallKept,
    DevicesInUse,
    DeviceTrouble,
    LanesReady,
    PhaseChanged,
    Pressed,
    ShiftFailed,
    ShiftPhase,
)
from coach_app.shift.orders import ShiftKey
from coach_app.ui.keys import Do
from coach_app.ui.light import Sign
from coach_app.ui.troubles import Mend, Message, remarked, voice_not_judged
from tests.coach_app.scripted_shift import ScriptedShift
from tests.coach_app.ui.live_scene import Scene
from tests.coach_app.ui.story import AGENT, CUSTOMER, story, until


def live_events() -> list[object]:
    """The story as a live call tells it: no file, no known length."""
    first, *rest = story()
    assert isinstance(first, SessionStarted)
    return [
        SessionStarted("", None, (AGENT, CUSTOMER), *(first.engine, "", "zh", "zh-service", "1", ""), first.items),
        *rest,
    ]


def tell(scene: Scene, events: list[object]) -> None:
    for event in events:
        scene.shift.tell(event)  # type: ignore[arg-type]
    scene.paint()


def test_a_shift_is_opened_by_the_pages_button_and_waits_for_a_call(qtbot: QtBot, scene: Scene) -> None:
    scene.load()
    scene.live.message.button.click()
    qtbot.waitUntil(lambda: scene.desk.state.phase is ShiftPhase.WAITING)
    scene.paint()
    assert scene.live.waiting.isVisible()
    assert scene.live.light.sign is Sign.LISTENING


def test_who_is_quicker_than_the_settings_has_the_shift_opened_when_they_are_there(qtbot: QtBot, scene: Scene) -> None:
    scene.room.open()
    assert not scene.desk.state.open
    scene.load()
    qtbot.waitUntil(lambda: scene.desk.state.phase is ShiftPhase.WAITING)


def test_levels_move_the_meters(scene: Scene) -> None:
    scene.open()
    scene.shift.level(agent_db=-20.0)
    assert scene.live.waiting._meters[Speaker.AGENT].share > 0.5


def test_a_call_from_beginning_to_card_by_keys_alone(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.window.activateWindow()
    qtbot.waitUntil(scene.window.isActiveWindow)
    QTest.keyClick(scene.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(scene.live.waiting.reference, "2026-1122")
    QTest.keyClick(scene.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    tell(scene, live_events()[:400])
    assert scene.live.board.isVisible()
    assert scene.live.header.reference.text() == "2026-1122"
    signs = [scene.live.light.sign]
    scene.live.setFocus()
    QTest.keyClick(scene.live, Qt.Key.Key_Space)
    signs.append(scene.live.light.sign)
    assert signs == [Sign.RECORDING, Sign.PAUSED]
    QTest.keyClick(scene.live, Qt.Key.Key_Space)
    QTest.keyClick(scene.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    tell(scene, live_events()[400:])
    scene.shift.keep()
    qtbot.waitUntil(lambda: scene.live.lessons.lessons is not None)
    scene.paint()
    assert scene.live.summary.isVisible()
    assert scene.shift.orders == ["start", "begin 2026-1122", "pause", "resume", "end"]
    QTest.keyClick(scene.live, Qt.Key.Key_Escape)
    scene.paint()
    assert scene.live.waiting.isVisible()


def test_what_is_recorded_between_calls_is_paused_by_the_same_key(scene: Scene) -> None:
    scene.open()
    scene.window.keys.press(Do.PAUSE)
    assert scene.shift.orders == ["start"], "nothing is kept"
    scene.shift.say(PhaseChanged(ShiftPhase.WAITING, keeping=True))
    signs = [scene.live.light.sign]
    for _ in range(2):
        scene.window.keys.press(Do.PAUSE)
        signs.append(scene.live.light.sign)
    assert signs == [Sign.KEEPING, Sign.PAUSED, Sign.KEEPING]
    assert scene.shift.orders == ["start", "pause", "resume"]


def test_the_number_can_be_written_while_the_call_runs_and_after_it(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    scene.live.header.named.emit("A7")
    tell(scene, live_events())
    scene.desk.end()
    scene.shift.keep()
    scene.live.header.named.emit("A8")
    assert scene.shift.orders == ["start", "begin", "begin A7", "end"]
    qtbot.waitUntil(lambda: ("rename", scene.shift.session, "A8") in scene.did)


def test_clips_are_played_from_the_call_that_was_kept(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    tell(scene, live_events())
    scene.desk.end()
    qtbot.waitUntil(lambda: scene.live.lessons.lessons is not None)
    scene.paint()
    assert not scene.live.summary.clips
    scene.shift.keep()
    scene.paint()
    assert scene.live.summary.clips
    scene.live.summary.clips[0].click()
    qtbot.waitUntil(lambda: any(done[:2] == ("play", scene.shift.session) for done in scene.did))


def test_a_card_never_plays_or_names_another_call(qtbot: QtBot, scene: Scene) -> None:
    card_of_a_kept_call(qtbot, scene)
    first = scene.shift.session
    scene.desk.begin()
    tell(scene, live_events())
    scene.desk.end()
    scene.shift.say(CallKept("between", Path("sessions") / "between", "complete"), PhaseChanged(ShiftPhase.WAITING))
    qtbot.waitUntil(lambda: scene.live.lessons.lessons is not None and scene.desk.state.phase is ShiftPhase.WAITING)
    scene.paint()
    assert not scene.live.summary.clips, "the second call is still being put away"
    scene.live.header.named.emit("A9")
    assert not any(done[0] == "rename" for done in scene.did)
    scene.shift.keep()
    qtbot.waitUntil(lambda: ("rename", scene.shift.session, "A9") in scene.did)
    scene.paint()
    scene.live.summary.clips[0].click()
    qtbot.waitUntil(lambda: any(done[:2] == ("play", scene.shift.session) for done in scene.did))
    assert scene.shift.session != first


def card_of_a_kept_call(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    tell(scene, live_events())
    scene.desk.end()
    scene.shift.keep()
    qtbot.waitUntil(lambda: scene.live.lessons.lessons is not None)
    scene.paint()


def test_the_report_of_a_kept_call_is_written_when_it_is_asked_for(
    qtbot: QtBot, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    card_of_a_kept_call(qtbot, scene)
    assert scene.live.summary.open_report.isVisible()
    assert not any(done[0] == "report" for done in scene.did)
    scene.window.keys.press(Do.REPORT)
    qtbot.waitUntil(lambda: opened == ["report.html"])
    assert ("report", scene.shift.session) in scene.did


def test_a_report_that_cannot_be_written_is_told_and_the_card_stays(qtbot: QtBot, scene: Scene) -> None:
    card_of_a_kept_call(qtbot, scene)
    scene.full = True
    scene.window.keys.press(Do.REPORT)
    qtbot.waitUntil(lambda: bool(scene.live._remark.title))
    scene.paint()
    assert scene.live.banner.words == "The report cannot be written"
    assert scene.live.summary.isVisible()


def test_a_wrong_nudge_is_told_to_the_shift_and_kept_for_the_person(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.keeper.change(person="p-0123456789ab")
    qtbot.waitUntil(lambda: len(scene.preparing.made) == 2 and scene.desk._shift is not None)
    scene.desk.begin()
    tell(scene, [live_events()[0], *until(44.0)[1:]])
    scene.live.nudge.say_wrong()
    assert scene.shift.orders[-1] == "wrong 1"
    qtbot.waitUntil(lambda: ("verdict", "p-0123456789ab", scene.shift.session, 1, "wrong") in scene.did)


def test_keys_that_are_pressed_in_another_program_do_what_they_do_here(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    tell(scene, [live_events()[0], *until(44.0)[1:]])
    scene.shift.say(Pressed(ShiftKey.WRONG), Pressed(ShiftKey.MUTE))
    qtbot.waitUntil(lambda: scene.live.muted)
    assert scene.shift.orders[-1] == "wrong 1"
    assert scene.keeper.settings.muted
    scene.shift.say(Pressed(ShiftKey.MUTE))
    qtbot.waitUntil(lambda: not scene.live.muted)


def test_another_person_means_another_shift_but_not_in_the_middle_of_a_call(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    scene.keeper.change(person="p-0123456789ab")
    assert len(scene.preparing.made) == 1
    scene.desk.end()
    scene.shift.keep()
    qtbot.waitUntil(lambda: len(scene.preparing.made) == 2)
    assert scene.preparing.made[0].orders[-1] == "close"


def test_a_shift_that_is_renewed_after_a_call_leaves_its_card(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    tell(scene, live_events())
    scene.keeper.change(person="p-0123456789ab")
    scene.desk.end()
    scene.shift.keep()
    qtbot.waitUntil(lambda: len(scene.preparing.made) == 2)
    scene.paint()
    assert scene.live.summary.isVisible()
    qtbot.waitUntil(lambda: scene.desk.state.phase is ShiftPhase.WAITING)
    qtbot.waitUntil(lambda: scene.live.lessons.lessons is not None)
    scene.paint()
    assert scene.live.summary.clips


def test_other_devices_are_taken_at_once(scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    scene.keeper.change(microphone="other")
    assert scene.shift.orders[-1] == "use"
    assert scene.shift.plan.microphone == "other"


def test_without_consent_no_device_is_opened_and_the_text_is_shown(qtbot: QtBot, scene: Scene) -> None:
    asked: list[tuple[Step, ...] | None] = []
    scene.load()
    scene.preparing.error = ConsentMissingError("Nobody has agreed.", "Agree.")
    scene.doors.set_up_again = asked.append  # type: ignore[method-assign, assignment]
    scene.room.open()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [(Step.CONSENT,)]
    assert not scene.desk.state.open
    assert not scene.preparing.made


@pytest.mark.parametrize(("steps", "opens"), [(None, True), ((Step.CONSENT,), True), ((Step.CALIBRATION,), False)])
def test_the_shift_opens_after_a_set_up_that_was_about_taking_calls(
    scene: Scene, steps: tuple[Step, ...] | None, opens: bool
) -> None:
    scene.load()
    scene.doors.set_up.emit(steps)
    assert scene.desk.state.open is opens


@pytest.mark.parametrize(
    ("mend", "page"), [(Mend.DEVICES, "settings"), (Mend.FAR_END, "settings"), (Mend.SMALLER, "settings")]
)
def test_while_a_shift_is_open_the_banner_leads_to_the_settings(scene: Scene, mend: Mend, page: str) -> None:
    scene.open()
    scene.live.mend.emit(str(mend))
    assert scene.window.page == page


def test_devices_are_chosen_with_meters_and_check_before_the_shift_and_in_the_settings_during_it(scene: Scene) -> None:
    scene.load()
    asked: list[tuple[Step, ...] | None] = []
    scene.doors.set_up_again = asked.append  # type: ignore[assignment, method-assign]
    scene.window.keys.press(Do.DEVICES)
    assert asked == [(Step.DEVICES,)]
    scene.open_shift()
    scene.window.keys.press(Do.DEVICES)
    assert (asked, scene.window.page) == ([(Step.DEVICES,)], "settings")


def test_a_reading_that_could_not_be_judged_is_read_again_from_its_banner(scene: Scene) -> None:
    scene.open()
    asked: list[tuple[Step, ...] | None] = []
    scene.doors.set_up_again = asked.append  # type: ignore[assignment, method-assign]
    scene.live.remark(voice_not_judged("The disk is full", ""))
    scene.paint()
    assert scene.live.banner.words == "Your reading could not be judged"
    scene.live.banner.button.click()
    assert asked == [(Step.CALIBRATION,)]


def test_the_banner_names_a_lost_microphone_and_its_button_mends(scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    scene.shift.say(DeviceTrouble(Speaker.AGENT, Trouble.GONE, "Headset"))
    tell(scene, live_events()[:50])
    assert scene.live.banner.words == "The microphone has gone (Headset)"
    assert scene.live.light.sign is Sign.TROUBLED
    scene.window.keys.press(Do.MEND)
    assert scene.window.page == "settings"
    scene.shift.say(DeviceTrouble(Speaker.AGENT, None))
    scene.paint()
    assert scene.live.banner.words == ""


def test_room_is_made_where_the_recordings_are(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    scene.open()
    scene.shift.say(ShiftFailed("disk_low", "Full.", "Clean."))
    scene.paint()
    assert "too little room" in scene.live.banner.words
    scene.live.banner.button.click()
    assert opened == ["sessions"]


def test_a_shift_that_does_not_open_can_be_tried_again(qtbot: QtBot, scene: Scene) -> None:
    scene.load()
    scene.preparing.error = MissingPartError("There is no pack.", "Install one.")
    scene.room.open()
    qtbot.waitUntil(lambda: scene.desk.state.failure is not None)
    scene.paint()
    assert "There is no pack." in scene.live.message.words[0]
    scene.preparing.error = None
    scene.live.message.button.click()
    qtbot.waitUntil(lambda: scene.desk.state.phase is ShiftPhase.WAITING)


def test_one_key_opens_and_closes_but_never_ends_a_call(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    scene.window.keys.press(Do.SHIFT)
    assert scene.desk.state.recording
    scene.desk.end()
    scene.shift.keep()
    scene.window.keys.press(Do.SHIFT)
    assert not scene.desk.state.open
    scene.window.keys.press(Do.SHIFT)
    qtbot.waitUntil(lambda: scene.desk.state.open)


def test_the_example_is_not_played_while_calls_may_come(scene: Scene) -> None:
    played: list[bool] = []
    scene.live.play.connect(lambda: played.append(True))
    scene.open()
    scene.window.keys.press(Do.EXAMPLE)
    assert not played


def test_after_the_last_call_the_next_one_begins_with_an_empty_page(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    tell(scene, live_events())
    scene.desk.end()
    scene.shift.keep()
    scene.desk.begin()
    scene.paint()
    assert scene.store.state.phase is Phase.LOADING
    assert not scene.live.summary.isVisible()


def test_nothing_that_takes_calls_is_left_without_a_key(scene: Scene) -> None:
    assert scene.window.keys.unanswered <= {
        Do.PRACTICE,
        Do.REVIEW,
        Do.PROGRESS,
        Do.PHRASES,
        Do.OLDER,
    }  # pages of their own
    scene.open()
    assert [button for button in scene.live.waiting.findChildren(QPushButton) if not button.toolTip()] == []


def test_a_voice_to_be_read_anew_is_remarked_until_the_first_call(qtbot: QtBot, scene: Scene) -> None:
    scene.preparing.remark = "voice_other_device"
    scene.open()
    told = remarked("voice_other_device", system_language())
    qtbot.waitUntil(lambda: scene.live._remark == told)
    scene.room.begin()
    qtbot.waitUntil(lambda: scene.live._remark == Message())


def test_a_voice_that_was_learnt_meanwhile_judges_the_next_call(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    made = len(scene.preparing.made)
    scene.room.renew()
    assert scene.desk.state.recording, "the call that runs is left alone"
    scene.desk.end()
    scene.shift.keep()
    qtbot.waitUntil(lambda: len(scene.preparing.made) == made + 1)


def test_a_microphone_whose_name_comes_late_is_no_other_one_and_one_of_the_same_make_is(
    qtbot: QtBot, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = ["usb-1"]

    def start(shift: ScriptedShift) -> None:
        plan = CapturePlan(ids[-1])
        shift.say(PhaseChanged(ShiftPhase.OPENING), DevicesInUse(plan, ((AGENT, plan.microphone),)))
        shift.say(PhaseChanged(ShiftPhase.WAITING), DevicesInUse(plan, ((AGENT, "Headset"),)))
        shift.say(LanesReady(("prosody",)))

    monkeypatch.setattr(ScriptedShift, "start", start)
    scene.open()
    qtbot.waitUntil(lambda: scene.desk.state.lanes == ("prosody",))
    assert (len(scene.preparing.made), scene.shift.orders) == (1, [])
    ids.append("usb-2")
    scene.shift.say(DevicesInUse(CapturePlan("usb-2"), ((AGENT, "usb-2"),)))
    qtbot.waitUntil(lambda: len(scene.preparing.made) == 2 and scene.desk.state.lanes == ("prosody",))
    assert scene.shift.orders == []


def test_another_microphone_is_judged_by_the_voice_that_was_read_on_it(qtbot: QtBot, scene: Scene) -> None:
    scene.open()
    made = len(scene.preparing.made)
    scene.shift.say(DevicesInUse(CapturePlan(), ((Speaker.AGENT, "Built-in microphone"),)))
    qtbot.waitUntil(lambda: len(scene.preparing.made) == made + 1)
