from __future__ import annotations

import numpy as np
import pytest

from audio.block import RATE
from audio.headset import CHECK_S, Aspect, Finding, Grade, HeadsetCheck, HeadsetReport
from tests.audio.headset_sounds import Sound, blocks, check_sound, gain_controlled, reading

VOICES = ["jf_alpha", "jf_gongitsune", "jf_nezumi", "jf_tebukuro", "jm_kumo"]


def checked(agent: Sound, customer: Sound | None = None) -> HeadsetReport:
    check = HeadsetCheck()
    for block in blocks(agent, customer):
        check.feed(block)
    return check.report()


def far_end(only: tuple[float, float] = (0.0, 20.0)) -> Sound:
    """A customer who speaks for a while."""
    sound = np.zeros(20 * RATE)
    start, end = (round(s * RATE) for s in only)
    sound[start:end] = reading("jm_kumo")[RATE : RATE + end - start]
    return sound


def late(sound: Sound, ms: float, db: float) -> Sound:
    return 10 ** (db / 20) * np.concatenate([np.zeros(round(ms * RATE / 1000)), sound])[: len(sound)]


def test_who_heard_nothing_knows_nothing() -> None:
    report = HeadsetCheck().report()
    assert [finding.aspect for finding in report.findings] == list(Aspect)
    assert {finding.grade for finding in report.findings} == {Grade.UNKNOWN}
    assert report.ok


@pytest.mark.parametrize("voice", VOICES)
def test_a_good_headset_is_good_in_every_respect(voice: str) -> None:
    report = checked(check_sound(voice), far_end((15.0, 20.0)))
    assert [(f.aspect, f.code) for f in report.findings] == [(a, f"{a}_ok") for a in Aspect]
    assert report.ok
    assert report.heard_s == CHECK_S


def test_the_noise_of_the_pauses_is_measured() -> None:
    noisy = checked(check_sound(noise_db=-40.0)).of(Aspect.NOISE)
    assert (noisy.grade, noisy.code) == (Grade.POOR, "noise_high")
    assert noisy.value == pytest.approx(-40.0, abs=1.0)
    assert checked(check_sound(noise_db=-55.0)).of(Aspect.NOISE).value == pytest.approx(-55.0, abs=1.0)


@pytest.mark.parametrize(("gain_db", "code"), [(-20.0, "level_low"), (0.0, "level_ok"), (12.0, "level_high")])
def test_the_level_of_the_voice_is_measured(gain_db: float, code: str) -> None:
    loud = checked(np.clip(check_sound(gain_db=gain_db, noise_db=-70.0), -1, 1)).of(Aspect.LEVEL)
    assert loud.code == code


def test_clipping_is_heard() -> None:
    clipped = checked(np.clip(check_sound(gain_db=20.0), -1, 1)).of(Aspect.CLIPPING)
    assert (clipped.grade, clipped.code) == (Grade.POOR, "clipping_heard")


def test_the_far_end_in_the_microphone_is_found_with_level_and_delay() -> None:
    far = far_end((14.0, 20.0))
    report = checked(check_sound() + late(far, 60.0, -15.0), far)
    bleed = report.of(Aspect.BLEED)
    assert (bleed.grade, bleed.code) == (Grade.POOR, "bleed_heard")
    assert bleed.value == pytest.approx(-15.0, abs=4.0)
    assert report.bleed_ms == pytest.approx(60.0, abs=1.0)


def test_without_a_far_end_nobody_knows_whether_it_bleeds() -> None:
    assert checked(check_sound()).of(Aspect.BLEED) == Finding(Aspect.BLEED, Grade.UNKNOWN, "bleed_unknown")
    assert checked(check_sound(), np.zeros(20 * RATE)).of(Aspect.BLEED).code == "bleed_unknown"


@pytest.mark.parametrize(("voice", "noise_db"), list(zip(VOICES, [-65.0, -50.0, -60.0, -55.0, -65.0], strict=True)))
def test_a_gain_that_moves_is_told_from_one_that_stays(voice: str, noise_db: float) -> None:
    fixed = check_sound(voice, noise_db)
    assert checked(fixed).of(Aspect.GAIN_CONTROL).code == "gain_control_ok"
    moved = checked(gain_controlled(fixed)).of(Aspect.GAIN_CONTROL)
    assert (moved.grade, moved.code) == (Grade.POOR, "gain_control_on")


def test_a_noise_gate_is_no_gain_control() -> None:
    sound = check_sound()
    hops = sound.reshape(-1, 160)
    open_gate = np.convolve(np.mean(hops**2, axis=1) > 1e-5, np.ones(30))[: len(hops)] > 0
    assert (
        checked((hops * np.where(open_gate, 1.0, 0.01)[:, None]).reshape(-1)).of(Aspect.GAIN_CONTROL).code
        == "gain_control_ok"
    )


def test_somebody_who_never_pauses_hides_the_gain() -> None:
    voice = reading("jf_alpha")[RATE:]
    talk = voice[np.convolve(voice**2, np.ones(1600) / 1600, "same") > 1e-5][: 20 * RATE]
    assert checked(talk).of(Aspect.GAIN_CONTROL).grade is Grade.UNKNOWN
