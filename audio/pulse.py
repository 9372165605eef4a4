"""PulseAudio and PipeWire: which sources there are, and from which one a stream really records.

When a source vanishes, or somebody moves a stream in a mixer's window, the server goes on with
another source and tells the recording program nothing: the sound of the wrong device arrives
with no flag set. Only the server knows, so every stream is watched by its own connection.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from audio.capture import Trouble
from audio.errors import NoAudioSystemError

#: Property by which a stream is found again among all that the server carries.
TAG = "voice_coach.stream"

#: How long a server may take to answer before it counts as not there.
_ANSWER_S = 2.0
#: Without an event the stream is looked at so often: a change counts as known within this time.
_LOOK_EVERY_S = 0.25
#: Sound asked for at a time. A server left to itself hands over up to two seconds at once.
_LATENCY_MS = "60"
#: Sound that waits to be played: with less a busy machine stutters.
_PLAYED_LATENCY_MS = "120"


@dataclass(frozen=True, slots=True)
class Source:
    """Something that the server records from.

    Parameters
    ----------
    name : str
        The server's own, stable name.
    description : str
        Its name for people.
    channels, rate : int
        How it runs; the rate in hertz.
    monitor : bool
        It is what an output plays.
    usual : bool
        The server's own choice: of microphones its default source, of monitors that of its
        default output.
    """

    name: str
    description: str
    channels: int
    rate: int
    monitor: bool
    usual: bool


def sources() -> tuple[Source, ...]:
    """Every source of the sound server.

    Raises
    ------
    NoAudioSystemError
        No server answers, or its library is missing.
    """
    # The library waits for ever for a server that hangs, so somebody else does the asking.
    answer: SimpleQueue[tuple[Source, ...] | NoAudioSystemError] = SimpleQueue()

    def ask() -> None:
        try:
            answer.put(_ask())
        except NoAudioSystemError as error:
            answer.put(error)

    threading.Thread(target=ask, name="sources", daemon=True).start()
    try:
        found = answer.get(timeout=_ANSWER_S)
    except Empty:
        raise _no_server("The sound server does not answer.") from None
    if isinstance(found, NoAudioSystemError):
        raise found
    return found


@contextlib.contextmanager
def opening(source: str, tag: str, *, played: bool = False) -> Iterator[None]:
    """Environment in which the server's library connects the next stream to a source, tagged; or `played`, to a sink.

    PortAudio knows the server as one device only, but its connection is made anew for each
    stream and reads these names then, so that two streams of one process record from two sources.
    """
    chosen = {"PULSE_SINK" if played else "PULSE_SOURCE": source, "PULSE_PROP": f"{TAG}={tag}"}
    if played:
        chosen["PULSE_LATENCY_MSEC"] = _PLAYED_LATENCY_MS
    elif "PULSE_LATENCY_MSEC" not in os.environ:
        chosen["PULSE_LATENCY_MSEC"] = _LATENCY_MS
    before = {name: os.environ.get(name) for name in chosen}
    os.environ.update(chosen)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class StreamWatch:
    """Knows from which source one stream of ours records. Asks the server in a thread of its own.

    Parameters
    ----------
    source : str
        From which it should.
    tag : str
        Value of the property `TAG` of the stream.
    """

    def __init__(self, source: str, tag: str) -> None:
        self._source = source
        self._tag = tag
        self._trouble: Trouble | None = None
        self._seen = False
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._watch, name=f"watch {source}", daemon=True)

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
        server.event_mask_set("source", "source_output")
        while not self._closing.is_set():
            self._look(server)
            server.event_listen(_LOOK_EVERY_S)

    def _look(self, server: Any) -> None:
        wanted = [source.index for source in server.source_list() if source.name == self._source]
        recording = [stream for stream in server.source_output_list() if self._is_ours(stream)]
        if not wanted or (self._seen and not recording):
            self._trouble = Trouble.GONE
        elif recording and recording[0].source != wanted[0]:
            # Before its first look the server may have preferred where it put such a stream the last time.
            if self._seen or not _move(server, recording[0].index, wanted[0]):
                self._trouble = Trouble.MOVED
        elif recording:
            self._trouble = None
        self._seen = self._seen or bool(recording)

    def _is_ours(self, stream: Any) -> bool:
        return bool(stream.proplist.get(TAG) == self._tag)


def _ask() -> tuple[Source, ...]:
    with connected() as server:
        info = server.server_info()
        found = server.source_list()
        outputs = {sink.monitor_source_name: sink for sink in server.sink_list()}
    played = {name for name, sink in outputs.items() if sink.name == info.default_sink_name}
    return tuple(
        Source(
            name=source.name,
            # A monitor is called after its output: "Monitor of ..." means nothing to who wears the headset.
            description=outputs[source.name].description if source.name in outputs else source.description,
            channels=int(source.channel_count),
            rate=int(source.sample_spec.rate),
            monitor=_is_monitor(source),
            usual=source.name in played if _is_monitor(source) else source.name == info.default_source_name,
        )
        for source in found
    )


def _is_monitor(source: Any) -> bool:
    return bool(source.proplist.get("device.class") == "monitor" or source.name.endswith(".monitor"))


def _move(server: Any, stream: int, source: int) -> bool:
    import pulsectl  # noqa: PLC0415 - on Linux only

    try:
        server.source_output_move(stream, source)
    except pulsectl.PulseError:
        return False
    return True


@contextlib.contextmanager
def connected() -> Iterator[Any]:
    """A connection to the server, which is never started for the purpose."""
    try:
        import pulsectl  # noqa: PLC0415 - on Linux only; needs the server's client library
    except (ImportError, OSError) as error:
        raise _no_server("The library that talks to the sound server is missing.") from error
    try:
        server = pulsectl.Pulse("voice-coach", connect=False)
    except pulsectl.PulseError as error:  # no memory for a connection
        raise _no_server("The sound server cannot be asked.") from error
    try:
        try:
            server.connect(autospawn=False)
        except pulsectl.PulseError as error:
            raise _no_server("No sound server answers.") from error
        try:
            yield server
        except (pulsectl.PulseError, pulsectl.PulseDisconnected) as error:
            raise _no_server("The sound server ended.") from error
    finally:
        server.close()


def _no_server(message: str) -> NoAudioSystemError:
    return NoAudioSystemError(message, "Start PulseAudio or PipeWire, or sign in to the desktop again.")
