"""Small parts of pages that ask something: buttons that Enter presses too, lists, fields with their name above."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label


def push_button(kind: str = "") -> QPushButton:
    """A button that Enter presses as Space does.

    Parameters
    ----------
    kind : str
        ``main``, ``quiet``, ``danger``, ``small`` or empty.
    """
    made = QPushButton()
    made.setAutoDefault(True)
    if kind:
        made.setProperty("kind", kind)
    return made


class ChoiceBox(QComboBox):
    """A list to choose from. The wheel scrolls the page past it, unless it has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass it on."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow too, which a style sheet can only take from a file."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.6))
        right, middle = self.width() - 2 * GRID, self.height() / 2
        painter.drawPolyline(
            QPolygonF([QPointF(right - 4, middle - 2), QPointF(right, middle + 2), QPointF(right + 4, middle - 2)])
        )
        painter.end()


class Tick(QCheckBox):
    """A box with a tick that can be seen in both themes; the style sheet colours the box."""

    def call(self, words: str) -> None:
        """Say what it switches."""
        self.setText(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick too, which a style sheet can only take from a file."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        left, top = box.left() + (box.width() - 16) / 2, box.top() + (box.height() - 16) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 2))
        painter.drawPolyline(
            QPolygonF([QPointF(left + 4, top + 8.4), QPointF(left + 7, top + 11.2), QPointF(left + 12, top + 5)])
        )
        painter.end()


class Field(QWidget):
    """A control with its name above it and a remark below.

    Parameters
    ----------
    control : QWidget
        What is filled in or chosen.
    """

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self.control = control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        self._name: QLabel = label("heading")
        self._name.setBuddy(control)
        self._remark: QLabel = label("small", wrap=True)
        column.addWidget(self._name)
        column.addWidget(control)
        column.addWidget(self._remark)
        self.call("")

    def call(self, name: str, remark: str = "") -> None:
        """Name it."""
        self._name.setText(name)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(remark)
        self.setAccessibleName(name)
