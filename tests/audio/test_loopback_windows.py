"""Against a PyAudioWPatch of the test's own, with the names and answers of 0.2.12.9's own source."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from audio.capture import Role, Trouble
from audio.errors import NoAudioSystemError, NoFarEndError
from audio.loopback_windows import open_output, outputs
from tests.audio.listening import Listener


class FakeStream:
    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        self.active = False
        self.closed = False

    def start_stream(self) -> None:
        self.active = True

    def is_active(self) -> bool:
        if self.closed:
            raise OSError(-9988, "Stream closed")
        return self.active

    def close(self) -> None:
        self.closed = True


class FakePyAudioWPatch:
    """The module, and the manager that it makes."""

    paInt16, paContinue = 8, 0  # noqa: N815 - their names

    def __init__(self, *names: str, plays: str = "") -> None:
        self.infos = [
            {"index": i + 7, "name": f"{name} [Loopback]", "maxInputChannels": 2, "defaultSampleRate": 48000.0}
            for i, name in enumerate(names)
        ]
        self.plays = plays
        self.streams: list[FakeStream] = []
        self.ended = 0

    def PyAudio(self) -> FakePyAudioWPatch:  # noqa: N802 - its name
        return self

    def terminate(self) -> None:
        self.ended += 1

    def get_loopback_device_info_generator(self) -> Iterator[dict[str, Any]]:
        yield from self.infos

    def get_default_wasapi_loopback(self) -> dict[str, Any]:
        for info in self.infos:
            if self.plays and self.plays in str(info["name"]):
                return info
        raise LookupError

    def open(self, **options: Any) -> FakeStream:
        if options["input_device_index"] >= 70:
            raise OSError(-9996, "Invalid device")
        self.streams.append(FakeStream(options))
        return self.streams[-1]


def test_outputs_are_listed_by_the_names_that_people_know() -> None:
    library = FakePyAudioWPatch("Speakers", "Headset", plays="Headset")
    speakers, headset = outputs(library)
    assert (headset.id, headset.name, headset.usual) == ("wasapi:Headset", "Headset", True)
    assert (headset.role, headset.channels, headset.rate) == (Role.FAR_END, 2, 48000)
    assert not speakers.usual
    assert library.ended == 1


def test_the_usual_output_is_recorded_when_none_is_named() -> None:
    library = FakePyAudioWPatch("Speakers", "Headset", plays="Headset")
    capture = open_output("", library)
    listener = Listener()
    capture.start(listener.take)
    options = library.streams[0].options
    answer = options["stream_callback"](np.array([[1, 2], [3, 4]], np.int16).tobytes(), 2, {}, 0)
    assert answer == (None, FakePyAudioWPatch.paContinue)
    assert options["input_device_index"] == 8
    assert listener.chunks[0].samples.tolist() == [[1, 2], [3, 4]]
    assert (capture.name, capture.rate, capture.channels, capture.idles) == ("Headset", 48000, 2, True)


def test_of_a_surround_output_the_front_is_handed_over() -> None:
    library = FakePyAudioWPatch("Cinema", plays="Cinema")
    library.infos[0]["maxInputChannels"] = 8
    capture = open_output("", library)
    listener = Listener()
    capture.start(listener.take)
    options = library.streams[0].options
    options["stream_callback"](np.arange(16, dtype=np.int16).tobytes(), 2, {}, 0)
    assert options["channels"] == 8
    assert capture.channels == 2
    assert listener.chunks[0].samples.tolist() == [[0, 1], [8, 9]]


def test_a_windows_without_wasapi_is_said() -> None:
    library = FakePyAudioWPatch("Headset")

    def missing() -> Iterator[dict[str, Any]]:
        raise OSError(-9979, "Host API not found")

    library.get_loopback_device_info_generator = missing  # type: ignore[method-assign]
    with pytest.raises(NoAudioSystemError, match="WASAPI"):
        outputs(library)


def test_an_output_that_windows_gave_up_is_gone() -> None:
    library = FakePyAudioWPatch("Headset")
    capture = open_output("wasapi:Headset", library)
    capture.start(Listener().take)
    assert capture.trouble() is None
    library.streams[0].active = False
    assert capture.trouble() is Trouble.GONE
    capture.close()
    capture.close()
    assert library.streams[0].closed
    assert library.ended == 1


@pytest.mark.parametrize("device_id", ["", "wasapi:Headset"])
def test_an_output_that_is_not_there_is_said_and_the_library_ended(device_id: str) -> None:
    library = FakePyAudioWPatch()
    with pytest.raises(NoFarEndError):
        open_output(device_id, library)
    assert library.ended == 1


def test_an_output_that_refuses_is_said() -> None:
    library = FakePyAudioWPatch("Headset", plays="Headset")
    library.infos[0]["index"] = 77
    with pytest.raises(NoFarEndError):
        open_output("", library)


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyaudiowpatch", None)
    with pytest.raises(NoAudioSystemError, match="pip install"):
        outputs()
