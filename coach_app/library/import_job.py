"""What an import is made of: jobs, what becomes of each, and what is told on the way."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from coach_app.call import Wanted
from feedback.pack import DEFAULT

#: Endings of files that are taken out of a folder; a file that is named is always tried.
SOUNDS: Final = frozenset({".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".mp4", ".aac", ".amr"})


@dataclass(frozen=True, slots=True)
class Job:
    """One recording to be taken in.

    Parameters
    ----------
    file : str
        Where it is.
    id : str
        Names the job in its queue.
    person : str
        Id of the profile whose call it is; its usual voice and its own words judge it.
    title : str
        What to call the session; empty for the file's name.
    tags : tuple of str
        Words to file it under.
    engine, model, words, pack, channels, language : str
        As in `coach_app.call.Wanted`; `words` may be a folder that holds a file of the recording's name.
    """

    file: str
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    person: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    engine: str = ""
    model: str = ""
    words: str = ""
    pack: str = DEFAULT
    channels: str = ""
    language: str = "zh"

    @classmethod
    def of(cls, file: Path, wanted: Wanted, *, person: str = "", title: str = "", tags: Iterable[str] = ()) -> Job:
        """A job as somebody wants recordings to be judged."""
        return cls(
            str(file.absolute()),
            person=person,
            title=title,
            tags=tuple(dict.fromkeys(tags)),
            engine=wanted.engine,
            model=wanted.model,
            words=str(wanted.words.absolute()) if wanted.words else "",
            pack=wanted.pack,
            channels=wanted.channels,
            language=wanted.language,
        )

    @property
    def name(self) -> str:
        """Name of the file."""
        return Path(self.file).name

    @property
    def words_file(self) -> Path | None:
        """Label file of the scripted recogniser."""
        if not self.words:
            return None
        words = Path(self.words)
        return words / f"{Path(self.file).stem}.json" if words.is_dir() else words


class Fate(StrEnum):
    """What became of a job."""

    KEPT = "kept"
    DUPLICATE = "duplicate"
    """The library holds this sound already."""
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Settled:
    """A job is done with.

    Parameters
    ----------
    job : Job
        Which.
    fate : Fate
        What became of it.
    session : str
        Id of the session that was made, or of the one that holds the sound already.
    code : str
        Kind of error, for `coach_app.advice`.
    message, advice : str
        Where it failed: what is wrong and what to do, one sentence each.
    zh : str
        Both in Chinese.
    """

    job: Job
    fate: Fate
    session: str = ""
    code: str = ""
    message: str = ""
    advice: str = ""
    zh: str = ""

    def sentence(self, language: str) -> str:
        """Where it failed: one line in a language."""
        return self.zh if language == "zh" and self.zh else f"{self.message} {self.advice}".strip()


@dataclass(frozen=True, slots=True)
class Advanced:
    """A job has come so far.

    Parameters
    ----------
    job : Job
        Which.
    done : float
        Share of its work, in [0, 1].
    """

    job: Job
    done: float


#: What is told on the way.
News = Advanced | Settled


def recordings(named: Iterable[Path]) -> Iterator[Path]:
    """Files to be taken in: those that are named, and the recordings anywhere in the folders that are named.

    Parameters
    ----------
    named : iterable of Path
        Files and folders. A session's folder is looked through like any other.

    Yields
    ------
    Path
        Each file once, those of a folder in the order of their names; hidden ones are left out.
    """
    given: set[Path] = set()
    for path in named:
        for file in _inside(path) if path.is_dir() else (path,):
            known = file.absolute()
            if known not in given:
                given.add(known)
                yield file


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in SOUNDS and path.is_file():
            yield path
