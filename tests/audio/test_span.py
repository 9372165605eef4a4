import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.span import Span, joined, to_samples, to_seconds


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


@pytest.mark.parametrize(
    "other", [Span(0, 1), Span(0, 2), Span(1, 3), Span(2.5, 3), Span(3, 6), Span(4, 5), Span(5, 6)]
)
def test_a_gap_is_what_neither_covers_between_two(other: Span) -> None:
    one = Span(2, 4)
    between = (one | other).duration_s - one.duration_s - other.duration_s
    assert one.gap(other) == other.gap(one) == max(0.0, between)
    assert one | other == other | one == Span(min(2, other.start_s), max(4, other.end_s))


def test_spans_that_overlap_are_one() -> None:
    assert joined([Span(2, 5), Span(0, 3), Span(7, 8)]) == [Span(0, 5), Span(7, 8)]
