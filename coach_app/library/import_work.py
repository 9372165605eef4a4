"""Takes recordings in, in a process of its own: a decoder that dies takes one recording with it and no more.

A recording becomes a session's folder in a place of its own; whoever asked for it puts it among
the others. It is judged from the sound that is kept, so that what is judged later is the same.
"""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE, AudioBlock
from audio.channels import parse_channels
from audio.notice import Notice
from audio.pcm import to_pcm
from audio.source import SoundSource, open_sound
from coach_app.advice import sentence
from coach_app.call import Call, Setup, Wanted
from coach_app.errors import MENDABLE, BadInputError
from coach_app.events import Event, SessionStarted
from coach_app.library.import_job import Job
from coach_app.people.people import People
from coach_app.pipeline import Pipeline
from coach_app.recording.sessions import SOUND, Manifest, SessionFolder, State
from coach_app.session import run_inline
from coach_app.shift.journal import write_journal
from coach_app.shift.live_call import EVENTS

#: Share of the work that decoding is, as far as progress tells.
_DECODING = 0.1

#: Least progress worth telling.
_TELLING = 0.02


@dataclass(frozen=True, slots=True)
class TakeIn:
    """A recording is to be taken in.

    Parameters
    ----------
    job : Job
        Which.
    folder : Path
        Where to; there and empty but for its marker.
    session : str
        Id that the session will have.
    """

    job: Job
    folder: Path
    session: str


@dataclass(frozen=True, slots=True)
class GoOn:
    """Its sound is new: judge it."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Its sound is there already: leave it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Its sound is in the folder.

    Parameters
    ----------
    content : str
        SHA-256 over it (`coach_app.recording.sessions.Manifest.content`).
    """

    content: str


@dataclass(frozen=True, slots=True)
class Worked:
    """It has come so far, in [0, 1]."""

    done: float


@dataclass(frozen=True, slots=True)
class Made:
    """The folder is complete but for its place."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot be taken in.

    Parameters
    ----------
    code, message, advice : str
        Kind of error, what is wrong, what to do.
    zh : str
        Both in Chinese.
    """

    code: str
    message: str
    advice: str
    zh: str


#: What is asked of the process, and what it answers.
Order = TakeIn | GoOn | Leave
Answer = Decoded | Worked | Made | Refused


