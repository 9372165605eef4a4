from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.block import RATE
from audio.capture import Chunk
from audio.continuity import MAX_STRETCH, Continuity, Hole, Piece
from audio.synthetic import tone

SECOND = 1_000_000_000
DELAY_S = 0.02


def chunks(
    rate: int, seconds: float, *, ppm: float = 0.0, size_s: float = 0.02, columns: int = 1, start_s: float = 0.0
) -> Iterator[tuple[float, Chunk]]:
    """Chunks of a device whose clock is off by `ppm`: true instant of the end, and the chunk as it came."""
    count = round(rate * size_s)
    for i in range(1, round(seconds / size_s) + 1):
        end_s = start_s + i * count / (rate * (1 + ppm * 1e-6))
        sound = np.full((count, columns), 1000, np.int16)
        yield end_s, Chunk(sound, round((end_s + DELAY_S) * SECOND))


def fed(continuity: Continuity, chunk: Chunk) -> list[Piece | Hole]:
    return [*continuity.feed(chunk), *continuity.settle(chunk.taken_ns)]


def pieces(given: list[Piece | Hole]) -> list[Piece]:
    return [one for one in given if isinstance(one, Piece)]


def holes(given: list[Piece | Hole]) -> list[Hole]:
    return [one for one in given if isinstance(one, Hole)]


def laid_out(given: list[Piece]) -> np.ndarray:
    """Pieces in their places, later ones over earlier ones."""
    sound = np.zeros(max(piece.at + len(piece.samples) for piece in given), np.int16)
    for piece in given:
        sound[piece.at : piece.at + len(piece.samples)] = piece.samples[:, 0]
    return sound


@pytest.mark.parametrize(
    ("ppm", "rate", "size_s"),
    [
        (80.0, 8_000, 0.25),
        pytest.param(80.0, 48_000, 0.02, marks=pytest.mark.soak),
        pytest.param(-80.0, 48_000, 0.1, marks=pytest.mark.soak),
        pytest.param(190.0, 44_100, 0.1, marks=pytest.mark.soak),
    ],
)
def test_a_clock_that_runs_fast_or_slow_is_followed_for_an_hour(ppm: float, rate: int, size_s: float) -> None:
    right, wrong = Continuity(rate, 1, 0), Continuity(rate, 1, 0)
    furthest_s, given = 0.0, 0
    ours = chunks(rate, 3600, size_s=size_s)
    theirs = chunks(rate, 3600, ppm=ppm, size_s=size_s)
    for (true_s, one), (other_true_s, other) in zip(ours, theirs, strict=True):
        fed(right, one)
        given += sum(len(piece.samples) for piece in pieces(fed(wrong, other)))
        assert abs(wrong.stretch) <= MAX_STRETCH
        if right.end is not None and wrong.end is not None:
            # What both recorded at one instant: how far apart is it put?
            apart_s = (wrong.end / RATE - other_true_s) - (right.end / RATE - true_s)
            furthest_s = max(furthest_s, abs(apart_s))
    assert furthest_s < 0.02
    assert wrong.end is not None
    assert abs(given - wrong.end) < 0.1 * RATE  # nothing was left out and nothing made up


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
def test_sound_keeps_its_pitch_and_its_level_and_gains_nothing_else(rate: int) -> None:
    sound = (tone(440, 3.0, level_db=-10, rate=rate) * 32767).astype(np.int16)[:, None]
    continuity, out = Continuity(rate, 1, 0), list[Piece | Hole]()
    size = rate // 50
    for i in range(0, len(sound), size):
        out += fed(continuity, Chunk(sound[i : i + size], round((i + size) / rate * SECOND)))
    out += continuity.finish()
    heard = np.concatenate([piece.samples[:, 0] for piece in pieces(out)]).astype(float) / 32767
    assert len(heard) == pytest.approx(3 * RATE, abs=2)
    middle = heard[RATE : 2 * RATE]
    t = np.arange(len(middle)) / RATE
    basis = np.stack([np.sin(2 * np.pi * 440 * t), np.cos(2 * np.pi * 440 * t)], axis=1)
    fit, *_ = np.linalg.lstsq(basis, middle, rcond=None)
    rest = middle - basis @ fit
    assert 20 * np.log10(np.hypot(*fit) / np.sqrt(2)) == pytest.approx(-10, abs=0.05)
    assert 20 * np.log10(np.sqrt(np.mean(rest**2))) < -80


def test_what_the_telephone_band_has_no_room_for_does_not_fold_into_it() -> None:
    sound = (tone(11_000, 2.0, level_db=-6, rate=48_000) * 32767).astype(np.int16)[:, None]
    continuity = Continuity(48_000, 1, 0)
    out = pieces([*continuity.feed(Chunk(sound, 2 * SECOND)), *continuity.settle(3 * SECOND)])
    heard = np.concatenate([piece.samples for piece in out])[2000:-2000]
    assert len(heard) > 20_000
    assert int(np.abs(heard).max()) <= 2


