"""What is looked for: words, in which order, and the button that shows more to narrow by."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from coach_app.library.query import Order, Query
from coach_app.ui.glyphs import Glyph, icon
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.form_parts import ChoiceBox

# How long after the last key a search begins, milliseconds.
_PAUSE_MS = 150
# Fewer characters are said in nearly every call.
LEAST = 2


class QueryBar(QWidget):
    """Search field, order and direction.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    changed = Signal()
    """Something else is asked for."""
    filters = Signal(bool)
    """The filters are to be shown, or hidden."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.setMaxLength(80)
        self.order = ChoiceBox()
        self.order.setMinimumContentsLength(5)
        self.turn, self.more = QPushButton(), QPushButton()
        for button in (self.turn, self.more):
            button.setCheckable(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._now)
        self.order.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.turn.toggled.connect(self._turned)
        self.more.toggled.connect(self.filters)
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID, GRID, GRID, 0)
        grid.setSpacing(GRID)
        grid.addWidget(self.words, 0, 0, 1, 3)
        grid.addWidget(self.order, 1, 0)
        grid.addWidget(self.turn, 1, 1)
        grid.addWidget(self.more, 1, 2)
        grid.setColumnStretch(0, 1)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def too_short(self) -> bool:
        """Whether what is written is too short to be looked for."""
        return 0 < len(self.words.text().strip()) < LEAST

    @property
    def searches(self) -> bool:
        """Whether words are looked for."""
        return len(self.words.text().strip()) >= LEAST

    def asked(self) -> Query:
        """Words and order."""
        words = self.words.text().strip() if self.searches else ""
        return replace(
            Query(), words=words, order=self.order.currentData() or "started", descending=not self.turn.isChecked()
        )

    def sort_by(self, order: Order) -> None:
        """Change the order."""
        self.order.setCurrentIndex(self.order.findData(order))

    def next_order(self) -> None:
        """Take the next order of the list."""
        self.order.setCurrentIndex((self.order.currentIndex() + 1) % self.order.count())

    def show_narrowed(self, narrowed: bool) -> None:
        """Whether the filters leave something out: it can be seen while they are hidden."""
        self.more.setText(self.tr("Filters ●") if narrowed else self.tr("Filters"))

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.words.setPlaceholderText(self.tr("Search what was said: two characters or more, or pinyin"))
        self.words.setAccessibleName(self.tr("Search what was said"))
        self.words.setToolTip(self.tr("Search (Ctrl+F)"))
        names = {
            "started": self.tr("By date"),
            "flags": self.tr("By flags"),
            "score": self.tr("By score"),
            "duration": self.tr("By length"),
            "title": self.tr("By name"),
        }
        chosen = self.order.currentData()
        with QSignalBlocker(self.order):
            self.order.clear()
            for order in get_args(Order):
                self.order.addItem(names[order], order)
            self.order.setCurrentIndex(max(0, self.order.findData(chosen)))
        self.order.setAccessibleName(self.tr("Order"))
        self.order.setToolTip(self.tr("Next order (Ctrl+Shift+R)"))
        self._show_direction()
        self.more.setToolTip(self.tr("Filters (Ctrl+Shift+F)"))
        self.show_narrowed(self.more.text().endswith("●"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def focus_words(self) -> None:
        """Write what is looked for."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _turned(self, _: bool) -> None:
        self._show_direction()
        self.changed.emit()

    def _show_direction(self) -> None:
        rising = self.turn.isChecked()
        self.turn.setIcon(icon(Glyph.UP if rising else Glyph.DOWN, self._theme.tokens.colour("text"), 16))
        self.turn.setAccessibleName(self.tr("Least first") if rising else self.tr("Most first"))
        self.turn.setToolTip(self.turn.accessibleName())

    def _now(self) -> None:
        self._pause.stop()
        self.changed.emit()
