"""A drill before it begins: who calls, what kind of customer that is, what counts, and one button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach_app.practice.lacking import Lack
from coach_app.ui.glyphs import Glyph
from coach_app.ui.practice.shown import Sheet
from coach_app.ui.practice.words import lack_words, last_take, level_name
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, GlyphView, MiddlePage, label
from coach_app.ui.widgets.form_parts import push_button

_SPOKEN = "customer"


class SheetPage(MiddlePage):
    """Shows a sheet.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    start = Signal()
    """The drill is to begin."""
    back = Signal()
    """Not this one."""
    mend = Signal(str)
    """The banner's button: a `Mend`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._lack: Lack | None = None
        card = Card()
        card.setFixedWidth(80 * GRID)
        card.column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        card.column.setSpacing(GRID + GRID // 2)
        self.banner = Banner(theme)
        self.banner.mend.connect(self._mend)
        self._title, self._about, self._background = label("large", wrap=True), label("muted"), label(wrap=True)
        self._last = label("muted")
        self._glyph = GlyphView(theme, Glyph.PHONE, "accent", 32)
        self._strategy = _Words()
        self._must, self._must_not, self._how = _Words(), _Words(), _Words()
        self.start_button, self.back_button = push_button("main"), push_button("quiet")
        self.start_button.clicked.connect(self.press)
        self.back_button.clicked.connect(self.back)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        line = QHBoxLayout()
        line.addWidget(self._about, 1)
        line.addWidget(self._last)
        card.column.addLayout(head)
        card.column.addLayout(line)
        for part in (self.banner, self._background, self._strategy, self._must, self._must_not, self._how):
            card.column.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.start_button)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        card.column.addLayout(foot)
        self.put(card)
        self.setFocusProxy(self.start_button)

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet, lack: Lack | None = None, can_start: bool = True) -> None:
        """Show a drill; above it, what is not there, what still works and how to mend it."""
        self._sheet, self._lack = sheet, lack
        title, still, button = lack_words(lack)[:3] if lack is not None else ("", "", "")
        self.banner.show_message(title, still, serious=True, button=button)
        self.banner.button.setToolTip(self.tr("{0} (G)").format(button) if button else "")
        self.start_button.setEnabled(can_start)
        self.retranslate()

    def say(self, title: str, body: str) -> None:
        """Say above the drill why it does not begin."""
        self.banner.show_message(title, body, serious=True)

    def press_banner(self) -> None:
        """Press the banner's button, if it has one."""
        if self.banner.isVisible() and self.banner.button.isVisible():
            self.banner.button.click()

    def _mend(self) -> None:
        if self._lack is not None:
            self.mend.emit(str(lack_words(self._lack)[3]))

    def press(self) -> None:
        """Begin, if it can."""
        if self._sheet is not None and self.start_button.isEnabled():
            self.start.emit()

    def retranslate(self) -> None:
        """Speak the language in use."""
        sheet = self._sheet
        self.start_button.setText(self.tr("Start"))
        self.start_button.setToolTip(self.tr("Start the drill (Space)"))
        self.back_button.setText(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back to all drills (Esc)"))
        if sheet is None:
            return
        drill, spoken = sheet.drill, sheet.drill.speaks == _SPOKEN
        self._glyph.show_glyph(Glyph.PHONE if spoken else Glyph.WAVE, "accent")
        self._title.setText(drill.title)
        parts = (drill.id, sheet.kind, drill.sector, level_name(drill.difficulty))
        self._about.setText(" · ".join(part for part in parts if part))
        words, _, _ = last_take(sheet.row)
        self._last.setText(self.tr("Last time: {0}").format(words) if words else "")
        self._background.setText(sheet.background)
        strategy = sheet.strategy
        self._strategy.say(
            self.tr("Customer: {0}").format(strategy.title) if strategy is not None else "",
            f"{strategy.about}\n{strategy.do}" if strategy is not None else "",
        )
        self._must.say(self.tr("What counts"), " · ".join(sheet.hints))
        self._must_not.say(self.tr("Better not"), " · ".join(sheet.avoid))
        self._how.say(self.tr("How it goes"), self._course())
        self.setAccessibleName(f"{drill.title}. {self._about.text()}. {sheet.background}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _course(self) -> str:
        sheet = self._sheet
        if sheet is None:
            return ""
        if sheet.drill.speaks != _SPOKEN:
            return self.tr(
                "Each task comes on the screen; the next one follows when you have finished speaking. R begins it again."
            )
        first = (
            self.tr("The telephone is answered: you speak first.")
            if sheet.drill.greets_first
            else self.tr("The customer speaks first.")
        )
        return first + " " + self.tr("There is no hurry. R plays the line again, H hangs up.")


class _Words(QWidget):
    """A heading with words below; hidden without words."""

    def __init__(self) -> None:
        super().__init__()
        self._head, self._body = label("heading", wrap=True), label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self._head.setFixedWidth(13 * GRID)
        row.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._body, 1, Qt.AlignmentFlag.AlignTop)

    def say(self, head: str, body: str) -> None:
        """Say it."""
        self._head.setText(head)
        self._body.setText(body)
        self.setAccessibleName(f"{head}: {body}")
        self.setVisible(bool(body))
