"""The two buttons below the list with everything that can be done, each with its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from coach_app.ui.library.library_keys import LIBRARY_KEYS, ON_SELECTED, LibraryDo
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.form_parts import push_button

_WAITING = (LibraryDo.RESUME, LibraryDo.GIVE_UP)
_BRINGS_IN = (LibraryDo.IMPORT, LibraryDo.IMPORT_FOLDER, LibraryDo.OPEN, *_WAITING)
_ON_SESSIONS = (
    LibraryDo.ABOUT,
    LibraryDo.WRITE,
    LibraryDo.SHARE,
    LibraryDo.REJUDGE,
    LibraryDo.DELETE,
    LibraryDo.REJUDGE_ALL,
    LibraryDo.ACCURACY,
    LibraryDo.REFRESH,
)


class LibraryMenus(QWidget):
    """Holds the actions.

    Parameters
    ----------
    owner : QWidget
        Hears the keys while the focus is in it.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__()
        self.actions_: dict[LibraryDo, QAction] = {}
        for line in LIBRARY_KEYS:
            action = QAction(owner)
            action.setShortcuts([QKeySequence(key) for key in line.keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            owner.addAction(action)
            self.actions_[line.do] = action
        self.bring, self.session = push_button("small"), push_button("small")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        row.setSpacing(GRID)
        for button, dos in ((self.bring, _BRINGS_IN), (self.session, _ON_SESSIONS)):
            menu = QMenu(button)
            menu.addActions([self.actions_[do] for do in dos])
            button.setMenu(menu)
            row.addWidget(button, 1)
        self.show_selected(0)
        self.show_waiting(0)
        self.retranslate()

    @property
    def on_sessions(self) -> list[QAction]:
        """For the menu of the list itself."""
        return [self.actions_[do] for do in _ON_SESSIONS if do in ON_SELECTED]

    def on(self, do: LibraryDo, act: Callable[[], object]) -> None:
        """Answer to an action."""
        self.actions_[do].triggered.connect(lambda _=False: act())

    def show_selected(self, count: int) -> None:
        """How many sessions are selected."""
        for do in ON_SELECTED:
            self.actions_[do].setEnabled(count > 0)
        self.actions_[LibraryDo.SHARE].setEnabled(count == 1)

    def show_waiting(self, count: int) -> None:
        """How many recordings an import had not come to."""
        for do in _WAITING:
            self.actions_[do].setEnabled(count > 0)

    def retranslate(self) -> None:
        """Speak the language in use."""
        for line in LIBRARY_KEYS:
            self.actions_[line.do].setText(line.name)
        self.bring.setText(self.tr("Bring in"))
        self.session.setText(self.tr("Sessions"))
        for button in (self.bring, self.session):
            button.setAccessibleName(button.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
