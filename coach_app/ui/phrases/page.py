"""The page of a centre's own phrases: what is listened for, each change tried at once on what is kept."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from coach_app.phrasebook.book import Book, Origin, Wanted
from coach_app.phrasebook.desk import Rejudged
from coach_app.phrasebook.shelf import Kept
from coach_app.phrasebook.table_file import Taken
from coach_app.phrasebook.trial import Heard
from coach_app.ui.errands import Errands, Tell
from coach_app.ui.language import Language
from coach_app.ui.phrases.failures import passed_words, phrase_words
from coach_app.ui.phrases.frame import PhraseFrame
from coach_app.ui.phrases.import_words import taken_words
from coach_app.ui.phrases.services import PhraseServices
from coach_app.ui.phrases.trying import Trying
from coach_app.ui.phrases.values_dialog import ValuesDialog
from coach_app.ui.theme import Theme
from feedback.lexicon import PhraseClass

_TABLES = "CSV, XLSX (*.csv *.xlsx)"


class PhrasePage(PhraseFrame):
    """Shows a book, follows what is written in it, tries it, keeps it, and has kept sessions judged by it.

    Parameters
    ----------
    services : PhraseServices
        What is slow.
    theme, language
        Owners of colours and language.
    """

    saved = Signal(str)
    """The book was written: the id of its pack."""
    rejudged = Signal(object)
    """Sessions were judged anew: their ids."""

    def __init__(self, services: PhraseServices, theme: Theme, language: Language) -> None:
        super().__init__(theme)
        self._services, self._language = services, language
        self._kept: Kept | None = None
        self._book: Book | None = None
        self._outdated: tuple[str, ...] = ()
        self._working = threading.Event()
        self._errands = Errands(self, in_turn=True)
        self._trying = Trying(services, self.trial, language, self)
        self._connect()
        self.retranslate()
        self.look()

    @property
    def book(self) -> Book | None:
        """The phrases as they are shown; ``None`` until they are read."""
        return self._book

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        return self._kept is not None and self._book is not None and self._book.layer != self._kept.book.layer

    def look(self) -> None:
        """Read the book of the pack that is chosen."""
        self.show_busy(self.tr("Reading the phrases …"))
        self._errands.run(lambda _: self._services.open(), self._opened, self._failed)

    def close_down(self) -> None:
        """Give everything back; the window is going away."""
        self._working.set()
        self._trying.close()
        self._errands.close()
        self._services.close()

    def add(self, kind: PhraseClass) -> None:
        """Add a phrase of one's own and let it be written."""
        if self._book is not None:
            words = self.tr("New standard phrase") if kind is PhraseClass.STANDARD else self.tr("New forbidden phrase")
            book, name = self._book.with_added(kind, Wanted(words))
            self._use(book, name)
            self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.text.selectAll()

    def save(self) -> None:
        """Write the book."""
        if self._kept is not None and self._book is not None and self.unsaved:
            kept = Kept(self._book, self._kept.digest)
            self.show_busy(self.tr("Saving …"))
            self._errands.run(lambda _: self._keep(kept), self._has_saved, self._failed)

    def take_in(self, path: Path) -> None:
        """Take a table in."""
        if (book := self._book) is not None:
            self.show_busy(self.tr("Reading the table …"))
            self._errands.run(lambda _: self._services.take_in(path, book), self._taken_in, self._failed)

    def hand_out(self, path: Path) -> None:
        """Write a table."""
        if (book := self._book) is not None:
            self.show_busy(self.tr("Writing the table …"))
            self._errands.run(lambda _: self._services.hand_out(path, book), self._handed_out, self._failed)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.call(self._is_own())
        if self._book is not None:
            self.form.use_items(self._book, self._language.code)
            self._choose(self.list.current)
        self._say_outdated()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.on("Ctrl+Shift+N", lambda: self.add(PhraseClass.STANDARD), self.new_standard)
        self.on("Ctrl+Shift+F", lambda: self.add(PhraseClass.FORBIDDEN), self.new_forbidden)
        self.on("Ctrl+Shift+H", self._ask_values, self.values)
        self.on("Ctrl+Shift+I", self._ask_table, self.bring)
        self.on("Ctrl+Shift+E", self._ask_place, self.give)
        self.on("Ctrl+S", self.save, self.keep)
        self.on("Ctrl+Shift+Backspace", self._undo, self.undo)
        self.on("Ctrl+F", lambda: self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.list.chosen.connect(self._choose)
        self.form.changed.connect(self._write)
        self.form.switched.connect(self._switch)
        self.trial.play.connect(self._play)
        self.banner.mend.connect(self._mend)

    def _show_done(self) -> None:
        self.bar.setVisible(False)
        for button in (self.new_standard, self.new_forbidden, self.values, self.bring, self.give):
            button.setEnabled(self._book is not None)
        self.keep.setEnabled(self.unsaved)

    def _opened(self, kept: Kept) -> None:
        self._kept = kept
        self.form.use_items(kept.book, self._language.code)
        self._say(*passed_words(kept.unreadable))
        first = kept.book.lines()[0].id if kept.book.lines() else ""
        self._use(kept.book, first)

    def _use(self, book: Book, name: str) -> None:
        self._book = book
        self.list.show_book(book, name)
        self._show_done()

    def _choose(self, name: str) -> None:
        line = self._book.line(name) if self._book is not None and name else None
        self.form.show_line(line)
        self.undo.setVisible(line is not None and line.origin is not Origin.PACK)
        self.call(self._is_own())
        self.trial.setVisible(line is not None)
        if self._book is not None:
            self._trying.soon(self._book, name)

    def _is_own(self) -> bool:
        name = self.list.current
        return bool(name) and self._book is not None and self._book.line(name).origin is Origin.OWN

    def _write(self) -> None:
        name, wanted = self.list.current, self.form.wanted
        if self._book is None or not name or not wanted.text:
            self._trying.stop()
            self.trial.show_wrong(self.tr("Write the wording first."))
            return
        self._book = self._book.worded(name, wanted)
        self._after_edit()

    def _switch(self, on: bool) -> None:
        if self._book is not None and self.list.current:
            self._book = self._book.switched(self.list.current, on)
            self._after_edit()

    def _after_edit(self) -> None:
        """The list follows, the form is left alone: somebody is writing in it."""
        if self._book is None:
            return
        name = self.list.current
        self.list.blockSignals(True)
        self.list.show_book(self._book, name)
        self.list.blockSignals(False)
        self.undo.setVisible(self._book.line(name).origin is not Origin.PACK)
        self._trying.soon(self._book, name)
        self._show_done()

    def _undo(self) -> None:
        name = self.list.current
        if self._book is not None and name:
            book = self._book.without(name)
            lines = {line.id for line in book.lines()}
            self._use(book, name if name in lines else book.lines()[0].id)

    def _play(self, heard: Heard) -> None:
        self._trying.errands.run(lambda _: self._services.play(heard.session, heard.span), self._played)

    def _played(self, sounded: bool) -> None:
        if not sounded:
            self._say(self.tr("The sound of this session was removed"), self.tr("Its words are still there."))

    def _keep(self, kept: Kept) -> tuple[Kept, tuple[str, ...]]:
        written = self._services.keep(kept)
        return written, self._services.outdated(written.book)

    def _has_saved(self, result: tuple[Kept, tuple[str, ...]]) -> None:
        self._kept, self._outdated = result
        self._use(self._kept.book, self.list.current)
        self._say_outdated()
        if not self._outdated:
            self._say(self.tr("Saved"), self.tr("New calls are judged by it once this pack is chosen in the settings."))
        self.saved.emit(self._kept.book.id)

    def _say_outdated(self) -> None:
        if self._outdated:
            title = self.tr("Saved. {0} sessions were judged by the old phrases").format(len(self._outdated))
            body = self.tr("Judging them anew takes no hearing; rulings and comments stay.")
            self.banner.show_message(title, body, serious=False, button=self.tr("Judge them anew"))

    def _mend(self) -> None:
        if self.bar.isVisible():
            self._working.set()
        elif self._outdated and self._kept is not None:
            self._rejudge(self._kept.book)
        else:
            self.look()

    def _rejudge(self, book: Book) -> None:
        self._working = stop = threading.Event()
        title = self.tr("Judging {0} sessions anew").format(len(self._outdated))
        self.banner.show_message(title, "", serious=False, button=self.tr("Stop"))
        self.show_busy(title)

        def work(tell: Tell) -> Rejudged:
            def progress(done: int, of: int) -> bool:
                tell((done, of))
                return not stop.is_set()

            return self._services.rejudge(book, progress)

        self._errands.run(work, self._has_rejudged, self._failed, self._told)

    def _told(self, far: tuple[int, int]) -> None:
        self.bar.setRange(0, far[1])
        self.bar.setValue(far[0])

    def _has_rejudged(self, result: Rejudged) -> None:
        done = {*result.done, *(name for name, _ in result.refused)}
        self._outdated = tuple(name for name in self._outdated if name not in done)
        self._show_done()
        title = self.tr("{0} sessions were judged anew").format(len(result.done))
        body = ""
        if result.refused:
            body = self.tr("{0} keep their flags: what was measured of them is gone.").format(len(result.refused))
        self._say(title, body)
        self._say_outdated()
        self.rejudged.emit(result.done)

    def _taken_in(self, taken: Taken) -> None:
        self._use(taken.book, self.list.current)
        self._say(*taken_words(taken, self._language.code))

    def _handed_out(self, rows: int) -> None:
        self._show_done()
        self._say(self.tr("{0} phrases were written").format(rows), "")

    def _ask_values(self) -> None:
        if self._book is not None:
            dialog = ValuesDialog(self._book, self._theme, self)
            if dialog.exec() == ValuesDialog.DialogCode.Accepted:
                self._use(self._book.placed(dialog.values), self.list.current)

    def _ask_table(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import phrases"), "", _TABLES)
        if name:
            self.take_in(Path(name))

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export phrases"), "phrases.xlsx", _TABLES)
        if name:
            self.hand_out(Path(name))

    def _say(self, title: str, body: str) -> None:
        self.banner.show_message(title, body, serious=False)

    def _failed(self, error: Exception) -> None:
        self._show_done()
        title, body = phrase_words(error, self._language.code)
        again = self.tr("Read them again") if self._kept is None else ""
        self.banner.show_message(title, body, serious=True, button=again)
