"""Holds on to a recorder process and, where it dies, lets a spare go on within a second.

Importing what opens devices takes longer than may be lost, so a second process waits with
its imports done. The link remembers what was ordered; its successor hears it again.
"""

from __future__ import annotations

import logging
import multiprocessing
import time
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final

from audio.block import RATE, Speaker
from audio.segments import recorded_count
from coach_app.recording.marker import process_start
from coach_app.recording.messages import (
    CallEnded,
    CapturePlan,
    Levels,
    Order,
    Refused,
    Report,
)
from coach_app.recording.process import Warm, record
from coach_app.recording.told import Told

log = logging.getLogger(__name__)

#: Importable name of what opens devices.
DEVICES: Final = "audio.devices:open_device"

#: A recorder with open devices reports ten times a second; one that says nothing for so long hangs.
SILENT_S: Final = 5.0

#: The same for one that still imports or opens devices; and the most that patience grows to, which
#: doubles with each that was ended: what starves all of them is a busy machine.
_STARTING_S: Final = 60.0

#: Of the time between two looks no more counts as waiting: in the rest nobody would have heard anything.
_LOOK_S: Final = 0.5

#: After so much silence it is looked whether it is dead: a thread of it that waits for the disk
#: keeps its end of the pipe open, and so its death from being read there.
_QUIET_S: Final = 0.3

#: So many recorders in a row may end without having given any sound; then it is not tried again unasked.
_USELESS: Final = 4

#: So many processes in a row that end before they give sound are replaced at once; the next ones rest first.
_AT_ONCE: Final = 4

#: Longest rest: a sound system that ends whoever looks at it may be mended any time.
_LONGEST_REST_S: Final = 8.0


