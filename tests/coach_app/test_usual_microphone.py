from __future__ import annotations

import platform
from collections.abc import Callable

import pytest

from audio.capture import Device, Role
from audio.errors import NoAudioSystemError
from audio.pulse import Source
from coach_app import usual_microphone
from coach_app.errors import MissingPartError
from coach_app.settings import Settings
from coach_app.usual_microphone import list_devices, microphone_id

HEADSET = Device("mic-1", "Headset", Role.MICROPHONE, 1, 48_000, True, "sounddevice")
FAR_END = Device("far-1", "Headset", Role.FAR_END, 2, 48_000, True, "soundcard")


def elsewhere(monkeypatch: pytest.MonkeyPatch, answer: tuple[Device, ...] | None) -> list[Callable[..., object]]:
    """What is asked of another process, which answers so, or does not."""
    asked: list[Callable[..., object]] = []

    def in_child(work: Callable[..., object]) -> tuple[Device, ...]:
        asked.append(work)
        if answer is None:
            raise MissingPartError("A part of the system does not answer.", "Try again.")
        return answer

    monkeypatch.setattr(usual_microphone, "in_child", in_child)
    return asked


def test_what_was_chosen_is_meant() -> None:
    assert microphone_id(Settings(microphone="mic-2")) == "mic-2"


def test_the_sound_server_says_which_is_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    found = (
        Source("out.monitor", "Headset", 2, 48_000, monitor=True, usual=True),
        Source("in", "Headset", 1, 48_000, monitor=False, usual=True),
    )
    monkeypatch.setattr("audio.pulse.sources", lambda: found)
    assert microphone_id(Settings()) == "pulse:in"


def test_without_a_sound_server_another_process_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> tuple[Source, ...]:
        raise NoAudioSystemError("None.", "Start one.")

    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr("audio.pulse.sources", nobody)
    elsewhere(monkeypatch, (FAR_END, HEADSET))
    assert microphone_id(Settings()) == "mic-1"


def test_what_does_not_answer_leaves_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    elsewhere(monkeypatch, None)
    assert microphone_id(Settings()) == ""
    elsewhere(monkeypatch, ())
    assert microphone_id(Settings()) == ""


def test_devices_are_listed_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = elsewhere(monkeypatch, (HEADSET, FAR_END))
    assert list_devices() == (HEADSET, FAR_END)
    assert len(asked) == 1
