from __future__ import annotations

import numpy as np

from audio.capture import Chunk, Trouble
from audio.device_watch import MOST_PATIENCE_S, MUTE_S, STALLED_S, DeviceWatch

SECOND = 1_000_000_000


def fed(watch: DeviceWatch, from_s: float, until_s: float, value: int) -> list[Trouble | None]:
    seen = []
    for i in range(round(from_s * 50), round(until_s * 50)):
        watch.feed(Chunk(np.full((960, 1), value, np.int16), i * SECOND // 50))
        seen.append(watch.trouble(i * SECOND // 50))
    return seen


def test_a_device_that_gives_sound_is_well() -> None:
    assert set(fed(DeviceWatch(0, idles=False, hears=True), 0, 5, 7)) == {None}


def test_stalling_is_told_within_two_seconds_and_is_no_matter_of_one_late_chunk() -> None:
    watch = DeviceWatch(0, idles=False, hears=True)
    fed(watch, 0, 3, 7)
    assert watch.trouble(4 * SECOND) is None
    assert watch.trouble(3 * SECOND + round(STALLED_S * SECOND)) is Trouble.STALLED
    assert STALLED_S < 1.9


def test_a_loopback_with_nothing_to_play_is_well() -> None:
    assert DeviceWatch(0, idles=True, hears=False).trouble(3600 * SECOND) is None


def test_zeros_mean_something_from_a_microphone_only() -> None:
    assert Trouble.MUTE in fed(DeviceWatch(0, idles=False, hears=True), 0, 1.9, 0)
    assert set(fed(DeviceWatch(0, idles=False, hears=False), 0, 60, 0)) == {None}


def test_a_headset_that_cuts_its_noise_is_given_longer_each_time() -> None:
    watch = DeviceWatch(0, idles=False, hears=True)
    at_s, patience = 0.0, MUTE_S
    for _ in range(6):
        assert Trouble.MUTE not in fed(watch, at_s, at_s + patience - 0.1, 0)
        assert Trouble.MUTE in fed(watch, at_s + patience - 0.1, at_s + patience + 0.2, 0)
        assert fed(watch, at_s + patience + 0.2, at_s + patience + 1, 7)[-1] is None
        at_s += patience + 1
        patience = min(2 * patience, MOST_PATIENCE_S)
    assert watch.quiet_since_ns == (round(at_s * 50) - 1) * SECOND // 50