class RecorderLink:
    """A recorder process, its spare, and what they were told.

    Wait on `pipes` with `multiprocessing.connection.wait`, then call `receive`; both belong to
    one thread.

    Parameters
    ----------
    devices : str
        ``module:name`` of what opens devices, as `audio.devices.open_device` does; another one
        feeds scripted sound to tests.
    clock : callable
        Monotonic nanoseconds.
    """

    def __init__(self, devices: str = DEVICES, clock: Callable[[], int] = time.monotonic_ns) -> None:
        self._devices = devices
        self._clock = clock
        self._told = Told()
        self._looked_ns = clock()
        self._silent_ns = 0
        self._patience_s = SILENT_S
        self._hung = False
        self.replaced = 0
        """How many recorders died and were replaced."""
        self._active = _Process(devices)
        self._spare: _Process | None = None
        self._useless = 0
        self._own: deque[Report] = deque()
        self._dead: list[_Process] = []
        self._fell = 0

    @property
    def pid(self) -> int | None:
        """The recorder's process number."""
        return self._active.process.pid

    @property
    def plan(self) -> CapturePlan | None:
        """The devices that were ordered to be open."""
        return self._told.open

    @property
    def spare_ready(self) -> bool:
        """A spare process waits with its imports done."""
        return self._spare is not None and self._spare.warm

    @property
    def pipes(self) -> list[Connection]:
        """What to wait on; asking also ends a recorder that hangs, so that its spare can go on."""
        self._look()
        self._dead = [one for one in self._dead if one.process.is_alive()]
        return [self._active.pipe, *([self._spare.pipe] if self._spare else [])]

    def order(self, order: Order) -> None:
        """Tell the recorder what to do; returns at once, the answer is a report."""
        self._told.note_order(order)
        self._active.send(order)

    def receive(self) -> Report | None:
        """Take a report that is there; ``None`` when what came was for the link alone."""
        if self._own:
            return self._own.popleft()
        if self._active.pipe.poll():
            return self._from_active()
        if self._spare is not None and self._spare.pipe.poll() and self._spare.receive() is None:
            log.info("the spare recorder ended; another is started")
            self._spare.end()
            self._fell += 1
            self._spare = _Process(self._devices, self._rest_s)
        return None

    def close(self) -> None:
        """End both processes; a call that runs is finished first."""
        others = [one for one in (self._spare, *self._dead) if one is not None]
        for one in others:
            one.process.kill()  # no device and no file is theirs; one that still imports would not hear of the end
        for one in (self._active, *others):
            one.end()

    def _look(self) -> None:
        """End a recorder that was listened to for long and has said nothing."""
        now_ns = self._clock()
        waited_ns, self._looked_ns = min(now_ns - self._looked_ns, round(_LOOK_S * 1e9)), now_ns
        if self._told.open is None or self._active.pipe.poll():
            self._silent_ns = 0
            return
        self._silent_ns += waited_ns
        patience_s = self._patience_s if self._active.gives_sound else _STARTING_S
        if self._silent_ns > _QUIET_S * 1e9 and self._active.gone:
            log.info("the recorder is dead although its pipe is open")
            self._replace()
        elif self._silent_ns > patience_s * 1e9:
            log.info("the recorder said nothing for %.0f s and is ended", patience_s)
            self._silent_ns, self._hung = 0, True
            self._patience_s = min(2.0 * self._patience_s, _STARTING_S)
            self._active.process.kill()

    def _from_active(self) -> Report | None:
        message = self._active.receive()
        if message is None:
            self._replace()
            return self._own.popleft() if self._own else None
        self._silent_ns = 0
        if isinstance(message, Levels):
            self._useless = self._fell = 0
        if isinstance(message, Warm):
            # Not sooner: two processes that import at once make both late.
            self._spare = self._spare or _Process(self._devices)
            return None
        self._own += self._told.note_report(message)
        return self._own.popleft() if self._own else None

    def _replace(self) -> None:
        self.replaced += 1
        self._fell += 1
        dead = self._active
        dead.process.kill()  # whatever closed its pipe: two must not write to one file
        warm = self._spare is not None and self._spare.process.is_alive()
        self._active = self._spare if warm and self._spare is not None else _Process(self._devices, self._rest_s)
        self._silent_ns = 0
        # Only those count that ended of themselves: who was slow may have had no chance.
        self._useless, self._hung = self._useless + (not self._hung), False
        if self._useless >= _USELESS:
            self._give_up()
        for order in self._told.again():
            self._active.send(order)
        self._spare = _Process(self._devices, self._rest_s) if warm else None
        # Not waited for: a slow disk may hold it up, and there are reports of the next to be read.
        dead.pipe.close()
        self._dead.append(dead)

    @property
    def _rest_s(self) -> float:
        """How long the next process waits before it tries what ended the last ones."""
        return 0.0 if self._fell <= _AT_ONCE else min(_LONGEST_REST_S, 0.5 * 2.0 ** (self._fell - _AT_ONCE))

    def _give_up(self) -> None:
        """Something about these devices ends every recorder: end the call, whose sound so far is safe."""
        self._useless = 0
        if self._told.call is not None:
            folder = self._told.call.folder
            count = max(recorded_count(folder, speaker) for speaker in Speaker)
            self._own.append(CallEnded(folder, count / RATE, "no_devices"))
        self._told = Told()
        what, advice = (
            "Recording these devices fails again and again.",
            "Choose other devices, or run 'coach doctor audio'.",
        )
        self._own.append(Refused("no_audio_system", what, advice))


class _Process:
    """One recorder process and our end of its pipe."""

    def __init__(self, devices: str, rest_s: float = 0.0) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.warm = False
        self.gives_sound = False
        self.process: SpawnProcess = context.Process(
            target=record, args=(devices, theirs, rest_s), name="voice-coach recorder", daemon=True
        )
        self.process.start()
        theirs.close()

    @property
    def gone(self) -> bool:
        """It has died, even where a thread of it has yet to end."""
        return process_start(self.process.pid or 0) == ""

    def send(self, order: Order) -> None:
        try:
            self.pipe.send(order)
        except OSError:
            log.info("the recorder is gone; it is noticed when its pipe is read")

    def receive(self) -> Report | Warm | None:
        """Take a message; ``None`` when the process has ended."""
        try:
            message: Report | Warm = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.warm = self.warm or isinstance(message, Warm)
        self.gives_sound = self.gives_sound or isinstance(message, Levels)
        return message

    def end(self) -> None:
        """Close the pipe, which finishes its files and ends it; however it feels about it in the end."""
        self.pipe.close()
        self.process.join(timeout=3.0)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
