"""Words that are told to the recogniser while the call goes on."""

from __future__ import annotations

import numpy as np

from asr_models.recognizer import Identity
from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.span import Span
from coach_app.practice.placed_words import PlacedWords

STEP = np.zeros(1600, np.float32)


def engine() -> PlacedWords:
    return PlacedWords(Identity("scripted", "answers", "zh"))


def test_what_is_placed_is_heard_when_its_time_has_come() -> None:
    words = engine()
    ears = words.recognizer(Speaker.AGENT)
    heard: list[tuple[float, str]] = []
    for n in range(60):
        if n == 5:
            words.place(Span(1.0, 2.0), "请稍等")
        if n == 30:
            words.place(Span(4.0, 4.5), "您好")
        heard += [(round(0.1 * (n + 1), 1), one.text) for one in ears.accept(STEP) if isinstance(one, Utterance)]
    assert heard == [(2.3, "请稍等"), (4.8, "您好")]


def test_provisional_words_come_before_and_nothing_is_settled_past_their_beginning() -> None:
    words = engine()
    ears = words.recognizer(Speaker.AGENT)
    words.place(Span(0.2, 2.0), "请您稍等一会")
    seen = [one for _ in range(15) for one in ears.accept(STEP)]
    assert seen
    assert all(isinstance(one, Hearing) for one in seen)
    assert ears.settled_s == 0.2


def test_without_words_everything_is_settled() -> None:
    ears = engine().recognizer(Speaker.AGENT)
    ears.accept(STEP)
    assert ears.settled_s == 0.1
    assert list(ears.finish()) == []


def test_what_the_sound_still_holds_is_said_at_the_end() -> None:
    words = engine()
    ears = words.recognizer(Speaker.AGENT)
    words.place(Span(0.1, 1.0), "再见")
    for _ in range(9):
        ears.accept(STEP)
    assert [one.text for one in ears.finish() if isinstance(one, Utterance)] == ["再见"]


def test_the_customer_is_told_nothing_and_marks_alone_are_no_words() -> None:
    words = engine()
    words.place(Span(0.0, 0.1), "您好")
    words.place(Span(0.2, 0.3), "……")
    assert [one for _ in range(9) for one in words.recognizer(Speaker.CUSTOMER).accept(STEP)] == []
    agent = words.recognizer(Speaker.AGENT)
    assert [one.text for _ in range(9) for one in agent.accept(STEP) if isinstance(one, Utterance)] == ["您好"]
