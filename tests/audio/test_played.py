from __future__ import annotations

import time

import numpy as np
import pytest

from audio.capture import Chunk, Trouble
from audio.clip import Clip
from audio.played import PlayedCapture, Plays
from tests.audio.fake_output import FakeOutputs, with_outputs


@pytest.fixture
def library() -> FakeOutputs:
    return FakeOutputs()


def test_what_is_played_is_handed_over_at_the_same_time(library: FakeOutputs) -> None:
    capture = PlayedCapture(with_outputs(library), 1)
    came: list[Chunk] = []
    capture.start(came.append)
    capture.play(Clip(1, np.arange(1, 301, dtype=np.int16)))
    (stream,) = library.streams
    heard = np.concatenate([stream.ask(200), stream.ask(200)])[:, 0]
    assert np.array_equal(heard, np.concatenate([chunk.samples[:, 0] for chunk in came]))
    assert heard[:300].tolist() == list(range(1, 301))
    assert not heard[300:].any()
    assert isinstance(capture, Plays)
    assert capture.idles  # what was not asked for was not heard
    capture.close()
    assert stream.closed


def test_sound_is_stamped_with_when_it_is_heard(library: FakeOutputs) -> None:
    capture = PlayedCapture(with_outputs(library), 1)
    came: list[Chunk] = []
    capture.start(came.append)
    for delay_s, late_s in ((0.06, 0.08), (0.3, 0.32), (0.0, 0.09), (99.0, 0.09)):  # the last two are no delays
        before = time.monotonic_ns()
        library.streams[0].ask(320, delay_s)
        assert (came[-1].taken_ns - before) / 1e9 == pytest.approx(late_s, abs=0.02)
    capture.close()


def test_all_channels_of_an_output_play_the_same(library: FakeOutputs) -> None:
    capture = PlayedCapture(with_outputs(library), 0, 48_000, 2)
    capture.start(lambda _: None)
    capture.play(Clip(1, np.full(1_600, 1_000, np.int16)))
    heard = library.streams[0].ask(4_800)
    assert heard.shape == (4_800, 2)
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert (capture.rate, capture.channels) == (48_000, 1)
    capture.close()


def test_an_output_that_portaudio_gave_up_is_gone(library: FakeOutputs) -> None:
    capture = PlayedCapture(with_outputs(library), 1)
    assert capture.trouble() is None  # not started yet
    capture.start(lambda _: None)
    assert capture.trouble() is None
    library.streams[0].active = False
    assert capture.trouble() is Trouble.GONE
    capture.close()
    assert capture.trouble() is None


def test_an_output_that_asks_for_nothing_any_more_is_opened_anew_soon(library: FakeOutputs) -> None:
    now_ns = [5_000_000_000]
    capture = PlayedCapture(with_outputs(library), 1, clock=lambda: now_ns[0])
    capture.start(lambda _: None)
    now_ns[0] += 3_000_000_000
    assert capture.trouble() is None  # a sound server may take long to ask for the first time
    library.streams[0].ask(320)
    now_ns[0] += 500_000_000
    assert capture.trouble() is None
    now_ns[0] += 200_000_000
    assert capture.trouble() is Trouble.STALLED
    capture.close()
