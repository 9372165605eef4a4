"""Where the pages of the first run stand, one of them in sight, each as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from coach_app.ui.theme import GRID


class Shelf(QScrollArea):
    """A layout of pages of which one is seen. No stack: it would not ask a page how high its words are."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def add(self, page: QWidget) -> None:
        """Put a page there, out of sight."""
        self._column.addWidget(page)
        page.hide()

    def show_focus(self) -> None:
        """In a low window, scroll to what has the keyboard."""
        self.verticalScrollBar().setValue(0)
        focus = self.window().focusWidget()
        if self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, 2 * GRID)
