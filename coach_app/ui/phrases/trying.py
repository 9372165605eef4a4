"""Tries the phrase that is being written, once the writer pauses; an older trial gives way, reading or trying."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QTimer

from coach_app.phrasebook.book import Book
from coach_app.phrasebook.kept import Stopped
from coach_app.phrasebook.trial import Outcome
from coach_app.ui.errands import Errands, Tell
from coach_app.ui.language import Language
from coach_app.ui.phrases.failures import phrase_words
from coach_app.ui.phrases.services import PhraseServices
from coach_app.ui.phrases.trial_panel import TrialPanel

#: Nobody is done writing before so long after the last key, milliseconds.
PAUSE_MS = 400
#: Sessions that are read between two words about how far it is.
_STEP = 50


class Trying(QObject):
    """Keeps the panel in step with what is written.

    Parameters
    ----------
    services : PhraseServices
        Tries phrases.
    panel : TrialPanel
        Shows what comes of it.
    language : Language
        Owner of the language.
    parent : QObject
        The page.
    """

    def __init__(self, services: PhraseServices, panel: TrialPanel, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._panel, self._language = services, panel, language
        self.errands = Errands(self, in_turn=True)
        self._stop = threading.Event()
        self._wanted: tuple[Book, str] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def soon(self, book: Book, name: str) -> None:
        """Try a phrase of a book in a moment; an empty name for none."""
        self.stop()
        self._panel.show_trying(bool(name))
        if name:
            self._wanted = book, name
            self._pause.start()

    def stop(self) -> None:
        """Try nothing."""
        self._stop.set()
        self._pause.stop()

    def close(self) -> None:
        """Hear nothing more."""
        self.stop()
        self.errands.close()

    def _begin(self) -> None:
        if self._wanted is None:
            return
        book, name = self._wanted
        self._stop = stop = threading.Event()

        def attempt(tell: Tell) -> Outcome | None:
            def reading(done: int, of: int) -> bool:
                if done % _STEP == 0:
                    tell((done, of))
                return not stop.is_set()

            try:
                self._services.read(reading)
                tell(None)
                return self._services.attempt(book, name, lambda _done, _of: not stop.is_set())
            except Stopped:
                return None

        self.errands.run(
            attempt,
            lambda outcome: self._tried(outcome, stop),
            lambda error: self._failed(error, stop),
            lambda far: self._told(far, stop),
        )

    def _told(self, far: tuple[int, int] | None, stop: threading.Event) -> None:
        if not stop.is_set():
            self._panel.show_reading(far)

    def _tried(self, outcome: Outcome | None, stop: threading.Event) -> None:
        if outcome is not None and not stop.is_set():
            self._panel.show_outcome(outcome)

    def _failed(self, error: Exception, stop: threading.Event) -> None:
        if not stop.is_set():
            self._panel.show_wrong(phrase_words(error, self._language.code)[1])
