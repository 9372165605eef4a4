"""Reading aloud: a phrase, syllable by syllable what was said and missed, and how it sounded."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach_app.ui.errands import Errands
from coach_app.ui.language import Language
from coach_app.ui.practice.failures import practice_failure
from coach_app.ui.practice.read_state import ReadSheet, ReadTake
from coach_app.ui.practice.speaking import Speaking
from coach_app.ui.review.playing import Playing
from coach_app.ui.theme import GRID, LARGE, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, busy_bar, label
from coach_app.ui.widgets.form_parts import push_button
from feedback.gym.reading import Reading, Said

if TYPE_CHECKING:
    from coach_app.ui.practice.gym_services import GymServices

# Colour and decoration of a syllable: colour is never alone.
_LOOKS = {
    Said.SAID: ("good", "none"),
    Said.UNCLEAR: ("nudge", "underline"),
    Said.MISREAD: ("alert", "overline"),
    Said.MISSED: ("alert", "line-through"),
}


class ReadPage(QWidget):
    """One phrase at a time.

    Parameters
    ----------
    services : GymServices
        Does what is slow.
    playing : Playing
        Plays the take.
    theme, language
        Owners of colours and language.
    """

    leave = Signal()
    """The reader has done enough."""
    judged = Signal(object)
    """A phrase was read: its `ReadTake`."""

    def __init__(self, services: GymServices, playing: Playing, theme: Theme, language: Language) -> None:
        super().__init__()
        self._services, self._playing, self._theme, self._language = services, playing, theme, language
        self._errands = Errands(self)
        self.voice = Speaking(services, "read", self)
        self.sheet: ReadSheet | None = None
        self.take: ReadTake | None = None
        self._busy = False
        self.banner, self._bar = Banner(theme), busy_bar()
        self._title, self._text = label("title"), label(wrap=True)
        self._instead, self._result = label("muted", wrap=True), label("title", wrap=True)
        self._tone, self._legend = label(wrap=True), label("small")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.speak_button, self.leave_button = push_button("main"), push_button("quiet")
        self.own_button, self.other_button = push_button(), push_button()
        self._lay_out()
        for button, act in (
            (self.speak_button, self.press),
            (self.own_button, self.hear_own),
            (self.other_button, self.other),
        ):
            button.clicked.connect(act)
        self.leave_button.clicked.connect(self.leave)
        self.voice.failed.connect(self._failed)
        self.voice.done.connect(self._hear)
        theme.changed.connect(self.retranslate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    @property
    def words(self) -> str:
        """What was said and missed, as a screen reader reads it."""
        return self._text.accessibleName()

    @property
    def instead_words(self) -> str:
        """What the text replaces."""
        return self._instead.text()

    @property
    def result_words(self) -> str:
        """How much of it was said."""
        return self._result.text()

    @property
    def tone_words(self) -> str:
        """How it sounded, and what was said besides."""
        return self._tone.text()

    @property
    def speaking(self) -> bool:
        """Whether a sentence goes on."""
        return self.voice.goes_on

    @property
    def busy(self) -> bool:
        """Whether something is being opened or heard."""
        return self._busy

    def open(self, phrase: str) -> None:
        """Open a phrase."""
        services = self._services
        self._playing.use(services.player)
        self.voice.open()
        self._busy = True
        self._errands.run(lambda _: services.text(phrase), self._show_sheet, self._failed)

    def press(self) -> None:
        """Read; or the phrase has been read."""
        if self.sheet is None or self._busy:
            return
        if self.speaking:
            self.voice.finish()
            return
        self._playing.stop()
        self.banner.show_message("", "", serious=False)
        self.take = None
        self.voice.begin()
        self.retranslate()

    def hear_own(self) -> None:
        """Hear what was read."""
        if self.take is not None and not self.speaking:
            play = self.take.play
            self._playing.play(play.sound, play.start_s, play.end_s)

    def other(self) -> None:
        """Another phrase."""
        sheet = self.sheet
        if sheet is not None and len(sheet.others) > 1 and not self.speaking:
            place = sheet.others.index(sheet.text.id) if sheet.text.id in sheet.others else -1
            self.open(sheet.others[(place + 1) % len(sheet.others)])

    def rest(self) -> None:
        """Give the microphone back."""
        self.voice.rest()

    def close_down(self) -> None:
        """Hear nothing more."""
        self._errands.close()
        self.voice.close()

    def retranslate(self) -> None:
        """Speak the language in use, in the theme's colours."""
        sheet, take = self.sheet, self.take
        once_more = self.tr("Once more") if take is not None else self.tr("Read aloud")
        for button, words, key in (
            (self.speak_button, self.tr("Done reading") if self.speaking else once_more, "Space"),
            (self.own_button, self.tr("Hear mine"), "B"),
            (self.other_button, self.tr("Another phrase"), "O"),
            (self.leave_button, self.tr("Back"), "Esc"),
        ):
            button.setText(words)
            button.setToolTip(f"{words} ({key})")
        self.speak_button.setEnabled(sheet is not None and not self._busy)
        self.own_button.setEnabled(take is not None and not self.speaking)
        self.other_button.setEnabled(sheet is not None and len(sheet.others) > 1 and not self.speaking)
        self._title.setText(self.tr("Reading aloud"))
        instead = sheet.text.instead_of if sheet is not None else ""
        self._instead.setText(self.tr("In place of: {0}").format(instead) if instead else "")
        self._bar.setVisible(self._busy)
        self._bar.setAccessibleName(self.tr("The words are being heard …"))
        self._legend.setText(
            self.tr("Green: said · struck through: missed · line above: misread · underlined: unclear")
        )
        self._legend.setVisible(take is not None and take.aloud.reading is not None)
        self._show_text()
        self._show_result()
        self.setAccessibleName(f"{self._title.text()}. {self.words} {self._result.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_text(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        reading = self.take.aloud.reading if self.take is not None else None
        words = escape(sheet.text.text) if reading is None else self._coloured(reading)
        self._text.setText(f"<span style='font-size:{LARGE}px'>{words}</span>")
        self._text.setAccessibleName(sheet.text.text if reading is None else self._spoken(reading))

    def _coloured(self, reading: Reading) -> str:
        """The text with what became of each syllable in colour and line."""
        tokens, made = self._theme.tokens, []
        said = {one.place: one.said for one in reading.syllables}
        for place, char in enumerate(reading.text):
            if place in said:
                ink, line = _LOOKS[said[place]]
                made.append(f"<span style='color:{getattr(tokens, ink)};text-decoration:{line}'>{escape(char)}</span>")
            else:
                made.append(escape(char))
        return "".join(made)

    def _spoken(self, reading: Reading) -> str:
        """The same for a screen reader."""
        names = {
            Said.SAID: self.tr("said"),
            Said.UNCLEAR: self.tr("unclear"),
            Said.MISREAD: self.tr("misread"),
            Said.MISSED: self.tr("missed"),
        }
        return ", ".join(f"{one.char} {names[one.said]}" for one in reading.syllables)

    def _show_result(self) -> None:
        take = self.take
        if take is None:
            waits = self.tr("Getting ready …") if self._busy else ""
            self._result.setText(self.tr("Listening …") if self.speaking else waits)
            self._tone.setText("")
            return
        reading, aloud = take.aloud.reading, take.aloud
        if reading is None or take.score is None:
            self._result.setText(self.tr("No words were heard: without a recognition model only the tone is judged."))
        elif aloud.old_habit:
            self._result.setText(self.tr("That was the old wording; read what stands above."))
        elif reading.missed:
            words = " · ".join(reading.missed)
            self._result.setText(self.tr("{0:.0f} % said; left out or misread: {1}").format(take.score, words))
        else:
            self._result.setText(self.tr("{0:.0f} % said").format(take.score))
        extra = "".join(one.text for one in reading.extra) if reading is not None else ""
        change = aloud.change
        tone = change.say.in_language(self._language.code) if change is not None else self.tr("The tone fits: keep it.")
        besides = self.tr("Said besides: {0}").format(extra) if extra else ""
        self._tone.setText("\n".join(part for part in (tone if aloud.tone else "", besides) if part))

    def _hear(self, folder: Path | None) -> None:
        sheet, services = self.sheet, self._services
        if sheet is None or folder is None:
            self._tell(self.tr("The microphone is gone"), self.tr("Plug it in again, then read once more."))
            return
        self._busy = True
        self.retranslate()
        self._errands.run(lambda _: services.read(sheet, folder), self._show_take, self._failed)

    def _show_take(self, take: ReadTake) -> None:
        self.take, self._busy = take, False
        self.retranslate()
        self.judged.emit(take)

    def _show_sheet(self, sheet: ReadSheet) -> None:
        self.sheet, self.take, self._busy = sheet, None, False
        self.retranslate()

    def _failed(self, error: Exception) -> None:
        self._tell(*practice_failure(error, self._language.code))

    def _tell(self, title: str, body: str) -> None:
        self._busy = False
        self.banner.show_message(title, body, serious=True)
        self.retranslate()

    def _lay_out(self) -> None:
        card = Card()
        card.column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        card.column.addStretch(1)
        card.column.addWidget(self._instead)
        card.column.addWidget(self._text)
        card.column.addWidget(self._legend)
        card.column.addWidget(self._bar)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for button in (self.speak_button, self.own_button, self.other_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self._title)
        column.addWidget(self.banner)
        column.addWidget(card, 1)
        column.addWidget(self._result)
        column.addWidget(self._tone)
        column.addLayout(foot)
