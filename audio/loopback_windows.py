"""What Windows plays: WASAPI loopback, through PyAudioWPatch.

sounddevice's PortAudio has no loopback. A loopback device gives nothing at all while nothing
plays, so its captures say that they idle.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from audio.capture import Chunk, Device, Role, Take, Trouble
from audio.errors import NoAudioSystemError, NoFarEndError
from audio.microphone import BLOCK_S
from audio.portaudio import enter_windows

#: Before the name of an output in a device's id.
PREFIX = "wasapi:"
#: What the library appends to an output's name.
_SUFFIX = " [Loopback]"


def outputs(library: Any | None = None) -> tuple[Device, ...]:
    """Every output that can be recorded.

    Parameters
    ----------
    library : module or None
        ``pyaudiowpatch``; by default the installed one.

    Raises
    ------
    NoAudioSystemError
        The library is missing, or Windows has no audio service.
    """
    with _opened(library) as manager:
        try:
            usual = manager.get_default_wasapi_loopback()["name"]
        except (OSError, LookupError):
            usual = ""
        try:
            return tuple(_device(info, usual) for info in manager.get_loopback_device_info_generator())
        except OSError as error:
            raise NoAudioSystemError("Windows has no WASAPI.", "Start the service Windows Audio.") from error


def open_output(device_id: str, library: Any | None = None) -> LoopbackCapture:
    """Open one of `outputs`, or the one that plays by default.

    Raises
    ------
    NoFarEndError
        It is not there or cannot be opened.
    NoAudioSystemError
        The library is missing.
    """
    held = contextlib.ExitStack()
    manager = held.enter_context(_opened(library))
    try:
        if device_id:
            info = next(i for i in manager.get_loopback_device_info_generator() if _id(i) == device_id)
        else:
            info = manager.get_default_wasapi_loopback()
        return LoopbackCapture(manager, info, held, library or _library())
    except (OSError, LookupError, StopIteration) as error:
        held.close()
        what = device_id.removeprefix(PREFIX) or "the usual output"
        advice = "Plug the headset in, or choose another output."
        raise NoFarEndError(f"What {what} plays cannot be recorded.", advice, device=device_id) from error


class LoopbackCapture:
    """An output recorded by PyAudioWPatch: an `audio.capture.Capture`.

    Parameters
    ----------
    manager : pyaudiowpatch.PyAudio
        The library's connection to Windows.
    info : dict
        What it says of the loopback device.
    held : contextlib.ExitStack
        Ends the connection.
    library : module
        ``pyaudiowpatch``.

    Attributes
    ----------
    name : str
        What people call the output.
    """

    def __init__(self, manager: Any, info: dict[str, Any], held: contextlib.ExitStack, library: Any) -> None:
        self._held = held
        self.name = str(info["name"]).removesuffix(_SUFFIX)
        self._rate: int = round(info["defaultSampleRate"])
        self._opened_channels = int(info["maxInputChannels"])
        # Voices are in front; the mean of eight channels would be a quarter as loud.
        self._channels = min(2, self._opened_channels)
        self._take: Take | None = None
        self._closed = False
        self._go_on = (None, library.paContinue)
        self._stream = manager.open(
            format=library.paInt16,
            channels=self._opened_channels,
            rate=self._rate,
            input=True,
            input_device_index=info["index"],
            frames_per_buffer=round(self._rate * BLOCK_S),
            stream_callback=self._arrived,
            start=False,
        )

    @property
    def rate(self) -> int:
        """Sampling rate in hertz."""
        return self._rate

    @property
    def channels(self) -> int:
        """Columns of what it hands over: both of a headset's ears."""
        return self._channels

    @property
    def idles(self) -> bool:
        """It gives nothing while nothing plays."""
        return True

    def start(self, take: Take) -> None:
        """Hand over all further sound.

        Raises
        ------
        NoFarEndError
            The output went between opening and starting.
        """
        self._take = take
        enter_windows()
        try:
            self._stream.start_stream()
        except OSError as error:
            raise NoFarEndError("The output cannot be recorded.", "Plug the headset in again.") from error

    def trouble(self) -> Trouble | None:
        """`GONE` once Windows gave the device up."""
        if self._closed or self._take is None:
            return None
        try:
            return None if self._stream.is_active() else Trouble.GONE
        except OSError:
            return Trouble.GONE

    def close(self) -> None:
        """Give the device back."""
        if self._closed:
            return
        self._closed = True
        enter_windows()
        with contextlib.suppress(OSError):
            self._stream.close()
        self._held.close()

    def _arrived(self, data: bytes, frames: int, _time: Any, _flags: int) -> tuple[None, int]:
        taken_ns = time.monotonic_ns()
        if self._take is not None:
            rows = np.frombuffer(data, np.int16).reshape(frames, self._opened_channels)
            self._take(Chunk(rows[:, : self._channels], taken_ns))
        return self._go_on


def _library() -> Any:
    try:
        import pyaudiowpatch  # noqa: PLC0415 - for Windows only
    except (ImportError, OSError) as error:
        raise NoAudioSystemError("PyAudioWPatch is missing.", "Install it: pip install pyaudiowpatch") from error
    return pyaudiowpatch


@contextlib.contextmanager
def _opened(library: Any | None) -> Iterator[Any]:
    enter_windows()
    try:
        manager = (library or _library()).PyAudio()
    except OSError as error:
        raise NoAudioSystemError("Windows gives no sound.", "Start the service Windows Audio.") from error
    try:
        yield manager
    finally:
        manager.terminate()


def _device(info: dict[str, Any], usual: str) -> Device:
    return Device(
        id=_id(info),
        name=info["name"].removesuffix(_SUFFIX),
        role=Role.FAR_END,
        channels=int(info["maxInputChannels"]),
        rate=round(info["defaultSampleRate"]),
        usual=info["name"] == usual,
        through="pyaudiowpatch",
    )


def _id(info: dict[str, Any]) -> str:
    return PREFIX + str(info["name"]).removesuffix(_SUFFIX)
