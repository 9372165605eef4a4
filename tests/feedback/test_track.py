from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.span import Span
from feedback.track import VoiceTrack
from tests.feedback.voices import AGENT, Says, frames, part

TALK = [Says(0.0, 0.3), Says(1.0, 2.0), Says(2.5, 3.0)]


def whole() -> VoiceTrack:
    track = VoiceTrack(AGENT)
    track.append(frames(AGENT, TALK, 3.0))
    return track


@given(cuts=st.sets(st.integers(1, 299)))
def test_speech_is_the_same_however_the_rows_arrive(cuts: set[int]) -> None:
    rows = frames(AGENT, TALK, 3.0)
    track = VoiceTrack(AGENT)
    edges = [0, *sorted(cuts), 300]
    for first, last in pairwise(edges):
        track.append(part(rows, first, last))
    assert track.speech(3.0) == [Span(0.0, 0.3), Span(1.0, 2.0), Span(2.5, 3.0)]
    np.testing.assert_array_equal(track.level_db(0, 3), whole().level_db(0, 3))


def test_what_is_read_as_of_an_instant_does_not_change_when_more_arrives() -> None:
    rows = frames(AGENT, TALK, 3.0)
    track = VoiceTrack(AGENT)
    track.append(part(rows, 0, 150))
    before = track.speech(1.5)
    track.append(part(rows, 150, 300))
    assert before == track.speech(1.5) == [Span(0.0, 0.3), Span(1.0, 1.5)]


def test_speech_since_leaves_out_what_had_ended_by_then() -> None:
    assert whole().speech(3.0, since_s=2.0) == [Span(2.5, 3.0)]
    assert whole().speech(3.0, since_s=1.99) == [Span(1.0, 2.0), Span(2.5, 3.0)]


@given(cuts=st.sets(st.integers(1, 299)), as_of_s=st.floats(0, 3.5))
def test_time_spoken_is_the_sum_of_the_stretches(cuts: set[int], as_of_s: float) -> None:
    rows = frames(AGENT, TALK, 3.0)
    track = VoiceTrack(AGENT)
    for first, last in pairwise([0, *sorted(cuts), 300]):
        track.append(part(rows, first, last))
    assert abs(track.spoken_s(as_of_s) - sum(s.duration_s for s in track.speech(as_of_s))) < 1e-9


def test_a_stretch_that_begins_at_the_instant_is_not_known_yet() -> None:
    assert whole().speech(1.0) == [Span(0.0, 0.3)]


def test_rows_must_continue() -> None:
    track = VoiceTrack(AGENT)
    with pytest.raises(ValueError, match="must continue at 0, not at 10"):
        track.append(part(frames(AGENT, TALK, 3.0), 10, 20))


def test_columns_are_read_only_and_end_where_the_sound_does() -> None:
    level = whole().level_db(2.9, 9.0)
    assert len(level) == 10
    with pytest.raises(ValueError, match="read-only"):
        level[0] = 0


def test_a_voice_that_was_never_heard_has_empty_columns() -> None:
    assert len(VoiceTrack(AGENT).f0_hz(0, 1)) == 0
    assert VoiceTrack(AGENT).speech(1.0) == []


def test_eight_hours_take_less_than_a_hundred_megabytes() -> None:
    rows = frames(AGENT, [Says(0.0, 60.0)], 60.0)
    bytes_a_row = sum(getattr(rows, name).itemsize for name in ("f0_hz", "periodicity", "level_db"))
    bytes_a_row += sum(getattr(rows, name).itemsize for name in ("voiced", "speech", "nucleus", "clipped"))
    assert 8 * 3600 * 100 * bytes_a_row < 100e6


def test_what_was_worked_out_is_kept_until_the_track_changes() -> None:
    track, rows, asked = VoiceTrack(AGENT), frames(AGENT, TALK, 3.0), []

    def work() -> float:
        asked.append(track.end_s)
        return track.end_s

    track.append(part(rows, 0, 100))
    assert (track.once("end", work), track.once("end", work)) == (1.0, 1.0)
    track.append(part(rows, 100, 200))
    assert track.once("end", work) == 2.0
    track.lose(0.5, 1.0)
    assert track.once("end", work) == 2.0
    assert asked == [1.0, 2.0, 2.0]


def test_speech_of_a_long_call_is_told_however_far_one_looks_back() -> None:
    words = [Says(n + 0.2, n + 0.5 + (n % 7) / 20) for n in range(500)]
    rows, track = frames(AGENT, words, 500.0), VoiceTrack(AGENT)
    for first in range(0, 50_000, 990):
        track.append(part(rows, first, min(50_000, first + 990)))
    spans = [Span(word.start_s, word.end_s) for word in words]

    def told(as_of_s: float, since_s: float) -> list[tuple[float, float]]:
        return [(round(s.start_s, 2), round(s.end_s, 2)) for s in track.speech(as_of_s, since_s)]

    for as_of_s, since_s in ((500.0, 0.0), (500.0, 495.0), (250.3, 240.0), (499.4, 10.4), (3.0, 0.0), (0.1, 0.0)):
        cut = [Span(s.start_s, min(s.end_s, as_of_s)) for s in spans if s.start_s < as_of_s and s.end_s > since_s]
        assert told(as_of_s, since_s) == [(round(s.start_s, 2), round(s.end_s, 2)) for s in cut]
