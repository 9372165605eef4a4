"""The one nudge: what to do, what was measured, and two small buttons to answer back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from coach_app.live_flags import Nudge
from coach_app.sayings import Sayings
from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import amount, flag_look, kind_name, limit_words, mended
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label, set_property
from feedback.flag import Flag

# What is longer is written smaller, so that the card keeps its place.
SHORT = 16


class NudgeCard(Card):
    """Shows at most one nudge; it keeps its place on the page so that nothing else moves.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    answers : bool
        Whether the reader can answer back.
    """

    wrong = Signal(int)
    """The reader says that this flag is wrong."""
    why = Signal(int)
    """The reader asks for the reasons of this flag."""

    def __init__(self, theme: Theme, answers: bool = True) -> None:
        super().__init__()
        self._answers = answers
        self._sayings = Sayings()
        self._nudge: Nudge | None = None
        self._muted = False
        head = QHBoxLayout()
        head.setSpacing(GRID + GRID // 2)
        self._glyph = GlyphView(theme, Glyph.LEVEL, "muted", 28)
        self._say = label("large", wrap=True)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._say, 1)
        self._measured = label(wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        self._wrong, self._why = QPushButton(), QPushButton()
        self._wrong.clicked.connect(self.say_wrong)
        self._why.clicked.connect(self.ask_why)
        buttons.addWidget(self._wrong)
        buttons.addWidget(self._why)
        buttons.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self._measured)
        self.column.addStretch(1)
        self.column.addLayout(buttons)
        self.setMinimumHeight(19 * GRID)
        self.retranslate()

    @property
    def words(self) -> tuple[str, str]:
        """What the card says: what to do, and what was measured."""
        return self._say.text(), self._measured.text()

    @property
    def standing(self) -> bool:
        """Whether a nudge is shown that can still be answered."""
        return self._answers and not self._muted and self._nudge is not None and not self._nudge.mended

    def speak(self, sayings: Sayings) -> None:
        """Take sentences from here."""
        self._sayings = sayings
        self._render()

    def show_nudge(self, nudge: Nudge | None, muted: bool) -> None:
        """Show this nudge, or that there is none."""
        if (nudge, muted) != (self._nudge, self._muted):
            self._nudge, self._muted = nudge, muted
            self._render()

    def say_wrong(self) -> None:
        """Tell that the nudge on the card is wrong."""
        if self._nudge is not None and self.standing:
            self.wrong.emit(self._nudge.flag.number)

    def ask_why(self) -> None:
        """Ask for the reasons of the nudge on the card."""
        if self._nudge is not None:
            self.why.emit(self._nudge.flag.number)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._wrong.setText(self.tr("Wrong"))
        self._wrong.setToolTip(self.tr("This nudge is wrong (F)"))
        self._why.setText(self.tr("Why"))
        self._why.setToolTip(self.tr("What was measured, and why it matters (W)"))
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _render(self) -> None:
        nudge = None if self._muted else self._nudge
        self._wrong.setVisible(self.standing)
        self._why.setVisible(self.standing)
        if nudge is None:
            self._rest()
        else:
            glyph, ink = flag_look(nudge.flag, nudge.mended)
            say = self._mended(nudge.flag) if nudge.mended else self._sayings.say(nudge.flag)
            self._paint(glyph, ink, "large" if len(say) <= SHORT else "title", say, measured_words(nudge.flag))
        self.setAccessibleName(self.tr("Nudge: {0}").format(self._say.text()))

    def _rest(self) -> None:
        if self._muted:
            self._paint(
                Glyph.BELL_OFF, "muted", "title", self.tr("Nudges are muted"), self.tr("Ctrl+Shift+M lets them speak.")
            )
        else:
            self._paint(
                Glyph.LEVEL, "muted", "title", self.tr("All is even"), self.tr("One nudge at a time appears here.")
            )

    def _paint(self, glyph: Glyph, ink: str, role: str, say: str, measured: str) -> None:
        self.set_tone("" if ink == "muted" else ink)
        self._glyph.show_glyph(glyph, ink)
        set_property(self._say, "role", role)
        set_property(self._say, "ink", ink)
        set_property(self._measured, "ink", "muted" if ink == "muted" else "text")
        self._say.setText(say)
        self._measured.setText(measured)

    def _mended(self, flag: Flag) -> str:
        return self._sayings.mended(flag) or mended(flag.kind)


def measured_words(flag: Flag) -> str:
    """What was measured and what is usual; for words, what was heard."""
    if flag.measured is None:
        return flag.evidence or kind_name(flag.kind)
    measured = amount(flag.measured, flag.unit, signed=flag.unit == "dB")
    limit = limit_words(flag)
    if limit.endswith(measured):  # just over: the same figure twice would only puzzle
        return measured
    usual = QCoreApplication.translate("NudgeCard", "usual {0}")
    return f"{measured}  ·  {usual.format(limit)}" if limit else measured
