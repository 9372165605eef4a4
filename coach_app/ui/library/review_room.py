"""The review page as a whole: the library at the left, the session beside it, or how often each rule is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coach_app.ui.library.accuracy_page import AccuracyPage
from coach_app.ui.library.library_panel import LibraryPanel
from coach_app.ui.theme import GRID, Theme


class Shows(Protocol):
    """What is asked of the side that shows one session."""

    def set_list(self, widget: QWidget) -> None:
        """Put the list of sessions at the left."""

    def load_plots(self) -> None:
        """Load what draws the call, beside the window."""

    def open(self, session: str, at_s: float | None = None) -> None:
        """Show a session, from this second on."""

    def show_empty(self) -> None:
        """Show none."""

    def close_down(self) -> None:
        """Give everything back; the window is going away."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The side that shows one session.

    Parameters
    ----------
    page : QWidget
        To be put on the screen.
    shows : Shows
        What is asked of it.
    wanted : SignalInstance or None
        Its own wish that the window shall do something: ``import`` or ``settings``.
    """

    page: QWidget
    shows: Shows
    wanted: SignalInstance | None = None


class ReviewRoom(QWidget):
    """Keeps both sides in step.

    Parameters
    ----------
    panel : LibraryPanel
        The left side.
    right : Shown or None
        The other one, where there is one.
    theme : Theme
        Owns the colours.
    """

    settings = Signal()
    """The settings are wanted."""

    def __init__(self, panel: LibraryPanel, right: Shown | None, theme: Theme) -> None:
        super().__init__()
        self.panel, self.right = panel, right
        self._session = ""
        self.accuracy = AccuracyPage(panel.archive.accuracy, theme)
        self._side: QWidget = panel
        if right is not None:
            panel.setMaximumWidth(42 * GRID)
            right.shows.set_list(panel)  # inside the page, so that its keys are heard while the list has the keyboard
            self._side = right.page
            if right.wanted is not None:
                right.wanted.connect(self._do)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._side)
        self._pages.addWidget(self.accuracy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setFocusProxy(panel)
        self.addActions(list(panel.menus.actions_.values()))  # their keys are heard on both sides
        panel.chosen.connect(self.show_session)
        panel.entered.connect(lambda _: self.enter())
        panel.gone.connect(self._gone)
        panel.accuracy.connect(self._show_accuracy)
        self.accuracy.back.connect(self._leave_accuracy)
        self.accuracy.kind.connect(self._show_kind)

    @property
    def session(self) -> str:
        """The session that is shown; empty for none."""
        return self._session

    @property
    def shows_accuracy(self) -> bool:
        """Whether the table of the rules is shown."""
        return self._pages.currentWidget() is self.accuracy

    def show_session(self, session: str, at_s: float | None = None) -> None:
        """Show a session, from this second on; empty for none."""
        if session == self._session and at_s is None:
            return
        self._session = session
        if self.right is not None and session:
            self.right.shows.open(session, at_s)
        elif self.right is not None:
            self.right.shows.show_empty()

    def look_again(self, *, changed: bool = False) -> None:
        """Sessions have gone beside the page, or been `changed`: nothing stays on screen that is not there any more."""
        session = self._session
        if session and not (self.panel.archive.sessions / session).is_dir():
            self.show_session("")
        elif session and changed:
            self._session = ""
            self.show_session(session)
        self.panel.look_soon()

    def enter(self) -> None:
        """Give the keyboard to the session that is shown."""
        if self.right is not None:
            self.right.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        """Hear nothing more; the window is going away."""
        self.panel.close_down()
        self.accuracy.close_down()
        if self.right is not None:
            self.right.shows.close_down()

    def _do(self, wish: str) -> None:
        if wish == "import":
            self.panel.asking.choose_files()
        else:
            self.settings.emit()

    def _gone(self, sessions: tuple[str, ...]) -> None:
        if self._session in sessions:
            self.show_session("")

    def _show_accuracy(self) -> None:
        self._pages.setCurrentWidget(self.accuracy)
        self.accuracy.look()
        self.accuracy.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_accuracy(self) -> None:
        self._pages.setCurrentWidget(self._side)
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kind(self, kind: str) -> None:
        self._leave_accuracy()
        self.panel.show_kind(kind)
