from __future__ import annotations

import threading
from pathlib import Path

import pytest

from audio.block import Speaker
from audio.capture import Role
from audio.growing import GrowingSound
from coach_app.recording.booth import Booth
from coach_app.recording.messages import CapturePlan, DevicesOpened, Levels, Recorded, Refused, Report
from tests.coach_app.recording.counting_device import COUNTING
from tests.coach_app.recording.talking import PATIENCE_S


class Told:
    """What a booth told, and waiting for it."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self._more = threading.Condition()

    def __call__(self, report: Report) -> None:
        with self._more:
            self.reports.append(report)
            self._more.notify_all()

    def wait_for(self, kind: type[Report], times: int = 1) -> Report:
        with self._more:
            assert self._more.wait_for(lambda: len(self.of(kind)) >= times, PATIENCE_S)
            return self.of(kind)[-1]

    def of(self, kind: type[Report]) -> list[Report]:
        return [report for report in self.reports if isinstance(report, kind)]


def test_meters_run_and_a_reading_is_recorded(tmp_path: Path) -> None:
    told = Told()
    booth = Booth(CapturePlan(far_end=None), told, COUNTING)
    try:
        levels = told.wait_for(Levels)
        assert isinstance(levels, Levels)
        assert [level.speaker for level in levels.sides] == [Speaker.AGENT]
        booth.record(tmp_path / "reading")
        last = told.wait_for(Recorded, 5)
        assert isinstance(last, Recorded)
        folder = booth.stop()
        sound = GrowingSound(folder, (Speaker.AGENT,))
        heard = [blocks[0] for blocks in sound.finish()]
        assert heard[-1].span.end_s >= last.until_s
        with pytest.raises(RuntimeError):
            booth.stop()
    finally:
        booth.close()


def test_another_device_can_be_chosen_and_one_that_is_missing_is_told(tmp_path: Path) -> None:
    told = Told()
    (tmp_path / Role.MICROPHONE.value).touch()
    booth = Booth(CapturePlan(str(tmp_path)), told, COUNTING)
    try:
        refused = told.wait_for(Refused)
        assert isinstance(refused, Refused)
        assert refused.code == "no_microphone"
        booth.use(CapturePlan(far_end=None))
        told.wait_for(DevicesOpened)
    finally:
        booth.close()
