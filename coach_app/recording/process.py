"""The recorder process: obeys orders from a pipe, reports over it, and finishes its files when the app is gone."""

from __future__ import annotations

import importlib
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Final

import psutil

from coach_app.recording.desk import RecordingDesk
from coach_app.recording.messages import Levels, Recorded, Report
from coach_app.recording.opening import OpenDevice, Openings

log = logging.getLogger(__name__)

#: Seconds between two looks at what the devices gave; half of what a chunk lasts.
_LOOK_S: Final = 0.01

#: The same while nothing is open.
_IDLE_S: Final = 0.5

#: Longest that a process waits for the list of devices before it says that it is ready.
_PREPARE_S: Final = 3.0

#: Longest that devices may take to close; files are finished by then.
_CLOSING_S: Final = 1.0

#: Reports that may wait for an app that does not read; beyond, those are left out that later ones replace.
_MOST_WAITING: Final = 500


@dataclass(frozen=True, slots=True)
class Warm:
    """Everything is imported; from here on devices open without delay. For the link alone."""


def record(devices: str, pipe: Connection, rest_s: float = 0.0) -> None:
    """Run until the pipe closes; the target of the process.

    Parameters
    ----------
    devices : str
        ``module:name`` of what opens devices.
    pipe : Connection
        Takes `Order`, gives `Report`.
    rest_s : float
        Seconds to wait first: its predecessors ended while they looked at the devices.
    """
    # Ctrl+C is sent to the whole group; the app decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    # Nothing that a sound library starts may hold on to the pipe: the app learns of our end by it.
    if os.name == "posix":
        os.set_inheritable(pipe.fileno(), False)
    if ended.wait(rest_s):
        return
    open_device: OpenDevice = opener(devices)
    listing = getattr(importlib.import_module(devices.partition(":")[0]), "devices", tuple)
    _prepare(listing)
    _go_first()
    openings = Openings(open_device, listing=listing)
    with ThreadPoolExecutor(1, "sync") as executor:
        desk = RecordingDesk(openings, executor, time.monotonic_ns())
        outbox = _Outbox(pipe, ended)
        outbox.put([Warm()])
        try:
            _run(desk, pipe, outbox, ended)
        finally:
            # The app closed the pipe, or died: what there is is finished; the session's marker stays.
            outbox.put(desk.close(time.monotonic_ns()))
    outbox.close()
    if not openings.wait_closed(_CLOSING_S):
        log.info("a device does not close; the process ends without waiting for it")
        # Sound libraries wait for their devices when a process ends, some of them for ever.
        os._exit(0)


def opener(devices: str) -> OpenDevice:
    """What a name like ``audio.devices:open_device`` stands for."""
    module, _, name = devices.partition(":")
    found: OpenDevice = getattr(importlib.import_module(module), name)
    return found


def _go_first() -> None:
    """Ask the system to let sound go before everything else, where a user may ask for that (Windows)."""
    with suppress(OSError, psutil.Error):
        psutil.Process().nice(psutil.HIGH_PRIORITY_CLASS if os.name == "nt" else -10)


def _prepare(listing: Callable[[], object]) -> None:
    """Have the list of devices made once: what that imports and starts is not waited for when a call needs it."""
    # A sound server that never answers keeps no recorder from going on.
    asking = threading.Thread(target=listing, name="prepare", daemon=True)
    asking.start()
    asking.join(_PREPARE_S)


def _run(desk: RecordingDesk, pipe: Connection, outbox: _Outbox, ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            while pipe.poll(_LOOK_S if desk.busy else _IDLE_S):
                outbox.put(desk.obey(pipe.recv(), time.monotonic_ns()))
                outbox.put(desk.tick(time.monotonic_ns()))
        except (EOFError, OSError):
            log.info("the app is gone; nobody to record for")
            return
        outbox.put(desk.tick(time.monotonic_ns()))


class _Outbox:
    """Sends reports in a thread of its own: an app that does not read must not keep sound from being written."""

    def __init__(self, pipe: Connection, ended: threading.Event) -> None:
        self._pipe = pipe
        self._ended = ended
        self._waiting: SimpleQueue[Report | Warm | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._send, name="reports", daemon=True)
        self._thread.start()

    def put(self, reports: Sequence[Report | Warm]) -> None:
        full = self._waiting.qsize() > _MOST_WAITING
        for report in reports:
            if not (full and isinstance(report, Levels | Recorded)):
                self._waiting.put(report)

    def close(self) -> None:
        """Send what waits, if anybody reads it."""
        self._waiting.put(None)
        self._thread.join(1.0)

    def _send(self) -> None:
        while (report := self._waiting.get()) is not None:
            try:
                self._pipe.send(report)
            except OSError:
                self._ended.set()
                return
