"""Ten minutes of life through a real sound server while voice and words are heard: not one sample is lost.

What is played at the devices' own rate passes the server unchanged, so that what PortAudio handed
over can be compared sample by sample. What is kept has been resampled after the devices' clocks,
so that each tenth of a second of it is compared with what was played, and their places with each other.
"""

from __future__ import annotations

import logging
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from scipy.signal import correlate

from audio.block import RATE, Samples, Speaker
from audio.capture import Pcm, Role
from coach_app.call import Setup, Wanted
from coach_app.events import Lagging
from coach_app.recording.messages import CapturePlan
from coach_app.recording.sessions import SessionFolder
from coach_app.shift.borders import BorderSettings
from coach_app.shift.live_shift import LiveShift, Parts, ShiftSetup
from coach_app.shift.news import CallKept, LanesReady, ShiftPhase
from tests.coach_app.shift.a_shift import Script, Told, script, words_from
from tests.pulse_server import PulseServer, pulse_server
from tests.tapped_devices import TAP, TAPPED, tapped
from tests.test_live_calls import NAMES, FoundWords, check_real

__all__ = ["pulse_server"]

log = logging.getLogger(__name__)

#: Length of the play.
SECONDS = 600.0

#: Hertz of the test's sound server.
DEVICE_RATE = 48_000

#: What is compared at once: following a clock moves sound by up to 0.02 ms within it.
STRETCH = DEVICE_RATE // 10

#: A device hands over 20 ms at once: what is missing, or is there twice, moves the rest by that. No clock does so at
#: once, but where a device's first sound came late on a busy machine its place is mended by a fifth of a thousandth.
JUMP = round(0.01 * DEVICE_RATE)


def begins(sound: Pcm, least: int = 0) -> int:
    return int(np.flatnonzero(np.abs(sound.astype(int)) > least)[0])


def without_hiss(sound: Pcm, rate: int) -> Samples:
    """What lies far from the edge of what 16 kHz can hold, at the devices' rate."""
    low = soxr.resample(sound.astype(np.float32), rate, RATE // 2)
    return np.asarray(soxr.resample(low, RATE // 2, DEVICE_RATE), np.float32)


def places(kept: Pcm, given: Pcm) -> list[tuple[int, int]]:
    """Where each stretch that has sound was played, and by how much it lies behind there, in samples of the device."""
    first = begins(kept, 300) * DEVICE_RATE // RATE - begins(given, 300)
    whole, played = without_hiss(kept, RATE), without_hiss(given, DEVICE_RATE)
    found: list[tuple[int, int]] = []
    reach, late = 2 * JUMP, 0
    for start in range(reach, len(played) - STRETCH - reach, STRETCH):
        wanted = played[start : start + STRETCH].astype(np.float64)
        place = start + first + late
        there = whole[max(0, place - reach) : place + STRETCH + reach].astype(np.float64)
        if np.sqrt(np.mean(wanted**2)) < 100 or len(there) < STRETCH + 2 * reach:
            continue
        energy = np.convolve(there**2, np.ones(STRETCH), "valid") * np.sum(wanted**2)
        same = correlate(there, wanted, "valid", "fft") / np.sqrt(np.maximum(energy, 1.0))
        assert same.max() > 0.95, f"what was played at {start / DEVICE_RATE:.1f} s is not kept: {same.max():.3f}"
        late += int(np.argmax(same)) - reach
        found.append((start, late))
    return found


def played_to_a_shift(server: PulseServer, folder: Path, played: Script) -> tuple[Told, CallKept, list[Pcm]]:
    """A call of the whole play, through the usual devices; what was played at their own rate."""
    told = Told()
    sides = [soxr.resample(side / 32_768, RATE, DEVICE_RATE).astype(np.float32) for side in played.sound.T]

    def prepare(wanted: Wanted) -> Setup:
        made = FoundWords(wanted)
        made.lines, made.sound = played.lines, played.sound
        return made

    wanted = Wanted(engine="scripted", words=words_from(played.lines, 0.0, 1e9, folder / "all.json"))
    borders = BorderSettings(automatic=False)
    setup = ShiftSetup(wanted, CapturePlan(), folder / "data" / "sessions", borders=borders)
    shift = LiveShift(setup, told, Parts(devices=TAPPED, prepare=prepare))
    told.shift = shift
    shift.start()
    told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)))  # type: ignore[attr-defined]
    told.until(lambda: told.phase() is ShiftPhase.WAITING)
    shift.begin_call()
    told.until(lambda: told.phase() is ShiftPhase.CALL)
    server.play(sides[0], sides[1], DEVICE_RATE).wait(len(sides[0]) / DEVICE_RATE + 30.0)
    call = shift._desk._calls.call  # type: ignore[union-attr]
    assert call is not None
    ends_s = call.recorded_s + 0.5
    told.until(lambda: call.recorded_s > ends_s, 30.0)
    shift.end_call()
    told.until(lambda: told.of(CallKept), 300.0)
    shift.close()
    assert shift.join(60.0)
    (one,) = told.of(CallKept)
    assert isinstance(one, CallKept)
    return (
        told,
        one,
        [np.clip(np.rint(side.astype(float) * 32_768), -32_768, 32_767).astype(np.int16) for side in sides],
    )


@pytest.mark.soak
def test_no_sample_is_lost_while_voice_and_words_are_heard(
    pulse_server: PulseServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tap = tmp_path / "tap"
    tap.mkdir()
    monkeypatch.setenv(TAP, str(tap))
    played = script(NAMES, gap_s=6.0)
    played.sound = played.sound[: round(SECONDS * RATE)]
    played.lines = [line for line in played.lines if line.start < SECONDS]
    told, one, given = played_to_a_shift(pulse_server, tmp_path, played)
    for role, side in zip((Role.MICROPHONE, Role.FAR_END), given, strict=True):
        taken, sound = (one[begins(one) :] for one in (tapped(tap, role), side))
        assert len(taken) >= len(sound)
        assert np.array_equal(taken[: len(sound)], sound), np.flatnonzero(taken[: len(sound)] != sound)[:10]
    folder = SessionFolder(one.folder)
    # Before anything is played the sound server's microphone gives zeros, as one does that is switched off.
    assert [lost for lost in folder.manifest.lost if lost.reason != "mute" or lost.start_s > 0] == []
    assert folder.sound is not None
    kept, rate = soundfile.read(folder.sound, dtype="int16")
    assert (rate, len(kept)) == (RATE, round(folder.manifest.duration_s * RATE))
    for column in range(len(Speaker)):
        found = places(kept[:, column], given[column])
        behind = [late for _, late in found]
        log.info("%d tenths of a second within %.2f ms", len(found), (max(behind) - min(behind)) / DEVICE_RATE * 1000)
        assert max(abs(other - one) for one, other in pairwise(behind)) < JUMP
    live = check_real(told, one)
    assert len(live.words) == len(played.lines)
    lags = [event for event in told.of(Lagging) if event.behind_s > 0]  # type: ignore[attr-defined]
    log.info("%d flags, %d utterances, lags %s", len(live.flags), len(live.words), lags)
