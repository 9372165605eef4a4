from __future__ import annotations

from dataclasses import replace

import pytest

from audio.block import Speaker
from audio.capture import Trouble
from audio.span import Span
from coach_app.advice import advice
from coach_app.events import AudioLost, Event, Lagging, LaneFailed
from coach_app.live_state import LiveState, Notice, Phase, apply
from coach_app.live_troubles import Problem
from coach_app.shift.news import DeviceTrouble, ShiftFailed, ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.sound_events import DiskRunsLow, SourceLost
from coach_app.ui.troubles import BUTTONS, Mend, Message, message, remarked, settings_set_aside, voice_not_judged

OPEN = ShiftState(ShiftPhase.CALL, began_s=0.0)


def after(*events: Event) -> LiveState:
    state = LiveState(Phase.WORKING)
    for event in events:
        state = apply(state, event)
    return state


def test_where_nothing_is_missing_nothing_is_said() -> None:
    assert message(LiveState(), ShiftState(), "zh") == Message()


@pytest.mark.parametrize(
    ("event", "title", "still", "mend"),
    [
        (Lagging(9.0, "words", 7.4), "识别慢了 7 秒", "声音照录，文字随后补上", Mend.SMALLER),
        (DiskRunsLow(9.0, 42.0), "磁盘快满了（还能录 42 分钟）", "已录的都在", Mend.CLEAN),
    ],
)
def test_amounts_are_named_and_one_button_mends(event: Event, title: str, still: str, mend: Mend) -> None:
    assert message(after(event), OPEN, "zh") == Message(title, still, serious=True, mend=mend)


def test_a_missing_model_is_said_as_something_to_know() -> None:
    said = message(LiveState(notices=(Notice("no_model"),)), OPEN, "zh")
    assert said == Message(
        "没有普通话识别模型", "语速、音量、语调照常提示，规范用语暂不检查", serious=False, mend=Mend.MODEL
    )


@pytest.mark.parametrize(
    ("speaker", "trouble", "title", "mend"),
    [
        (Speaker.AGENT, Trouble.GONE, "麦克风断开了", Mend.DEVICES),
        (Speaker.AGENT, Trouble.MUTE, "麦克风像是静音了", Mend.DEVICES),
        (Speaker.CUSTOMER, Trouble.GONE, "听不到对方的声音", Mend.FAR_END),
        (Speaker.CUSTOMER, Trouble.STALLED, "听不到对方的声音", Mend.FAR_END),
    ],
)
def test_each_side_is_named_with_what_happened(speaker: Speaker, trouble: Trouble, title: str, mend: Mend) -> None:
    lost = ShiftState(ShiftPhase.WAITING, lost=(DeviceTrouble(speaker, trouble),))
    said = message(LiveState(), lost, "zh")
    assert (said.title, said.mend, said.serious) == (title, mend, True)


def test_the_device_is_named_where_it_is_known() -> None:
    lost = ShiftState(ShiftPhase.CALL, lost=(DeviceTrouble(Speaker.AGENT, Trouble.GONE, "USB headset"),))
    assert message(LiveState(), lost, "en").title == "The microphone has gone (USB headset)"


def test_a_side_that_is_back_is_not_told_of_any_more_though_the_record_says_it_was_lost() -> None:
    state = after(SourceLost(3.0, Speaker.AGENT, "gone"))
    assert message(state, OPEN, "zh") == Message()
    assert message(state, ShiftState(), "zh").title == "麦克风断开了"


def test_what_keeps_from_recording_comes_first() -> None:
    state = after(LaneFailed(1.0, "words", "", ""))
    refused = ShiftState(ShiftPhase.WAITING, failure=ShiftFailed("disk_low", "Full.", "Clean."))
    assert message(state, refused, "zh").title == "磁盘空间不够，不能开始录音"


def test_what_has_no_sentence_of_its_own_is_said_in_the_sentence_that_came() -> None:
    odd = ShiftState(failure=ShiftFailed("odd", "The lamp is broken.", "Change it."))
    assert message(LiveState(), odd, "en") == Message(
        "The lamp is broken.", "Change it.", serious=True, mend=Mend.REOPEN
    )
    ours = ShiftState(failure=ShiftFailed("", "", ""))
    assert "our mistake" in message(LiveState(), ours, "en").title


def test_a_lane_that_failed_says_what_to_do_where_no_button_does_it() -> None:
    said = message(after(LaneFailed(1.0, "words", "", "")), OPEN, "en")
    assert said.title == "Recognition has stopped"
    assert said.button == ""
    assert "coach doctor" in said.body


def test_missing_sound_and_a_failed_example_are_told() -> None:
    gap = after(AudioLost(Speaker.AGENT, Span(1.0, 2.0), "gap"))
    assert message(gap, OPEN, "en").title == "Some sound is missing"
    assert message(replace(gap, now_s=60.0), OPEN, "en") == Message()
    broken = LiveState(Phase.FAILED, failure=Problem("session", "The file is gone.", "Copy it."))
    assert message(broken, ShiftState(), "en").title == "The file is gone. Copy it."


def test_every_button_has_a_word() -> None:
    assert set(BUTTONS) == set(Mend) - {Mend.NOTHING}
    assert all(Message(mend=mend).button for mend in BUTTONS)


def test_damaged_settings_are_told_with_where_they_are_now() -> None:
    said = settings_set_aside("settings.json.damaged")
    assert (said.body, said.serious) == ("settings.json.damaged", False)


def test_a_reading_that_could_not_be_judged_is_told_with_the_way_to_read_again() -> None:
    said = voice_not_judged("It could not be kept", "Free some space.")
    assert (said.body, said.serious, said.button) == (
        "It could not be kept · Free some space.",
        True,
        "Calibrate again",
    )


@pytest.mark.parametrize("code", ["voice_never", "voice_other_device", "voice_old"])
def test_a_remark_on_the_voice_is_nothing_serious_and_has_the_button_that_mends_it(code: str) -> None:
    told = remarked(code, "en")
    assert (told.serious, told.button) == (False, "Calibrate again")
    assert "against the call itself" in told.body


@pytest.mark.parametrize("code", ["shift_open", "pack_unusable", "bad_input", "missing", "failed", "not_kept"])
def test_why_no_shift_is_open_is_said_in_the_language_of_the_window(code: str) -> None:
    refused = ShiftState(failure=ShiftFailed(code, "The pack 'none-such' is not there.", "Choose another."))
    said = message(LiveState(), refused, "zh")
    assert said.title == advice(code, "zh").title
    assert not set("abcdefghij") & set(said.title)


def test_in_english_a_mistake_about_a_choice_names_it() -> None:
    refused = ShiftState(failure=ShiftFailed("pack_unusable", "The pack 'none-such' is not there.", "Choose another."))
    assert message(LiveState(), refused, "en").title == "The pack 'none-such' is not there."
