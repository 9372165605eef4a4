"""What a Mac plays: a Core Audio tap through catap (macOS 14.2 and later).

Older systems, and people who prefer it, record the virtual input BlackHole instead, which
PortAudio lists as any other. Without the permission to record the system's sound a tap gives
zeros and no error; whoever listens to it has to notice.
"""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np

from audio.capture import Chunk, Device, Pcm, Role, Take, Trouble
from audio.errors import NoAudioSystemError, NoFarEndError
from audio.pcm import to_pcm

#: The system's whole sound; a tap has no other name.
SYSTEM = "catap:system"
#: What the tap usually runs at; the capture says what it really does.
_USUAL_RATE = 48_000


def taps(library: Any | None = None) -> tuple[Device, ...]:
    """The tap, where this Mac has one.

    Parameters
    ----------
    library : module or None
        ``catap``; by default the installed one.

    Raises
    ------
    NoAudioSystemError
        The library is missing or this macOS is older than 14.2.
    """
    for output in (library or _library()).list_audio_devices():
        if output.is_default_output:
            streams = output.output_streams
            rate = round(streams[0].sample_rate) if streams else _USUAL_RATE
            return (Device(SYSTEM, output.name, Role.FAR_END, 1, rate, usual=True, through="catap"),)
    return ()


def open_tap(library: Any | None = None) -> TapCapture:
    """Open the tap on the system's sound.

    Raises
    ------
    NoFarEndError
        It cannot be made.
    NoAudioSystemError
        The library is missing or this macOS is older than 14.2.
    """
    try:
        return TapCapture(library or _library())
    except (OSError, RuntimeError, ValueError) as error:
        advice = "Allow this program to record the system's sound: System Settings, Privacy & Security."
        raise NoFarEndError("The system's sound cannot be recorded.", advice) from error


class TapCapture:
    """The system's sound recorded by catap: an `audio.capture.Capture`.

    The tap runs from the beginning, because only a running one says its rate; what arrives
    before `start` is dropped.

    Parameters
    ----------
    library : module
        ``catap``.

    Attributes
    ----------
    name : str
        The output that plays by default.
    """

    def __init__(self, library: Any) -> None:
        self._take: Take | None = None
        self._closed = False
        self.name = next((device.name for device in taps(library)), "")
        self._session = library.record_system_audio(mono=True, on_buffer=self._arrived)
        self._session.start()
        form = self._session.stream_format
        if form is not None and not form.is_float and form.bits_per_sample not in {16, 32}:
            self._session.close()
            raise ValueError(form)
        self._rate = _USUAL_RATE if form is None else round(form.sample_rate)
        self._channels = 1 if form is None else int(form.num_channels)

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
        """A tap may rest while nothing plays."""
        return True

    def start(self, take: Take) -> None:
        """Hand over all further sound."""
        self._take = take

    def trouble(self) -> Trouble | None:
        """`GONE` once the tap ended or changed its form."""
        if self._closed:
            return None
        return Trouble.GONE if self._session.capture_failed or not self._session.is_recording else None

    def close(self) -> None:
        """Give the tap back, in a thread: it waits for the callback that runs."""
        if self._closed:
            return
        self._closed = True
        self._take = None
        closing = threading.Thread(target=self._close, name="close the tap", daemon=True)
        closing.start()
        closing.join(1.0)

    def _close(self) -> None:
        for _ in range(2):  # a close that failed may be tried again, says its documentation
            try:
                self._session.close()
            except (OSError, RuntimeError, ExceptionGroup):
                continue
            return

    def _arrived(self, buffer: Any) -> None:
        taken_ns = time.monotonic_ns()
        take = self._take
        if take is not None:
            take(Chunk(pcm_of(buffer), taken_ns))


def pcm_of(buffer: Any) -> Pcm:
    """The sound of a ``catap.AudioBuffer``, whatever its kind of samples, as 16-bit rows."""
    form = buffer.format
    if form.is_float:
        whole = to_pcm(np.frombuffer(buffer.data, np.float32 if form.bits_per_sample == 32 else np.float64))
    elif form.bits_per_sample == 16:
        whole = np.frombuffer(buffer.data, np.int16)
    else:
        whole = (np.frombuffer(buffer.data, np.int32) >> 16).astype(np.int16)
    rows: Pcm = whole.reshape(-1, form.num_channels)
    return rows


def _library() -> Any:
    try:
        import catap  # noqa: PLC0415 - for macOS only
    except (ImportError, OSError) as error:
        advice = "Update to macOS 14.2, or install BlackHole and choose it as the customer's side."
        raise NoAudioSystemError("This Mac cannot record its own sound.", advice) from error
    return catap
