"""Where the 工单号 is written: a field that leaves the window's keys alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from coach_app.ui.theme import GRID

# Characters of a ticket number.
LONGEST = 40

# What a field may keep for itself of the keys with Ctrl.
_EDITING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


class ReferenceField(QLineEdit):
    """Takes a ticket number.

    On some systems a field has keys of its own for the end of the line (Ctrl+E) and the like.
    Whoever writes a number while a call ends must still be able to end it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.setMinimumHeight(4 * GRID)

    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self._keeps(event):
            event.ignore()
            return False
        return super().event(event)

    def _keeps(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return event.key() != Qt.Key.Key_F1
        return any(event.matches(key) for key in _EDITING)
