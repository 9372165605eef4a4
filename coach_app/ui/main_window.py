"""The window: the rail at the left, the page beside it, and the recording light that is always on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from coach_app.live_state import LiveStateStore
from coach_app.ui.keys import Do, Keys
from coach_app.ui.language import Language
from coach_app.ui.late_plots import LatePlots
from coach_app.ui.light import Light
from coach_app.ui.live_page import LivePage
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import LIVE, SETTINGS, Rail
from coach_app.ui.widgets.recovery_banner import RecoveryBanner

# The size that everything must fit into, and the least: a screen of 1920×1080 at 200 % has 960×540, less its bars.
SIZE, LEAST = (1280, 800), (940, 480)


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
    lit = Signal(object)
    """The recording light, five times a second: a `Light`."""

    def __init__(self, store: LiveStateStore, theme: Theme, language: Language) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self.may_close: Callable[[], bool] = lambda: True
        self.rail, self.live = Rail(theme, language), LivePage(store, theme, language)
        self.recovery = RecoveryBanner(theme)
        self._pages: dict[str, QWidget] = {LIVE: self.live}
        self._later: dict[str, Callable[[], QWidget]] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.live)
        inside = QWidget()
        inside.setObjectName("page")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.recovery)
        self._column.addWidget(self._stack, 1)
        row.addWidget(self.rail)
        row.addLayout(self._column, 1)
        self.setCentralWidget(inside)
        self.rail.chosen.connect(self.show_page)
        self.beside: Callable[[], Light | None] = lambda: None  # what is recorded beside calls, such as practice
        self._foot = QTimer(self)
        self._foot.setInterval(200)
        self._foot.timeout.connect(self.show_foot)
        self._foot.start()
        self._plots = LatePlots(self.live.gauges.load_next, self)
        theme.changed.connect(self._colour)
        self.keys = Keys(self, self.live)
        self._answer()
        self._colour()
        self.retranslate()
        self.resize(*SIZE)
        self.setMinimumSize(*LEAST)
        self.live.setFocus()

    @property
    def page(self) -> str:
        """The page that is shown."""
        return next(name for name, page in self._pages.items() if page is self._stack.currentWidget())

    def add_page(self, name: str, make: Callable[[], QWidget]) -> None:
        """Have a page of the rail made when it is first shown."""
        self._later[name] = make

    def make_page(self, name: str) -> None:
        """Make a page that is to be shown later, in two steps between which the window answers."""
        if name not in self._pages and name in self._later:
            self._pages[name] = self._later[name]()
            page = self._pages[name]
            # In the stack's name: it goes with the window, while the page still belongs to nobody.
            QTimer.singleShot(0, self._stack, lambda: self._stand(page) if self._pages.get(name) is page else None)

    def show_page(self, name: str) -> None:
        """Show a page."""
        if name not in self._pages and name in self._later:
            self._pages[name] = self._later[name]()
        if name in self._pages:
            self._stand(self._pages[name])
            self._stack.setCurrentWidget(self._pages[name])
            self._pages[name].setFocus()
        self.rail.show_page(self.page)

    def put_above(self, widget: QWidget) -> None:
        """Have something stand above every page."""
        self._column.insertWidget(0, widget)

    def made(self, name: str) -> QWidget | None:
        """A page, if it has been made."""
        return self._pages.get(name)

    def drop_page(self, name: str) -> None:
        """Forget a page that was made, so that it is made anew when it is next shown."""
        page = self._pages.pop(name, None) if name != LIVE else None
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
            self.rail.show_page(self.page)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setWindowTitle(self.tr("Voice Coach"))
        self.setAccessibleName(self.windowTitle())

    def show_foot(self) -> None:
        """Show at the foot of the rail what is being recorded or heard, and tell everybody else who shows it."""
        light = self.beside() or self.live.light
        self.rail.show_light(light)
        self.lit.emit(light)

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
        """Close, unless a call runs that has first to be ended; say that the window goes away."""
        if not self.may_close():
            event.ignore()
            return
        self.hide()  # what has still to end is nothing to look at
        QGuiApplication.sync()
        self.closed.emit()
        super().closeEvent(event)

    def _stand(self, page: QWidget) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)

    def _answer(self) -> None:
        live, keys = self.live, self.keys
        keys.on(Do.PAUSE, self._toggle_pause)
        keys.on(Do.END, live.header.ask_end)
        keys.on(Do.NEXT, live.next_call)
        keys.on(Do.REFERENCE, live.write_reference)
        keys.on(Do.MUTE, live.header.toggle_mute)
        keys.on(Do.WRONG, live.nudge.say_wrong)
        keys.on(Do.WHY, live.explain)
        keys.on(Do.MEND, live.press_banner)
        keys.on(Do.LATEST, live.transcript.to_latest)
        for number, do in enumerate((Do.CLIP_1, Do.CLIP_2, Do.CLIP_3, Do.CLIP_4, Do.CLIP_5), 1):
            keys.on(do, partial(live.summary.play_clip, number))
        keys.on(Do.REVIEW_CALL, live.summary.review.emit)
        keys.on(Do.PRACTISE, live.summary.ask_practise)
        keys.on(Do.DISMISS, live.dismiss)
        keys.on(Do.EXAMPLE, live.start)
        keys.on(Do.REPORT, live.report.emit)
        keys.on(Do.KEEP, self.recovery.ask_keep)
        keys.on(Do.DISCARD, self.recovery.ask_discard)
        keys.on(Do.PERSON, self.rail.person.pick)
        keys.on(Do.LIVE, lambda: self.show_page(LIVE))
        keys.on(Do.SETTINGS, lambda: self.show_page(SETTINGS))
        keys.on(Do.COLOURS, self._theme.switch)
        keys.on(Do.LANGUAGE, self._language.switch)
        keys.on(Do.KEYS, self.show_keys)
        keys.on(Do.QUIT, self.close)

    def show_keys(self) -> None:
        """Open the list of keys."""
        from coach_app.ui.widgets.keys_dialog import KeysDialog  # noqa: PLC0415 (not before it is asked for)

        dialog = KeysDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _toggle_pause(self) -> None:
        """Of the call, or of what is recorded between two."""
        (self.live.waiting if self.live.shift.keeping else self.live.header).toggle_pause()

    def _colour(self) -> None:
        self.setStyleSheet(style_sheet(self._theme.tokens))
