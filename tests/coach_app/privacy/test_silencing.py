"""Sound is silent where identifiers are spoken, to the sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from audio.block import Speaker
from audio.span import Span
from coach_app.errors import BadInputError
from coach_app.privacy.masking import identifier_spans
from coach_app.privacy.silencing import FADE_S, silence, silence_file
from tests.coach_app.samples import an_utterance

RATE = 16000
FADE = round(FADE_S * RATE)


def noise(seconds: float) -> npt.NDArray[np.int16]:
    """Two channels that are loud at every sample."""
    rng = np.random.default_rng(5)
    shape = (int(seconds * RATE), 2)
    return np.asarray(rng.integers(2000, 20000, shape) * rng.choice((-1, 1), shape), dtype=np.int16)


def test_inside_a_span_every_sample_is_zero_and_beyond_the_fade_none_has_changed() -> None:
    sound = noise(3.0)
    silent = silence(sound, [Span(1.0, 2.0)], RATE)
    assert not silent[RATE : 2 * RATE].any()
    assert np.array_equal(silent[: RATE - FADE], sound[: RATE - FADE])
    assert np.array_equal(silent[2 * RATE + FADE :], sound[2 * RATE + FADE :])
    assert silent.dtype == np.int16
    assert len(silent) == len(sound)


def test_the_fade_goes_down_and_comes_up_without_a_jump() -> None:
    level = silence(np.ones(RATE, dtype=np.float32), [Span(0.25, 0.5)], RATE)
    assert np.abs(np.diff(level)).max() <= 1.0 / FADE + 1e-6


def test_spans_that_touch_each_other_the_beginning_and_the_end_are_silent() -> None:
    sound = np.ones(RATE, dtype=np.float32)
    assert not silence(sound, [Span(0.0, 0.5), Span(0.5, 2.0)], RATE).any()


def test_between_two_near_spans_the_fades_do_not_lift_each_other() -> None:
    level = silence(np.ones(RATE, dtype=np.float32), [Span(0.2, 0.3), Span(0.305, 0.4)], RATE)
    assert not level[int(0.305 * RATE) : int(0.4 * RATE)].any()
    assert level[int(0.3 * RATE) : int(0.305 * RATE)].max() < 0.5


@pytest.mark.parametrize("first", [14_400, 14_999, 15_000, 15_000 + FADE])
@pytest.mark.parametrize("last", [25_600, 25_000, 25_001, 25_000 - FADE])
def test_a_piece_of_a_longer_sound_is_silenced_by_its_place(first: int, last: int) -> None:
    sound, spans = noise(3.0), [Span(first / RATE, last / RATE)]
    whole = silence(sound, spans, RATE)
    pieces = [silence(sound[at : at + 5000], spans, RATE, at) for at in range(0, len(sound), 5000)]
    assert np.array_equal(np.concatenate(pieces), whole)
    assert not whole[first:last].any()


def test_without_spans_it_is_a_copy() -> None:
    sound = noise(0.1)
    copy = silence(sound, [], RATE)
    assert np.array_equal(copy, sound)
    assert copy is not sound


@pytest.mark.parametrize("suffix", [".flac", ".wav"])
def test_a_handed_on_recording_is_silent_exactly_where_the_number_is_spoken(tmp_path: Path, suffix: str) -> None:
    sound = noise(30.0)
    soundfile.write(tmp_path / "call.flac", sound, RATE)
    said = [
        an_utterance("您好，请问您的电话？", Speaker.AGENT, 1.0, 4.0),
        an_utterance("我的电话是幺三八零零幺三八零零零。", Speaker.CUSTOMER, 10.0, 26.0),
    ]
    spans = identifier_spans(said)
    silence_file(tmp_path / "call.flac", tmp_path / f"out{suffix}", spans)
    copy, rate = soundfile.read(tmp_path / f"out{suffix}", dtype="int16")
    (span,) = spans[Speaker.CUSTOMER]
    start, end = int(span.start_s * RATE), int(np.ceil(span.end_s * RATE))
    assert (rate, copy.shape) == (RATE, sound.shape)
    assert not copy[start:end].any()
    assert np.array_equal(copy[: start - FADE], sound[: start - FADE])
    assert np.array_equal(copy[end + FADE :], sound[end + FADE :])


def test_a_recording_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "call.flac").write_bytes(b"no sound at all")
    with pytest.raises(BadInputError, match="cannot be copied"):
        silence_file(tmp_path / "call.flac", tmp_path / "out.flac", [Span(0, 1)])
    assert not (tmp_path / "out.flac").exists()


@pytest.mark.parametrize("harm", ["cut off", "overwritten"])
def test_a_damaged_sound_is_named_and_nothing_is_left(tmp_path: Path, harm: str) -> None:
    noise = np.random.default_rng(1).normal(0, 3_000, (400_000, 2)).astype(np.int16)
    source = tmp_path / "sound.flac"
    soundfile.write(source, noise, 16_000)
    whole = source.read_bytes()
    half = len(whole) // 2
    source.write_bytes(whole[:half] if harm == "cut off" else whole[:half] + bytes(4_000) + whole[half + 4_000 :])
    with pytest.raises(BadInputError, match="is damaged"):
        silence_file(source, tmp_path / "out.wav", [])
    assert not (tmp_path / "out.wav").exists()
