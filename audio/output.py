"""Plays a recording through the machine's output, if it has one.

Only a player process imports this: PortAudio talks to sound servers that may hang, and the
window must never wait for one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from audio.block import Samples


class Stream(Protocol):
    """An open output, as sounddevice gives it."""

    def start(self) -> None:
        """Let the device ask for sound."""

    def stop(self) -> None:
        """Play what was handed over and fall silent."""

    def close(self) -> None:
        """Give the device back."""


#: Fills `frames` rows of a buffer of one column: sounddevice's callback.
Fill = Callable[[npt.NDArray[np.float32], int, Any, Any], None]
OpenStream = Callable[[int, Fill], Stream]


class SoundOutput:
    """Plays one sound from beginning to end; can be held and go on.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,), dtype=float32]
        The sound, full scale 1.0.
    rate : int
        Sampling rate in hertz.
    open_stream : callable
        Opens the device; told the rate and who fills its buffers.
    """

    def __init__(self, samples: Samples, rate: int, open_stream: OpenStream) -> None:
        self._samples = samples
        self._next = 0
        self._stream = open_stream(rate, self._fill)

    @property
    def played(self) -> int:
        """Samples handed to the device so far."""
        return self._next

    def play(self) -> None:
        """Start, or go on."""
        self._stream.start()

    def hold(self) -> None:
        """Fall silent and keep the place."""
        self._stream.stop()

    def close(self) -> None:
        """Give the device back."""
        self._stream.close()

    def _fill(self, buffer: npt.NDArray[np.float32], frames: int, _time: Any, _flags: Any) -> None:
        # Runs in PortAudio's own thread: copies, and nothing else. Late buffers (`_flags`) are heard
        # as a click and cost the call nothing.
        part = self._samples[self._next : self._next + frames]
        buffer[: len(part), 0] = part
        buffer[len(part) :, 0] = 0.0
        self._next += len(part)


def open_flow(fill: Fill, rate: int, latency_s: float) -> Stream | None:
    """Open the machine's usual output for sound that is made while it plays.

    Parameters
    ----------
    fill : callable
        Fills the device's buffers, in PortAudio's own thread.
    rate : int
        Sampling rate in hertz.
    latency_s : float
        Wanted delay between a sample's copying and its sounding, in seconds.

    Returns
    -------
    Stream or None
        Not started yet; ``None`` where there is no output, or no PortAudio.
    """
    try:
        import sounddevice  # noqa: PLC0415 (fails without the system's PortAudio)
    except (OSError, ImportError):
        return None
    try:
        stream: Stream = sounddevice.OutputStream(
            samplerate=rate, channels=1, dtype="float32", latency=latency_s, callback=fill
        )
    except sounddevice.PortAudioError:
        return None
    return stream


def open_output(samples: Samples, rate: int) -> SoundOutput | None:
    """Open the machine's usual output for a sound.

    Returns
    -------
    SoundOutput or None
        ``None`` where there is no output, or no PortAudio: silence is no reason to stop.
    """
    try:
        import sounddevice  # noqa: PLC0415 (fails without the system's PortAudio)
    except (OSError, ImportError):
        return None

    def open_stream(at_rate: int, fill: Fill) -> Stream:
        stream: Stream = sounddevice.OutputStream(samplerate=at_rate, channels=1, dtype="float32", callback=fill)
        return stream

    try:
        return SoundOutput(samples, rate, open_stream)
    except sounddevice.PortAudioError:
        return None
