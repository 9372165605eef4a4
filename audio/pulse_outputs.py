"""PulseAudio and PipeWire: which outputs there are, and whether what we play still leads to one.

Where the last output vanishes, the server goes on with one that plays to nobody.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any, Final

from audio.capture import Trouble
from audio.errors import NoAudioSystemError
from audio.pulse import TAG, connected

#: What servers call the output that stands in where there is none.
_NOWHERE: Final = "auto_null"
#: Without an event the stream is looked at so often.
_LOOK_EVERY_S: Final = 0.25


@dataclass(frozen=True, slots=True)
class Sink:
    """An output of the sound server.

    Parameters
    ----------
    name : str
        The server's own, stable name.
    description : str
        Its name for people.
    usual : bool
        The server's own choice.
    """

    name: str
    description: str
    usual: bool


def sinks() -> tuple[Sink, ...]:
    """Every output that somebody can hear, the usual one first.

    Raises
    ------
    NoAudioSystemError
        No server answers, or its library is missing.
    """
    with connected() as server:
        usual = server.server_info().default_sink_name
        found = [Sink(one.name, one.description, one.name == usual) for one in server.sink_list()]
    return tuple(sorted((one for one in found if one.name != _NOWHERE), key=lambda sink: not sink.usual))


class OutputWatch:
    """Knows whether one stream of ours is still played to somebody. Asks the server in a thread of its own.

    Parameters
    ----------
    tag : str
        Value of the property `TAG` of the stream.
    """

    def __init__(self, tag: str) -> None:
        self._tag = tag
        self._trouble: Trouble | None = None
        self._seen = False
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watch the output", daemon=True)

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong now; never waits."""
        return self._trouble

    def start(self) -> None:
        """Begin, once the stream has been started."""
        self._thread.start()

    def close(self) -> None:
        """Stop watching. Does not wait: the thread may be asking a server that hangs."""
        self._closing.set()

    def _watch(self) -> None:
        try:
            with connected() as server:
                self._listen(server)
        except NoAudioSystemError:
            self._trouble = Trouble.GONE

    def _listen(self, server: Any) -> None:
        import pulsectl  # noqa: PLC0415 - on Linux only

        def stop(_event: Any) -> None:
            raise pulsectl.PulseLoopStop

        server.event_callback_set(stop)
        server.event_mask_set("sink", "sink_input")
        while not self._closing.is_set():
            self._look(server)
            server.event_listen(_LOOK_EVERY_S)

    def _look(self, server: Any) -> None:
        heard = {sink.index for sink in server.sink_list() if sink.name != _NOWHERE}
        ours = [one.sink for one in server.sink_input_list() if one.proplist.get(TAG) == self._tag]
        if self._seen and not ours:
            self._trouble = Trouble.GONE
        elif ours:
            self._trouble = None if ours[0] in heard else Trouble.GONE
        self._seen = self._seen or bool(ours)
