"""What the app itself plays is the far end: the customer of a practice call, heard and recorded by one clock.

The output asks for rows in its own time. What it is given, a clip or silence, is handed over at
the same time as the customer's sound, stamped with the instant at which it is heard.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final, Protocol, runtime_checkable

from audio.block import RATE
from audio.capture import Capture, Chunk, Take, Trouble
from audio.clip import Clip, Mark, Reel
from audio.errors import NoOutputError
from audio.portaudio import PortAudio, enter_windows
from audio.pulse_outputs import OutputWatch

#: Begins the id of a far end that is played by the app; the output's own name follows, or nothing.
PLAYED: Final = "played:"

#: Rows that are asked for at a time, and the wanted delay between asking and hearing, in seconds: a
#: customer who is heard later answers as soon, being told of it; one who stutters is not understood.
BLOCK_S, LATENCY_S = 0.02, 0.12

#: How long an output may take to close before it is left to itself.
_CLOSE_S = 1.0
#: An output that has asked for nothing for so long does not ask again.
_STALLED_NS: Final = 600_000_000
#: What says that sound is heard later than this is wrong.
_LONGEST_DELAY_NS: Final = 2_000_000_000

Around = Callable[[], AbstractContextManager[None]]


@runtime_checkable
class Plays(Capture, Protocol):
    """A capture of what it plays itself."""

    def play(self, clip: Clip) -> None:
        """Play a clip from its beginning, instead of what plays."""

    def hush(self) -> None:
        """Fall silent."""

    def marks(self) -> list[Mark]:
        """What began and ended since the last time."""

    def rest(self) -> Clip | None:
        """What another output has to say where this one is lost; ``None`` if nothing sounds."""


class PlayedCapture:
    """An output of PortAudio and all that it plays: a `Plays`.

    Parameters
    ----------
    audio : PortAudio
        The library.
    index : int or None
        The output's number; ``None`` for the usual one.
    rate, channels : int
        What to ask for. All channels play the same.
    name : str
        What people call it.
    around : callable
        Context in which the stream is opened and started.
    watch : OutputWatch or None
        Who knows whether the stream still leads anywhere.
    clock : callable
        Monotonic nanoseconds.
    """

    def __init__(
        self,
        audio: PortAudio,
        index: int | None,
        rate: int = RATE,
        channels: int = 1,
        *,
        name: str = "",
        around: Around = contextlib.nullcontext,
        watch: OutputWatch | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._audio = audio
        self._around = around
        self._watch = watch
        self.name = name
        self._rate = rate
        self._columns = channels
        self._reel = Reel(rate)
        self._take: Take | None = None
        self._closed = False
        self._asked_ns = 0
        self._clock = clock
        options: dict[str, Any] = {}
        if sys.platform == "win32":
            options["extra_settings"] = audio.library.WasapiSettings(auto_convert=True)
        enter_windows()
        with audio.lock, around():
            self._stream = audio.library.RawOutputStream(
                device=index,
                channels=channels,
                samplerate=rate,
                blocksize=round(rate * BLOCK_S),
                dtype="int16",
                latency=LATENCY_S,
                callback=self._asked,
                **options,
            )
            audio.opened()

    @property
    def rate(self) -> int:
        """Sampling rate in hertz."""
        return self._rate

    @property
    def channels(self) -> int:
        """One: what all channels of the output play."""
        return 1

    @property
    def idles(self) -> bool:
        """Where it asked for nothing, nothing was heard: that is silence and no loss."""
        return True

    def start(self, take: Take) -> None:
        """Play silence, and hand over all that is played from now on.

        Raises
        ------
        NoOutputError
            The output went between opening and starting.
        """
        self._take = take
        enter_windows()
        with self._audio.lock, self._around():
            try:
                self._stream.start()
            except self._audio.library.PortAudioError as error:
                raise NoOutputError(f"The output does not start: {error}.", "Plug the headset in again.") from error
        if self._watch is not None:
            self._watch.start()

    def play(self, clip: Clip) -> None:
        """Play a clip from its beginning, instead of what plays."""
        self._reel.play(clip)

    def hush(self) -> None:
        """Fall silent."""
        self._reel.hush()

    def marks(self) -> list[Mark]:
        """What began and ended since the last time, by rows since the start."""
        return self._reel.marks()

    def rest(self) -> Clip | None:
        """What another output has to say where this one is lost; ``None`` if nothing sounds."""
        return self._reel.rest()

    def trouble(self) -> Trouble | None:
        """`GONE` once PortAudio gave the output up, or the sound server says that it leads nowhere; `STALLED`."""
        if self._closed or self._take is None:
            return None
        if not self._stream.active:
            return Trouble.GONE
        # Where a busy machine lets the buffer run empty, ALSA's plug-in for PulseAudio may never ask again.
        if self._asked_ns and self._clock() - self._asked_ns > _STALLED_NS:
            return Trouble.STALLED
        return None if self._watch is None else self._watch.trouble

    def close(self) -> None:
        """Give the output back; one that does not answer is left behind after a second."""
        if self._closed:
            return
        self._closed = True
        if self._watch is not None:
            self._watch.close()
        closing = threading.Thread(target=self._close, name="close an output", daemon=True)
        closing.start()
        closing.join(_CLOSE_S)

    def _close(self) -> None:
        enter_windows()
        with contextlib.suppress(self._audio.library.PortAudioError):
            self._stream.abort()
        with contextlib.suppress(self._audio.library.PortAudioError):
            self._stream.close()
        self._audio.closed()

    def _asked(self, buffer: Any, frames: int, times: Any, _flags: Any) -> None:
        self._asked_ns = now_ns = self._clock()
        rows = self._reel.take(frames)
        buffer[:] = rows.tobytes() if self._columns == 1 else rows.repeat(self._columns).tobytes()
        if self._take is not None:
            self._take(Chunk(rows.reshape(frames, 1), now_ns + self._delay_ns(frames, times)))

    def _delay_ns(self, frames: int, times: Any) -> int:
        """How long from now the last row is heard, by the device's word where that can be."""
        told_ns: int = round((times.outputBufferDacTime - times.currentTime) * 1e9)
        if not 0 < told_ns < _LONGEST_DELAY_NS:
            told_ns = round(self._stream.latency * 1e9)
        return told_ns + round(frames * 1e9 / self._rate)