def work(data: Path, pipe: Connection) -> None:
    """Take recordings in until nobody asks any more; the target of the process.

    Parameters
    ----------
    data : Path
        The data folder, in which the people are.
    pipe : Connection
        Takes `Order`, gives `Answer`. When its other end closes, the process ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    desk = _Desk(data, pipe)
    try:
        while True:
            order: Order = pipe.recv()
            if isinstance(order, TakeIn):
                desk.take_in(order)
    except (EOFError, ConnectionError):
        pass  # whoever asked is gone
    finally:
        pipe.close()


class _Desk:
    """Works on one recording after the other; rules and models stay loaded while they are the same."""

    def __init__(self, data: Path, pipe: Connection) -> None:
        self._people = People(data / "people")
        self._pipe = pipe
        self._setup: Setup | None = None
        self._told = 0.0

    def take_in(self, order: TakeIn) -> None:
        """Do it, or say why not."""
        self._told = 0.0
        try:
            self._take_in(order)
        except MENDABLE as error:
            said = sentence(error, "zh")
            self._pipe.send(Refused(type(error).__name__, error.message, error.advice, said))
        except OSError as error:
            if isinstance(error, ConnectionError):
                raise
            why = f"{order.job.name} cannot be taken in ({error.strerror or error})."
            advice, zh = (
                "Check that there is room on the disk.",
                f"{order.job.name} 无法导入，请检查磁盘空间和文件权限。",
            )
            self._pipe.send(Refused("OSError", why, advice, zh))
        except Exception as error:  # noqa: BLE001 (one recording is no reason to lose the others)
            why = f"{order.job.name} could not be taken in: {type(error).__name__}."
            advice, zh = "Please report it with the file.", f"{order.job.name} 导入失败，请附上该文件报告问题。"
            self._pipe.send(Refused("failed", why, advice, zh))

    def _take_in(self, order: TakeIn) -> None:
        job, sound = order.job, order.folder / SOUND
        source = open_sound(Path(job.file), parse_channels(job.channels) if job.channels else None)
        content = _keep_sound(source, sound, lambda done: self._tell(done * _DECODING))
        self._pipe.send(Decoded(content))
        if not isinstance(self._pipe.recv(), GoOn):
            return
        setup = self._setup_for(job)
        call = setup.open(sound)
        pipeline = setup.inline(call)
        events: list[tuple[Event, float]] = []

        def keep(event: Event) -> None:
            known = replace(event, file=job.name) if isinstance(event, SessionStarted) else event
            events.append((known, pipeline.heard_s))
            self._tell(_DECODING + (1 - _DECODING) * min(1.0, pipeline.heard_s / call.source.duration_s))

        run_inline(_Imported(call, source.notices), pipeline, keep)
        _keep_judgement(order, setup, call, content, pipeline, events)
        self._pipe.send(Made())

    def _setup_for(self, job: Job) -> Setup:
        wanted = self._wanted(job)
        if self._setup is None or self._setup.wanted != wanted:
            self._setup = None  # a model leaves before the next is loaded
            self._setup = Setup(wanted)
        return self._setup

    def _wanted(self, job: Job) -> Wanted:
        wanted = Wanted(
            engine=job.engine,
            words=job.words_file,
            model=job.model,
            pack=job.pack,
            language=job.language,
        )
        if not job.person:
            return wanted
        person = self._people.get(job.person)
        if person is None:
            raise BadInputError(f"There is no profile '{job.person}'.", "Choose the person from the list.")
        voices = self._people.baselines(person.id).all()
        return replace(wanted, baseline=voices[-1].path if voices else None, placeholders=person.values)

    def _tell(self, done: float) -> None:
        if done - self._told >= _TELLING:
            self._told = done
            self._pipe.send(Worked(done))


class _Imported:
    """A call's sound with what is remarkable about the file that it came in."""

    def __init__(self, call: Call, notices: Sequence[Notice]) -> None:
        self._source = call.source
        self._of_file = tuple(notices)
        self.file, self.rate = call.source.file, call.source.rate
        self.speakers, self.duration_s = call.source.speakers, call.source.duration_s

    @property
    def notices(self) -> list[Notice]:
        """Remarks on the file, and those on the kept sound that are not about the same."""
        said = {notice.code for notice in self._of_file}
        return [*self._of_file, *(notice for notice in self._source.notices if notice.code not in said)]

    def __iter__(self) -> Iterator[tuple[AudioBlock, ...]]:
        return iter(self._source)


def _keep_sound(source: SoundSource, target: Path, tell: Callable[[float], None]) -> str:
    """Write a recording as a session's sound, and give its content."""
    digest = hashlib.sha256()
    channels = len(source.speakers)
    with soundfile.SoundFile(str(target), "w", RATE, channels, subtype="PCM_16", format="FLAC") as file:
        for blocks in source:
            pcm = to_pcm(np.stack([block.samples for block in blocks], axis=1))
            file.write(pcm)
            digest.update(pcm.astype("<i2", copy=False).tobytes())
            tell(min(1.0, blocks[0].span.end_s / source.duration_s))
    with target.open("rb+") as written:
        os.fsync(written.fileno())
    return digest.hexdigest()


def _keep_judgement(
    order: TakeIn, setup: Setup, call: Call, content: str, pipeline: Pipeline, events: Sequence[tuple[Event, float]]
) -> None:
    """Everything of a session but its place: what was observed, its events, its manifest."""
    job = order.job
    baseline = setup.wanted.baseline
    pipeline.observed.save(order.folder)
    write_journal(order.folder / EVENTS, events)
    about = {**setup.about, "baseline": hashlib.sha256(baseline.read_bytes()).hexdigest() if baseline else ""}
    manifest = Manifest.model_validate(
        {
            **about,
            "id": order.session,
            "state": State.COMPLETE,
            "person": job.person,
            "title": job.title,
            "tags": job.tags,
            "source": job.name,
            "content": content,
            "started_at": datetime.fromtimestamp(Path(job.file).stat().st_mtime, UTC).astimezone(),
            "duration_s": call.source.duration_s,
            "speakers": tuple(call.source.speakers),
        }
    )
    SessionFolder(order.folder).write(manifest)
