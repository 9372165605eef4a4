"""A sounddevice with outputs: the part of its interface that is used, as its documentation has it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from audio.portaudio import PortAudio


class PortAudioError(Exception):
    pass


class FakeOutputStream:
    latency = 0.07

    def __init__(self, library: FakeOutputs, **options: Any) -> None:
        if options["samplerate"] not in library.rates:
            raise PortAudioError("Invalid sample rate [PaErrorCode -9997]")
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

    def ask(self, frames: int, delay_s: float = 0.06) -> np.ndarray:
        """As PortAudio's thread does: a buffer to fill, which is heard so much later."""
        buffer = bytearray(2 * frames * self.options["channels"])
        times = SimpleNamespace(currentTime=100.0, outputBufferDacTime=100.0 + delay_s)
        self.options["callback"](memoryview(buffer), frames, times, None)
        return np.frombuffer(bytes(buffer), np.int16).reshape(frames, -1)


class FakeOutputs:
    """Two outputs, of which the second is the usual one."""

    PortAudioError = PortAudioError

    def __init__(self, *names: str, rates: tuple[int, ...] = (16_000, 48_000)) -> None:
        self.names = names or ("Speakers", "Headset")
        self.rates = rates
        self.streams: list[FakeOutputStream] = []

    def _terminate(self) -> None: ...

    def _initialize(self) -> None: ...

    def query_devices(self) -> list[dict[str, Any]]:
        shared = {"hostapi": 0, "max_input_channels": 0, "max_output_channels": 2, "default_samplerate": 48_000.0}
        return [{"name": name, **shared} for name in self.names]

    def query_hostapis(self) -> list[dict[str, Any]]:
        usual = len(self.names) - 1
        return [{"name": "ALSA", "default_input_device": -1, "default_output_device": usual}]

    def RawOutputStream(self, **options: Any) -> FakeOutputStream:  # noqa: N802 - its name
        return FakeOutputStream(self, **options)


def with_outputs(library: FakeOutputs) -> PortAudio:
    """PortAudio over it."""
    return PortAudio(library)
