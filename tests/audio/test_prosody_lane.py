"""The lane as a whole: synthesised truth, any blocking, bounded delay."""

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.block import AudioBlock, Speaker
from audio.lane import STEP, Settled, Track
from audio.prosody import HOP, ProsodyFrames
from audio.prosody_lane import LAG_S, ProsodyLane
from audio.synthetic import Turn, glide, noise, scripted_call, silence, tone, voice

AGENT = Speaker.AGENT
COLUMNS = ("f0_hz", "periodicity", "level_db", "voiced", "speech", "nucleus", "clipped")

Columns = dict[str, np.ndarray]


def run(sound: np.ndarray, cuts: list[int] | None = None, start: int = 0) -> list[ProsodyFrames | Settled]:
    lane = ProsodyLane(AGENT, start)
    out: list[ProsodyFrames | Settled] = []
    for piece in np.split(sound, sorted(cuts or [])):
        out += lane.feed(AudioBlock(AGENT, piece, start))
        start += len(piece)
    return out + lane.finish()


def columns_of(out: list[ProsodyFrames | Settled]) -> Columns:
    frames = [item for item in out if isinstance(item, ProsodyFrames)]
    for before, after in itertools.pairwise(frames):
        assert after.first == before.first + len(before)
    return {name: np.concatenate([getattr(f, name) for f in frames]) for name in COLUMNS}


def measure(sound: np.ndarray) -> Columns:
    return columns_of(run(sound))


@cache
def call() -> np.ndarray:
    """Two turns over line noise, with a clipped bit and a tail that is no whole hop."""
    agent, _ = scripted_call([Turn(AGENT, 0.3, 1.1, 210, 5), Turn(AGENT, 1.9, 0.8, 110, 3)], noise_db=-50.0)
    sound = np.concatenate([agent.samples, np.clip(tone(300, 0.05, level_db=6.0), -1, 1)])
    return sound[: len(sound) - 77]


@cache
def whole() -> tuple[Columns, list[Settled]]:
    out = run(call())
    return columns_of(out), [item for item in out if isinstance(item, Settled)]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, len(call())), max_size=30))
def test_any_blocking_gives_the_same_rows_settled_at_the_same_instants(cuts: list[int]) -> None:
    out = run(call(), cuts)
    columns, settled = whole()
    got = columns_of(out)
    assert all(np.array_equal(got[name], columns[name], equal_nan=name == "f0_hz") for name in COLUMNS)
    assert [item for item in out if isinstance(item, Settled)] == settled


def test_blocks_of_one_hop_give_the_same_too() -> None:
    got = columns_of(run(call(), list(range(HOP, len(call()), HOP))))
    assert all(np.array_equal(got[name], whole()[0][name], equal_nan=name == "f0_hz") for name in COLUMNS)


