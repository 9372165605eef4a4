"""One of the processes that take recordings in, and the folder in which it is making a session."""

from __future__ import annotations

import multiprocessing
import secrets
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from audio.wav import sync_folder
from coach_app.library.import_job import Job
from coach_app.library.import_queue import ImportQueue
from coach_app.library.import_work import Answer, GoOn, Leave, TakeIn, work
from coach_app.recording import marker

#: Begins the name of a folder in which a session is being made.
STAGED: Final = ".importing-"

#: Seconds to wait for a process that was told to end.
_PATIENCE_S: Final = 5.0


class Hand:
    """A process that takes one recording in after the other; started at the first.

    Parameters
    ----------
    data : Path
        The data folder.
    root : Path
        Folder of the sessions.
    target : callable
        What the process runs, told the data folder and its end of the pipe; tests exchange it.

    Attributes
    ----------
    content : str
        SHA-256 over the sound of the recording that it works on.
    session : str
        Id that its session will have.
    """

    def __init__(self, data: Path, root: Path, target: Callable[[Path, Connection], None] = work) -> None:
        self._target = target
        self._data = data
        self._root = root
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._at: tuple[ImportQueue, Job] | None = None
        self._folder = root
        self.content = ""
        self.session = ""

    @property
    def busy(self) -> bool:
        """It works on a recording."""
        return self._at is not None

    @property
    def at(self) -> tuple[ImportQueue, Job]:
        """What it works on."""
        if self._at is None:
            raise RuntimeError("it works on nothing")
        return self._at

    @property
    def pipe(self) -> Connection:
        """Where its answers come from."""
        if self._pipe is None:
            raise RuntimeError("it was not started")
        return self._pipe

    @property
    def pid(self) -> int | None:
        """Number of its process."""
        return self._process.pid if self._process is not None else None

    def take(self, queue: ImportQueue, job: Job) -> None:
        """Begin with a recording."""
        if self._process is None:
            self._start()
        self.session, self.content = self._free_id(job), ""
        self._folder = stage(self._root, self.session)
        self._at = (queue, job)
        self.pipe.send(TakeIn(job, self._folder, self.session))

    def receive(self) -> Answer | None:
        """Its next answer; ``None`` when it has died."""
        try:
            answer: Answer = self.pipe.recv()
        except (EOFError, ConnectionError):
            return None
        return answer

    def go_on(self, content: str) -> None:
        """Its sound is new."""
        self.content = content
        self.pipe.send(GoOn())

    def put(self, place: Path) -> None:
        """Its session is whole: move it among the others."""
        marker.unmark(self._folder)
        sync_folder(self._folder)
        self._folder.replace(place)
        sync_folder(self._root)
        self._at = None

    def leave(self) -> None:
        """Its sound is there already: it does not go on with it."""
        self.pipe.send(Leave())
        self.drop()

    def drop(self) -> None:
        """Its recording is not taken in; what it made of it goes."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._at = None

    def renew(self) -> None:
        """It has died: the next recording gets another."""
        self.end()
        self._process, self._pipe = None, None

    def end(self) -> None:
        """End the process, and with it what it was working on."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join(_PATIENCE_S)
        if self.busy:
            self.drop()

    def _free_id(self, job: Job) -> str:
        """An id like those of calls that were recorded here: it begins with the time of the recording."""
        try:
            at = datetime.fromtimestamp(Path(job.file).stat().st_mtime, UTC).astimezone()
        except OSError:
            at = datetime.now(UTC).astimezone()
        while True:
            session = f"{at:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
            if not (self._root / session).exists():
                return session

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=self._target, args=(self._data, theirs), name="import", daemon=True)
        self._process.start()
        theirs.close()


def stage(root: Path, name: str) -> Path:
    """Make a folder in which a session is being made; signed, so that nobody else clears it away.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    name : str
        Says what it is for.
    """
    folder = root / f"{STAGED}{name}-{secrets.token_hex(4)}"
    folder.mkdir(parents=True)
    marker.sign(folder)
    return folder


def clear(root: Path) -> None:
    """Remove what killed imports were making.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    """
    for folder in root.glob(f"{STAGED}*"):
        if not marker.at_work(folder):
            shutil.rmtree(folder, ignore_errors=True)
