"""The side that shows one session, noting what it is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget


class Right(QWidget):
    """Shows nothing."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, float | None]] = []
        self.closed = False
        self._row = QHBoxLayout(self)

    def set_list(self, widget: QWidget) -> None:
        self._row.insertWidget(0, widget)

    def load_plots(self) -> None:
        """There are none."""

    def open(self, session: str, at_s: float | None = None) -> None:
        self.opened.append((session, at_s))

    def show_empty(self) -> None:
        self.opened.append(("", None))

    def close_down(self) -> None:
        self.closed = True