@pytest.mark.parametrize("count", [0, 1, HOP, HOP + 1, STEP - 1, STEP, STEP + 1, 16_000, 16_001])
def test_every_instant_in_the_sound_has_its_row_and_none_outside(count: int) -> None:
    out = run(tone(200, 2.0)[:count])
    rows = sum(len(item) for item in out if isinstance(item, ProsodyFrames))
    assert rows == -(-count // HOP)
    assert out[-1] == Settled(Track.PROSODY, AGENT, count / 16_000, count / 16_000)


def test_a_step_settles_what_is_a_quarter_of_a_second_old() -> None:
    _, settled = whole()
    assert LAG_S <= 0.4
    assert [item.heard_s for item in settled[:-1]] == [round(0.1 * (i + 1), 9) for i in range(len(settled) - 1)]
    for item in settled[:-1]:
        assert item.until_s == pytest.approx(max(0.0, item.heard_s - LAG_S), abs=1e-9)


def test_frames_come_before_the_word_that_they_are_settled() -> None:
    until = 0.0
    for item in run(call()):
        if isinstance(item, ProsodyFrames):
            assert item.span.start_s == pytest.approx(until)
            until = item.span.end_s
        elif item.until_s < len(call()) / 16_000:
            assert item.until_s == pytest.approx(until)


def test_a_lane_started_at_a_horizon_counts_from_there() -> None:
    out = run(call()[:16_000], start=32_000)
    frames = next(item for item in out if isinstance(item, ProsodyFrames))
    assert frames.first == 200
    assert len(columns_of(out)["f0_hz"]) == 100
    assert out[-1] == Settled(Track.PROSODY, AGENT, 3.0, 3.0)
    with pytest.raises(ValueError, match="multiple of 160"):
        ProsodyLane(AGENT, 161)


@pytest.mark.parametrize(("start", "end"), [(180, 260), (240, 160), (110, 150)])
def test_a_glide_reads_within_20_cents_on_its_rows(start: float, end: float) -> None:
    sound = np.concatenate([silence(0.5), glide(start, end, 1.0), silence(0.5)])
    rows = measure(sound)
    t = np.arange(len(rows["f0_hz"])) * 0.01 - 0.5
    inside = (t > 0.03) & (t < 0.97)
    assert rows["voiced"][inside].all()
    off = 1200 * np.log2(rows["f0_hz"][inside] / (start * (end / start) ** t[inside]))
    assert np.abs(off).max() < 20
    assert not rows["voiced"][(t < -0.03) | (t > 1.03)].any()


@pytest.mark.parametrize("level", [-3.0103, -20.0, -45.0])
def test_level_reads_within_a_tenth_of_a_decibel(level: float) -> None:
    rows = measure(tone(220, 1.0, level_db=level))
    assert rows["level_db"][5:-5] == pytest.approx(level, abs=0.1)


@pytest.mark.parametrize("cpm", [150, 200, 250, 300, 340])
def test_nuclei_give_the_rate_within_5_percent(cpm: int) -> None:
    seconds = 8.0
    syllables = round(cpm * seconds / 60)
    sound = np.concatenate([silence(0.5), voice(200, seconds, syllables=syllables, spread_st=2.0), silence(0.5)])
    rows = measure(sound + noise(9.0, level_db=-60))
    assert rows["nucleus"].sum() == pytest.approx(syllables, rel=0.05)


def test_pitch_is_there_exactly_where_it_is_voiced() -> None:
    rows = whole()[0]
    assert np.array_equal(np.isfinite(rows["f0_hz"]), rows["voiced"])


@pytest.mark.parametrize("noise_db", [-70.0, -50.0, -42.0])
def test_speech_is_found_where_it_is_on_a_quiet_and_on_a_noisy_line(noise_db: float) -> None:
    turns = [Turn(AGENT, 4.0, 2.0, 200, 9), Turn(AGENT, 7.0, 1.5, 120, 6), Turn(AGENT, 9.0, 0.3, 200, 1)]
    agent, _ = scripted_call(turns, noise_db=noise_db)
    speech = measure(agent.samples)["speech"]
    t = np.arange(len(speech)) * 0.01
    for turn in turns:
        inside = (t >= turn.start_s + 0.05) & (t < turn.span.end_s - 0.05)
        assert speech[inside].mean() > 0.95
    outside = np.all([(t < turn.start_s - 0.1) | (t > turn.span.end_s + 0.1) for turn in turns], axis=0)
    assert speech[outside].mean() < 0.02


@pytest.mark.parametrize("level", [-60.0, -45.0, -35.0, -25.0])
def test_noise_alone_is_neither_voice_nor_speech(level: float) -> None:
    rows = measure(noise(12.0, level_db=level))
    assert rows["voiced"].mean() < 0.01
    assert not rows["speech"].any()
    assert not rows["nucleus"].any()


def test_hum_of_the_mains_is_not_speech_for_long() -> None:
    """A steady 100 Hz hum is periodic; after three seconds it is the floor."""
    hum = tone(100, 10.0, level_db=-45.0)
    assert not measure(hum)["speech"][350:].any()


def test_silence_is_nothing() -> None:
    rows = measure(silence(1.0))
    assert (rows["level_db"] == -120).all()
    assert not any(rows[name].any() for name in ("voiced", "speech", "nucleus", "clipped"))


def test_clipping_is_marked_where_it_is() -> None:
    sound = np.concatenate([voice(200, 1.0, syllables=4), np.clip(voice(200, 1.0, syllables=4, level_db=3), -1, 1)])
    clipped = measure(sound)["clipped"]
    assert not clipped[:100].any()
    assert clipped[100:].mean() > 0.5


def test_a_block_that_leaves_a_hole_is_refused() -> None:
    lane = ProsodyLane(AGENT)
    lane.feed(AudioBlock(AGENT, silence(0.1), 0))
    with pytest.raises(ValueError, match="does not continue"):
        lane.feed(AudioBlock(AGENT, silence(0.1), 3_200))
