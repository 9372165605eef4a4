"""How soon and how completely live sound arrives on Linux: ``python -m benchmarks.devices [SECONDS]``.

Starts a PulseAudio of its own, plays noise into its microphone and its headset, records both in
this process at once, and compares them sample by sample with what was played. Then takes the
microphone away, moves its stream and kills the server, and measures how long each takes to be known.
All of it through PortAudio and again through SoundCard. Wants ``pulseaudio`` installed.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable

import numpy as np

from audio.capture import Capture, Chunk, Trouble
from audio.loopback_linux import SoundCardCapture, open_source
from audio.pulse import sources
from tests.pulse_server import FAR_END_MONITOR, MICROPHONE, OTHER_MICROPHONE, PulseServer, has_pulseaudio

_RATE = 48_000
_SOURCES = (MICROPHONE, FAR_END_MONITOR)
_GIVE_UP_S = 10.0

Open = Callable[[str], Capture]


class Heard:
    """What one capture gave."""

    def __init__(self, capture: Capture) -> None:
        self.capture = capture
        self.chunks: list[Chunk] = []
        self._came_ms: list[float] = []
        self._began_ms = time.monotonic() * 1000
        capture.start(self._take)

    def arrival(self) -> str:
        """First sound and the time between blocks."""
        first = self._came_ms[0] - self._began_ms
        apart = np.diff(self._came_ms)
        return f"first sound {first:.0f} ms, blocks {np.median(apart):.0f} ms apart, at most {apart.max():.0f}"

    def compared(self, played: np.ndarray) -> str:
        """Whether what was played came back unchanged and whole.

        The noise holds no zeros: those in between are the server's, when its player was late.
        """
        sound = np.concatenate([chunk.samples[:, 0] for chunk in self.chunks])
        given = sound[sound != 0]
        late = len(np.trim_zeros(sound)) - len(given)
        if np.array_equal(given, played):
            return f"all {len(played)} samples, {late} zeros from a late player"
        return f"{len(given)} of {len(played)} samples, {late} zeros: NOT what was played"

    def _take(self, chunk: Chunk) -> None:
        self._came_ms.append(time.monotonic() * 1000)
        self.chunks.append(chunk)


def through_portaudio(name: str) -> Capture:
    """Open a source the usual way."""
    return open_source(name, monitor=False)


def through_soundcard(name: str) -> Capture:
    """Open a source the other way."""
    return SoundCardCapture(next(source for source in sources() if source.name == name))


def record(server: PulseServer, open_one: Open, seconds: float) -> None:
    """Record both sides while noise is played into them."""
    noise = np.random.default_rng(1).integers(1, 20_000, round(seconds * _RATE)).astype(np.int16)
    sound = noise.astype(np.float32) / np.float32(32768)
    heard = [Heard(open_one(name)) for name in _SOURCES]
    known(lambda: all(len(one.chunks) > 5 for one in heard))
    server.play(sound, np.stack([sound, sound], axis=1), rate=_RATE).wait(seconds + _GIVE_UP_S)
    rows = [sum(len(chunk.samples) for chunk in one.chunks) for one in heard]
    known(
        lambda: all(
            sum(len(c.samples) for c in one.chunks) > n + _RATE // 2 for one, n in zip(heard, rows, strict=True)
        )
    )
    for name, one in zip(_SOURCES, heard, strict=True):
        one.capture.close()
        print(f"  {name:15} {one.compared(noise)}, {one.arrival()}")


def lose(server: PulseServer, open_one: Open) -> None:
    """Take devices away in every way, and measure until it is known."""
    capture = begun(open_one)
    server.move_stream(os.getpid(), OTHER_MICROPHONE)
    told("stream moved", capture, Trouble.MOVED)
    capture = begun(open_one)
    server.unload_microphone()
    told("source unloaded", capture, Trouble.GONE)
    server.load_microphone()
    capture = begun(open_one)
    server.kill()
    told("server killed", capture, Trouble.GONE)
    server.start()
    begun(open_one).close()
    print("  opened again after each")


def begun(open_one: Open) -> Capture:
    """Open the microphone and wait for its first sound."""
    heard = Heard(open_one(MICROPHONE))
    known(lambda: len(heard.chunks) > 5)
    return heard.capture


def told(what: str, capture: Capture, trouble: Trouble) -> None:
    """Print how long it takes until a capture knows."""
    print(f"  {what:15} known after {known(lambda: capture.trouble() is trouble) * 1000:.0f} ms")
    capture.close()


def known(condition: Callable[[], bool]) -> float:
    """Seconds until something is so."""
    began, pause = time.monotonic(), threading.Event()
    while not condition():
        if time.monotonic() - began > _GIVE_UP_S:
            sys.exit("It did not happen.")
        pause.wait(0.001)
    return time.monotonic() - began


def main() -> None:
    """Measure and print."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    if not has_pulseaudio():
        print("pulseaudio is not installed; nothing was measured.")
        return
    for name, open_one in (("sounddevice", through_portaudio), ("SoundCard", through_soundcard)):
        print(name)
        with PulseServer() as server:
            os.environ.update(server.environment)
            record(server, open_one, seconds)
            lose(server, open_one)


if __name__ == "__main__":
    main()
