"""What takes long: taking recordings in, judging sessions anew, opening shared ones, making the index anew.

One of them at a time, in the order in which they were asked for; each says on the panel how far it is,
can be stopped, and goes on after what cannot be done.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from coach_app.advice_damage import damage_sentence
from coach_app.library.damage import Damage
from coach_app.library.import_job import Settled
from coach_app.library.rejudging_many import Rejudged
from coach_app.ui.errands import Errands, Tell
from coach_app.ui.language import Language
from coach_app.ui.library.about_dialog import About
from coach_app.ui.library.archive import Archive, Step
from coach_app.ui.library.import_progress import ImportProgress
from coach_app.ui.library.library_failures import failure_sentence
from coach_app.ui.library.taking_in import Import
from coach_app.ui.library.work_panel import WorkPanel


class LibraryWork(QObject):
    """Does them.

    Parameters
    ----------
    archive : Archive
        The sessions.
    panel : WorkPanel
        Says how far it is.
    language : Language
        For what could not be done.
    """

    changed = Signal()
    """The library holds other sessions, or they are judged otherwise."""
    deleted = Signal(object)
    """These sessions are gone: tuple of ids."""
    working = Signal(bool)
    """Something has begun, or all is over."""

    def __init__(self, archive: Archive, panel: WorkPanel, language: Language) -> None:
        super().__init__(panel)
        self._archive, self._panel, self._language = archive, panel, language
        self._errands = Errands(self)
        self._stop = threading.Event()
        self._import: Import | None = None
        self._next: deque[tuple[str, Callable[[], None]]] = deque()
        self._waiting: list[Import] = []
        self._closed = False
        panel.stop.connect(self.stop)

    @property
    def sessions(self) -> Path:
        """Folder of all sessions."""
        return self._archive.sessions

    @property
    def language(self) -> Language:
        """Owner of the language in use."""
        return self._language

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._panel.running

    def stop(self) -> None:
        """Stop soon what is being done; what waits for its turn comes next."""
        self._stop.set()
        if self._import is not None:
            self._import.cancel()

    def take_in(self, named: Sequence[Path], about: About) -> None:
        """Take recordings in; while they wait for their turn they stand on disk already."""
        if not named:
            return
        taken = self._archive.importing(
            named, person=about.person or "", title=about.title or "", tags=about.tags or ()
        )

        def begin() -> None:
            self._waiting.remove(taken)
            self._run(lambda: taken)

        self._waiting.append(taken)
        if self.busy:
            self._errands.run(lambda _: taken.note())  # what is wrong is said when it is their turn
        self._in_turn(self.tr("Looking for recordings …"), begin)

    def resume(self) -> None:
        """Go on with what killed or stopped imports had not taken in."""
        self._in_turn(self.tr("Going on with the import …"), lambda: self._run(self._archive.resuming))

    def give_up(self) -> None:
        """Do not go on with that."""
        self._errands.run(
            lambda _: self._archive.give_up(),
            lambda count: self._say(self.tr("Recordings given up: {0}.").format(count)),
            self._not_done,
        )

    def rejudge(self, ids: Sequence[str] | None) -> None:
        """Judge sessions anew; ``None`` for all of them."""

        def work(tell: Tell) -> tuple[int, int]:
            wanted = self._archive.everything() if ids is None else tuple(ids)
            return self._archive.rejudge(wanted, tell, self._stop), len(wanted)

        def begin() -> None:
            judged = self.tr("Judged {0} of {1}")
            self._errands.run(work, self._rejudged, self._broken, lambda step: self._step(step, judged))

        self._in_turn(self.tr("Judging anew …"), begin)

    def open_shared(self, files: Sequence[Path]) -> None:
        """Take in sessions that somebody has sent."""

        def begin() -> None:
            opened = self.tr("Opened {0} of {1}")
            self._errands.run(
                lambda tell: self._archive.open_shared(files, tell),
                self._opened,
                self._broken,
                lambda step: self._step(step, opened),
            )

        if files:
            self._in_turn(self.tr("Opening …"), begin)

    def rebuild(self) -> None:
        """Make the index anew."""

        def begin() -> None:
            read = self.tr("Read {0} of {1} sessions")
            self._errands.run(
                self._archive.rebuild,
                lambda count: self._end(self.tr("The index is made anew. Sessions: {0}.").format(count)),
                self._broken,
                lambda step: self._step(step, read),
            )

        self._in_turn(self.tr("Making the index anew …"), begin)

    def describe(self, ids: Sequence[str], about: About) -> None:
        """Change title, tags and person."""
        self._shortly(
            lambda: self._archive.describe(ids, title=about.title, tags=about.tags, person=about.person),
            self.changed.emit,
        )

    def delete(self, ids: Sequence[str]) -> None:
        """Delete sessions for good."""

        def over() -> None:
            self.deleted.emit(tuple(ids))
            self._say(self.tr("Deleted for good: {0}.").format(len(ids)))
            self.changed.emit()

        self._shortly(lambda: self._archive.delete(ids), over)

    def share(self, session: str, target: Path) -> None:
        """Write a session into one file."""

        def over(withheld: object) -> None:
            words = self.tr("{0} can be handed to somebody else.").format(target.name)
            if withheld:
                stays = self.tr("Its sound stays here: not all words are known, so numbers cannot be silenced.")
                words = f"{words} {stays}"
            self._say(words)

        self._errands.run(lambda _: self._archive.share(session, target), over, self._not_done)

    def close(self) -> None:
        """Hear nothing more; what runs is stopped, and recordings that were not taken in can be resumed."""
        self._closed = True
        self._stop.set()
        if self._import is not None:
            self._import.cancel(keep=True)
        self._errands.close()
        for taken in self._waiting:
            taken.leave()

    def _in_turn(self, title: str, begin: Callable[[], None]) -> None:
        """Do something that takes long, when what was asked for before it is over."""
        if self.busy:
            self._next.append((title, begin))
            self._show_next()
            return
        self._stop.clear()
        self._panel.begin(title)
        self.working.emit(True)
        begin()

    def _end(self, words: str) -> None:
        self._import = None
        if self._next:
            title, begin = self._next.popleft()
            self._stop.clear()
            self._panel.begin(title, words)
            self._show_next()
            begin()
        else:
            self._panel.end(words)
            self.working.emit(False)
        self.changed.emit()

    def _show_next(self) -> None:
        for number, (title, _) in enumerate(self._next):
            self._panel.line(f"next {number}", self.tr("Next: {0}").format(title))

    def _run(self, make: Callable[[], Import]) -> None:
        """Take recordings in; called when it is their turn."""
        progress = ImportProgress(self._panel, self._language, self)
        progress.kept.connect(self.changed)

        def work(tell: Tell) -> Sequence[Settled]:
            self._import = taken = make()
            if self._stop.is_set():
                taken.cancel(keep=self._closed)
            return taken.run(tell)

        def over(_: object) -> None:
            self._end(progress.words)

        self._errands.run(work, over, self._broken, progress.hear)

    def _broken(self, error: Exception) -> None:
        self._panel.fail("", self._sentence(error))
        self._end(self.tr("That has not worked"))

    def _shortly(self, work: Callable[[], object], over: Callable[[], None]) -> None:
        """Do something that takes a moment; beside what takes long, too."""
        self._errands.run(lambda _: work(), lambda _: over(), self._not_done)

    def _say(self, words: str) -> None:
        if self.busy:
            self._panel.note(words)
        else:
            self._panel.begin("")
            self._panel.end(words)

    def _not_done(self, error: Exception) -> None:
        if self.busy:
            self._panel.fail("", self._sentence(error))
        else:
            self._panel.begin("")
            self._panel.fail("", self._sentence(error))
            self._panel.end(self.tr("That has not worked"))
        self.changed.emit()

    def _rejudged(self, counts: tuple[int, int]) -> None:
        new, of = counts
        self._end(self.tr("Judged anew: {0} of {1}; the others were up to date or stay as they are.").format(new, of))

    def _opened(self, opened: Sequence[Any]) -> None:
        rulings = sum(one.rulings for one in opened)
        self._end(self.tr("Sessions opened: {0}; rulings that came with them: {1}.").format(len(opened), rulings))

    def _step(self, step: Step | Rejudged | Damage, words: str) -> None:
        if isinstance(step, Damage):
            self._panel.fail("", damage_sentence(step.harm, step.session, self._language.code))
            return
        if isinstance(step, Rejudged):
            if step.message:
                self._panel.fail(step.session, step.sentence(self._language.code))
            return
        if step.error is not None:
            self._panel.fail(step.session, f"{step.session}   {self._sentence(step.error)}")
        self._panel.advance(words.format(step.done, step.of), step.done, step.of)

    def _sentence(self, error: Exception) -> str:
        return failure_sentence(error, self._language.code)
