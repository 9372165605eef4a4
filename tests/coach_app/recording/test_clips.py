from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from audio.capture import Chunk, Trouble
from audio.clip import Clip, Mark, Reel
from audio.played import PLAYED, Plays
from coach_app.recording.clip_messages import ClipBegan, ClipEnded, HushClip, PlayClip
from coach_app.recording.clips import Clips
from coach_app.recording.messages import BeginCall, CapturePlan, EndCall, Gap, SideBack, SideLost
from tests.coach_app.recording.simulated import SECOND, SimulatedDevice, Studio, side

LATE_S = 0.06


class SimulatedOutput(SimulatedDevice):
    """An output that is heard a while after it asked."""

    def __init__(self) -> None:
        super().__init__(rate=RATE, name="Headset", idles=True)
        self.reel = Reel()

    def open(self, now_ns: int) -> None:
        super().open(now_ns)
        self.reel = Reel()

    def play(self, clip: Clip) -> None:
        self.reel.play(clip)

    def hush(self) -> None:
        self.reel.hush()

    def marks(self) -> list[Mark]:
        return self.reel.marks()

    def rest(self) -> Clip | None:
        return self.reel.rest()

    def turn(self, now_ns: int) -> None:
        """Ask for what is to be heard in `LATE_S`."""
        while self.opened and self.began_ns + (self._given + 320) / RATE * SECOND <= now_ns:
            self._given += 320
            rows = self.reel.take(320)
            if self._take is not None and not self.silent:
                at_ns = self.began_ns + self._given / RATE * SECOND + LATE_S * SECOND
                self._take(Chunk(rows[:, None], round(at_ns)))


@dataclass
class Stage:
    """A call whose customer is played."""

    studio: Studio
    output: SimulatedOutput
    folder: Path

    def clip(self, number: int, seconds: float, value: int = 5_000) -> PlayClip:
        file = self.folder / f"clip-{number}.wav"
        soundfile.write(file, np.full(round(seconds * RATE), value, np.int16), RATE)
        return PlayClip(number, file)


@pytest.fixture
def stage(new: Callable[..., Studio], tmp_path: Path) -> Stage:
    output = SimulatedOutput()
    studio = new(SimulatedDevice(), output)
    studio.opened(CapturePlan(far_end=PLAYED))
    folder = tmp_path / "call"
    folder.mkdir()
    studio.order(BeginCall(folder))
    studio.run(1.0)
    return Stage(studio, output, folder)


def sounds(folder: Path) -> tuple[int, int]:
    """First and one past the last sample of the customer."""
    heard = np.flatnonzero(np.abs(side(folder, Speaker.CUSTOMER).astype(int)) > 2_500)
    return int(heard[0]), int(heard[-1]) + 1


def test_a_simulated_output_is_one_that_plays() -> None:
    assert isinstance(SimulatedOutput(), Plays)
    assert not isinstance(SimulatedDevice(), Plays)


def test_what_is_played_is_the_customers_side_where_the_reports_say(stage: Stage) -> None:
    stage.studio.order(stage.clip(1, 0.5))
    stage.studio.run(1.0)
    stage.studio.order(EndCall())
    stage.studio.run(0.5)
    (began,), (ended,) = stage.studio.told(ClipBegan), stage.studio.told(ClipEnded)
    assert (began.number, ended.number, ended.whole, began.lasts_s) == (1, 1, True, 0.5)
    start, end = sounds(stage.folder)
    assert began.at_s * RATE == pytest.approx(start, abs=8)
    assert ended.at_s * RATE == pytest.approx(end, abs=8)
    assert began.at_s == pytest.approx(1.0 + LATE_S, abs=0.05)


def test_where_an_output_asked_for_nothing_silence_was_heard_and_nothing_is_lost(stage: Stage) -> None:
    stage.output.silent = True
    stage.studio.run(0.3)
    stage.output.silent = False
    stage.studio.run(2.0)
    assert not stage.studio.told(Gap)
    assert not stage.studio.told(SideLost)


def test_a_customer_who_is_cut_off_falls_silent(stage: Stage) -> None:
    stage.studio.order(stage.clip(1, 3.0))
    stage.studio.run(1.0)
    stage.studio.order(HushClip())
    stage.studio.run(0.5)
    (ended,) = stage.studio.told(ClipEnded)
    assert not ended.whole
    stage.studio.run(1.0)
    assert sounds(stage.folder)[1] == pytest.approx(ended.at_s * RATE, abs=130)  # it fades
    assert ended.at_s == pytest.approx(2.0 + LATE_S, abs=0.05)


def test_a_clip_whose_output_vanishes_goes_on_when_it_is_back(stage: Stage) -> None:
    studio = stage.studio
    studio.order(stage.clip(1, 2.0))
    studio.run(0.6)
    stage.output.told, stage.output.there = Trouble.GONE, False
    studio.run(2.0)
    assert [lost.speaker for lost in studio.told(SideLost)] == [Speaker.CUSTOMER]
    stage.output.told, stage.output.there = None, True
    studio.run(4.0)
    assert [back.speaker for back in studio.told(SideBack)] == [Speaker.CUSTOMER]
    assert [one.number for one in studio.told(ClipBegan)] == [1]
    (ended,) = studio.told(ClipEnded)
    assert ended.whole
    studio.order(EndCall())
    studio.run(0.5)
    heard = np.abs(side(stage.folder, Speaker.CUSTOMER).astype(int)) > 2_500
    assert heard.sum() / RATE == pytest.approx(2.15, abs=0.1)  # a little of it twice, and nothing from its beginning
    assert len(side(stage.folder, Speaker.AGENT)) == len(side(stage.folder, Speaker.CUSTOMER))


def test_a_clip_that_waits_for_its_output_can_be_taken_back(stage: Stage) -> None:
    stage.output.told, stage.output.there = Trouble.GONE, False
    stage.studio.run(1.0)
    stage.studio.order(stage.clip(1, 1.0))
    stage.studio.run(0.2)
    assert not stage.studio.told(ClipEnded)
    stage.studio.order(HushClip())
    stage.studio.run(0.2)
    assert stage.studio.told(ClipEnded) == [ClipEnded(1, None, whole=False)]


def test_a_clip_that_cannot_be_read_ends_before_it_begins(stage: Stage) -> None:
    stage.studio.order(PlayClip(4, stage.folder / "missing.opus"))
    stage.studio.run(0.2)
    assert stage.studio.told(ClipEnded) == [ClipEnded(4, None, whole=False)]
    assert not stage.studio.told(ClipBegan)


def test_without_an_output_nothing_is_said() -> None:
    assert Clips().advance(None) == []


def test_a_customer_who_was_hushed_stays_so_though_the_output_vanishes_before_it_is_told(stage: Stage) -> None:
    studio = stage.studio
    studio.order(stage.clip(1, 2.0))
    studio.run(0.6)
    stage.output.silent = True  # what it plays from now on is never told
    studio.order(HushClip())
    stage.output.told, stage.output.there = Trouble.GONE, False
    studio.run(1.0)
    stage.output.told, stage.output.there, stage.output.silent = None, True, False
    studio.run(3.0)
    assert [(one.number, one.whole) for one in studio.told(ClipEnded)] == [(1, False)]
    first, last = sounds(stage.folder)
    assert last - first <= round(1.0 * RATE)
