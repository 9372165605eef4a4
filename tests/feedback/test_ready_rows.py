"""What is ready is what the rows say, to the last bit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pytest

from audio.prosody import ProsodyFrames
from audio.span import Span
from feedback.ready_rows import READY, SURE_PERIODICITY, ReadyRows
from feedback.stretch_measures import level_db, noise_db, nuclei, pitch_hz, rows_with, spread_over
from feedback.track import VoiceTrack
from tests.feedback.voices import AGENT, Says, frames, part

CALL_S = 700.0
#: Rows of a minute that a call may bring at once.
PIECE = 1_300


def whole(duration_s: float = CALL_S) -> ProsodyFrames:
    talk = [Says(n, n + 3.7, cpm=200 + n % 90, level_db=-30 + n % 13) for n in range(1, int(duration_s) - 4, 5)]
    rows = frames(AGENT, talk, duration_s)
    noise = np.random.default_rng(5)
    level = (rows.level_db + noise.normal(0, 2, len(rows))).astype(np.float32)
    periodicity = noise.uniform(0.3, 1.0, len(rows)).astype(np.float32)
    return ProsodyFrames(AGENT, 0, rows.f0_hz, periodicity, level, rows.voiced, rows.speech, rows.nucleus, rows.clipped)


WHOLE = whole()


def ready(end: int, step: int = PIECE) -> ReadyRows:
    made = ReadyRows(lambda name, first, last: getattr(WHOLE, name)[first:last])
    for reached in (*range(step, end, step), end):
        made.reach(reached)
    return made


def expected(name: str, stretches: Sequence[tuple[int, int]]) -> npt.NDArray[np.float64]:
    rows = np.concatenate([np.arange(*stretch) for stretch in stretches])
    f0, level = WHOLE.f0_hz[rows].astype(np.float64), WHOLE.level_db[rows]
    sure = np.isfinite(f0) & (WHOLE.periodicity[rows].astype(np.float64) >= SURE_PERIODICITY)
    of: dict[str, Callable[[], npt.NDArray[np.float64]]] = {
        "power": lambda: 10 ** (level[WHOLE.voiced[rows]].astype(np.float64) / 10),
        "f0_hz": lambda: f0[sure],
        "pitch_st": lambda: 12 * np.log2(f0[sure]),
        "pause_db": lambda: level[~WHOLE.speech[rows]].astype(np.float64),
    }
    return of[name]()


@pytest.mark.parametrize("name", ["power", "f0_hz", "pitch_st", "pause_db"])
@pytest.mark.parametrize("stretches", [[(60_000, 60_900)], [(59_000, 59_001), (61_000, 63_210), (69_000, 70_000)]])
def test_the_rows_of_a_kind_lie_side_by_side(name: str, stretches: list[tuple[int, int]]) -> None:
    given = ready(70_000).chosen(name, stretches)
    assert given is not None
    np.testing.assert_array_equal(given, expected(name, stretches))


@pytest.mark.parametrize("name", ["nucleus", "voiced", "clipped"])
def test_a_count_is_that_of_the_rows(name: str) -> None:
    made = ready(70_000)
    for first, last in [(45_000, 45_000), (45_000, 46_111), (50_500, 70_000)]:
        assert made.count(name, first, last) == np.count_nonzero(getattr(WHOLE, name)[first:last])


def test_what_is_old_is_not_ready_and_the_last_minutes_are() -> None:
    made = ready(70_000)
    assert made.count("voiced", 0, 100) is None
    assert made.chosen("power", [(0, 100), (69_000, 69_500)]) is None
    assert made.count("voiced", 70_000 - READY, 70_000) is not None


def test_a_long_call_that_is_asked_for_late_is_not_read_from_its_beginning() -> None:
    asked: list[int] = []

    def between(name: str, first: int, last: int) -> npt.NDArray[np.float32]:
        asked.append(first)
        rows: npt.NDArray[np.float32] = getattr(WHOLE, name)[first:last]
        return rows

    made = ReadyRows(between)
    made.reach(70_000)
    assert min(asked) == 70_000 - READY
    np.testing.assert_array_equal(made.chosen("power", [(69_000, 70_000)]), expected("power", [(69_000, 70_000)]))


def test_measures_are_the_same_whether_rows_are_ready_or_not() -> None:
    track = VoiceTrack(AGENT)
    for first in range(0, len(WHOLE), PIECE):
        track.append(part(WHOLE, first, min(len(WHOLE), first + PIECE)))
    late = VoiceTrack(AGENT)  # knows no more than the stretch, so that there it is ready
    late.append(part(WHOLE, 0, 20_000))
    for stretches in ([Span(10.0, 18.0)], [Span(3.0, 9.5), Span(11.2, 14.0)]):
        assert track.chosen("power", stretches) is None
        assert late.chosen("power", stretches) is not None
        for measure in (level_db, nuclei):
            assert measure(track, stretches) == measure(late, stretches)
        assert rows_with(track, "voiced", stretches) == rows_with(late, "voiced", stretches)
        assert spread_over(track, stretches, 50) == spread_over(late, stretches, 50)
        assert noise_db(track, stretches[0]) == noise_db(late, stretches[0])
        np.testing.assert_array_equal(pitch_hz(track, stretches), pitch_hz(late, stretches))


@pytest.mark.parametrize("name", ["power", "f0_hz", "pitch_st", "pause_db"])
def test_of_no_stretch_nothing_is_chosen(name: str) -> None:
    chosen = ready(PIECE).chosen(name, [])
    assert chosen is not None
    assert len(chosen) == 0


def test_a_stretch_without_talk_has_no_level_no_pitch_and_no_spread() -> None:
    track = VoiceTrack(AGENT)
    track.append(part(WHOLE, 0, PIECE))
    assert level_db(track, []) is None
    assert len(pitch_hz(track, [])) == 0
    assert spread_over(track, [], 1) is None
