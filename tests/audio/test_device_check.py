from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from audio.capture import Chunk, Role, Take, Trouble
from audio.device_check import CheckReport, DeviceCheck, Finding
from audio.synthetic import tone

RATE = 48_000
BLOCK = RATE // 25
S = 1_000_000_000


class Scripted:
    """A device that gives what a test says, when it says."""

    def __init__(self, *, idles: bool = False) -> None:
        self.rate, self.channels, self.idles = RATE, 2, idles
        self.wrong: Trouble | None = None
        self.closed = False
        self._take: Take | None = None

    def start(self, take: Take) -> None:
        self._take = take

    def trouble(self) -> Trouble | None:
        return self.wrong

    def close(self) -> None:
        self.closed = True

    def give(self, sound: np.ndarray, taken_ns: int) -> None:
        assert self._take is not None
        rows = np.repeat((sound * 32768).clip(-32768, 32767).astype(np.int16)[:, None], 2, axis=1)
        self._take(Chunk(rows, taken_ns))


def blocks(sound: np.ndarray) -> Iterator[np.ndarray]:
    yield from (sound[at : at + BLOCK] for at in range(0, len(sound) - BLOCK + 1, BLOCK))


def listened(
    sound: np.ndarray,
    role: Role = Role.MICROPHONE,
    *,
    speed: float = 1.0,
    without: range = range(0),
    wrong: Trouble | None = None,
    idles: bool = False,
    over_s: float = 0.0,
) -> CheckReport:
    """Give a sound block by block at its time, except the blocks in `without`."""
    device = Scripted(idles=idles)
    check = DeviceCheck(device, role, 0)
    now_ns = 0
    for number, block in enumerate(blocks(sound)):
        now_ns = round((number + 1) * 0.04 / speed * S)
        if number not in without:
            device.give(block, now_ns)
        check.advance(now_ns)
    device.wrong = wrong
    report = check.finish(now_ns + round(over_s * S))
    assert device.closed
    return report


def voice(seconds: float, level: float = 0.2) -> np.ndarray:
    """Something that a speech detector takes for a voice: a buzz with pauses."""
    rng = np.random.default_rng(1)
    buzz = sum(tone(120 * k, seconds, rate=RATE) / k for k in range(1, 12))
    sound = buzz / np.abs(buzz).max()
    pauses = np.repeat(np.arange(len(sound) // (RATE // 2) + 1) % 3 > 0, RATE // 2)[: len(sound)]
    whole: np.ndarray = level * sound * pauses + 0.0005 * rng.standard_normal(len(sound))
    return whole


def test_a_voice_in_a_good_microphone_is_all_that_is_needed() -> None:
    report = listened(voice(8))
    assert report.finding is Finding.OK
    assert report.finding.usable
    assert report.gaps_s == ()
    assert report.first_s == pytest.approx(0.04)
    assert report.sound_s == pytest.approx(report.clock_s) == pytest.approx(7.96)
    assert report.speech_s > 2
    assert report.floor_db < -55 < -40 < report.level_db < report.peak_db


def test_a_gap_is_as_long_as_what_is_missing() -> None:
    report = listened(voice(8), without=range(100, 105))
    assert report.finding is Finding.GAPS
    assert list(report.gaps_s) == [pytest.approx(0.2, abs=0.01)]


def test_a_server_that_hands_over_a_little_later_from_now_on_has_lost_nothing() -> None:
    report = listened(voice(8), without=range(100, 102))
    assert report.finding is Finding.OK
    assert list(report.gaps_s) == [pytest.approx(0.08, abs=0.01)]


def test_a_device_that_counts_wrong_is_found_by_the_clock() -> None:
    assert listened(voice(8), speed=1.03).finding is Finding.CLOCK


@pytest.mark.parametrize(
    ("level", "finding"), [(0.001, Finding.UNHEARD), (0.008, Finding.SOFT), (0.2, Finding.OK), (3.0, Finding.LOUD)]
)
def test_how_loud_a_voice_is_told(level: float, finding: Finding) -> None:
    assert listened(voice(6, level)).finding is finding


def test_zeros_mean_a_switch_on_a_microphone_and_perhaps_nothing_on_a_far_end() -> None:
    nothing = np.zeros(3 * RATE)
    assert listened(nothing).finding is Finding.MUTE
    assert listened(nothing, Role.FAR_END).finding is Finding.SILENT
    assert [Finding.MUTE.usable, Finding.SILENT.usable] == [False, True]


def test_a_device_that_falls_silent_has_stalled_unless_it_idles() -> None:
    assert listened(voice(3), over_s=2.0).finding is Finding.STALLED
    assert listened(voice(3), Role.FAR_END, idles=True, over_s=2.0).finding is Finding.OK


def test_a_pause_of_a_far_end_that_idles_is_no_gap() -> None:
    report = listened(voice(8), Role.FAR_END, idles=True, without=range(50, 100))
    assert (report.finding, report.gaps_s) == (Finding.OK, ())


@pytest.mark.parametrize("trouble", [Trouble.GONE, Trouble.MOVED])
def test_what_the_system_says_comes_first(trouble: Trouble) -> None:
    report = listened(voice(3), wrong=trouble)
    assert report.finding.value == trouble.value
    assert not report.finding.usable


def test_a_device_that_never_gave_anything_has_stalled() -> None:
    device = Scripted()
    report = DeviceCheck(device, Role.MICROPHONE, 0).finish(3 * S)
    assert (report.finding, report.first_s, report.sound_s) == (Finding.STALLED, None, 0.0)
