from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from asr_models.transcript import Hearing, Utterance
from audio.block import AudioBlock
from audio.lane import Settled, Track
from audio.notice import Notice
from audio.prosody import ProsodyFrames
from audio.source import open_sound
from coach_app.events import Event, LaneFailed, LaneRecovered, NoticeGiven, SessionEnded, SessionStarted
from coach_app.lanes import open_engine, prosody_lanes, words_lanes
from coach_app.pace import Pace
from coach_app.pipeline import Lanes, Pipeline
from coach_app.session import run_inline, run_workers
from coach_app.watch import WatchedWorker
from coach_app.worker_messages import EngineChoice, Listen
from feedback.timeline import Observation
from tests.coach_app.a_call import listens, write_call
from tests.coach_app.samples import AGENT, CUSTOMER, QuietJudge, started

BOTH = frozenset(Track)


class Cuts:
    """The same sound in other blocks, which need not be the same for both speakers."""

    def __init__(self, sound: Path, seed: int) -> None:
        self._blocks = list(open_sound(sound))
        self._random = random.Random(seed)
        self.notices: Sequence[Notice] = ()

    def __iter__(self) -> Iterator[tuple[AudioBlock, ...]]:
        whole = {
            speaker: np.concatenate([blocks[i].samples for blocks in self._blocks])
            for i, speaker in enumerate((AGENT, CUSTOMER))
        }
        at = dict.fromkeys(whole, 0)
        while any(at[speaker] < len(sound) for speaker, sound in whole.items()):
            speaker = self._random.choice([s for s, sound in whole.items() if at[s] < len(sound)])
            size = self._random.choice([1, 160, 1601, 5000, 40000])
            yield (AudioBlock(speaker, whole[speaker][at[speaker] : at[speaker] + size], at[speaker]),)
            at[speaker] = min(len(whole[speaker]), at[speaker] + size)


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_call(tmp_path_factory.mktemp("call"))


def lanes_for(words: Path) -> Lanes:
    makers = [prosody_lanes(), words_lanes(open_engine(EngineChoice(words=words)))]
    return {speaker: [make(speaker) for make in makers] for speaker in (AGENT, CUSTOMER)}


def observed(seen: Sequence[Observation]) -> dict[str, object]:
    """What was observed, in a form that does not depend on the blocks in which it came."""
    rows: dict[str, list[np.ndarray]] = {}
    told: dict[str, list[object]] = {}
    for one in seen:
        match one:
            case ProsodyFrames():
                for name in ("f0_hz", "level_db", "speech", "nucleus"):
                    rows.setdefault(f"{one.speaker} {name}", []).append(getattr(one, name))
            case Settled():
                told.setdefault(f"{one.speaker} {one.track} settled", []).append(one)
            case Hearing() | Utterance():
                told.setdefault(f"{one.speaker} words", []).append(one)
    columns: dict[str, object] = {name: np.concatenate(column).tobytes() for name, column in rows.items()}
    return {**columns, **told}


@pytest.fixture(scope="module")
def inline(call: tuple[Path, Path]) -> dict[str, object]:
    """What is observed of the call in this process, in the source's own blocks."""
    sound, words = call
    judge = QuietJudge()
    run_inline(open_sound(sound), Pipeline(started(), judge, BOTH, lanes_for(words)), lambda _: None)
    return observed(judge.seen)


def with_workers(
    what: Sequence[Listen], on_event: Callable[[Event], None] = lambda _: None, **options: object
) -> tuple[QuietJudge, list[Event]]:
    judge, events = QuietJudge(), list[Event]()

    def publish(event: Event) -> None:
        events.append(event)
        on_event(event)

    run_workers(what, Pipeline(started(), judge, BOTH, {}), publish, **options)  # type: ignore[arg-type]
    return judge, events


@pytest.mark.parametrize("seed", [1, 2])
def test_any_blocking_observes_the_same(call: tuple[Path, Path], inline: dict[str, object], seed: int) -> None:
    sound, words = call
    judge = QuietJudge()
    run_inline(Cuts(sound, seed), Pipeline(started(), judge, BOTH, lanes_for(words)), lambda _: None)
    assert observed(judge.seen) == inline


def test_workers_observe_the_same(call: tuple[Path, Path], inline: dict[str, object]) -> None:
    judge, events = with_workers(listens(*call))
    assert observed(judge.seen) == inline
    assert isinstance(events[0], SessionStarted)
    assert events[-1] == SessionEnded(
        12.0, {"agent": {}, "customer": {}, "call": {"duration_s": 12.0}}, {"prosody": "ok", "words": "ok"}
    )


