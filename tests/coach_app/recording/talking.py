"""Listens to a recorder's link until something has been said."""

from __future__ import annotations

import time
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import Any

from coach_app.recording.link import RecorderLink
from coach_app.recording.messages import Recorded, Report

#: Longest that a test waits for a busy machine.
PATIENCE_S = 60.0


class Listener:
    """What a link has said so far."""

    def __init__(self, link: RecorderLink) -> None:
        self.link = link
        self.reports: list[Report] = []
        self.at_ns: list[int] = []

    def until(self, done: Callable[[], object]) -> None:
        """Listen until something is true."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            assert time.monotonic() < end, [type(report).__name__ for report in self.reports[-20:]]
            for _ in wait(self.link.pipes, 0.05):
                report = self.link.receive()
                if report is not None:
                    self.reports.append(report)
                    self.at_ns.append(time.monotonic_ns())

    def until_told(self, kind: type[Any], times: int = 1) -> Any:
        """Listen until a kind of report has come so often; the last of them."""
        self.until(lambda: len(self.told(kind)) >= times)
        return self.told(kind)[-1]

    def until_recorded(self, until_s: float) -> None:
        """Listen until the files have come to an instant."""
        self.until(lambda: any(report.until_s >= until_s for report in self.told(Recorded)[-1:]))

    def until_replaced(self, times: int) -> None:
        """Listen until so many recorders have been replaced."""
        self.until(lambda: self.link.replaced == times)

    def told(self, kind: type[Any]) -> list[Any]:
        return [report for report in self.reports if isinstance(report, kind)]
