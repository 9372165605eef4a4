from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from audio.lane import Track
from audio.span import Span
from coach_app.events import AudioLost, Event, Lagging, SessionEnded, SessionStarted
from coach_app.pipeline import Pipeline
from coach_app.recording.sessions import Kind, create_session
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import LiveCall
from coach_app.sound_events import DiskRunsLow, Paused, Resumed, SourceBack, SourceLost
from tests.coach_app.samples import AGENT, CUSTOMER, QuietJudge, started

SECOND = 1_000_000_000


@dataclass
class Stage:
    """A call, its judge and what it published."""

    call: LiveCall
    judge: QuietJudge = field(default_factory=QuietJudge)
    told: list[tuple[Event, float]] = field(default_factory=list)
    now_ns: int = 10 * SECOND

    @property
    def kinds(self) -> list[type]:
        return [type(event) for event, _ in self.told]

    def attach(self) -> None:
        self.call.attach(Pipeline(started(), self.judge, frozenset(Track), {}), list(Track))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    session = create_session(tmp_path)
    made = Stage(
        LiveCall(
            session,
            Kind.CALL,
            (AGENT, CUSTOMER),
            lambda _, event, at_s: made.told.append((event, at_s)),
            lambda: made.now_ns,
        )
    )
    made.call.began_ns = 7 * SECOND
    yield made
    if made.call._journal is not None:
        made.call._journal.close()


def test_what_happens_before_the_rules_are_loaded_is_told_afterwards(stage: Stage) -> None:
    stage.call.side_lost(CUSTOMER, 0.5, "gone")
    stage.call.side_back(CUSTOMER, Span(0.5, 2.0))
    assert stage.told == []
    stage.attach()
    assert stage.kinds == [SessionStarted, SourceLost, SourceBack, AudioLost]
    assert {at_s for _, at_s in stage.told} == {3.0}
    assert stage.judge.missing == [(CUSTOMER, 0.5, None), (CUSTOMER, 0.5, 2.0)]


def test_lost_sound_reaches_the_judge_and_the_manifest(stage: Stage) -> None:
    stage.attach()
    stage.call.side_lost(AGENT, 1.0, "mute")
    stage.call.side_lost(AGENT, 1.2, "mute")  # told again when the call began with it
    stage.call.gap(CUSTOMER, Span(2.0, 2.1))
    stage.call.recorded_s = 4.0
    stage.call.pause(True)
    stage.call.pause(True)
    stage.call.recorded_s = 6.0
    stage.call.pause(False)
    stage.call.finish("asked", 9.0)
    assert stage.kinds == [SessionStarted, SourceLost, AudioLost, Paused, Resumed]
    assert [(one.speaker, one.start_s, one.end_s, one.reason) for one in stage.call.lost] == [
        (CUSTOMER, 2.0, 2.1, "gap"),
        (AGENT, 4.0, 6.0, "paused"),
        (CUSTOMER, 4.0, 6.0, "paused"),
        (AGENT, 1.0, 9.0, "mute"),
    ]
    assert (AGENT, 4.0, None) in stage.judge.missing
    assert (AGENT, 4.0, 6.0) in stage.judge.missing


def test_a_side_that_was_lost_before_the_call_alone_is_back_without_a_loss(stage: Stage) -> None:
    stage.attach()
    stage.call.side_lost(AGENT, 0.0, "mute")
    stage.call.side_back(AGENT, None)
    stage.call.side_back(CUSTOMER, None)
    assert stage.kinds == [SessionStarted, SourceLost, SourceBack]
    assert stage.call.lost == []


def test_a_call_paused_to_its_end_was_paused_to_its_end(stage: Stage) -> None:
    stage.attach()
    stage.call.recorded_s = 3.0
    stage.call.pause(True)
    stage.call.finish("asked", 8.0)
    assert [(one.start_s, one.end_s) for one in stage.call.lost] == [(3.0, 8.0), (3.0, 8.0)]
    assert not stage.call.paused


def test_a_pause_ends_no_loss_for_the_judge_and_a_device_that_is_back_ends_no_pause(stage: Stage) -> None:
    stage.attach()
    stage.call.side_lost(AGENT, 10.0, "gone")
    stage.call.recorded_s = 20.0
    stage.call.pause(True)
    stage.call.recorded_s = 30.0
    stage.call.pause(False)
    voices = stage.judge.timeline.voices
    assert voices[AGENT].lost == (Span(10.0, float("inf")),)
    assert voices[CUSTOMER].lost == (Span(20.0, 30.0),)
    stage.call.pause(True)
    stage.call.side_back(AGENT, Span(10.0, 35.0))
    stage.call.gap(CUSTOMER, Span(29.9, 30.1))
    assert voices[AGENT].lost == (Span(10.0, float("inf")),)
    assert voices[CUSTOMER].lost[-1].end_s == float("inf")
    stage.call.recorded_s = 40.0
    stage.call.pause(False)
    assert voices[AGENT].lost == (Span(10.0, 40.0),)


def test_the_recorder_says_which_sides_there_are(stage: Stage) -> None:
    stage.call.record(())
    assert stage.call.speakers == (AGENT, CUSTOMER)
    stage.call.record((AGENT,))
    assert stage.call.speakers == stage.call.session.manifest.speakers == (AGENT,)


def test_it_is_over_when_it_is_recorded_and_heard(stage: Stage) -> None:
    stage.attach()
    assert stage.call.available_s == 0.0
    stage.call.recorded_s = 5.0
    assert (stage.call.available_s, stage.call.over) == (5.0, False)
    stage.call.finish("asked", 5.2)
    assert (stage.call.available_s, stage.call.over) == (float("inf"), False)
    stage.call.waits_for.clear()
    assert stage.call.over
    stage.call.lagging(Track.WORDS, 2.5)
    stage.call.disk_low(42.0)
    stage.call.verdict(99, "wrong")  # no such flag
    stage.call.close()
    assert stage.kinds == [SessionStarted, Lagging, DiskRunsLow, SessionEnded]
    entries = list(read_journal(stage.call.session.path / "events.jsonl"))
    assert [entry.event for entry in entries] == [event for event, _ in stage.told]
    assert {entry.published_s for entry in entries} == {3.0}


def test_a_call_whose_journal_cannot_be_begun_is_judged_all_the_same(stage: Stage) -> None:
    shutil.rmtree(stage.call.session.path)
    stage.attach()
    stage.call.close()
    assert [stage.kinds[0], stage.kinds[-1]] == [SessionStarted, SessionEnded]


def test_a_full_disk_ends_the_journal_and_not_the_call(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.attach()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("coach_app.shift.journal.Journal.write", full)
    stage.call.disk_low(1.0)
    stage.call.finish("disk_full", 4.0)
    stage.call.close()
    assert stage.kinds == [SessionStarted, DiskRunsLow, SessionEnded]
    assert stage.call.reason == "disk_full"


def test_before_the_rules_are_loaded_nothing_is_judged(stage: Stage) -> None:
    with pytest.raises(RuntimeError):
        stage.call.pipeline.begin()
    with pytest.raises(RuntimeError):
        stage.call.remarks.begin(())
    stage.call.lagging(Track.WORDS, 3.0)
    stage.call.close()
    assert stage.told == []
