"""What somebody does with a centre's phrases: open the book, try a phrase, keep it, judge kept sessions by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from coach_app.call import Setup, Wanted
from coach_app.errors import MENDABLE
from coach_app.library.library import Library
from coach_app.library.rejudging import is_current, rejudge
from coach_app.packs import PACKS, pack_folders
from coach_app.phrasebook.book import Book
from coach_app.phrasebook.kept import Progress, carry_on
from coach_app.phrasebook.shelf import Kept, Shelf
from coach_app.phrasebook.table_cells import unreadable
from coach_app.phrasebook.table_file import Taken, export_table, import_table
from coach_app.phrasebook.trial import Outcome, Trial
from coach_app.phrasebook.wording_checks import WordingError, wrong_in
from coach_app.recording.sessions import Kind, SessionFolder, readable, sessions
from feedback.errors import PackError
from feedback.pack import load_pack

#: Id of the book that is begun where there is none.
OWN: Final = "my-centre"
_SESSIONS: Final = "sessions"


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What came of judging kept sessions anew: their ids, and why the others were refused."""

    done: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class PhraseDesk:
    """The phrases of a data folder; everything here is slow enough for a thread of its own.

    Parameters
    ----------
    data : Path
        The data folder.
    """

    data: Path
    _trial: Trial = field(init=False)

    def __post_init__(self) -> None:
        self._trial = Trial(self.data / _SESSIONS)

    def open(self, pack: str) -> Kept:
        """The book of a pack: the pack itself if it is one, else the first that extends it, else a new one.

        Other packs that have mistakes are passed by and named.

        Raises
        ------
        PackError, ShelfError
            If the pack is not there or has mistakes.
        """
        shelf, found = Shelf(self.data), load_pack(pack, pack_folders(self.data))
        if found.extends:
            return shelf.open(pack)
        unreadable: list[str] = []
        for name in shelf.names():
            try:
                if load_pack(name, pack_folders(self.data)).extends == pack:
                    return replace(shelf.open(name), unreadable=tuple(unreadable))
            except PackError:
                unreadable.append(name)
        name = OWN
        while name in shelf.names():
            name += "-x"
        return replace(shelf.new(name, pack, "本中心用语"), unreadable=tuple(unreadable))

    def keep(self, kept: Kept) -> Kept:
        """Write the book; see :meth:`coach_app.phrasebook.shelf.Shelf.keep`."""
        with _named(kept.book):
            return Shelf(self.data).keep(kept)

    def read(self, progress: Progress = carry_on) -> int:
        """Read the kept words; how many sessions have some."""
        return self._trial.read(progress)

    def attempt(self, book: Book, name: str, progress: Progress = carry_on) -> Outcome:
        """Try a phrase of the book; see :meth:`coach_app.phrasebook.trial.Trial.run`."""
        with _named(book):
            pack = book.switched(name, True).pack()
        return self._trial.run(pack, name, progress)

    def take_in(self, path: Path, book: Book) -> Taken:
        """The book with what a table says, and what that changes."""
        return import_table(path, book)

    def hand_out(self, path: Path, book: Book) -> int:
        """Write the book as a table; how many rows."""
        try:
            return export_table(path, book)
        except OSError as error:
            raise unreadable(path, "table_unwritten", f"{error.strerror or 'No'}; choose another place.") from error

    def sound(self, session: str) -> Path | None:
        """What can be played of a session."""
        folder = self.data / _SESSIONS / session
        return folder if SessionFolder(folder).sound is not None else None

    def outdated(self, book: Book) -> tuple[str, ...]:
        """Sessions that were judged by this book or the pack below, and not as it is kept now."""
        pack = load_pack(book.id, pack_folders(self.data))
        ours = {book.id, book.below.id}
        found = readable(sessions(self.data / _SESSIONS))
        return tuple(
            one.id
            for one, manifest in found
            if manifest.kind is not Kind.BETWEEN and manifest.pack_id in ours and not is_current(one.path, pack)
        )

    def rejudge(self, book: Book, progress: Progress = carry_on) -> Rejudged:
        """Judge the sessions that :meth:`outdated` names by the book as it is kept.

        A false answer of `progress` ends it after the session at work; the others stay as they were judged.
        """
        setup = Setup(Wanted(engine="none", pack=str(self.data / PACKS / book.id)))
        done, refused = list[str](), list[tuple[str, str]]()
        chosen = self.outdated(book)
        with Library(self.data) as library:
            for number, session in enumerate(chosen, 1):
                try:
                    rejudge(library.sessions / session, setup)
                    library.add(session)
                    done.append(session)
                except MENDABLE as error:
                    refused.append((session, str(error)))
                if not progress(number, len(chosen)):
                    break
        return Rejudged(tuple(done), tuple(refused))


@contextmanager
def _named(book: Book) -> Iterator[None]:
    """Mistakes that somebody who writes phrases can mend, by the phrase they are in."""
    try:
        yield
    except PackError as why:
        wrong = wrong_in(book)
        if not wrong:
            raise
        raise WordingError(wrong) from why
