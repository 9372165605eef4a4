"""A sounddevice of a test's own: the part of its interface that is used, as its documentation has it."""

from __future__ import annotations

from typing import Any

import numpy as np

from audio.portaudio import PortAudio


class PortAudioError(Exception):
    pass


class WasapiSettings:
    def __init__(self, *, auto_convert: bool) -> None:
        self.auto_convert = auto_convert


class FakeStream:
    def __init__(self, library: FakeSounddevice, **options: Any) -> None:
        if library.refuses or options["channels"] < library.gives_at_least:
            raise PortAudioError("Device unavailable [PaErrorCode -9985]")
        self.options = options
        self.active = False
        self.closed = False
        library.streams.append(self)

    def start(self) -> None:
        self.active = True

    def abort(self) -> None:
        self.active = False

    def close(self) -> None:
        self.closed = True

    def give(self, rows: np.ndarray, times: Any = None) -> None:
        """As PortAudio's thread does: a buffer whose length is in bytes, used again afterwards."""
        buffer = bytearray(rows.astype(np.int16).tobytes())
        self.options["callback"](memoryview(buffer), len(rows), times, None)
        buffer[:] = bytes(len(buffer))


class FakeSounddevice:
    """Lists what `plugged` held when it was last started."""

    PortAudioError = PortAudioError
    WasapiSettings = WasapiSettings

    def __init__(self, *names: str, interface: str = "ALSA", channels: int = 2) -> None:
        self.interface = interface
        self.channels = channels
        self.plugged = list(names)
        self.streams: list[FakeStream] = []
        self.refuses = False
        self.gives_at_least = 1
        self.renewals = -1
        self._seen: list[str] = []
        self._initialize()

    def _terminate(self) -> None:
        self._seen = []

    def _initialize(self) -> None:
        self._seen = list(self.plugged)
        self.renewals += 1

    def query_devices(self) -> list[dict[str, Any]]:
        speakers = {"name": "Speakers", "hostapi": 0, "max_input_channels": 0, "default_samplerate": 48000.0}
        return [speakers] + [
            {"name": name, "hostapi": 0, "max_input_channels": self.channels, "default_samplerate": 44100.0}
            for name in self._seen
        ]

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [{"name": self.interface, "default_input_device": 1 if self._seen else -1}]

    def RawInputStream(self, **options: Any) -> FakeStream:  # noqa: N802 - its name
        return FakeStream(self, **options)


def fake_portaudio(*names: str, interface: str = "ALSA", channels: int = 2) -> tuple[PortAudio, FakeSounddevice]:
    library = FakeSounddevice(*names, interface=interface, channels=channels)
    return PortAudio(library), library
