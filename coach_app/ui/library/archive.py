"""What the library page does to the library: opened once, when it is first needed, and never in the window's thread.

Every method is slow. Whatever changes a session's folder brings the index in step at once, so that
a list that is read afterwards shows it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coach_app.call import Wanted
from coach_app.errors import MENDABLE, BadInputError
from coach_app.library.damage import Damage
from coach_app.library.following import follow
from coach_app.library.importing import Importer, give_up, waiting
from coach_app.library.library import Library
from coach_app.library.query import Page, Query, Row
from coach_app.library.reindexing import reindex
from coach_app.library.rejudging_many import Rejudged, Rejudging
from coach_app.library.sharing import Opened, open_shared, share
from coach_app.packs import load
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.sessions import Kind, SessionFolder, readable, sessions
from coach_app.rulings.accuracy import Accuracy, by_kind, by_rule
from coach_app.ui.library.ruled import ruled_sessions
from coach_app.ui.library.taking_in import Import


@dataclass(frozen=True, slots=True)
class Step:
    """How far something with many sessions is.

    Parameters
    ----------
    done, of : int
        How many are done, of how many.
    session : str
        The last one, where there is one.
    error : Exception or None
        Why it could not be done; the others go on.
    """

    done: int
    of: int
    session: str = ""
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What sessions can be narrowed by.

    Parameters
    ----------
    tags : tuple of str
        In use.
    people : tuple of Profile
        Everybody.
    items : tuple of (str, str)
        Items of the checklist: id and name.
    """

    tags: tuple[str, ...] = ()
    people: tuple[Profile, ...] = ()
    items: tuple[tuple[str, str], ...] = ()


class Archive:
    """The sessions of a data folder.

    Parameters
    ----------
    data : Path
        The user's data folder.
    wanted : callable
        How recordings are judged, as chosen now.
    """

    def __init__(self, data: Path, wanted: Callable[[], Wanted]) -> None:
        self.data, self._wanted = data, wanted
        self._turn = threading.Lock()
        self._library: Library | None = None
        self._importers: set[Importer] = set()
        self._closed = False

    @property
    def sessions(self) -> Path:
        """Folder of all sessions."""
        return self.data / "sessions"

    def catch_up(self) -> int:
        """Take in what has changed while nobody looked; how many entries were not right."""
        return self._opened().catch_up()

    def find(self, query: Query, offset: int, limit: int) -> Page:
        """A stretch of the sessions that are asked for."""
        return self._opened().find(query, offset, limit)

    def row(self, session: str) -> Row | None:
        """One session."""
        return self._opened().row(session)

    def choices(self, language: str) -> Choices:
        """What can be filtered by."""
        pack = load(self._wanted().pack, self.data)
        items = tuple((rule.item, rule.title.zh if language == "zh" else rule.title.en) for rule in pack.checklist)
        return Choices(self._opened().tags(), People(self.data / "people").all(), items)

    def add(self, session: str) -> None:
        """Take a session in, or what has changed of it."""
        self._opened().add(session)

    def describe(
        self,
        ids: Iterable[str],
        *,
        title: str | None = None,
        tags: Sequence[str] | None = None,
        person: str | None = None,
    ) -> None:
        """Change what is known of sessions; ``None`` leaves a thing as it is."""
        library = self._opened()
        for session in ids:
            if title is not None:
                library.rename(session, title)
            if tags is not None:
                library.tag(session, tags)
            if person is not None:
                SessionFolder(self.sessions / session).change(person=person)
                library.add(session)

    def delete(self, ids: Iterable[str]) -> None:
        """Delete sessions for good."""
        self._opened().delete(ids)

    def everything(self) -> tuple[str, ...]:
        """Ids of all sessions that are judged."""
        return tuple(one.id for one, manifest in readable(sessions(self.sessions)) if manifest.kind is not Kind.BETWEEN)

    def rejudge(self, ids: Sequence[str], tell: Callable[[Step | Rejudged], None], stop: threading.Event) -> int:
        """Judge sessions anew, each by its own pack as it stands now; how many of them were not up to date."""
        library, new = self._opened(), 0
        judging = Rejudging(self.sessions, self._wanted(), own=True)
        for number, done in enumerate(judging.run(ids), 1):
            if done.changed:
                library.add(done.session)
                new += 1
            tell(done)
            tell(Step(number, len(ids), done.session))
            if stop.is_set():
                judging.cancel()
        return new

    def share(self, session: str, target: Path) -> bool:
        """Write a session into one file for somebody else; whether its sound was left out."""
        return share(self.sessions / session, target)

    def open_shared(self, files: Sequence[Path], tell: Callable[[Step], None]) -> tuple[Opened, ...]:
        """Take in sessions that somebody else has sent."""
        library, opened = self._opened(), []
        for number, file in enumerate(files, 1):
            error = None
            try:
                opened.append(open_shared(self.data, file))
                follow(self.sessions / opened[-1].session, self._wanted().language)
                library.add(opened[-1].session)
            except (*MENDABLE, OSError) as failure:
                error = failure
            tell(Step(number, len(files), file.name, error))
        return tuple(opened)

    def importing(self, named: Sequence[Path], **about: object) -> Import:
        """Make ready to take recordings in; nothing is done yet."""
        return Import(self, self._wanted(), named, about)

    def waiting(self) -> int:
        """How many recordings killed or stopped imports had not taken in."""
        return waiting(self.data)

    def resuming(self) -> Import:
        """Make ready to go on with them, each as it was to be judged then."""
        return Import(self, self._wanted(), (), {}, resume=True)

    def give_up(self) -> int:
        """Do not go on with them; how many they were."""
        return give_up(self.data)

    def rebuild(self, tell: Callable[[Step | Damage], None]) -> int:
        """Make the index anew from the folders; how many sessions there are. Damaged ones are told."""
        with self._turn:
            if self._library is not None:
                self._library.close()
                self._library = None
            return reindex(self.data, lambda done, of: tell(Step(done, of)), damaged=tell)

    def accuracy(self, rules: bool) -> tuple[Accuracy, ...]:
        """Precision and recall over all sessions that somebody ruled on, by rule or by kind."""
        return (by_rule if rules else by_kind)(ruled_sessions(self.sessions))

    def close(self) -> None:
        """Give the library back; imports that run are stopped and can be resumed."""
        with self._turn:
            self._closed = True
            for importer in self._importers:
                importer.cancel(keep=True)
            if self._library is not None:
                self._library.close()
                self._library = None

    @contextmanager
    def holding(self, importer: Importer) -> Iterator[None]:
        """Stop it should the library be given back meanwhile."""
        with self._turn:
            if self._closed:
                importer.cancel(keep=True)
            self._importers.add(importer)
        try:
            yield
        finally:
            with self._turn:
                self._importers.discard(importer)

    def _opened(self) -> Library:
        with self._turn:
            if self._closed:
                raise BadInputError("The window is being closed.", "Open it again.")
            if self._library is None:
                self._library = Library(self.data)
            return self._library
