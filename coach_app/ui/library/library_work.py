"""What takes long: taking recordings in, judging sessions anew, opening shared ones, making the index anew.

One of them at a time; each says on the panel how far it is, can be stopped, and goes on after what
cannot be done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from coach_app.advice_damage import damage_sentence
from coach_app.library.damage import Damage
from coach_app.library.import_job import Advanced, Fate, Settled
from coach_app.library.rejudging_many import Rejudged
from coach_app.ui.errands import Errands, Tell
from coach_app.ui.language import Language
from coach_app.ui.library.about_dialog import About
from coach_app.ui.library.archive import Archive, Import, Step
from coach_app.ui.library.library_failures import failure_sentence
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
    """Something has begun, or is over."""

    def __init__(self, archive: Archive, panel: WorkPanel, language: Language) -> None:
        super().__init__(panel)
        self._archive, self._panel, self._language = archive, panel, language
        self._errands = Errands(self)
        self._stop = threading.Event()
        self._import: Import | None = None
        self._counts: dict[Fate, int] = {}
        self._shares: dict[str, float] = {}
        self._of = 0
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
        """Stop soon."""
        self._stop.set()
        if self._import is not None:
            self._import.cancel()

    def take_in(self, named: Sequence[Path], about: About) -> None:
        """Take recordings in."""
        if self.busy or not named:
            return
        self._counts, self._shares, self._of = dict.fromkeys(Fate, 0), {}, 0
        self._begin(self.tr("Looking for recordings …"))

        def work(tell: Tell) -> Sequence[Settled]:
            self._import = self._archive.importing(
                named, tell, person=about.person or "", title=about.title or "", tags=about.tags or ()
            )
            return self._import.run(tell)

        self._errands.run(work, lambda _: self._taken_in(), self._broken, self._import_news)

    def rejudge(self, ids: Sequence[str] | None) -> None:
        """Judge sessions anew; ``None`` for all of them."""
        if self.busy:
            return
        self._begin(self.tr("Judging anew …"))

        def work(tell: Tell) -> tuple[int, int]:
            wanted = self._archive.everything() if ids is None else tuple(ids)
            return self._archive.rejudge(wanted, tell, self._stop), len(wanted)

        self._errands.run(
            work, self._rejudged, self._broken, lambda step: self._step(step, self.tr("Judged {0} of {1}"))
        )

    def open_shared(self, files: Sequence[Path]) -> None:
        """Take in sessions that somebody has sent."""
        if self.busy or not files:
            return
        self._begin(self.tr("Opening …"))
        self._errands.run(
            lambda tell: self._archive.open_shared(files, tell),
            self._opened,
            self._broken,
            lambda step: self._step(step, self.tr("Opened {0} of {1}")),
        )

    def rebuild(self) -> None:
        """Make the index anew."""
        if self.busy:
            return
        self._begin(self.tr("Making the index anew …"))
        self._errands.run(
            self._archive.rebuild,
            lambda count: self._end(self.tr("The index is made anew. Sessions: {0}.").format(count)),
            self._broken,
            lambda step: self._step(step, self.tr("Read {0} of {1} sessions")),
        )

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
        """Hear nothing more; what runs is stopped."""
        self.stop()
        self._errands.close()

    def _begin(self, title: str) -> None:
        self._stop.clear()
        self._panel.begin(title)
        self.working.emit(True)

    def _end(self, words: str) -> None:
        self._import = None
        self._panel.end(words)
        self.working.emit(False)
        self.changed.emit()

    def _broken(self, error: Exception) -> None:
        self._panel.fail("", self._sentence(error))
        self._end(self.tr("That has not worked"))

    def _shortly(self, work: Callable[[], object], over: Callable[[], None]) -> None:
        """Do something that takes a moment; beside what takes long, too."""
        self._errands.run(lambda _: work(), lambda _: over(), self._not_done)

    def _say(self, words: str) -> None:
        if not self.busy:
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

    def _import_news(self, news: object) -> None:
        match news:
            case int():
                self._of = news
            case Advanced(job, done):
                self._shares[job.id] = done
                self._panel.line(job.id, f"{job.name}   {done:.0%}")
            case Settled():
                self._settled(news)
        settled = sum(self._counts.values())
        if self._of:
            so_far = settled + sum(self._shares.values())
            self._panel.advance(self.tr("Taken in: {0} of {1}").format(settled, self._of), so_far, self._of)

    def _settled(self, news: Settled) -> None:
        self._counts[news.fate] += 1
        self._shares.pop(news.job.id, None)
        if news.fate is Fate.FAILED:
            self._panel.fail(news.job.id, news.sentence(self._language.code))
        else:
            self._panel.line(news.job.id, "")
        if news.fate is Fate.KEPT:
            self.changed.emit()

    def _taken_in(self) -> None:
        counts = self._counts
        parts = [self.tr("Taken in: {0}").format(counts[Fate.KEPT])]
        if counts[Fate.DUPLICATE]:
            parts.append(self.tr("there already: {0}").format(counts[Fate.DUPLICATE]))
        if counts[Fate.FAILED]:
            parts.append(self.tr("could not be read: {0}").format(counts[Fate.FAILED]))
        if counts[Fate.CANCELLED]:
            parts.append(self.tr("given up: {0}").format(counts[Fate.CANCELLED]))
        self._end(" · ".join(parts))

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
