"""Judges many sessions anew, each core with a process of its own: the window stays fluent meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from coach_app.advice import sentence
from coach_app.call import Setup, Wanted
from coach_app.errors import MENDABLE
from coach_app.library.rejudging import is_current, rejudge

#: Sessions for which another process is worth its start.
_WORTH: Final = 4

#: Seconds between two looks at whether to stop.
_LOOK_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class Rejudged:
    """A session was looked at.

    Parameters
    ----------
    session : str
        Its id.
    changed : bool
        Its events were written anew; ``False`` where they were up to date, or it could not be done.
    code, message, advice : str
        Why it could not be done: which kind of error, what is wrong, what to do. Empty where it could.
    zh : str
        Both in Chinese.
    """

    session: str
    changed: bool = False
    code: str = ""
    message: str = ""
    advice: str = ""
    zh: str = ""

    def sentence(self, language: str) -> str:
        """Why it could not be done: one line in a language."""
        return self.zh if language == "zh" and self.zh else f"{self.message} {self.advice}".strip()


class Rejudging:
    """Judges sessions anew that are not as the rules would have them.

    What is killed or stopped is gone on with by asking again: what was done is up to date by then.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    wanted : Wanted
        Names the rules and the language of their sentences; nobody is asked to hear.
    workers : int
        Processes at most; 0 for one a core.
    force : bool
        Also those that are up to date.
    """

    def __init__(self, root: Path, wanted: Wanted, *, workers: int = 0, force: bool = False) -> None:
        self._root = root
        self._wanted = replace(wanted, engine="none", words=None, model="", baseline=None)
        self._workers = workers or os.cpu_count() or 1
        self._force = force
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop soon, from any thread; each session is as the old rules or the new ones have it."""
        self._stop.set()

    def run(self, ids: Sequence[str]) -> Iterator[Rejudged]:
        """Look at sessions; give each when it is done.

        Raises
        ------
        PackError
            If the rules cannot be read.
        """
        Setup(self._wanted)  # what is wrong with the rules is said here
        todo = list(reversed(ids))
        crew = [_Hand(self._wanted, self._root, self._force) for _ in range(self._count(len(todo)))]
        try:
            while not self._stop.is_set() and (todo or any(hand.session for hand in crew)):
                for hand in crew:
                    if not hand.session and todo:
                        hand.take(todo.pop())
                for pipe in wait([hand.pipe for hand in crew if hand.session], _LOOK_S):
                    yield next(hand for hand in crew if hand.pipe is pipe).receive()
        finally:
            for hand in crew:
                hand.end()

    def _count(self, sessions: int) -> int:
        return max(1, min(self._workers, -(-sessions // _WORTH))) if sessions else 0


class _Hand:
    """One process."""

    def __init__(self, wanted: Wanted, root: Path, force: bool) -> None:
        self._given = (wanted, root, force)
        self.session = ""
        self.pipe, self._process = self._start()

    def take(self, session: str) -> None:
        """Begin with a session."""
        self.session = session
        self.pipe.send(session)

    def receive(self) -> Rejudged:
        """What became of it; a process that died is replaced."""
        session, self.session = self.session, ""
        try:
            done: Rejudged = self.pipe.recv()
        except (EOFError, ConnectionError):
            self.end()
            self.pipe, self._process = self._start()
            why, zh = f"The process that judged {session} ended.", f"{session}：判断它的进程意外结束，请单独重判。"
            return Rejudged(session, False, "broken", why, "Judge it alone; the others go on.", zh)
        return done

    def end(self) -> None:
        """End it; a session that it was at stays as it was."""
        self.pipe.close()
        self._process.kill()
        self._process.join()

    def _start(self) -> tuple[Connection, BaseProcess]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(*self._given, theirs), name="rejudge", daemon=True)
        process.start()
        theirs.close()
        return ours, process


def work(wanted: Wanted, root: Path, force: bool, pipe: Connection) -> None:
    """Judge what is asked until nobody asks any more; the target of the process.

    Parameters
    ----------
    wanted : Wanted
        Names the rules.
    root : Path
        Folder of the sessions.
    force : bool
        Also those that are up to date.
    pipe : Connection
        Takes ids, gives `Rejudged`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    setup = Setup(wanted)
    with suppress(EOFError, ConnectionError):
        while True:
            pipe.send(_one(root, pipe.recv(), setup, force))


def _one(root: Path, session: str, setup: Setup, force: bool) -> Rejudged:
    try:
        if not force and is_current(root / session, setup.pack):
            return Rejudged(session)
        rejudge(root / session, setup)
    except MENDABLE as error:
        code = str(getattr(error, "code", type(error).__name__))
        return Rejudged(session, False, code, error.message, error.advice, f"{session}：{sentence(error, 'zh')}")
    except OSError as error:
        why, zh = f"{session} cannot be written ({error.strerror}).", f"{session}：无法写入，请检查磁盘空间。"
        return Rejudged(session, False, "OSError", why, "Make room, then judge it again.", zh)
    return Rejudged(session, changed=True)
