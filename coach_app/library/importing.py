"""Takes recordings into the library: several at once, each in a process that may die, resumed after a crash.

What is to be done stands on disk before the work begins. A session is made under a name that
nobody looks at and put among the others when it is whole, so that there is never half of one;
a sound that is there already is not taken in again.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Final

from coach_app.call import Wanted
from coach_app.errors import BadInputError
from coach_app.library.import_hand import Hand, clear
from coach_app.library.import_job import Advanced, Fate, Job, News, Settled, recordings
from coach_app.library.import_queue import ImportQueue, commit_lock
from coach_app.library.import_work import Decoded, Made, Refused, Worked, work
from coach_app.recording.sessions import MANIFEST, sessions

#: Seconds between two looks at whether to stop.
_LOOK_S: Final = 0.2


class Importer:
    """Takes recordings in.

    Parameters
    ----------
    data : Path
        The data folder.
    wanted : Wanted
        How recordings are judged; a profile's own voice and words are added where one is named.
    workers : int
        Processes at once; 0 for one less than there are cores, and at least one.
    tell : callable
        Takes `News`, in the thread of `run`.
    resume : bool
        Go on with what killed or stopped imports had not done.
    target : callable
        What the processes run (`coach_app.library.import_hand.Hand`).

    Attributes
    ----------
    settled : list of Settled
        What became of the jobs so far.
    """

    def __init__(
        self,
        data: Path,
        wanted: Wanted,
        *,
        workers: int = 0,
        tell: Callable[[News], None] = lambda _: None,
        resume: bool = False,
        target: Callable[[Path, Connection], None] = work,
    ) -> None:
        self._root = data / "sessions"
        self._data = data
        self._wanted = wanted
        self._workers = workers or max(1, (os.cpu_count() or 2) - 1)
        self._tell = tell
        self._target = target
        self._stop = threading.Event()
        self._keeps = True
        self._known = _Contents(self._root)
        self._queues = ImportQueue.abandoned(data) if resume else []
        self._own: ImportQueue | None = None
        self.settled: list[Settled] = []

    @property
    def waiting(self) -> tuple[Job, ...]:
        """Jobs that are not settled."""
        return tuple(job for queue in self._queues for job in queue.waiting)

    def add(
        self, named: Iterable[Path], *, person: str = "", title: str = "", tags: Iterable[str] = ()
    ) -> tuple[Job, ...]:
        """Note recordings on disk as to be done, and give the jobs.

        Parameters
        ----------
        named : iterable of Path
            Files, and folders that are looked through.
        person : str
            Id of a profile, or empty.
        title : str
            What to call them.
        tags : iterable of str
            Words to file them under.

        Raises
        ------
        BadInputError
            If no list can be kept in the data folder.
        """
        try:
            if self._own is None:
                self._own = ImportQueue.create(self._data)
                self._queues.append(self._own)
            jobs = tuple(
                Job.of(file, self._wanted, person=person, title=title, tags=tags) for file in recordings(named)
            )
            self._own.add(jobs)
        except OSError as error:
            raise BadInputError(
                f"'{self._data}' cannot be written ({error.strerror}).", "Make room there, or choose another folder."
            ) from error
        return jobs

    def run(self) -> tuple[Settled, ...]:
        """Work until all is done or somebody stops it; give what became of the jobs."""
        clear(self._root)
        self._root.mkdir(parents=True, exist_ok=True)
        todo = [(queue, job) for queue in self._queues for job in queue.waiting if not self._was_made(queue, job)]
        crew = [Hand(self._data, self._root, self._target) for _ in range(min(self._workers, len(todo)))]
        try:
            while not self._stop.is_set() and (todo or any(hand.busy for hand in crew)):
                for hand in crew:
                    if not hand.busy and todo:
                        hand.take(*todo.pop(0))
                for pipe in wait([hand.pipe for hand in crew if hand.busy], _LOOK_S):
                    self._hear(next(hand for hand in crew if hand.busy and hand.pipe is pipe))
        finally:
            for hand in crew:
                hand.end()
            self.leave()
        return tuple(self.settled)

    def cancel(self, *, keep: bool = False) -> None:
        """Stop soon, from any thread.

        Parameters
        ----------
        keep : bool
            What is not done can be resumed later; otherwise it is given up.
        """
        self._keeps = keep
        self._stop.set()

    def _hear(self, hand: Hand) -> None:
        queue, job = hand.at
        match hand.receive():
            case Worked(done):
                self._tell(Advanced(job, done))
            case Decoded(content):
                known = self._known.session(content)
                if known:
                    hand.leave()
                    self._settle(queue, Settled(job, Fate.DUPLICATE, known))
                else:
                    hand.go_on(content)
            case Made():
                self._put_in_place(queue, job, hand)
            case Refused(code, message, advice, zh):
                hand.drop()
                self._settle(queue, Settled(job, Fate.FAILED, "", code, message, advice, zh))
            case None:
                hand.renew()
                why = f"{job.name} broke the program that reads recordings."
                advice = "Export it again as WAV; the others go on."
                zh = f"{job.name} 使读取录音的程序出错，请另存为 WAV 再导入。"
                self._settle(queue, Settled(job, Fate.FAILED, "", "broken", why, advice, zh))

    def _put_in_place(self, queue: ImportQueue, job: Job, hand: Hand) -> None:
        """Put a whole session among the others, unless its sound has come there in the meantime."""
        with commit_lock(self._data):
            known = self._known.session(hand.content)
            if not known:
                # Written first: should we die after the next line, nobody makes it again.
                queue.making(job, hand.session)
                hand.put(self._root / hand.session)
        if known:
            hand.drop()
        fate = Fate.DUPLICATE if known else Fate.KEPT
        self._settle(queue, Settled(job, fate, known or hand.session))

    def _was_made(self, queue: ImportQueue, job: Job) -> bool:
        """Whether an import that was killed had put the session in place, and only not noted it any more."""
        made = [session for session in queue.made(job) if (self._root / session / MANIFEST).is_file()]
        if made:
            self._settle(queue, Settled(job, Fate.KEPT, made[0]))
        return bool(made)

    def _settle(self, queue: ImportQueue, settled: Settled) -> None:
        queue.settle(settled)
        self.settled.append(settled)
        self._tell(settled)

    def leave(self) -> None:
        """Give what was cancelled up, and the queues back; `run` does so by itself."""
        for queue in self._queues:
            for job in queue.waiting if self._stop.is_set() and not self._keeps else ():
                self._settle(queue, Settled(job, Fate.CANCELLED))
            queue.close()
        self._queues, self._own = [], None


class _Contents:
    """Which session holds which sound; looks only at folders that it has not seen."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: set[str] = set()
        self._sessions: dict[str, str] = {}

    def session(self, content: str) -> str:
        """Id of the session that holds this sound, or empty."""
        for folder in sessions(self._root):
            if folder.id not in self._seen:
                with suppress(OSError, ValueError, KeyError, TypeError):
                    held = json.loads((folder.path / MANIFEST).read_bytes()).get("content", "")
                    self._seen.add(folder.id)
                    self._sessions[held] = folder.id
        known = self._sessions.get(content, "") if content else ""
        return known if known and (self._root / known / MANIFEST).is_file() else ""


def waiting(data: Path) -> int:
    """How many recordings killed or stopped imports had not done; `Importer` with `resume` goes on with them.

    Parameters
    ----------
    data : Path
        The data folder.
    """
    queues = ImportQueue.abandoned(data)
    count = sum(len(queue.waiting) for queue in queues)
    for queue in queues:
        queue.close()
    return count


def give_up(data: Path) -> int:
    """Do not go on with what killed or stopped imports had not done; how many recordings they were.

    A session that was put in place just before its import was killed stays.

    Parameters
    ----------
    data : Path
        The data folder.
    """
    count = 0
    for queue in ImportQueue.abandoned(data):
        for job in queue.waiting:
            queue.settle(Settled(job, Fate.CANCELLED))
            count += 1
        queue.close()
    return count
