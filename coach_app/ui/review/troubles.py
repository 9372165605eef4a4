"""What the page says when it is empty, busy, or something is missing: one sentence, what still works, one button."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from coach_app.recording.sessions import SessionFolder
from coach_app.ui.glyphs import Glyph
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.message_page import MessagePage

if TYPE_CHECKING:
    from coach_app.review.session import ReviewedSession


class Trouble(StrEnum):
    """Everything that there is to say."""

    EMPTY = "empty"
    LOADING = "loading"
    DAMAGED = "damaged"
    FAILED = "failed"
    CANNOT = "cannot"
    WORKING = "working"
    CUT_OFF = "cut_off"
    NO_SOUND = "no_sound"
    SOUND_REMOVED = "sound_removed"
    NO_WORDS = "no_words"
    WORDS_REMOVED = "words_removed"
    NO_OUTPUT = "no_output"
    WRITE = "write"
    NOT_KEPT = "not_kept"
    WORDS_GONE = "words_gone"
    CORRECT = "correct"
    MODEL = "model"
    NO_MODEL = "no_model"


# What each button does; what the page does not do itself is the window's.
_MENDS = {
    Trouble.EMPTY: "import",
    Trouble.DAMAGED: "rejudge",
    Trouble.FAILED: "again",
    Trouble.CANNOT: "import",
    Trouble.CUT_OFF: "rejudge",
    Trouble.NO_SOUND: "import",
    Trouble.SOUND_REMOVED: "settings",
    Trouble.NO_WORDS: "models",
    Trouble.WORDS_REMOVED: "settings",
    Trouble.NO_OUTPUT: "play",
    Trouble.WRITE: "dismiss",
    Trouble.NOT_KEPT: "dismiss",
    Trouble.WORDS_GONE: "dismiss",
    Trouble.CORRECT: "dismiss",
    Trouble.MODEL: "dismiss",
    Trouble.NO_MODEL: "dismiss",
}
_QUIET = frozenset({Trouble.WORKING, Trouble.SOUND_REMOVED, Trouble.WORDS_REMOVED, Trouble.NO_WORDS, Trouble.MODEL})


class Troubles(QObject):
    """Says it, on the banner of a session or on the whole page.

    Parameters
    ----------
    banner : Banner
        Above a session.
    page : MessagePage
        Instead of one.
    """

    mend = Signal(str)
    """A button was pressed: what it does."""

    def __init__(self, banner: Banner, page: MessagePage) -> None:
        super().__init__(banner)
        self._banner, self._page = banner, page
        self._lasting: Trouble | None = None
        self._said: Trouble | None = None
        self._on_page: tuple[Trouble, bool] = (Trouble.EMPTY, False)
        self.has_sound = False
        banner.mend.connect(lambda: self._press(self._said))
        page.chosen.connect(lambda: self._press(self._on_page[0]))
        banner.installEventFilter(self)

    @property
    def said(self) -> Trouble | None:
        """What the banner says."""
        return self._said

    def press(self) -> None:
        """Press the button that is on screen."""
        self._press(self._said if self._banner.isVisible() else self._on_page[0] if self._page.isVisible() else None)

    def show_session(self, session: ReviewedSession) -> None:
        """Say what is missing of a session."""
        self.has_sound = _has_sound(session)
        self._lasting = _missing(session, self.has_sound)
        self.say(self._lasting)

    def say(self, trouble: Trouble | None) -> None:
        """Say it above the session; ``None`` for what is missing of it anyway."""
        self._said = self._lasting if trouble is None and self._said is not self._lasting else trouble
        if self._said is None:
            self._banner.show_message("", "", serious=False)
            return
        title, body, button = self._words(self._said)
        self._banner.show_message(title, body, serious=self._said not in _QUIET, button=button)

    def say_failed(self, why: str, _error: object) -> None:
        """Say how something went that was asked for."""
        self.say(Trouble(why))

    def show_working(self, working: bool) -> None:
        """Say that the call is being judged anew, or no longer."""
        if working:
            self.say(Trouble.WORKING)
        elif self._said is Trouble.WORKING:
            self.say(None)

    def show_page(self, trouble: Trouble, slow: bool = False, error: Exception | None = None) -> None:  # noqa: ARG002
        """Say it instead of a session."""
        self._on_page = trouble, slow
        title, body, button = self._words(trouble)
        busy = trouble is Trouble.LOADING
        look = {
            Trouble.EMPTY: (Glyph.WAVE, "accent"),
            Trouble.LOADING: (Glyph.WAVE, "muted"),
        }.get(trouble, (Glyph.MISSED, "nudge"))
        self._page.show_message(look, title, body, button, busy and slow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            if self._said is not None:
                title, body, button = self._words(self._said)
                self._banner.show_message(title, body, serious=self._said not in _QUIET, button=button)
            self.show_page(*self._on_page)
        return super().eventFilter(watched, event)

    def _press(self, trouble: Trouble | None) -> None:
        if trouble is not None and trouble in _MENDS:
            self.mend.emit(_MENDS[trouble])

    def _words(self, trouble: Trouble) -> tuple[str, str, str]:
        """What it is, what still works or what to do, and the button."""
        table = {
            Trouble.EMPTY: (
                self.tr("Choose a call at the left"),
                self.tr("Its flags, words and sound come up here. Recordings of your own can be imported."),
                self.tr("Import recordings"),
            ),
            Trouble.LOADING: (self.tr("Opening the call"), self.tr("Its events are read; the sound comes after."), ""),
            Trouble.DAMAGED: (
                self.tr("This call cannot be opened"),
                self.tr(
                    "Its manifest or its events are missing or damaged. Nothing was changed; sound stays as it is."
                ),
                self.tr("Judge anew"),
            ),
            Trouble.FAILED: (
                self.tr("This call could not be read"),
                self.tr("Nothing was changed. Look whether its folder can be read, then try again."),
                self.tr("Try again"),
            ),
            Trouble.CANNOT: (
                self.tr("This call cannot be judged anew"),
                self.tr(
                    "What was measured of it is missing or damaged. Nothing was changed; import its recording again."
                ),
                self.tr("Import recordings"),
            ),
            Trouble.WORKING: (
                self.tr("Judging the call anew"),
                self.tr("What is on screen stays until it is done."),
                "",
            ),
            Trouble.CUT_OFF: (
                self.tr("The call breaks off here"),
                self.tr("Its events end early; what came before is shown, and rulings are kept."),
                self.tr("Judge anew"),
            ),
        }
        return table[trouble] if trouble in table else self._missing_words(trouble)

    def _missing_words(self, trouble: Trouble) -> tuple[str, str, str]:
        close = self.tr("Close")
        words, curves = (
            self.tr("Words, curves and rulings work as ever."),
            self.tr("Sound, curves and flags are there."),
        )
        return {
            Trouble.NO_SOUND: (self.tr("The sound of this call is missing"), words, self.tr("Import recordings")),
            Trouble.SOUND_REMOVED: (
                self.tr("The sound was removed when its time was over"),
                words,
                self.tr("Settings"),
            ),
            Trouble.NO_WORDS: (
                self.tr("The words of this call were not recognised"),
                curves,
                self.tr("Install a model"),
            ),
            Trouble.WORDS_REMOVED: (
                self.tr("The words were removed when their time was over"),
                curves,
                self.tr("Settings"),
            ),
            Trouble.NO_OUTPUT: (
                self.tr("There is no sound output"),
                self.tr("Plug in a headset or choose an output of the system; all else works."),
                self.tr("Try again"),
            ),
            Trouble.WRITE: (
                self.tr("This could not be kept"),
                self.tr("Nothing was changed. Look whether the disk is full or the folder is read-only."),
                close,
            ),
            Trouble.NOT_KEPT: (
                self.tr("This call cannot be judged anew"),
                self.tr("What was measured of it was not kept. Its flags stay as they are."),
                close,
            ),
            Trouble.WORDS_GONE: (
                self.tr("This call cannot be judged anew"),
                self.tr("Its words were removed when their time was over. Its flags stay as they are."),
                close,
            ),
            Trouble.CORRECT: (
                self.tr("The call could not be judged anew"),
                self.tr("Nothing was changed; what is on screen holds."),
                close,
            ),
            Trouble.MODEL: (
                self.tr("This stretch is a model now"),
                self.tr("The tone gym has it under Another one. It goes with this call."),
                close,
            ),
            Trouble.NO_MODEL: (
                self.tr("This stretch cannot be a model"),
                self.tr("Choose one sentence, no longer than a minute, of which the sound is there."),
                close,
            ),
        }[trouble]


def _has_sound(session: ReviewedSession) -> bool:
    folder = SessionFolder(session.folder)
    return folder.sound is not None or bool(folder.speakers_files())


def _missing(session: ReviewedSession, has_sound: bool) -> Trouble | None:
    manifest = session.manifest
    if manifest.words_removed:
        return Trouble.WORDS_REMOVED
    if session.cut_off:
        return Trouble.CUT_OFF
    if not has_sound:
        return Trouble.SOUND_REMOVED if manifest.sound_removed else Trouble.NO_SOUND
    if session.analysis.started.engine in ("", "none"):
        return Trouble.NO_WORDS
    return None
