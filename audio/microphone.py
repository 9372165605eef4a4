"""Microphones and telephone adapters, through PortAudio.

The callback copies and stamps, nothing else: it runs in the device's own thread, and what
waits there is lost.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import numpy as np

from audio.capture import Chunk, Device, Role, Take, Trouble
from audio.errors import NoMicrophoneError
from audio.portaudio import Input, PortAudio, enter_windows
from audio.pulse import StreamWatch

#: Length of a block: short enough for meters, long enough for a callback in Python.
BLOCK_S = 0.04
#: How long a device may take to close before it is left to itself.
_CLOSE_S = 1.0
#: Blocks that come within so long were handed over at once.
_SAME_WAKE_NS = 10_000_000
#: No sound server holds sound back for longer than this; what says so is wrong.
_LONGEST_DELAY_NS = 5_000_000_000

#: Where a stream is opened and started; PulseAudio reads which source is wanted from the environment.
Around = Callable[[], AbstractContextManager[None]]


class PortAudioCapture:
    """A device recorded by PortAudio: an `audio.capture.Capture`.

    Parameters
    ----------
    audio : PortAudio
        The library.
    index : int
        The device's number.
    rate, channels : int
        What to ask for.
    name : str
        What people call it.
    around : callable
        Context in which the stream is opened and started.
    watch : StreamWatch or None
        Who knows from which source the sound comes.
    idles : bool
        See `audio.capture.Capture`.
    tells_delay : bool
        PortAudio knows for how long sound was on its way, so that it is stamped with when it was
        taken and a busy machine, on which it is handed over late, looks like no gap.
    """

    def __init__(
        self,
        audio: PortAudio,
        index: int,
        rate: int,
        channels: int,
        *,
        name: str = "",
        around: Around = contextlib.nullcontext,
        watch: StreamWatch | None = None,
        idles: bool = False,
        tells_delay: bool = False,
    ) -> None:
        self._audio = audio
        self._around = around
        self._watch = watch
        self.name = name
        self._rate = rate
        self._channels = channels
        self._idles = idles
        self._tells_delay = tells_delay
        self._came_ns = self._told_ns = 0
        self._take: Take | None = None
        self._closed = False
        options: dict[str, Any] = {}
        if sys.platform == "win32":
            options["extra_settings"] = audio.library.WasapiSettings(auto_convert=True)
        enter_windows()
        with audio.lock, around():
            self._stream = audio.library.RawInputStream(
                device=index,
                channels=channels,
                samplerate=rate,
                blocksize=round(rate * BLOCK_S),
                dtype="int16",
                latency="high",
                callback=self._arrived,
                **options,
            )
            audio.opened()

    @property
    def rate(self) -> int:
        """Sampling rate in hertz."""
        return self._rate

    @property
    def channels(self) -> int:
        """Columns of what it hands over."""
        return self._channels

    @property
    def idles(self) -> bool:
        """A pause is silence and no loss."""
        return self._idles

    def start(self, take: Take) -> None:
        """Hand over all further sound.

        Raises
        ------
        NoMicrophoneError
            The device went between opening and starting.
        """
        self._take = take
        enter_windows()
        with self._audio.lock, self._around():
            try:
                self._stream.start()
            except self._audio.library.PortAudioError as error:
                raise NoMicrophoneError(f"The device does not start: {error}.", "Plug it in again.") from error
        if self._watch is not None:
            self._watch.start()

    def trouble(self) -> Trouble | None:
        """`GONE` once PortAudio gave the device up; what the sound server says otherwise."""
        if self._closed or self._take is None:
            return None
        if not self._stream.active:
            return Trouble.GONE
        return None if self._watch is None else self._watch.trouble

    def close(self) -> None:
        """Give the device back; one that does not answer is left behind after a second."""
        if self._closed:
            return
        self._closed = True
        if self._watch is not None:
            self._watch.close()
        closing = threading.Thread(target=self._close, name="close a device", daemon=True)
        closing.start()
        closing.join(_CLOSE_S)

    def _close(self) -> None:
        enter_windows()
        with contextlib.suppress(self._audio.library.PortAudioError):
            self._stream.abort()
        with contextlib.suppress(self._audio.library.PortAudioError):
            self._stream.close()
        self._audio.closed()

    def _arrived(self, buffer: Any, frames: int, times: Any, _flags: Any) -> None:
        taken_ns = self._taken_ns(time.monotonic_ns(), frames, times)
        samples = np.frombuffer(bytes(buffer), np.int16).reshape(frames, self._channels)
        if self._take is not None:
            self._take(Chunk(samples, taken_ns))

    def _taken_ns(self, now_ns: int, frames: int, times: Any) -> int:
        """When the last row was taken: by the device's word, where that is known to be good, else now."""
        long_ns = round(frames * 1e9 / self._rate)
        if self._tells_delay:
            again = now_ns - self._came_ns < _SAME_WAKE_NS
            ago_ns = round((times.currentTime - times.inputBufferAdcTime) * 1e9)
            # The delay is that of the first block of several; the others follow it without a pause.
            told_ns = self._told_ns + long_ns if again else now_ns - ago_ns + long_ns
            self._came_ns = now_ns
            self._told_ns = told_ns if now_ns - _LONGEST_DELAY_NS < told_ns < now_ns else now_ns
            return self._told_ns
        return now_ns


