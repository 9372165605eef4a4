from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from audio.block import RATE
from audio.span import Span
from coach_app.practice.acts import Played, Say, Stock
from coach_app.practice.mouth import Mouth, Spoken
from coach_app.practice.sounds import Sounds
from coach_app.recording.clip_messages import ClipBegan, ClipEnded, HushClip, PlayClip
from coach_app.recording.messages import Order
from tests.coach_app.practice.a_practice import a_drill, voices

SAY = Say(1.0, "c1", 0, "这是第1句话。")


class Stage:
    def __init__(self, folder: Path | None) -> None:
        self.orders: list[Order] = []
        drill = a_drill(2)
        clips = [np.ones(2 * RATE, np.float32)]
        sounds = voices(folder / "sounds", drill, clips, clips) if folder else Path("nowhere")
        self.mouth = Mouth(drill, Sounds(sounds), self.orders.append, itertools.count(5))


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_a_line_is_ordered_and_said_when_the_recorder_says_so(stage: Stage) -> None:
    mouth = stage.mouth
    mouth.say(SAY, 1.0)
    (order,) = stage.orders
    assert isinstance(order, PlayClip)
    assert (order.number, order.file.name) == (5, "c1.wav")
    assert (mouth.began_s, mouth.open_s) == (None, 1.0)
    mouth.hear(ClipBegan(5, 1.1, 2.0), 1.05)
    assert (mouth.began_s, mouth.open_s, mouth.text) == (1.1, 1.1, SAY.text)
    mouth.hear(ClipEnded(5, 3.1, whole=True), 3.05)
    assert mouth.turn(3.06) == [(Played(3.1, Span(1.1, 3.1), SAY.text), True)]
    assert mouth.saying is None
    assert mouth.spoken(3.0) == []
    assert mouth.spoken(3.1) == [Spoken(Span(1.1, 3.1), SAY.text)]
    assert mouth.spoken(9.0) == []


def test_what_the_recorder_says_of_other_clips_is_left_alone(stage: Stage) -> None:
    mouth = stage.mouth
    mouth.hear(ClipBegan(4, 0.5, 2.0), 0.5)
    mouth.hear(ClipEnded(4, 0.9, whole=True), 0.9)
    mouth.say(SAY, 1.0)
    mouth.hear(ClipBegan(4, 1.1, 2.0), 1.1)
    mouth.hear(ClipEnded(4, 1.2, whole=True), 1.2)
    assert (mouth.began_s, mouth.turn(1.3)) == (None, [])


def test_who_is_cut_off_has_said_as_much_as_was_heard(stage: Stage) -> None:
    mouth = stage.mouth
    mouth.say(SAY, 1.0)
    mouth.hear(ClipBegan(5, 1.0, 2.0), 1.0)
    mouth.hush()
    mouth.hush()
    assert stage.orders[1:] == [HushClip()]
    mouth.hear(ClipEnded(5, 2.0, whole=False), 2.0)
    ((played, whole),) = mouth.turn(2.0)
    assert (played.text, played.span, whole) == ("这是第1", Span(1.0, 2.0), False)
    assert mouth.spoken(2.0) == [Spoken(Span(1.0, 2.0), "这是第1")]


def test_a_line_that_had_to_begin_anew_was_heard_twice(stage: Stage) -> None:
    mouth = stage.mouth
    mouth.say(SAY, 1.0)
    mouth.hear(ClipBegan(5, 1.0, 2.0), 1.0)
    mouth.hear(ClipBegan(5, 4.0, 2.0), 4.0)
    mouth.hear(ClipEnded(5, 6.0, whole=True), 6.0)
    assert [one.span for one in mouth.spoken(9.0)] == [Span(1.0, 3.0), Span(4.0, 6.0)]
    ((played, whole),) = mouth.turn(6.0)
    assert (played.span, whole) == (Span(4.0, 6.0), True)


def test_reports_of_other_clips_say_nothing(stage: Stage) -> None:
    stage.mouth.say(SAY, 1.0)
    stage.mouth.hear(ClipEnded(4, 1.0, whole=True), 1.0)
    assert stage.mouth.turn(9.0) == []


def test_short_things_have_their_own_sound_and_words(stage: Stage) -> None:
    stage.mouth.say(Stock(1.0, "mm"), 1.0)
    assert isinstance(stage.orders[0], PlayClip)
    assert stage.orders[0].file.name == "mm.wav"
    assert stage.mouth.text == "嗯。"


def test_a_line_that_nobody_has_spoken_takes_its_time_in_silence() -> None:
    stage = Stage(None)
    stage.mouth.say(SAY, 1.0)
    assert stage.orders == []
    assert stage.mouth.turn(2.0) == []
    ((played, _),) = stage.mouth.turn(3.0)
    assert played.span.duration_s == pytest.approx(0.22 * len(SAY.text))
    assert stage.mouth.spoken(9.0) == []  # it was never heard


def test_a_file_that_cannot_be_read_is_as_if_nobody_had_spoken_it(stage: Stage) -> None:
    stage.mouth.say(SAY, 1.0)
    stage.mouth.hear(ClipEnded(5, None, whole=False), 1.1)
    assert stage.mouth.turn(1.2) == []
    assert stage.mouth.turn(9.0)


def test_what_was_heard_of_a_line_before_it_was_asked_for_again_was_said(stage: Stage) -> None:
    mouth = stage.mouth
    mouth.say(SAY, 1.0)
    mouth.hear(ClipBegan(5, 1.0, 2.0), 1.0)
    mouth.say(SAY, 2.0)
    assert mouth.spoken(9.0) == [Spoken(Span(1.0, 2.0), "这是第1")]
