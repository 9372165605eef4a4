from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audio.block import Speaker
from audio.span import Span
from feedback.turns import cuts_in, overlaps, silences, talk, talk_share, turns

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER


def spans(draw_gaps: list[tuple[float, float]]) -> list[Span]:
    """Stretches from pairs of (pause before, length)."""
    at_s, made = 0.0, []
    for gap_s, length_s in draw_gaps:
        made.append(Span(at_s + gap_s, at_s + gap_s + length_s))
        at_s = made[-1].end_s
    return made


SPANS = st.lists(st.tuples(st.floats(0.01, 3), st.floats(0.1, 3)), max_size=8).map(spans)


def test_a_pause_of_half_a_second_ends_a_stretch_of_talk() -> None:
    assert talk([Span(0, 1), Span(1.49, 2)]) == [Span(0, 2)]
    assert talk([Span(0, 1), Span(1.5, 2)]) == [Span(0, 1), Span(1.5, 2)]


def test_a_turn_lasts_until_the_other_speaks() -> None:
    said = {AGENT: [Span(0, 2), Span(3, 4), Span(6, 7)], CUSTOMER: [Span(4.5, 5.5)]}
    assert [(t.speaker, t.span, t.speech_s) for t in turns(said, 2.0)] == [
        (AGENT, Span(0, 4), 3),
        (CUSTOMER, Span(4.5, 5.5), 1),
        (AGENT, Span(6, 7), 1),
    ]


def test_a_long_silence_ends_a_turn() -> None:
    assert [t.span for t in turns({AGENT: [Span(0, 2), Span(5, 6)]}, 2.0)] == [Span(0, 2), Span(5, 6)]


def test_what_is_said_inside_the_others_talk_is_no_turn() -> None:
    said = {AGENT: [Span(2, 2.6)], CUSTOMER: [Span(0, 5)]}
    assert [t.speaker for t in turns(said, 2.0)] == [CUSTOMER]


@given(agent=SPANS, customer=SPANS, until_s=st.floats(0.5, 30))
def test_talk_and_silence_cover_the_call(agent: list[Span], customer: list[Span], until_s: float) -> None:
    quiet = silences({AGENT: agent, CUSTOMER: customer}, until_s)
    for instant in (s.start_s + s.duration_s / 2 for s in quiet):
        assert not any(instant in s for s in agent + customer)
    spoken = [Span(s.start_s, min(s.end_s, until_s)) for s in agent + customer if s.start_s < until_s]
    assert not any(s.overlap_s(q) > 1e-9 for s in spoken for q in quiet)
    covered = sum(s.duration_s for s in quiet) + sum(s.duration_s for s in spoken)
    assert covered >= until_s - 1e-6


@given(one=SPANS, other=SPANS)
def test_overlap_is_what_both_say_and_the_same_both_ways(one: list[Span], other: list[Span]) -> None:
    assert overlaps(one, other) == overlaps(other, one)
    shared_s = sum(s.overlap_s(o) for s in one for o in other)
    assert abs(sum(s.duration_s for s in overlaps(one, other)) - shared_s) < 1e-6


def test_who_starts_while_the_other_goes_on_cuts_in() -> None:
    assert cuts_in(Span(2, 4), [Span(0, 6)], 0.3)


def test_who_starts_as_the_other_finishes_does_not() -> None:
    assert not cuts_in(Span(2, 4), [Span(0, 2.3)], 0.3)
    assert not cuts_in(Span(2, 4), [Span(0, 1.9)], 0.3)


def test_who_starts_together_with_the_other_does_not() -> None:
    assert not cuts_in(Span(2, 4), [Span(1.9, 6)], 0.3)


def test_a_pause_for_thought_keeps_the_floor() -> None:
    assert cuts_in(Span(2, 4), [Span(0, 1.3), Span(1.9, 6)], 0.3)
    assert not cuts_in(Span(2, 4), [Span(0, 0.8), Span(1.9, 6)], 0.3)


def test_who_speaks_into_a_pause_cuts_nobody_short() -> None:
    assert not cuts_in(Span(2, 4), [Span(0, 1.8), Span(2.1, 6)], 0.3)


def test_talk_share_counts_short_pauses_as_talk() -> None:
    assert talk_share({AGENT: [Span(0, 1), Span(1.2, 3)], CUSTOMER: [Span(4, 5)]}) == {AGENT: 0.75, CUSTOMER: 0.25}
    assert talk_share({AGENT: [], CUSTOMER: []}) == {}
