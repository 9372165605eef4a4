from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.recording.messages import CapturePlan, Refused, SideBack, SideLost
from coach_app.ui.first_run.devices_page import DevicesPage
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedBooth, ScriptedServices


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, services: ScriptedServices, room: SoundRoom) -> DevicesPage:
    made = DevicesPage(services, room, theme, language)
    qtbot.addWidget(made)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: services.booth is not None and made.picker.microphone.count() == 3)
    return made


@pytest.fixture
def booth(qtbot: QtBot, page: DevicesPage, services: ScriptedServices) -> ScriptedBooth:
    qtbot.waitUntil(lambda: page._room._opened)
    assert services.booth is not None
    return services.booth


def test_the_meters_move(qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth) -> None:
    booth.hear(0.5)
    assert all(meter.share > 0.2 for meter in page.picker.meters.values())


def test_other_devices_are_opened_at_once_and_kept_when_going_on(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth, services: ScriptedServices
) -> None:
    page.picker.microphone.setCurrentIndex(2)
    page.picker.microphone.activated.emit(2)
    qtbot.waitUntil(lambda: booth.did[-1] == "use mic-2")
    with qtbot.waitSignal(page.onward):
        page.go_on()
    assert services.now.microphone == "mic-2"


def test_listing_anew_keeps_what_was_just_chosen(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth, services: ScriptedServices
) -> None:
    page.picker.microphone.setCurrentIndex(2)
    page.picker.microphone.activated.emit(2)
    listed = services.did.count("devices")
    page.again.click()
    qtbot.waitUntil(lambda: services.did.count("devices") > listed and not page._errands.busy)
    assert page.picker.plan.microphone == "mic-2"


def test_the_check_asks_for_quiet_speech_and_quiet_again(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth, services: ScriptedServices
) -> None:
    page.check()
    said = []
    for _ in range(20):
        booth.hear(1.0)
        if page._course_words.text() not in said:
            said.append(page._course_words.text())
    assert [words.split()[0] for words in said[:3]] == ["Please", "Now", "Please"]
    assert "headset" in said[2]
    qtbot.waitUntil(page.results.isVisible)
    qtbot.waitUntil(lambda: "hush" in services.did)
    assert "play" in services.did
    qtbot.waitUntil(lambda: "drop check-1" in services.did, timeout=2000)


def test_the_check_can_be_broken_off_and_leaves_nothing(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth, services: ScriptedServices
) -> None:
    page.check()
    booth.hear(14.0)
    page.check()
    assert not page.checking
    qtbot.waitUntil(lambda: {"drop check-1", "hush"} <= set(services.did))
    assert not page.results.isVisible()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Refused("no_microphone", "", ""), "No microphone was found"),
        (SideLost(Speaker.CUSTOMER, Trouble.GONE, 0, None), "customer"),
        (SideLost(Speaker.AGENT, Trouble.MUTE, 0, None), "microphone"),
    ],
)
def test_what_is_wrong_is_said_and_goes_when_it_is_mended(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth, said: Refused | SideLost, words: str
) -> None:
    booth.tell(said)
    assert words in page._banner.words
    assert page._banner.isVisible()
    booth.tell(SideBack(Speaker.AGENT, 0, None))
    assert not page._banner.isVisible()


def test_a_device_that_goes_away_during_the_check_ends_it(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth
) -> None:
    page.check()
    booth.hear(3.0)
    booth.tell(Refused("no_microphone", "", ""))
    assert not page.checking


def test_a_machine_without_sound_says_so(qtbot: QtBot, page: DevicesPage, services: ScriptedServices) -> None:
    services.found = ()
    page.again.click()
    qtbot.waitUntil(page._banner.isVisible)
    assert page._banner.words


def test_a_list_that_cannot_be_read_says_so(qtbot: QtBot, page: DevicesPage, services: ScriptedServices) -> None:
    services.fails["devices"] = OSError("no")
    page.refresh()
    qtbot.waitUntil(page._banner.isVisible)


def test_a_voice_that_cannot_be_played_stops_nothing(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth, services: ScriptedServices
) -> None:
    services.fails["play"] = OSError("no output")
    page.check()
    booth.hear(21.0)
    qtbot.waitUntil(page.results.isVisible)


def test_a_check_that_cannot_be_judged_says_so(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth, services: ScriptedServices
) -> None:
    services.fails["check"] = OSError("no")
    page.check()
    booth.hear(21.0)
    qtbot.waitUntil(page._banner.isVisible)
    assert not page.checking
    assert "drop check-1" in services.did


def test_alone_nothing_is_played(
    qtbot: QtBot, page: DevicesPage, booth: ScriptedBooth, services: ScriptedServices
) -> None:
    page.picker.chosen.emit(CapturePlan("mic-1", None))
    page.picker.offer(services.found, CapturePlan("mic-1", None))
    qtbot.waitUntil(lambda: booth.did[-1] == "use mic-1" and page._room._opened)
    page.check()
    booth.hear(21.0)
    qtbot.waitUntil(page.results.isVisible)
    assert "play" not in services.did
