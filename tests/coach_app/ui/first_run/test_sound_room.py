from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.recording.messages import CapturePlan, DevicesOpened, Levels, Refused, Report
from coach_app.ui.first_run.sound_room import SoundRoom
from tests.coach_app.ui.first_run.scripted import ScriptedBooth, ScriptedServices, levels

PLAN = CapturePlan("mic-1")


@pytest.fixture
def heard(room: SoundRoom) -> list[Report]:
    said: list[Report] = []
    room.heard.connect(said.append)
    return said


def booth_of(qtbot: QtBot, services: ScriptedServices) -> ScriptedBooth:
    qtbot.waitUntil(lambda: services.booth is not None)
    assert services.booth is not None
    return services.booth


def test_what_open_devices_give_is_passed_on(
    qtbot: QtBot, room: SoundRoom, services: ScriptedServices, heard: list[Report]
) -> None:
    room.open(PLAN)
    qtbot.waitUntil(lambda: bool(heard))
    booth_of(qtbot, services).hear(0.1)
    qtbot.waitUntil(lambda: len(heard) >= 2)
    assert isinstance(heard[0], DevicesOpened)
    assert isinstance(heard[1], Levels)


def test_one_booth_changes_devices_instead_of_a_second_one(
    qtbot: QtBot, room: SoundRoom, services: ScriptedServices
) -> None:
    room.open(PLAN)
    room.open(PLAN)
    room.open(CapturePlan("mic-2"))
    qtbot.waitUntil(lambda: services.booth is not None and services.booth.did == ["use mic-1", "use mic-2"])
    assert services.did.count("listen") == 1


def test_what_the_old_devices_still_give_is_of_no_interest(
    qtbot: QtBot, room: SoundRoom, services: ScriptedServices, heard: list[Report]
) -> None:
    room.open(PLAN)
    booth = booth_of(qtbot, services)
    qtbot.waitUntil(lambda: bool(heard))
    heard.clear()
    room._plan, room._opened = CapturePlan("mic-2"), False  # asked for, not open yet
    booth.tell(levels(1.0))
    assert heard == []
    booth.tell(Refused("no_microphone", "None.", "Plug one in."))
    assert len(heard) == 1


def test_devices_that_were_refused_can_be_asked_for_again(
    qtbot: QtBot, room: SoundRoom, services: ScriptedServices, heard: list[Report]
) -> None:
    room.open(PLAN)
    booth = booth_of(qtbot, services)
    qtbot.waitUntil(lambda: bool(heard))
    booth.tell(Refused("no_microphone", "None.", "Plug one in."))
    assert room.refused
    room.open(PLAN)
    qtbot.waitUntil(lambda: booth.did == ["use mic-1", "use mic-1"] and not room.refused)


def test_a_recording_is_made_and_given(qtbot: QtBot, room: SoundRoom, services: ScriptedServices) -> None:
    room.open(PLAN)
    room.record("neutral")
    got: list[Path | None] = []
    room.stop(got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0] == services.folder / "neutral-1"


def test_what_nobody_wants_is_dropped(qtbot: QtBot, room: SoundRoom, services: ScriptedServices) -> None:
    room.open(PLAN)
    room.record("neutral")
    room.discard()
    qtbot.waitUntil(lambda: "drop neutral-1" in services.did)


def test_devices_that_cannot_be_opened_are_said(qtbot: QtBot, room: SoundRoom, services: ScriptedServices) -> None:
    services.fails["listen"] = OSError("no")
    with qtbot.waitSignal(room.failed) as failed:
        room.open(PLAN)
    assert isinstance(failed.args[0], OSError)
    services.fails.clear()
    room.open(PLAN)  # the same again, since it is not open
    qtbot.waitUntil(lambda: services.booth is not None)


def test_after_the_end_everything_is_given_back(qtbot: QtBot, room: SoundRoom, services: ScriptedServices) -> None:
    room.open(PLAN)
    booth = booth_of(qtbot, services)
    room.end()
    qtbot.waitUntil(lambda: booth.did[-1] == "close")
