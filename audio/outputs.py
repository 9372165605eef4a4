"""Opens the output from which the customer of a practice call is heard, on any system.

Only a recorder process calls this: sound servers may hang.
"""

from __future__ import annotations

import functools
import platform
import uuid
from typing import Any, Final

from audio.block import RATE
from audio.errors import NoAudioSystemError, NoOutputError
from audio.played import PLAYED, PlayedCapture
from audio.portaudio import PortAudio, portaudio
from audio.pulse import opening
from audio.pulse_outputs import OutputWatch, Sink, sinks

#: What PortAudio calls the sound server.
_SERVER_DEVICE: Final = "pulse"
#: Of several ways to one output on Windows, the one that is quick.
_WINDOWS_API: Final = "Windows WASAPI"


def open_played(device_id: str) -> PlayedCapture:
    """Open an output whose sound is the far end; stopped.

    Parameters
    ----------
    device_id : str
        `PLAYED`, followed by the output's name or by nothing for the usual one. An output that
        is not there (any more) is stood in for by the usual one: what counts is to be heard.

    Raises
    ------
    DeviceMissingError
        `code` is ``no_output`` or ``no_audio_system``.
    """
    name = device_id.removeprefix(PLAYED)
    audio = portaudio()
    server = _server(audio) if platform.system() == "Linux" else None
    try:
        return _open_device(audio, name) if server is None else _open_sink(audio, server, name)
    except audio.library.PortAudioError as error:
        message = f"The output cannot be opened: {error}."
        raise NoOutputError(message, "Plug the headset in, or choose another output.", device=name) from error


def _open_sink(audio: PortAudio, server: int, name: str) -> PlayedCapture:
    try:
        found = sinks()
    except NoAudioSystemError:
        found = ()
    sink: Sink | None = next((one for one in found if one.name == name), found[0] if found else None)
    if sink is None:
        raise _no_output()
    tag = uuid.uuid4().hex
    around = functools.partial(opening, sink.name, tag, played=True)
    return PlayedCapture(audio, server, name=sink.description, around=around, watch=OutputWatch(tag))


def _open_device(audio: PortAudio, name: str) -> PlayedCapture:
    """An output of PortAudio by its name, else the usual one; as it plays itself, where it plays nothing else."""
    found = _outputs(audio)
    chosen = next((one for one in found if one[1]["name"] == name), found[0] if found else None)
    if chosen is None:
        raise _no_output()
    index, info = chosen
    own = round(info["default_samplerate"]), min(2, int(info["max_output_channels"]))
    try:
        return PlayedCapture(audio, index, RATE, 1, name=info["name"])
    except audio.library.PortAudioError:
        return PlayedCapture(audio, index, *own, name=info["name"])


def _outputs(audio: PortAudio) -> list[tuple[int, dict[str, Any]]]:
    """What plays, the usual one first, each by the interface that fits best."""
    audio.inputs(renewed=True)
    with audio.lock:
        devices, interfaces = list(audio.library.query_devices()), list(audio.library.query_hostapis())
    best = [n for n, one in enumerate(interfaces) if one["name"] == _WINDOWS_API] or list(range(len(interfaces)))
    usual = [interfaces[n]["default_output_device"] for n in best]
    playing = [(n, dict(d)) for n, d in enumerate(devices) if d["max_output_channels"] > 0 and d["hostapi"] in best]
    return sorted(playing, key=lambda one: usual.index(one[0]) if one[0] in usual else len(usual))


def _server(audio: PortAudio) -> int | None:
    """PortAudio's number for the sound server, where it knows one."""
    for renewed in (False, True):
        audio.inputs(renewed=renewed)
        with audio.lock:
            devices = list(audio.library.query_devices())
        for number, device in enumerate(devices):
            if device["name"] == _SERVER_DEVICE and device["max_output_channels"] > 0:
                return number
    return None


def _no_output() -> NoOutputError:
    return NoOutputError("There is no output.", "Plug the headset in, then try again.")