@pytest.mark.parametrize("track", list(Track))
def test_a_worker_that_is_killed_comes_back_and_nothing_is_lost(
    call: tuple[Path, Path], inline: dict[str, object], track: Track, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach_app.session.LEAD_S", 2.0)  # so that it is still at work when it dies
    crew: dict[Track, WatchedWorker] = {}
    killer = Killer(crew, track, times=1)
    judge, events = with_workers(listens(*call), stopped=killer, started=lambda w: crew.update({w.track: w}))
    assert killer.killed == 1
    assert [event.lane for event in events if isinstance(event, LaneRecovered)] == [track.value]
    assert observed(judge.seen) == inline


def test_a_worker_that_dies_again_is_given_up_and_the_call_goes_on(
    call: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach_app.session.LEAD_S", 2.0)
    crew: dict[Track, WatchedWorker] = {}
    killer = Killer(crew, Track.WORDS, times=2)
    judge, events = with_workers(listens(*call)[1:], stopped=killer, started=lambda w: crew.update({w.track: w}))
    assert killer.killed == 2
    failed = [event for event in events if isinstance(event, LaneFailed)]
    assert [(event.lane, bool(event.advice)) for event in failed] == [("words", True)]
    assert judge.dropped == [Track.WORDS]
    ended = events[-1]
    assert isinstance(ended, SessionEnded)
    assert ended.lanes == {"prosody": "ok", "words": "failed"}


class Killer:
    """Asked whether to stop, it kills a worker that has heard a little, and says no."""

    def __init__(self, crew: dict[Track, WatchedWorker], track: Track, times: int) -> None:
        self._crew = crew
        self._track = track
        self._times = times
        self._pids: set[int] = set()

    @property
    def killed(self) -> int:
        return len(self._pids)

    def __call__(self) -> bool:
        worker = self._crew.get(self._track)
        if worker is None or worker.pid is None or not worker.ready or worker.heard_s < 1.0 + self.killed:
            return False
        if self.killed < self._times and worker.pid not in self._pids:
            self._pids.add(worker.pid)
            os.kill(worker.pid, signal.SIGKILL)
        return False


def test_a_lane_that_cannot_work_fails_at_once_with_its_sentence(call: tuple[Path, Path], tmp_path: Path) -> None:
    sound, _ = call
    nothing = EngineChoice(words=tmp_path / "missing.json")
    _, events = with_workers([Listen(sound, None, Track.WORDS, nothing)])
    (failed,) = [event for event in events if isinstance(event, LaneFailed)]
    assert failed.lane == "words"
    assert "missing.json" in failed.reason
    assert not [event for event in events if isinstance(event, LaneRecovered)]


def test_a_call_can_be_stopped_and_still_ends_properly(call: tuple[Path, Path]) -> None:
    sound, words = call
    heard = iter([False, False, False, True])
    events: list[Event] = []
    pipeline = Pipeline(
        started(),
        QuietJudge(),
        frozenset({Track.WORDS}),
        {speaker: [words_lanes(open_engine(EngineChoice(words=words)))(speaker)] for speaker in (AGENT, CUSTOMER)},
    )
    run_inline(open_sound(sound), pipeline, events.append, stopped=lambda: next(heard))
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].at_s == 1.5


def test_workers_can_be_stopped_too(call: tuple[Path, Path]) -> None:
    _, events = with_workers(listens(*call)[1:], stopped=lambda: True)
    assert isinstance(events[-1], SessionEnded)


def test_a_pace_lets_no_sound_in_before_its_time(call: tuple[Path, Path]) -> None:
    sound, words = call
    now_s = [0.0]

    def sleep(seconds: float) -> None:
        now_s[0] += seconds

    class Watching(QuietJudge):
        def add(self, observation: Observation) -> None:
            if isinstance(observation, Settled):
                assert observation.heard_s <= 2 * now_s[0] + 1e-6

    pace = Pace(2.0, clock=lambda: now_s[0], sleep=sleep)
    pipeline = Pipeline(
        started(),
        Watching(),
        frozenset({Track.WORDS}),
        {speaker: [words_lanes(open_engine(EngineChoice(words=words)))(speaker)] for speaker in (AGENT, CUSTOMER)},
    )
    run_inline(open_sound(sound), pipeline, lambda _: None, pace)
    assert now_s[0] == pytest.approx(6.0)


def test_workers_keep_the_pace(call: tuple[Path, Path]) -> None:
    now_s = [0.0]

    def clock() -> float:
        now_s[0] += 0.05
        return now_s[0]

    class Watching(QuietJudge):
        def add(self, observation: Observation) -> None:
            if isinstance(observation, Settled):
                assert observation.heard_s <= 4 * now_s[0] + 1e-6

    pipeline = Pipeline(started(), Watching(), BOTH, {})
    run_workers(listens(*call)[1:], pipeline, lambda _: None, Pace(4.0, clock=clock))
    assert pipeline.heard_s == 12.0


def test_remarks_on_the_sound_are_said_once_each(call: tuple[Path, Path]) -> None:
    sound, _ = call

    class Odd(Cuts):
        def __iter__(self) -> Iterator[tuple[AudioBlock, ...]]:
            yield from super().__iter__()
            self.notices = [*self.notices, Notice("all_silent", "silence")]

    source = Odd(sound, 1)
    source.notices = [Notice("truncated", "cut")]
    events: list[Event] = []
    run_inline(source, Pipeline(started(), QuietJudge(), frozenset(), {}), events.append)
    assert [event.notice for event in events if isinstance(event, NoticeGiven)] == ["truncated", "all_silent"]
    assert isinstance(events[-1], SessionEnded)
