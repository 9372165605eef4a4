"""Judges many sessions anew, each core with a process of its own: the window stays fluent meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
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
from coach_app.observed import VOICE, WORDS
from coach_app.recording.sessions import SessionFolder

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
    own : bool
        Each by the pack that judged it last, as that stands now (calls of another centre and drills stay what they
        are); those that none has judged by that of `wanted`.
    """

    def __init__(self, root: Path, wanted: Wanted, *, workers: int = 0, force: bool = False, own: bool = False) -> None:
        self._root = root
        self._wanted = replace(wanted, engine="none", words=None, model="", baseline=None)
        self._workers = workers or os.cpu_count() or 1
        self._force, self._own = force, own
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop soon, from any thread; each session is as the old rules or the new ones have it."""
        self._stop.set()

    def run(self, ids: Sequence[str]) -> Iterator[Rejudged]:
        """Look at sessions, the longest first; give each when it is done.

        A process gets its next session before what became of the last one is given: nobody waits
        while that is taken in.

        Raises
        ------
        PackError
            If the rules cannot be read.
        """
        todo = deque(sorted(ids, key=lambda session: _size(self._root / session), reverse=True))
        crew = [_Hand(self._wanted, self._root, self._force, self._own) for _ in range(self._count(len(todo)))]
        try:
            if not self._own:
                Setup(self._wanted)  # what is wrong with the rules is said here, while the others begin
            for hand in crew:
                hand.take(todo.popleft())
            while not self._stop.is_set() and any(hand.session for hand in crew):
                for pipe in wait([hand.pipe for hand in crew if hand.session], _LOOK_S):
                    hand = next(hand for hand in crew if hand.pipe is pipe)
                    done = hand.receive()
                    if todo and not self._stop.is_set():
                        hand.take(todo.popleft())
                    yield done
        finally:
            for hand in crew:
                hand.end()

    def _count(self, sessions: int) -> int:
        return max(1, min(self._workers, -(-sessions // _WORTH))) if sessions else 0


def own_pack(folder: Path, other: str) -> str:
    """Id of the pack that judged a session last; `other` for one that none has judged, or that cannot be read."""
    try:
        return SessionFolder(folder).manifest.pack_id or other
    except (OSError, ValueError):
        return other  # that it cannot be read is said when it is to be judged


def _size(folder: Path) -> int:
    """About how much there is to judge: bytes of what was measured and said."""
    try:
        return sum((folder / name).stat().st_size for name in (VOICE, WORDS))
    except OSError:
        return 0


class _Hand:
    """One process."""

    def __init__(self, wanted: Wanted, root: Path, force: bool, own: bool) -> None:
        self._given = (wanted, root, force, own)
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


def work(wanted: Wanted, root: Path, force: bool, own: bool, pipe: Connection) -> None:
    """Judge what is asked until nobody asks any more; the target of the process.

    Parameters
    ----------
    wanted : Wanted
        Names the rules.
    root : Path
        Folder of the sessions.
    force : bool
        Also those that are up to date.
    own : bool
        Each by its own pack.
    pipe : Connection
        Takes ids, gives `Rejudged`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    with suppress(EOFError, ConnectionError, *MENDABLE):  # what is wrong with the rules is the parent's to say
        rules = _Rules(wanted, own)
        while True:
            pipe.send(_one(root, pipe.recv(), rules, force))


class _Rules:
    """The packs that sessions are judged by, each read once."""

    def __init__(self, wanted: Wanted, own: bool) -> None:
        self._wanted, self._own = wanted, own
        self._read = {} if own else {wanted.pack: Setup(wanted)}

    def of(self, folder: Path) -> Setup:
        """Those of a session."""
        name = own_pack(folder, self._wanted.pack) if self._own else self._wanted.pack
        if name not in self._read:
            self._read[name] = Setup(replace(self._wanted, pack=name))
        return self._read[name]


def _one(root: Path, session: str, rules: _Rules, force: bool) -> Rejudged:
    try:
        setup = rules.of(root / session)
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
