"""Opens and closes devices beside the recording: a sound server may take its time, or never answer."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Protocol, TypeVar

from audio.capture import Capture, Chunk, Device, Role
from audio.errors import AudioError
from audio.intake import Wanted
from audio.played import PLAYED

log = logging.getLogger(__name__)

_T = TypeVar("_T")

Job = Callable[[], None]
Launch = Callable[[Job], None]


class OpenDevice(Protocol):
    """What `audio.devices.open_device` does."""

    def __call__(self, device_id: str, role: Role, channels: int = 1) -> Capture:
        """Open a device, stopped."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A device was opened, or was not.

    Parameters
    ----------
    wanted : Wanted
        What was asked for.
    asked : int
        Number of the request.
    capture : Capture or None
        The device, started.
    came : deque of Chunk
        What it gives; it was started where it was opened, since that may take its time as well.
    code, message, advice : str
        Why there is none.
    """

    wanted: Wanted
    asked: int
    capture: Capture | None = None
    code: str = ""
    message: str = ""
    advice: str = ""
    came: deque[Chunk] = field(default_factory=deque)


@dataclass(frozen=True, slots=True)
class Named:
    """What people call the device that a request opened; comes after its answer.

    Parameters
    ----------
    asked : int
        Number of the request.
    name : str
        The system's name for it; the id where there is no other.
    """

    asked: int
    name: str


def in_thread(job: Job) -> None:
    """Run a job beside everything else."""
    threading.Thread(target=job, name="devices", daemon=True).start()


class Openings:
    """Requests for devices and their answers.

    Parameters
    ----------
    open_device : OpenDevice
        Opens one.
    launch : callable
        Runs a job, in a thread unless a test says otherwise.
    listing : callable
        Names all devices, as `audio.devices.devices` does.
    """

    def __init__(
        self, open_device: OpenDevice, launch: Launch = in_thread, listing: Callable[[], tuple[Device, ...]] = tuple
    ) -> None:
        self._open_device = open_device
        self._listing = listing
        self._launch = launch
        # Sound libraries do not like to be asked for two devices at once.
        self._one_at_a_time = threading.Lock()
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._names: SimpleQueue[Named] = SimpleQueue()
        self._closings: list[threading.Event] = []
        self._asked = 0

    def ask(self, wanted: Wanted) -> int:
        """Ask for a device; the number comes back with the answer."""
        self._asked += 1
        asked = self._asked

        def job() -> None:
            answer = self._open(wanted, asked)
            self._answers.put(answer)
            if answer.capture is not None:  # sound first, names later
                self._names.put(Named(asked, getattr(answer.capture, "name", "") or self._name(wanted)))

        self._launch(job)
        return asked

    def answers(self) -> list[Answer]:
        """Those that have come since the last time."""
        return _all(self._answers)

    def names(self) -> list[Named]:
        """Names that have come since the last time."""
        return _all(self._names)

    def close(self, capture: Capture) -> None:
        """Give a device back."""
        closed = threading.Event()
        self._closings = [one for one in self._closings if not one.is_set()] + [closed]

        def job() -> None:
            try:
                with self._one_at_a_time:
                    capture.close()
            finally:
                closed.set()

        self._launch(job)

    def wait_closed(self, timeout_s: float) -> bool:
        """Wait until all devices that were to be closed are; ``False`` if one hangs."""
        until_s = time.monotonic() + timeout_s
        return all(one.wait(max(0.0, until_s - time.monotonic())) for one in self._closings)

    def _name(self, wanted: Wanted) -> str:
        try:
            found = [device for device in self._listing() if device.role is wanted.role]
        except Exception as error:  # noqa: BLE001 (a name is no reason to lose sound)
            log.info("devices could not be listed: %r", error)
            found = []
        fitting = [one for one in found if one.id == wanted.device or (not wanted.device and one.usual)]
        return fitting[0].name if fitting else wanted.device

    def _open(self, wanted: Wanted, asked: int) -> Answer:
        try:
            with self._one_at_a_time:
                capture = self._open_device(wanted.device, wanted.role, wanted.channels)
                answer = Answer(wanted, asked, capture)
                _start(capture, answer.came)
                return answer
        except AudioError as error:
            return Answer(wanted, asked, None, error.code, error.message, error.advice)
        except Exception as error:  # noqa: BLE001 (a library's own mistake must not cost the other side's sound)
            log.info("a device could not be opened: %r", error)
            code = "no_microphone" if wanted.role is Role.MICROPHONE else "no_far_end"
            code = "no_output" if wanted.device.startswith(PLAYED) else code
            return Answer(
                wanted, asked, None, code, "The device could not be opened.", "Choose another or plug it in again."
            )


def _start(capture: Capture, came: deque[Chunk]) -> None:
    try:
        capture.start(came.append)
    except BaseException:
        capture.close()
        raise


def _all(queue: SimpleQueue[_T]) -> list[_T]:
    come: list[_T] = []
    while True:
        try:
            come.append(queue.get_nowait())
        except Empty:
            return come