def microphones(audio: PortAudio) -> tuple[Device, ...]:
    """What PortAudio can record, as devices for the agent's side."""
    return tuple(
        Device(found.id, found.name, Role.MICROPHONE, found.channels, found.rate, found.usual, "sounddevice")
        for found in audio.inputs(renewed=True)
    )


def open_input(audio: PortAudio, device_id: str, channels: int, *, idles: bool = False) -> PortAudioCapture:
    """Open one of `PortAudio.inputs`.

    Parameters
    ----------
    audio : PortAudio
        The library.
    device_id : str
        Its id; empty for the system's usual one.
    channels : int
        Columns that are needed.
    idles : bool
        It gives nothing while nothing plays.

    Raises
    ------
    NoMicrophoneError
        It is not there, cannot be opened, or has too few channels.
    """
    found = _find(audio.inputs(), device_id) or _find(audio.inputs(renewed=True), device_id)
    if found is None:
        what = (
            f"The device {device_id.partition('/')[2] or device_id} is not there."
            if device_id
            else "There is no microphone."
        )
        raise NoMicrophoneError(what, "Plug one in, or choose another device.", device=device_id)
    need_channels(found.name, found.channels, channels)
    least = max(channels, 1)
    failed: list[Exception] = []
    # A card without a sound server between may give all its channels or none.
    for rows in sorted({least, max(least, min(2, found.channels)), max(least, found.channels)}):
        try:
            return PortAudioCapture(audio, found.index, found.rate, rows, name=found.name, idles=idles)
        except audio.library.PortAudioError as error:
            failed.append(error)
    advice = "Allow this program to use the microphone, and close what holds it."
    message = f"{found.name} cannot be opened: {failed[0]}."
    raise NoMicrophoneError(message, advice, device=device_id) from failed[0]


def need_channels(name: str, offered: int, needed: int) -> None:
    """Refuse a device with too few channels for both sides of a call.

    Raises
    ------
    NoMicrophoneError
        Too few.
    """
    if offered < needed:
        message = f"{name} has {offered} channel(s); {needed} are needed for both sides of a call."
        raise NoMicrophoneError(message, "Choose a telephone adapter, or two devices.", device=name)


def _find(inputs: tuple[Input, ...], device_id: str) -> Input | None:
    if device_id:
        return next((found for found in inputs if found.id == device_id), None)
    return next((found for found in inputs if found.usual), inputs[0] if inputs else None)
