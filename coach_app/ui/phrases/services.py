"""What the page of phrases asks for: slow things that need no window."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from audio.span import Span
from coach_app.demo.clips import ClipPlayer
from coach_app.phrasebook.book import Book
from coach_app.phrasebook.desk import PhraseDesk, Rejudged
from coach_app.phrasebook.kept import Progress
from coach_app.phrasebook.shelf import Kept
from coach_app.phrasebook.table_file import Taken
from coach_app.phrasebook.trial import Outcome


class PhraseServices(Protocol):
    """See :class:`coach_app.phrasebook.desk.PhraseDesk`; all of it is slow."""

    def open(self) -> Kept:
        """The book of the pack that is chosen."""

    def keep(self, kept: Kept) -> Kept:
        """Write it."""

    def read(self, progress: Progress) -> int:
        """Read what is kept, so that phrases can be tried on it; how many sessions there are."""

    def attempt(self, book: Book, name: str, progress: Progress) -> Outcome:
        """Try a phrase on what is kept."""

    def take_in(self, path: Path, book: Book) -> Taken:
        """The book with what a table says, and what that changes."""

    def hand_out(self, path: Path, book: Book) -> int:
        """Write the book as a table."""

    def outdated(self, book: Book) -> tuple[str, ...]:
        """Sessions that were judged otherwise."""

    def rejudge(self, book: Book, progress: Progress) -> Rejudged:
        """Judge them anew."""

    def play(self, session: str, span: Span) -> bool:
        """Play a clip; whether there is any sound."""

    def close(self) -> None:
        """Give everything back."""


class KeptPhrases:
    """The phrases of this computer.

    Parameters
    ----------
    data : Path
        The data folder.
    pack : str
        The pack that is chosen.
    """

    def __init__(self, data: Path, pack: str) -> None:
        self._desk, self._pack, self._player = PhraseDesk(data), pack, ClipPlayer()

    def open(self) -> Kept:
        """The book of the pack that is chosen."""
        return self._desk.open(self._pack)

    def keep(self, kept: Kept) -> Kept:
        """Write it."""
        return self._desk.keep(kept)

    def read(self, progress: Progress) -> int:
        """Read what is kept; what was read is not read again."""
        return self._desk.read(progress)

    def attempt(self, book: Book, name: str, progress: Progress) -> Outcome:
        """Try a phrase on what is kept."""
        return self._desk.attempt(book, name, progress)

    def take_in(self, path: Path, book: Book) -> Taken:
        """The book with what a table says, and what that changes."""
        return self._desk.take_in(path, book)

    def hand_out(self, path: Path, book: Book) -> int:
        """Write the book as a table."""
        return self._desk.hand_out(path, book)

    def outdated(self, book: Book) -> tuple[str, ...]:
        """Sessions that were judged otherwise."""
        return self._desk.outdated(book)

    def rejudge(self, book: Book, progress: Progress) -> Rejudged:
        """Judge them anew."""
        return self._desk.rejudge(book, progress)

    def play(self, session: str, span: Span) -> bool:
        """Play a clip; whether there is any sound."""
        sound = self._desk.sound(session)
        if sound is not None:
            self._player.play(sound, span)
        return sound is not None

    def close(self) -> None:
        """Give everything back."""
        self._player.close()
