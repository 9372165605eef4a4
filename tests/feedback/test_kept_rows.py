from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.kept_rows import BLOCK, FRESH, KeptRows

#: More than stays as it is, and some.
ROWS = FRESH + 7 * BLOCK + 123


def numbers() -> npt.NDArray[np.float32]:
    """Noise with what a pitch holds too: no number at all, zeros of both signs, and other kinds of no number."""
    noise = np.random.default_rng(1).normal(size=ROWS).astype(np.float32)
    noise[::3] = np.nan
    noise[1::7] = -0.0
    noise.view(np.uint32)[5::11] = 0x7FC12345
    return noise


def flags() -> npt.NDArray[np.bool_]:
    return np.random.default_rng(2).random(ROWS) < 0.3


def kept(whole: npt.NDArray[Any], step: int) -> KeptRows:
    rows = KeptRows(whole.dtype)
    for at in range(0, len(whole), step):
        rows.append(whole[at : at + step])
    return rows


@pytest.fixture(scope="module", params=[numbers, flags], ids=["numbers", "flags"])
def whole(request: pytest.FixtureRequest) -> npt.NDArray[Any]:
    made: npt.NDArray[Any] = request.param()
    return made


@pytest.mark.parametrize("step", [37, BLOCK, ROWS])
def test_not_a_bit_is_lost_however_the_rows_arrive(whole: npt.NDArray[Any], step: int) -> None:
    rows = kept(whole, step)
    assert len(rows) == ROWS
    assert rows.between(0, ROWS).tobytes() == whole.tobytes()


@pytest.fixture(scope="module")
def packed(whole: npt.NDArray[Any]) -> KeptRows:
    return kept(whole, 1_000)


@given(first=st.integers(-10, ROWS + 10), length=st.integers(-5, 3 * BLOCK))
@settings(max_examples=60)
def test_any_stretch_can_be_read(packed: KeptRows, whole: npt.NDArray[Any], first: int, length: int) -> None:
    read = packed.between(first, first + length)
    assert read.tobytes() == whole[max(0, first) : max(0, first + length)].tobytes()
    assert read.dtype == whole.dtype
    assert not read.flags.writeable


def test_what_was_read_does_not_change_when_more_comes(whole: npt.NDArray[Any]) -> None:
    rows = kept(whole[: 2 * BLOCK], 1_000)
    read = rows.between(0, BLOCK)
    for at in range(2 * BLOCK, ROWS, 1_000):
        rows.append(whole[at : at + 1_000])
    assert read.tobytes() == whole[:BLOCK].tobytes()


def test_what_is_fresh_is_read_without_a_copy(packed: KeptRows) -> None:
    assert np.shares_memory(packed.between(ROWS - 10, ROWS), packed.between(ROWS - FRESH // 2, ROWS))


def test_what_is_old_takes_less_room() -> None:
    level = np.full(8 * 3600 * 100, -60.0, np.float32) + np.random.default_rng(1).normal(size=8 * 3600 * 100)
    rows = kept(level.astype(np.float32), BLOCK)
    assert rows.nbytes < 0.85 * 4 * len(level)
    silent = kept(np.full(8 * 3600 * 100, np.nan, np.float32), BLOCK)
    assert silent.nbytes < 0.05 * 4 * len(level)
