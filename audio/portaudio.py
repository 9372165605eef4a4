"""PortAudio as a process has it: one library, with the list of devices it made when it was started.

A device plugged in later is seen after a new start, which is possible only while no stream
of the process is open. Names are what stays: numbers change with every start.
"""

from __future__ import annotations

import ctypes
import functools
import threading
from dataclasses import dataclass
from typing import Any

from audio.errors import NoAudioSystemError

#: Of several ways to one device on Windows, the one that shares it and says its whole name.
_WINDOWS_API = "Windows WASAPI"


#: COINIT_MULTITHREADED.
_FREE_THREADED = 0


def enter_windows() -> None:
    """Make the calling thread one that may talk to Windows' sound; elsewhere, and again, nothing happens.

    PortAudio does so only for the thread that starts it. In any other, opening and starting
    fail ("CoInitialize has not been called", PortAudio issues 250 and 713).
    """
    windows = getattr(ctypes, "windll", None)
    if windows is not None:
        windows.ole32.CoInitializeEx(None, _FREE_THREADED)


@dataclass(frozen=True, slots=True)
class Input:
    """A device of PortAudio that can be recorded.

    Parameters
    ----------
    id : str
        Its name and the system's interface it is reached by, which stay when its number changes.
    index : int
        Its number until PortAudio is started anew.
    name : str
        Its name.
    channels, rate : int
        What it offers; the rate in hertz.
    usual : bool
        The system's own choice.
    """

    id: str
    index: int
    name: str
    channels: int
    rate: int
    usual: bool


class PortAudio:
    """PortAudio as a process has it: one library with one list of devices.

    Parameters
    ----------
    library : module
        ``sounddevice``.
    """

    def __init__(self, library: Any) -> None:
        self.library = library
        #: Held while a stream is opened, closed or the list is renewed: PortAudio wants one at a time.
        self.lock = threading.RLock()
        self._open = 0

    def inputs(self, *, renewed: bool = False) -> tuple[Input, ...]:
        """Devices that can be recorded.

        Parameters
        ----------
        renewed : bool
            Look again for devices that came or went. Not possible, and left out, while a
            stream of this process is open.
        """
        enter_windows()
        with self.lock:
            if renewed and self._open == 0:
                self.library._terminate()  # noqa: SLF001 - how its author says to look for devices again
                self.library._initialize()  # noqa: SLF001
            found = list(self.library.query_devices())
            interfaces = list(self.library.query_hostapis())
        preferred = [i for i, interface in enumerate(interfaces) if interface["name"] == _WINDOWS_API]
        recordable = [
            (number, device)
            for number, device in enumerate(found)
            if device["max_input_channels"] > 0 and (not preferred or device["hostapi"] in preferred)
        ]
        names: dict[str, int] = {}
        inputs: list[Input] = []
        for number, device in recordable:
            interface = interfaces[device["hostapi"]]
            named = f"{interface['name']}/{device['name']}"
            names[named] = names.get(named, 0) + 1
            again = f"#{names[named]}" if names[named] > 1 else ""
            usual = number == interface["default_input_device"] and device["hostapi"] == recordable[0][1]["hostapi"]
            rate, channels = round(device["default_samplerate"]), int(device["max_input_channels"])
            inputs.append(Input(f"portaudio:{named}{again}", number, device["name"], channels, rate, usual))
        return tuple(inputs)

    def opened(self) -> None:
        """A stream was opened."""
        with self.lock:
            self._open += 1

    def closed(self) -> None:
        """A stream was closed."""
        with self.lock:
            self._open -= 1


@functools.cache
def portaudio() -> PortAudio:
    """PortAudio of this process.

    Raises
    ------
    NoAudioSystemError
        The library is not installed.
    """
    try:
        import sounddevice  # noqa: PLC0415 - fails without the system's PortAudio
    except (OSError, ImportError) as error:
        raise NoAudioSystemError("PortAudio is missing.", "Install the system package libportaudio2.") from error
    return PortAudio(sounddevice)
