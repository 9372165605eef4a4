"""Recordings that a killed or stopped import had not taken in, offered when the library opens: go on, or give up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from coach_app.ui.errands import Errands
from coach_app.ui.library.archive import Archive
from coach_app.ui.library.library_keys import LibraryDo
from coach_app.ui.library.library_menus import LibraryMenus
from coach_app.ui.library.library_work import LibraryWork
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label, set_property
from coach_app.ui.widgets.form_parts import push_button


class WaitingImports(QFrame):
    """Hidden while none wait.

    Parameters
    ----------
    archive : Archive
        Knows how many wait.
    work : LibraryWork
        Goes on with them.
    menus : LibraryMenus
        Hold the same by key.
    """

    def __init__(self, archive: Archive, work: LibraryWork, menus: LibraryMenus) -> None:
        super().__init__()
        self.setObjectName("banner")
        set_property(self, "tone", "info")
        self._archive, self._work, self._menus = archive, work, menus
        self._errands = Errands(self)
        self._count = 0
        self._title, self._body = label(wrap=True), label("small", wrap=True)
        self.go_on, self.give_up = push_button("small"), push_button("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + GRID // 2, GRID, GRID + GRID // 2, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self._title)
        column.addWidget(self._body)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button, do, act in (
            (self.go_on, LibraryDo.RESUME, self._resume),
            (self.give_up, LibraryDo.GIVE_UP, self._abandon),
        ):
            row.addWidget(button)
            button.clicked.connect(act)
            menus.on(do, act)
        row.addStretch(1)
        column.addLayout(row)
        work.working.connect(lambda busy: None if busy else self.look())
        self._offer(0)

    @property
    def words(self) -> str:
        """What it says."""
        return self._title.text()

    def look(self) -> None:
        """See whether some wait; where that cannot be seen none are offered."""
        self._errands.run(lambda _: self._archive.waiting(), self._offer, lambda _: self._offer(0))

    def close_down(self) -> None:
        """Hear nothing more."""
        self._errands.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._title.setText(self.tr("Recordings that wait to be imported: {0}").format(self._count))
        self._body.setText(self.tr("An import ended before it came to them. Given up, the files stay where they are."))
        self.go_on.setText(self.tr("Go on"))
        self.go_on.setToolTip(self.tr("Take in the recordings that wait (Ctrl+Shift+G)"))
        self.give_up.setText(self.tr("Give up"))
        self.give_up.setToolTip(self.tr("Do not take them in (Ctrl+Shift+U)"))
        for button in (self.go_on, self.give_up):
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(button.toolTip())
        self.setAccessibleName(f"{self._title.text()} {self._body.text()}")

    def _offer(self, count: int) -> None:
        had_keyboard = self.go_on.hasFocus() or self.give_up.hasFocus()
        self._count = count
        self.retranslate()
        self.setVisible(count > 0)
        self._menus.show_waiting(count)
        if had_keyboard and not count:
            self._menus.bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resume(self) -> None:
        if self._count:
            self._offer(0)
            self._work.resume()

    def _abandon(self) -> None:
        if self._count:
            self._offer(0)
            self._work.give_up()
