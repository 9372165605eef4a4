from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audio.span import Span
from feedback.missing import Cause, Missing

FOREVER = float("inf")


def test_a_pause_ends_no_loss_and_a_loss_no_pause() -> None:
    missing = Missing()
    missing.note(10.0, None, Cause.DEVICE)
    missing.note(20.0, None, Cause.PAUSE)
    missing.note(20.0, 30.0, Cause.PAUSE)
    assert missing.spans == (Span(10.0, FOREVER),)
    missing.note(40.0, None, Cause.PAUSE)
    missing.note(10.0, 45.0, Cause.DEVICE)
    assert missing.spans == (Span(10.0, FOREVER),)
    missing.note(40.0, 50.0, Cause.PAUSE)
    assert missing.spans == (Span(10.0, 50.0),)


def test_a_device_that_was_back_before_a_pause_that_is_over_was_back() -> None:
    missing = Missing()
    missing.note(10.0, None, Cause.DEVICE)
    missing.note(20.0, None, Cause.PAUSE)
    missing.note(20.0, 30.0, Cause.PAUSE)
    missing.note(10.0, 15.0, Cause.DEVICE)
    assert missing.spans == (Span(10.0, 15.0), Span(20.0, 30.0))


def test_a_gap_ends_nothing() -> None:
    missing = Missing()
    missing.note(10.0, None, Cause.PAUSE)
    missing.note(9.9, 10.1, Cause.GAP)
    assert missing.spans == (Span(9.9, FOREVER),)


def test_a_stretch_whose_beginning_becomes_known_late_begins_there() -> None:
    missing = Missing()
    missing.note(10.0, None, Cause.DEVICE)
    missing.note(9.0, None, Cause.DEVICE)
    missing.note(9.5, 12.0, Cause.DEVICE)
    assert missing.spans == (Span(9.0, 12.0),)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.sampled_from(Cause)), max_size=12))
def test_what_is_over_is_missing_and_nothing_else(stretches: list[tuple[int, int, Cause]]) -> None:
    missing = Missing()
    for start, length, cause in stretches:
        missing.note(float(start), float(start + length), cause)
    wanted = {tenth for start, length, _ in stretches for tenth in range(start, start + length)}
    told = {place for span in missing.spans for place in range(int(span.start_s), int(span.end_s))}
    assert told == wanted
    assert list(missing.spans) == sorted(missing.spans)
