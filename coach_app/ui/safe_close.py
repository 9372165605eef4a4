"""Closing the program while a call is recorded: asked once, then ended properly, without freezing the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from coach_app.ui.shift_desk import ShiftDesk

# Milliseconds that a shift may take to end before the window goes all the same: what it recorded is found again.
PATIENCE_MS = 20_000


class SafeClose(QObject):
    """Decides whether the window may close now.

    Parameters
    ----------
    window : QWidget
        The window.
    desk : ShiftDesk
        Knows whether a call runs.
    close : callable
        Closes the window.
    """

    leaving = Signal()
    """The program ends as soon as what runs has ended; its window is not on screen any more."""

    def __init__(self, window: QWidget, desk: ShiftDesk, close: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._desk, self._close = window, desk, close
        self._asking: QMessageBox | None = None
        self._agreed = self._leaving = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._leave)
        desk.closed.connect(self._over)

    @property
    def question(self) -> QMessageBox | None:
        """The question, while it is on screen."""
        return self._asking

    def may_close(self) -> bool:
        """Whether to close now; if not, what has to happen first has begun."""
        if self._leaving or not self._desk.state.open:
            return True
        if self._agreed:
            return False  # it is being ended
        if self._desk.state.unfinished:
            self._ask()
        else:
            self._end()
        return False

    def leave_at_once(self) -> None:
        """Ask nothing any more: the system is shutting down, or the program was told to end."""
        self._leaving = True

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.raise_()
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("A call is being recorded"))
        box.setText(self.tr("A call is being recorded. End it, keep it, and close?"))
        box.setAccessibleName(box.text())
        end = box.addButton(self.tr("End the call and close"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Go on with the call"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.buttonClicked.connect(lambda button: self._answered(button is end))
        self._asking = box
        box.open()

    def _answered(self, close: bool) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
            self._asking = None
        if close:
            self._end()

    def _end(self) -> None:
        self._agreed = True
        self._window.hide()
        self.leaving.emit()
        self._patience.start()
        self._desk.close()

    def _over(self) -> None:
        if self._asking is not None:  # the call ended by itself while it was asked
            self._asking.reject()
        if self._agreed:
            self._leave()

    def _leave(self) -> None:
        self._patience.stop()
        self._leaving = True
        self._close()
