from __future__ import annotations

from dataclasses import replace

import pytest

from coach_app.ui.first_run.reading_progress import NEUTRAL, SENTENCE, Measure, ReadingProgress
from tests.coach_app.ui.first_run.scripted import levels


def read(measure: Measure, *stretches: tuple[float, bool]) -> ReadingProgress:
    """Stretches of speech and silence one after another."""
    progress, now_s = ReadingProgress(measure), 0.0
    for seconds, active in stretches:
        for _ in range(round(seconds * 10)):
            now_s += 0.1
            progress = progress.after(levels(now_s, active))
    return progress


def test_a_sentence_is_over_when_the_reader_falls_silent() -> None:
    assert not read(SENTENCE, (2.0, True)).over
    assert not read(SENTENCE, (2.0, True), (1.0, False)).over
    assert read(SENTENCE, (2.0, True), (1.4, False)).over


def test_silence_before_the_first_word_ends_nothing() -> None:
    assert not read(SENTENCE, (5.0, False)).over


def test_nobody_waits_for_ever() -> None:
    late = read(SENTENCE, (16.0, False))
    assert late.over
    assert not late.enough


def test_a_reading_goes_on_past_its_minute_while_the_voice_does() -> None:
    assert not read(NEUTRAL, (61.0, True)).over
    assert not read(NEUTRAL, (30.0, True), (3.0, False)).over, "a pause to breathe is no end"
    assert read(NEUTRAL, (61.0, True), (3.0, False)).over


def test_who_reads_faster_waits_for_no_clock() -> None:
    assert not read(NEUTRAL, (40.0, True), (5.0, False)).over
    assert read(NEUTRAL, (40.0, True), (6.2, False)).over
    assert not read(NEUTRAL, (10.0, True), (8.0, False)).over, "too little was read yet"


def test_a_side_that_gives_nothing_is_silent_and_time_passes() -> None:
    gone = replace(levels(0.0), sides=())
    progress = read(SENTENCE, (2.0, True))
    for tenth in range(21, 40):
        progress = progress.after(replace(gone, taken_ns=tenth * 10**8))
    assert progress.over


def test_the_text_moves_with_the_voice_and_waits_with_it() -> None:
    reader = read(NEUTRAL, (20.0, True), (10.0, False))
    assert reader.place(200) == pytest.approx(0.4, abs=0.01)
    assert reader.share == pytest.approx(0.5, abs=0.01)
    assert read(NEUTRAL, (100.0, True)).place(200) == 1.0


def test_a_pause_of_the_device_is_no_reading_time() -> None:
    progress = ReadingProgress(NEUTRAL).after(levels(1.0)).after(levels(31.0))
    assert progress.elapsed_s == 0.5


def test_too_loud_is_remembered() -> None:
    progress = ReadingProgress(NEUTRAL).after(levels(1.0, clipped=True)).after(levels(1.1))
    assert progress.clipped
