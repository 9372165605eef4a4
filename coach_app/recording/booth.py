"""Devices without a call: meters for the device picker, the headset check, calibration readings."""

from __future__ import annotations

import threading
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path
from queue import Empty, SimpleQueue

from coach_app.recording.link import DEVICES, RecorderLink
from coach_app.recording.messages import (
    BeginCall,
    CallEnded,
    CapturePlan,
    EndCall,
    OpenDevices,
    Order,
    Refused,
    Report,
)

#: Seconds between two looks at what was asked.
_LOOK_S = 0.05

#: Longest that the last second of a recording takes to be on disk.
_ENDING_S = 10.0


class Booth:
    """Opens devices and tells what they give, in a thread of its own.

    Parameters
    ----------
    plan : CapturePlan
        What to open.
    tell : callable
        Told every report (`Levels`, `DevicesOpened`, `SideLost`, `Refused`, `Recorded` …), from the
        booth's thread.
    devices : str
        Importable name of what opens devices.

    Notes
    -----
    While it records, read the sound with `audio.growing.GrowingSound` up to each `Recorded`.
    """

    def __init__(self, plan: CapturePlan, tell: Callable[[Report], None], devices: str = DEVICES) -> None:
        self._tell = tell
        self._devices = devices
        self._orders: SimpleQueue[Order] = SimpleQueue()
        self._folder: Path | None = None
        self._ended = threading.Event()
        self._closing = threading.Event()
        self._orders.put(OpenDevices(plan))
        self._thread = threading.Thread(target=self._run, name="booth", daemon=True)
        self._thread.start()

    def use(self, plan: CapturePlan) -> None:
        """Change to other devices."""
        self._orders.put(OpenDevices(plan))

    def record(self, folder: Path) -> None:
        """Write to a folder from now on; it is made if it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._ended.clear()
        self._orders.put(BeginCall(folder))

    def stop(self) -> Path:
        """Finish the recording and return its folder once the files are on disk; waits a moment.

        Raises
        ------
        RuntimeError
            When nothing is being recorded.
        """
        if self._folder is None:
            raise RuntimeError("nothing is being recorded")
        folder, self._folder = self._folder, None
        self._orders.put(EndCall())
        self._ended.wait(_ENDING_S)
        return folder

    def close(self) -> None:
        """Give the devices back."""
        self._closing.set()
        self._thread.join(_ENDING_S)

    def _run(self) -> None:
        link = RecorderLink(self._devices)
        try:
            while not self._closing.is_set():
                self._pass_on(link)
                for _ in wait(link.pipes, _LOOK_S):
                    report = link.receive()
                    if report is not None:
                        self._hear(report)
        finally:
            link.close()
            self._ended.set()

    def _pass_on(self, link: RecorderLink) -> None:
        while True:
            try:
                link.order(self._orders.get_nowait())
            except Empty:
                return

    def _hear(self, report: Report) -> None:
        refused = isinstance(report, Refused) and report.code in {"disk_refused", "folder"}
        if isinstance(report, CallEnded) or refused:
            self._ended.set()
        self._tell(report)
