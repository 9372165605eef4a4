from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.recording.messages import CapturePlan, Refused, SideBack, SideLost
from coach_app.ui.first_run.reading_panel import ReadingPanel
from coach_app.ui.first_run.reading_progress import SENTENCE, SMILE
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedBooth, ScriptedServices

LINES = tuple(f"第{n}行：您好，很高兴为您服务，请问有什么可以帮您？" for n in range(30))


@pytest.fixture
def booth(qtbot: QtBot, room: SoundRoom, services: ScriptedServices) -> ScriptedBooth:
    room.open(CapturePlan())
    qtbot.waitUntil(lambda: services.booth is not None and room._opened)
    assert services.booth is not None
    return services.booth


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, language: Language, room: SoundRoom, booth: ScriptedBooth) -> ReadingPanel:
    made = ReadingPanel(room, SMILE, theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show_text("smile", LINES)
    made.show()
    made.button.setFocus()
    qtbot.waitUntil(lambda: made.text_area.verticalScrollBar().maximum() > 0)
    return made


def begin(qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth) -> None:
    before = len(booth.did)
    panel.press()
    qtbot.waitUntil(lambda: len(booth.did) > before)


def test_it_is_recorded_until_the_reader_says_so(qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth) -> None:
    begin(qtbot, panel, booth)
    booth.hear(12)
    assert panel.button.text() == "I have finished"
    with qtbot.waitSignal(panel.recorded) as recorded:
        panel.press()
    assert isinstance(recorded.args[0], Path)
    assert (panel.status, panel.button.text()) == ("Recorded.", "Read it again")


def test_the_text_moves_with_the_voice(qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth) -> None:
    begin(qtbot, panel, booth)
    bar = panel.text_area.verticalScrollBar()
    booth.hear(5)
    moved = bar.value()
    assert 0 < moved < bar.maximum()
    booth.hear(2, active=False)
    assert bar.value() == moved


def test_who_scrolls_by_hand_is_left_alone(qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth) -> None:
    panel.activateWindow()
    begin(qtbot, panel, booth)
    panel.text_area.setFocus()
    booth.hear(5)
    assert panel.text_area.verticalScrollBar().value() == 0


def test_too_little_is_said_and_not_kept(qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth) -> None:
    begin(qtbot, panel, booth)
    booth.hear(3)
    with qtbot.assertNotEmitted(panel.recorded, wait=100):
        panel.press()
    assert panel.status.startswith("Too little was heard")


def test_too_loud_is_said_and_kept(qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth) -> None:
    begin(qtbot, panel, booth)
    booth.hear(12, clipped=True)
    with qtbot.waitSignal(panel.recorded):
        panel.press()
    assert "too loud" in panel.status


def test_a_microphone_that_goes_ends_it_with_a_sentence(
    qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth
) -> None:
    begin(qtbot, panel, booth)
    booth.hear(3)
    booth.tell(SideLost(Speaker.AGENT, Trouble.GONE, 0, None))
    assert not panel.recording
    assert "no sound" in panel.status


def test_what_was_read_before_it_went_is_not_left_behind(
    qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth
) -> None:
    begin(qtbot, panel, booth)
    booth.tell(SideLost(Speaker.AGENT, Trouble.GONE, 0, None))
    qtbot.waitUntil(lambda: booth.did[-1].startswith("stop"))


def test_zeros_are_a_pause_of_the_reader(qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth) -> None:
    begin(qtbot, panel, booth)
    booth.hear(12)
    booth.tell(SideLost(Speaker.AGENT, Trouble.MUTE, 0, None))
    assert panel.recording
    assert panel.status == ""
    with qtbot.waitSignal(panel.recorded):
        panel.press()


def test_a_microphone_that_is_switched_off_is_said_until_it_is_on(panel: ReadingPanel, booth: ScriptedBooth) -> None:
    booth.tell(SideLost(Speaker.AGENT, Trouble.MUTE, 0, None))
    assert "switched off" in panel.status
    booth.tell(SideBack(Speaker.AGENT, 0, None))
    assert panel.status == ""


def test_nothing_is_recorded_from_devices_that_cannot_be_had(panel: ReadingPanel, booth: ScriptedBooth) -> None:
    booth.tell(Refused("no_microphone", "None.", "Plug one in."))
    panel.press()
    assert not panel.recording
    assert "no sound" in panel.status


def test_a_sentence_ends_by_itself(
    qtbot: QtBot, theme: Theme, language: Language, room: SoundRoom, booth: ScriptedBooth
) -> None:
    panel = ReadingPanel(room, SENTENCE, theme)
    qtbot.addWidget(panel)
    panel.show_text("STD-01", ("您好。",))
    begin(qtbot, panel, booth)
    with qtbot.waitSignal(panel.recorded):
        booth.hear(2)
        booth.hear(2, active=False)


def test_another_text_ends_what_was_begun_and_drops_it(
    qtbot: QtBot, panel: ReadingPanel, booth: ScriptedBooth, services: ScriptedServices
) -> None:
    begin(qtbot, panel, booth)
    panel.show_text("other", ("另一段。",))
    assert not panel.recording
    qtbot.waitUntil(lambda: any(one.startswith("drop smile") for one in services.did))


def test_without_a_text_nothing_begins(
    qtbot: QtBot, theme: Theme, language: Language, room: SoundRoom, booth: ScriptedBooth
) -> None:
    panel = ReadingPanel(room, SENTENCE, theme)
    qtbot.addWidget(panel)
    panel.press()
    assert not panel.recording
