from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from feedback.order_statistics import median, percentile, percentiles

LEVELS = st.floats(-120, 0, width=32)


@given(arrays.arrays(np.float32, st.integers(1, 80), elements=LEVELS))
def test_a_median_is_numpys_to_the_last_bit(levels: np.ndarray) -> None:
    assert median(levels) == float(np.median(levels))
    assert median(levels.astype(np.float64)) == float(np.median(levels.astype(np.float64)))


@given(arrays.arrays(np.float64, st.integers(1, 80), elements=st.floats(-60, 60)), st.sampled_from([5, 10, 50, 90, 95]))
def test_a_percentile_is_numpys_to_the_last_bit(pitch: np.ndarray, percent: float) -> None:
    assert percentile(pitch, percent) == float(np.percentile(pitch, percent))


@given(arrays.arrays(np.float64, st.integers(1, 80), elements=st.floats(-60, 60)))
def test_several_percentiles_at_once_are_each_numpys(pitch: np.ndarray) -> None:
    assert percentiles(pitch, (90, 10, 0, 100)) == [float(np.percentile(pitch, p)) for p in (90, 10, 0, 100)]


def test_what_was_given_stays_in_its_order() -> None:
    given_ = np.array([3.0, 1.0, 2.0])
    median(given_)
    percentile(given_, 90)
    assert given_.tolist() == [3.0, 1.0, 2.0]