@pytest.mark.parametrize("lost_s", [0.06, 0.5, 3.0])
def test_lost_sound_becomes_a_hole_of_its_length_at_its_place(lost_s: float) -> None:
    continuity, out = Continuity(48_000, 2, 0), list[Piece | Hole]()
    for end_s, chunk in chunks(48_000, 12, columns=2):
        if not 5.0 < end_s <= 5.0 + lost_s + 1e-9:
            out += fed(continuity, chunk)
    found = holes(out)
    assert len(found) == 1
    assert found[0].start / RATE == pytest.approx(5.0 + DELAY_S, abs=0.001)
    assert (found[0].end - found[0].start) / RATE == pytest.approx(lost_s, abs=0.001)
    heard = laid_out(pieces(out))
    assert not heard[found[0].start : found[0].end].any()
    begin = pieces(out)[0].at
    assert np.count_nonzero(heard[begin:] == 0) == pytest.approx(lost_s * RATE, abs=0.001 * RATE)
    assert len(heard) / RATE == pytest.approx(12 + DELAY_S, abs=0.015)  # some is still in the resampler


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.floats(0.045, 0.2), min_size=5, max_size=45), st.sampled_from([16_000, 48_000]), st.sampled_from([1, 3])
)
def test_a_busy_machine_that_hands_sound_over_late_makes_no_hole(late_s: list[float], rate: int, together: int) -> None:
    continuity, out = Continuity(rate, 1, 0), list[Piece | Hole]()
    for i, (_, chunk) in enumerate(chunks(rate, 4)):
        late = late_s[(i - 100) // together] if 0 <= i - 100 < len(late_s) * together and i < 145 else 0.0
        out += fed(continuity, Chunk(chunk.samples, chunk.taken_ns + round(late * SECOND)))
    assert not holes(out)
    ends = [piece.at + len(piece.samples) for piece in pieces(out)]
    assert [piece.at for piece in pieces(out)][1:] == ends[:-1], "every piece follows the one before"


def test_what_is_lost_while_the_machine_is_busy_is_found_when_it_has_calmed_down() -> None:
    continuity, out = Continuity(48_000, 1, 0), list[Piece | Hole]()
    for i, (_, chunk) in enumerate(chunks(48_000, 8)):
        if i in range(100, 105):
            continue
        late = 0.05 * (i % 3) if 90 <= i < 140 else 0.0
        out += fed(continuity, Chunk(chunk.samples, chunk.taken_ns + round(late * SECOND)))
    (hole,) = holes(out)
    assert (hole.end - hole.start) / RATE == pytest.approx(0.1, abs=0.001)
    assert abs(hole.start / RATE - (2.0 + DELAY_S)) < 0.1


@pytest.mark.parametrize("held_s", [0.1, 0.6])
def test_sound_that_was_only_held_up_is_no_loss(held_s: float) -> None:
    continuity, out = Continuity(48_000, 1, 0), list[Piece | Hole]()
    for end_s, chunk in chunks(48_000, 8):
        late = 4.0 < end_s <= 4.0 + held_s
        arrived = round((4.0 + held_s + DELAY_S) * SECOND) if late else chunk.taken_ns
        # A burst is taken in before anything is decided about it.
        out += continuity.feed(Chunk(chunk.samples, arrived))
        out += [] if late else continuity.settle(arrived)
    assert not holes(out)
    assert continuity.end is not None
    assert continuity.end / RATE == pytest.approx(8 + DELAY_S, abs=0.002)


def test_the_first_sound_is_placed_by_its_least_delayed_chunk() -> None:
    continuity = Continuity(16_000, 1, 0)
    first, placed = True, 0
    for end_s, chunk in chunks(16_000, 2, start_s=1.0):
        delay = 0.09 if first else 0.0
        first = False
        fed(continuity, Chunk(chunk.samples, chunk.taken_ns + round(delay * SECOND)))
        if continuity.end is not None:
            assert continuity.end / RATE == pytest.approx(end_s + DELAY_S, abs=0.001)
            placed += 1
    assert placed > 50


def test_nothing_is_placed_before_the_clock_began_or_over_earlier_sound() -> None:
    continuity = Continuity(16_000, 1, 0, floor=8_000)
    out = continuity.feed(Chunk(np.full((48_000, 1), 5, np.int16), SECOND))  # a burst that began two seconds before
    out += continuity.settle(2 * SECOND)
    assert pieces(out)[0].at == 8_000
    assert continuity.end == 16_000


@pytest.mark.parametrize("ppm", [5_000.0, -5_000.0])
def test_a_clock_that_is_out_of_all_bounds_is_held_near_by_jumps(ppm: float) -> None:
    continuity, out = Continuity(48_000, 1, 0), list[Piece | Hole]()
    for true_s, chunk in chunks(48_000, 300, ppm=ppm, size_s=0.1):
        out += fed(continuity, chunk)
        if continuity.end is not None:
            assert abs(continuity.end / RATE - true_s) < 0.4
    assert bool(holes(out)) == (ppm < 0)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(1, 3000), min_size=3, max_size=60), st.sampled_from([8_000, 44_100, 48_000]))
def test_any_lengths_of_chunks_give_all_the_sound(sizes: list[int], rate: int) -> None:
    continuity, out, count = Continuity(rate, 1, 0), list[Piece | Hole](), 0
    for size in sizes:
        count += size
        out += fed(continuity, Chunk(np.full((size, 1), 9, np.int16), round((1 + count / rate) * SECOND)))
    out += continuity.finish()
    given_count = sum(len(piece.samples) for piece in pieces(out))
    assert given_count == pytest.approx(count * RATE / rate, abs=2)
    assert not holes(out)
