from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.recording.messages import CapturePlan
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.device_picker import DevicePicker
from tests.coach_app.ui.first_run.scripted import ADAPTER, HEADSET, SPEAKER, levels


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme, language: Language) -> DevicePicker:
    made = DevicePicker(theme)
    qtbot.addWidget(made)
    made.offer((HEADSET, ADAPTER, SPEAKER), CapturePlan())
    return made


def lines(box: QComboBox) -> list[str]:
    return [box.itemText(at) for at in range(box.count())]


def choose(box: QComboBox, words: str) -> None:
    at = lines(box).index(words)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_the_usual_device_is_named(picker: DevicePicker) -> None:
    assert lines(picker.microphone) == [
        "As the system (USB headset microphone)",
        "USB headset microphone",
        "Telephone adapter",
    ]
    assert lines(picker.far_end)[-1] == "None: only my own voice"


def test_a_choice_is_a_plan(qtbot: QtBot, picker: DevicePicker) -> None:
    with qtbot.waitSignal(picker.chosen) as chosen:
        choose(picker.far_end, "USB headset (what it plays)")
    assert chosen.args == [CapturePlan("", "far-1")]


def test_alone_the_second_meter_is_gone(picker: DevicePicker) -> None:
    choose(picker.far_end, "None: only my own voice")
    assert picker.plan.far_end is None
    assert picker.meters[Speaker.CUSTOMER].isHidden()


def test_a_device_with_both_sides_offers_which_is_whose(picker: DevicePicker) -> None:
    assert len(lines(picker.far_end)) == 3
    choose(picker.microphone, "Telephone adapter")
    choose(picker.far_end, "In the microphone's device: left customer, right me")
    assert picker.plan == CapturePlan("mic-2", None, (1, 0))
    assert not picker.meters[Speaker.CUSTOMER].isHidden()
    choose(picker.microphone, "USB headset microphone")
    assert picker.plan == CapturePlan("mic-1", "", None), "it does not carry both sides"


def test_what_was_chosen_and_is_unplugged_stays_chosen_and_is_said(picker: DevicePicker) -> None:
    picker.offer((HEADSET,), CapturePlan("mic-9", "far-9"))
    assert picker.microphone.currentText() == "Not plugged in: mic-9"
    assert picker.far_end.currentText() == "Not plugged in: far-9"
    assert picker.plan == CapturePlan("mic-9", "far-9")


def test_the_same_choice_again_says_nothing(qtbot: QtBot, picker: DevicePicker) -> None:
    with qtbot.assertNotEmitted(picker.chosen):
        picker.microphone.activated.emit(0)


def test_the_meters_move_and_fall_when_devices_are_closed(picker: DevicePicker) -> None:
    picker.show_levels(levels(1.0))
    assert picker.meters[Speaker.AGENT].share > 0.5
    picker.show_levels(None)
    assert picker.meters[Speaker.AGENT].share == 0


def test_every_list_has_a_name(picker: DevicePicker, language: Language) -> None:
    assert picker.microphone.accessibleName() == "Microphone"
    language.use("zh")
    picker.retranslate()
    assert picker.far_end.accessibleName() == "对方的声音"
    assert lines(picker.far_end)[-1] == "没有：只听自己"
