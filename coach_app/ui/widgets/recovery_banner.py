"""Recordings that a crash cut off, offered at the next start: keep or discard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label


class RecoveryBanner(QFrame):
    """One recording at a time; hidden while there is none.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    keep = Signal()
    """Keep the recording that is offered."""
    discard = Signal()
    """Remove it; asked twice before."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID + GRID // 2)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title, self._body = label(wrap=True), label("small", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._body)
        self.kept, self.discarded = QPushButton(), QPushButton()
        self.kept.clicked.connect(self.ask_keep)
        self.discarded.clicked.connect(self.ask_discard)
        row.addWidget(GlyphView(theme, Glyph.CLOCK, "nudge"))
        row.addLayout(words, 1)
        row.addWidget(self.kept)
        row.addWidget(self.discarded)
        self._offer: tuple[float, str, int] | None = None
        self._sure = False
        self._trouble = ""
        self.setVisible(False)

    @property
    def words(self) -> tuple[str, str]:
        """What it says."""
        return self._title.text(), self._body.text()

    def offer(self, recorded_s: float, began: str, others: int) -> None:
        """Offer a recording.

        Parameters
        ----------
        recorded_s : float
            What can be read.
        began : str
            When, as people write it.
        others : int
            How many more there are.
        """
        self._offer, self._sure, self._trouble = (recorded_s, began, others), False, ""
        self._busy(False)
        self.retranslate()
        self.setVisible(True)

    def withdraw(self) -> None:
        """There is none any more."""
        self._offer = None
        self.setVisible(False)

    def failed(self, sentence: str) -> None:
        """Say that it could be neither kept nor discarded now; it stays as it is."""
        self._trouble = sentence
        self._busy(False)
        self.retranslate()

    def ask_keep(self) -> None:
        """Keep it."""
        if self._offer is not None and self.kept.isEnabled():
            self._busy(True)
            self.keep.emit()

    def ask_discard(self) -> None:
        """Ask whether that is meant; asked again, discard it."""
        if self._offer is None or not self.discarded.isEnabled():
            return
        if not self._sure:
            self._sure = True
            self.retranslate()
            return
        self._busy(True)
        self.discard.emit()

    def retranslate(self) -> None:
        """Speak the language in use."""
        if self._offer is None:
            return
        recorded_s, began, others = self._offer
        self._title.setText(self.tr("The last recording was cut off"))
        found = self.tr("{0} of {1} were found again.").format(clock(recorded_s), began)
        more = self.tr("{0} more after this one.").format(others) if others else ""
        self._body.setText(" ".join(part for part in (found, more, self._trouble) if part))
        self.kept.setText(self.tr("Keep"))
        self.kept.setToolTip(self.tr("Keep it among the calls (Ctrl+K)"))
        self.discarded.setText(self.tr("Really discard") if self._sure else self.tr("Discard"))
        self.discarded.setToolTip(self.tr("Remove it for good (Ctrl+Shift+D, twice)"))
        self.setAccessibleName(f"{self._title.text()} {self._body.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _busy(self, busy: bool) -> None:
        for button in (self.kept, self.discarded):
            button.setEnabled(not busy)
