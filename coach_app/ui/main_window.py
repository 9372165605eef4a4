"""The window: the rail at the left, the page beside it, and a key for every action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from coach_app.live_state import LiveStateStore
from coach_app.ui.language import Language
from coach_app.ui.late_plots import LatePlots
from coach_app.ui.live_page import LivePage
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import Rail

# The size that everything must fit into.
SIZE = 1280, 800


class MainWindow(QMainWindow):
    """The app on screen.

    Parameters
    ----------
    store : LiveStateStore
        Owns what the live page shows.
    theme : Theme
        Owns the colours.
    language : Language
        Owns the language.
    """

    closed = Signal()
    """The window is going away."""

    def __init__(self, store: LiveStateStore, theme: Theme, language: Language) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self.rail = Rail(theme, language)
        self.live = LivePage(store, theme, language)
        inside = QWidget()
        inside.setObjectName("page")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.live, 1)
        self.setCentralWidget(inside)
        self._paused = False
        self.live.header.pause.connect(self._pause)
        self._foot = QTimer(self)
        self._foot.setInterval(200)
        self._foot.timeout.connect(self.show_foot)
        self._foot.start()
        self._plots = LatePlots(self.live.gauges.load_next, self)
        theme.changed.connect(self._colour)
        self._keys()
        self._colour()
        self.retranslate()
        self.resize(*SIZE)
        self.setMinimumSize(1024, 640)
        self.live.setFocus()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setWindowTitle(self.tr("Voice Coach"))
        self.setAccessibleName(self.windowTitle())

    def show_foot(self) -> None:
        """Show at the foot of the rail what is being heard."""
        state = self.live.state
        self.rail.show_call(state.shown_phase, state.now_s, self._paused)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the plots once the frame is on screen."""
        super().showEvent(event)
        self._plots.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window goes away."""
        self.closed.emit()
        super().closeEvent(event)

    def _pause(self, paused: bool) -> None:
        self._paused = paused
        self.show_foot()

    def _colour(self) -> None:
        self.setStyleSheet(style_sheet(self._theme.tokens))

    def _keys(self) -> None:
        live = self.live
        actions: dict[str, Callable[[], object]] = {
            "Ctrl+P": live.start,
            "Space": live.header.toggle_pause,
            "Ctrl+E": live.header.end.emit,
            "Ctrl+Shift+M": live.header.toggle_mute,
            "F": live.nudge.say_wrong,
            "W": live.explain,
            "End": live.transcript.to_latest,
            "Ctrl+R": live.report.emit,
            "Ctrl+T": self._theme.switch,
            "Ctrl+L": self._language.switch,
            "Ctrl+1": self.rail.live.setFocus,
            "Ctrl+Q": self.close,
        }
        for key, act in actions.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
