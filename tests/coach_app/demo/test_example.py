from __future__ import annotations

import pytest

from coach_app.advice import codes
from coach_app.call import Setup, Wanted
from coach_app.demo import example as module
from coach_app.demo.example import READ_OUT, example
from coach_app.demo.titles import USUAL
from coach_app.events import Event, FlagOpened, SessionEnded, SessionStarted
from feedback.flag import Kind


class Nobody:
    """A machine without a recogniser."""

    model = None


def test_where_nobody_hears_the_words_are_read_out_and_a_remark_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "choose", lambda _: Nobody)
    made = example("", "zh")
    assert made.setup.identity.name == "scripted"
    assert made.notices == (READ_OUT,)
    assert READ_OUT in codes()


def test_words_that_were_asked_for_need_no_remark() -> None:
    assert example("scripted", "en").notices == ()


def test_a_recogniser_that_is_there_hears_the_call() -> None:
    assert example("whisper", "zh").setup.identity.name == "whisper"
    assert example("", "zh").setup.identity.name == "whisper"


def test_the_agents_usual_voice_is_known_beforehand() -> None:
    usual = example("scripted", "zh").setup.baseline()
    assert usual is not None
    assert usual.speech_s > 20


def test_the_usual_voice_is_what_the_bundled_reading_teaches() -> None:
    reading = USUAL.with_suffix(".flac")
    kept, learnt = example("scripted", "zh").setup.baseline(), Setup(Wanted("none", baseline=reading)).baseline()
    assert kept is not None
    assert learnt is not None
    assert kept.level_db == pytest.approx(learnt.level_db, abs=0.2)
    assert kept.rate_cpm == pytest.approx(learnt.rate_cpm, rel=0.05)
    assert kept.pitch_hz == pytest.approx(learnt.pitch_hz, rel=0.02)


def test_the_call_is_judged_by_workers_as_any_call() -> None:
    events: list[Event] = []
    example("scripted", "zh").play(events.append, None)
    assert isinstance(events[0], SessionStarted)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].lanes == {"prosody": "ok", "words": "ok"}
    shown = {event.flag.kind for event in events if isinstance(event, FlagOpened) and event.shown}
    assert {Kind.RATE_FAST, Kind.PHRASE_FORBIDDEN} <= shown
