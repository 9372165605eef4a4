"""Phrases without a disk: what the page asks for, and what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from audio.span import Span
from coach_app.phrasebook.book import Book
from coach_app.phrasebook.changes import changes
from coach_app.phrasebook.desk import Rejudged
from coach_app.phrasebook.kept import Progress, Stopped
from coach_app.phrasebook.shelf import Kept
from coach_app.phrasebook.table_file import Taken
from coach_app.phrasebook.trial import Heard, Outcome
from feedback.pack import load_pack


@cache
def a_book() -> Book:
    """A book that says nothing otherwise."""
    return Book.new(load_pack(), "cloud-sea", "云海宽带")


@dataclass
class FakePhrases:
    """Hears every phrase twice in three sessions; raises `error` instead where there is one."""

    error: Exception | None = None
    sessions: tuple[str, ...] = ("a", "b")
    sound: bool = True
    unread: int = 0
    unreadable: tuple[str, ...] = ()
    tried: list[tuple[str, str]] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    played: list[tuple[str, Span]] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)
    closed: bool = False

    def open(self) -> Kept:
        self._fail()
        return Kept(a_book(), unreadable=self.unreadable)

    def keep(self, kept: Kept) -> Kept:
        self._fail()
        self.kept.append(kept)
        return Kept(kept.book, "kept")

    def read(self, progress: Progress) -> int:
        for done in range(1, self.unread + 1):
            if not progress(done, self.unread):
                raise Stopped
        return 3

    def attempt(self, book: Book, name: str, progress: Progress) -> Outcome:
        self.tried.append((name, book.line(name).wanted.text))
        book.pack()
        heard = Heard("20261122-091500-0000", Span(75.0, 76.5), "那个不归我们管", 0.9)
        return Outcome(3, (heard, heard), by_itself=progress(1, 1))

    def take_in(self, path: Path, book: Book) -> Taken:
        self._fail()
        self.files.append(path)
        after = book.switched("FOR-02", False)
        return Taken(after, changes(book, after), ("备注",))

    def hand_out(self, path: Path, book: Book) -> int:
        self._fail()
        self.files.append(path)
        return len(book.lines())

    def outdated(self, book: Book) -> tuple[str, ...]:
        self.judged.append(book.id)
        return self.sessions

    def rejudge(self, book: Book, progress: Progress) -> Rejudged:
        self._fail()
        self.judged.append(book.id)
        for n in range(len(self.sessions)):
            progress(n + 1, len(self.sessions))
        return Rejudged(self.sessions[:1], tuple((name, "gone") for name in self.sessions[1:]))

    def play(self, session: str, span: Span) -> bool:
        self.played.append((session, span))
        return self.sound

    def close(self) -> None:
        self.closed = True

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error
