"""What agents said in the kept sessions, ready to be searched many times.

The words stay in the sessions' folders and in memory, never in a file of their own: what is
deleted there is nowhere else. A session whose words have not changed is not read again.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from asr_models.transcript import Utterance
from audio.block import Speaker
from coach_app.heard_words import WordsFormatError, read_words
from coach_app.observed import WORDS
from coach_app.rulings.corrections import corrected, corrections_of
from coach_app.rulings.log import RulingLog

_RULINGS: Final = "rulings.jsonl"

#: Told how many sessions of how many were looked at; a false answer ends the work.
Progress = Callable[[int, int], bool]


class Stopped(Exception):  # noqa: N818 - no error: somebody does not want to know any more
    """Nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What one agent said in one session.

    Parameters
    ----------
    session : str
        Its id.
    texts : tuple of str
        The agent's utterances, in order.
    """

    session: str
    texts: tuple[str, ...]


def carry_on(_done: int, _of: int) -> bool:
    """Nobody wants to know, and nobody stops it."""
    return True


@dataclass(slots=True)
class KeptWords:
    """The kept words of a data folder.

    Parameters
    ----------
    sessions : Path
        Folder of the sessions.
    """

    sessions: Path
    _known: dict[str, tuple[tuple[int, ...], Talk]] = field(default_factory=dict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def talks(self, progress: Progress = carry_on) -> tuple[Talk, ...]:
        """What is kept now, newest session first; sessions whose words are gone or damaged are left out.

        Raises
        ------
        Stopped
            If `progress` said so; what was read until then is not read again.
        """
        with self._turn:
            found = list(self._folders())
            gone = set(self._known) - {name for name, _ in found}
            for name in gone:
                del self._known[name]
            for done, (name, stamp) in enumerate(found, 1):
                if self._known.get(name, ((), None))[0] != stamp:
                    self._known[name] = (stamp, Talk(name, _texts(self.sessions / name)))
                if not progress(done, len(found)):
                    raise Stopped
            return tuple(self._known[name][1] for name, _ in sorted(found, reverse=True))

    def utterances(self, session: str) -> list[Utterance]:
        """The agent's utterances of a session with their times, in the order of :meth:`talks`."""
        return _agent(self.sessions / session)

    def _folders(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        if not self.sessions.is_dir():
            return
        with os.scandir(self.sessions) as folders:
            for one in folders:
                if not one.name.startswith("."):
                    stamp = _stamp(os.path.join(one.path, WORDS))  # noqa: PTH118 (thousands of them)
                    if stamp:
                        yield one.name, stamp + _stamp(os.path.join(one.path, _RULINGS))  # noqa: PTH118


def _stamp(path: str) -> tuple[int, ...]:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size


def _texts(folder: Path) -> tuple[str, ...]:
    """The agent's texts; without the words' times, which take most of the reading."""
    if (folder / _RULINGS).is_file():
        return tuple(one.text for one in _agent(folder))
    try:
        written = (folder / WORDS).read_bytes()
        # Provisional words come last and are most of the file; no text holds these quotes unescaped.
        final, hearings, _ = written.partition(b'],"hearings":')
        found = json.loads(final + b"]}" if hearings else written)["utterances"]
        said = [(one["start_s"], one["text"]) for one in found if one["speaker"] == Speaker.AGENT.value]
        return tuple(str(text) for _, text in sorted(said, key=lambda one: float(one[0])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def _agent(folder: Path) -> list[Utterance]:
    try:
        said: Sequence[Utterance] = read_words((folder / WORDS).read_bytes()).utterances
    except (OSError, WordsFormatError):
        return []
    if (folder / _RULINGS).is_file():
        said = corrected(said, corrections_of(RulingLog(folder).entries()))
    return _in_order(one for one in said if one.speaker is Speaker.AGENT)


def _in_order(said: Iterable[Utterance]) -> list[Utterance]:
    return sorted(said, key=lambda one: one.span.start_s)
