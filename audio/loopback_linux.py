"""Sources of PulseAudio and PipeWire, each by its name: microphones, and monitors of what outputs play.

PortAudio is tried first for both, through its device for the server: a connection of its own
for each stream, which is told its source. SoundCard stands in where PortAudio has no such
device (ALSA's plug-ins are missing). It is second because its one connection for the whole
process cannot be used after the server has ended: the next call on it aborts the process.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import sys
import threading
import time
import uuid
from typing import Any

from audio.capture import Capture, Chunk, Take, Trouble
from audio.errors import DeviceMissingError, NoAudioSystemError, NoFarEndError, NoMicrophoneError
from audio.microphone import BLOCK_S, PortAudioCapture, need_channels
from audio.pcm import to_pcm
from audio.portaudio import Input, PortAudio, portaudio
from audio.pulse import Source, StreamWatch, opening, sources

#: What PortAudio calls the sound server.
_SERVER_DEVICE = "pulse"


def open_source(name: str, *, monitor: bool, channels: int = 1) -> Capture:
    """Open a source of the sound server.

    Parameters
    ----------
    name : str
        The server's name for it; empty for the usual one.
    monitor : bool
        What an output plays is wanted, for the far end; else a microphone. A source that is
        asked for by name may be either.
    channels : int
        Columns that are needed.

    Raises
    ------
    DeviceMissingError
        It is not there or cannot be opened.
    """
    found = sources()
    if name:
        source = next((source for source in found if source.name == name), None)
    else:
        fitting = [source for source in found if source.monitor is monitor]
        source = next((source for source in fitting if source.usual), fitting[0] if fitting else None)
    if source is None:
        raise _missing(name, monitor=monitor)
    need_channels(source.description, source.channels, channels)
    try:
        through = _through_portaudio()
    except NoAudioSystemError:
        through = None
    if through is None:
        return SoundCardCapture(source, channels)
    audio, server = through
    tag = uuid.uuid4().hex
    around = functools.partial(opening, source.name, tag)
    watch = StreamWatch(source.name, tag)
    try:
        return PortAudioCapture(
            audio,
            server.index,
            source.rate,
            max(channels, 1),
            name=source.description,
            around=around,
            watch=watch,
            tells_delay=True,
        )
    except audio.library.PortAudioError as error:
        raise _missing(source.name, monitor=monitor) from error


class SoundCardCapture:
    """A source recorded by SoundCard in a thread of its own: an `audio.capture.Capture`.

    Parameters
    ----------
    source : Source
        What to record.
    channels : int
        Columns to hand over.

    Attributes
    ----------
    name : str
        What people call the source.
    """

    def __init__(self, source: Source, channels: int = 1) -> None:
        self._source = source
        self.name = source.description
        self._channels = max(channels, 1)
        self._tag = uuid.uuid4().hex
        self._ended = False
        self._closing = threading.Event()
        self._watch = StreamWatch(source.name, self._tag)
        self._thread: threading.Thread | None = None
        with opening(source.name, self._tag):
            self._library = _new_soundcard()
        try:
            self._microphone = self._library.get_microphone(source.name, include_loopback=True)
        except IndexError as error:
            raise _missing(source.name, monitor=source.monitor) from error

    @property
    def rate(self) -> int:
        """Sampling rate in hertz."""
        return self._source.rate

    @property
    def channels(self) -> int:
        """Columns of what it hands over."""
        return self._channels

    @property
    def idles(self) -> bool:
        """It does not: a monitor gives silence while nothing plays."""
        return False

    def start(self, take: Take) -> None:
        """Hand over all further sound."""
        self._thread = threading.Thread(target=self._record, args=(take,), name="soundcard", daemon=True)
        self._thread.start()
        self._watch.start()

    def trouble(self) -> Trouble | None:
        """`GONE` once recording ended by itself; what the sound server says otherwise."""
        if self._closing.is_set() or self._thread is None:
            return None
        return Trouble.GONE if self._ended else self._watch.trouble

    def close(self) -> None:
        """Give the source back after the block that is being recorded."""
        self._closing.set()
        self._watch.close()
        if self._thread is not None:
            self._thread.join(1.0)

    def _record(self, take: Take) -> None:
        block = round(self.rate * BLOCK_S)
        # SoundCard answers the end of its server with whatever goes wrong first inside it.
        with (
            contextlib.suppress(RuntimeError, TypeError, ValueError, UnboundLocalError),
            self._microphone.recorder(samplerate=self.rate, channels=self._channels, blocksize=block) as recorder,
        ):
            while not self._closing.is_set():
                sound = recorder.record(None)
                take(Chunk(to_pcm(sound), time.monotonic_ns()))
        self._ended = True


def _through_portaudio() -> tuple[PortAudio, Input] | None:
    audio = portaudio()
    for renewed in (False, True):
        for found in audio.inputs(renewed=renewed):
            if found.name == _SERVER_DEVICE:
                return audio, found
    return None


def _new_soundcard() -> Any:
    """SoundCard with a new connection to the server, which is known to answer.

    It connects when it is imported, and names itself after the program's arguments, where it
    stumbles over ``python -c`` without any.
    """
    for name in [name for name in sys.modules if name.partition(".")[0] == "soundcard"]:
        del sys.modules[name]
    arguments, sys.argv = sys.argv, ["voice-coach"]
    try:
        return importlib.import_module("soundcard")
    except (ImportError, OSError, AssertionError) as error:
        advice = "Install the system packages libpulse0 and libasound2-plugins."
        raise NoAudioSystemError("The sound server cannot be recorded from.", advice) from error
    finally:
        sys.argv = arguments


def _missing(name: str, *, monitor: bool) -> DeviceMissingError:
    if monitor:
        what = f"The output {name.removesuffix('.monitor')} is not there." if name else "There is no output."
        return NoFarEndError(what, "Plug the headset in, or choose another output.", device=name)
    what = f"The microphone {name} is not there." if name else "There is no microphone."
    return NoMicrophoneError(what, "Plug it in, or choose another microphone.", device=name)
