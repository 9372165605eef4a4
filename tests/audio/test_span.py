import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.span import Span, to_samples, to_seconds


@given(st.integers(0, 10**10), st.sampled_from([8_000, 16_000, 44_100]))
def test_samples_to_seconds_and_back_is_exact(samples: int, rate: int) -> None:
    assert to_samples(to_seconds(samples, rate), rate) == samples


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Span(2.0, 1.0)


def test_a_span_holds_its_start_and_not_its_end() -> None:
    span = Span(1.0, 2.0)
    assert 1.0 in span
    assert 2.0 not in span


def test_touching_spans_share_nothing_and_have_no_gap() -> None:
    left, right = Span(0.0, 1.0), Span(1.0, 2.0)
    assert left & right is None
    assert left.gap(right) == 0.0
    assert left.overlap_s(right) == 0.0


def test_overlap_union_and_gap() -> None:
    assert Span(0.0, 2.0).overlap_s(Span(1.5, 4.0)) == 0.5
    assert Span(0.0, 1.0) | Span(3.0, 4.0) == Span(0.0, 4.0)
    assert Span(3.0, 4.0).gap(Span(0.0, 1.0)) == 2.0
