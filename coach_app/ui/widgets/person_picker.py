"""Who works here now: a button in the rail with a list behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu, QToolButton

from coach_app.ui.glyphs import Glyph, icon
from coach_app.ui.theme import SMALL, Theme, font

# Pixels that a name may take in the rail.
ROOM = 64


class PersonPicker(QToolButton):
    """Shows and changes the current person.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    chosen = Signal(str)
    """Another person works here now: their id."""
    managed = Signal()
    """The reader wants to add or change people."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._people: tuple[tuple[str, str], ...] = ()
        self._current = ""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def entries(self) -> list[str]:
        """What the list offers."""
        return [action.text() for action in self._menu.actions() if not action.isSeparator()]

    def show_people(self, people: Sequence[tuple[str, str]], current: str) -> None:
        """Offer these people, by id and name."""
        self._people, self._current = tuple(people), current
        self.retranslate()

    def pick(self) -> None:
        """Open the list."""
        self.showMenu()

    def retranslate(self) -> None:
        """Speak the language in use, in the theme's colours."""
        name = dict(self._people).get(self._current, "")
        shown = name or self.tr("Nobody")
        self.setText(QFontMetrics(font(SMALL)).elidedText(shown, Qt.TextElideMode.ElideRight, ROOM))
        self.setIcon(icon(Glyph.PERSON, self._theme.tokens.colour("muted"), 24))
        self.setToolTip(self.tr("Who works here: {0} (Ctrl+U)").format(shown))
        self.setAccessibleName(self.tr("Who works here: {0}").format(shown))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for person, name in self._people:
            action = QAction(name, self._menu)
            action.setCheckable(True)
            action.setChecked(person == self._current)
            action.triggered.connect(lambda _=False, chosen=person: self.chosen.emit(chosen))
            group.addAction(action)
            self._menu.addAction(action)
        if self._people:
            self._menu.addSeparator()
        manage = self._menu.addAction(self.tr("Add or change people"))
        manage.triggered.connect(self.managed)
