"""A take with recorded answers as a session like any other: sound, events, what was observed, and its mark."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import soundfile

from asr_models.recognizer import Engine
from audio.block import RATE, Speaker
from coach_app.call import Setup
from coach_app.lanes import ObservingLane, prosody_lanes, words_lanes
from coach_app.pipeline import Pipeline
from coach_app.practice.answers import Answers
from coach_app.practice.customer import Customer
from coach_app.practice.grading import grade
from coach_app.practice.kept import PracticeLog, keep_score
from coach_app.practice.own_voice import keep_reading
from coach_app.practice.placed_words import PlacedWords
from coach_app.practice.recorded_take import SPEAKERS, RecordedTake
from coach_app.practice.sounds import Sounds
from coach_app.recording.content import content_of
from coach_app.recording.sessions import SOUND, Kind, SessionFolder, State, create_session
from coach_app.shift.journal import write_journal
from coach_app.shift.live_call import EVENTS
from feedback.drills.book import DrillBook
from feedback.drills.drill import Drill
from feedback.drills.marking import TakeMark
from feedback.drills.take import HangUp


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A take that was played, kept and marked.

    Parameters
    ----------
    folder : Path
        The session's.
    customer : Customer
        At the end.
    duration_s : float
        Length of the take.
    mark : TakeMark
        What it is worth.
    unused : tuple of Path
        Recordings that nothing was answered with.
    """

    folder: Path
    customer: Customer
    duration_s: float
    mark: TakeMark
    unused: tuple[Path, ...]


class Rehearser:
    """Plays drills with recorded answers; rules and models stay loaded.

    Parameters
    ----------
    setup : Setup
        Rules, ears and the usual voice. With the scripted engine the words stand beside the recordings.
    book : DrillBook
        The drills.
    sounds : Sounds
        The customers' voices.
    """

    def __init__(self, setup: Setup, book: DrillBook, sounds: Sounds) -> None:
        self._setup = setup
        self._book = book
        self._sounds = sounds
        self._prosody = prosody_lanes()

    def run(
        self,
        drill: Drill,
        answers: Answers,
        root: Path,
        *,
        source: str = "",
        person: str = "",
        tell: Callable[[float], None] = lambda _: None,
    ) -> Rehearsed:
        """Play a drill, keep it as a session and mark it.

        Parameters
        ----------
        drill : Drill
            Which.
        answers : Answers
            What is said.
        root : Path
            Folder of all sessions.
        source : str
            Where the answers come from, for the library.
        person : str
            Whose voice it is.
        tell : callable
            Told the call time that was reached.

        Raises
        ------
        AudioError, AsrError, FeedbackError
            If it cannot be heard or judged.
        OSError
            If it cannot be kept.
        """
        ears = self._setup.ears
        placed = PlacedWords(self._setup.identity) if ears is not None and ears.words is not None else None
        pipeline, _ = self._setup.live(root, SPEAKERS)
        take = RecordedTake(
            drill,
            answers,
            self._sounds,
            pipeline,
            self._lanes(placed or self._setup.engine()),
            hears_words=ears is not None,
            placed=placed.place if placed is not None else None,
        )
        take.run(tell)
        session = self._kept(take, pipeline, drill, root, {"source": source, "person": person})
        mark = grade(session.path, self._book, self._setup.pack)
        keep_score(session.path, mark)
        return Rehearsed(session.path, take.customer, take.now_s, mark, tuple(answers.unused))

    def _lanes(self, engine: Engine | None) -> Mapping[Speaker, Sequence[ObservingLane]]:
        """The agent is heard; the customer's words are known and only the voice is measured."""
        lanes: dict[Speaker, list[ObservingLane]] = {speaker: [self._prosody(speaker)] for speaker in SPEAKERS}
        if engine is not None:
            lanes[Speaker.AGENT].append(words_lanes(engine)(Speaker.AGENT))
        return lanes

    def _kept(
        self, take: RecordedTake, pipeline: Pipeline, drill: Drill, root: Path, about: Mapping[str, str]
    ) -> SessionFolder:
        baseline = self._setup.wanted.baseline
        digest = hashlib.sha256(baseline.read_bytes()).hexdigest() if baseline else ""
        known = {**self._setup.about, **about, "baseline": digest, "title": f"{drill.id} {drill.title}"}
        session = create_session(root, kind=Kind.PRACTICE, **known)
        try:
            soundfile.write(str(session.path / SOUND), take.pcm, RATE, subtype="PCM_16", format="FLAC")
            pipeline.observed.save(session.path)
            keep_reading(session.path, baseline)
            write_journal(session.path / EVENTS, take.events)
            _write_log(PracticeLog(session.path), drill, take.customer, take.now_s)
            content = content_of(session.sound)
            session.finish(state=State.COMPLETE, duration_s=take.now_s, content=content, speakers=SPEAKERS)
        except BaseException:
            session.delete()
            raise
        return session


def _write_log(log: PracticeLog, drill: Drill, customer: Customer, now_s: float) -> None:
    log.begin(drill.id)
    for shown in customer.shown:
        log.show(shown)
    log.end(customer.over or HangUp(None, now_s))
