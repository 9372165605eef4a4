"""Leads to what is older than somebody wants to keep it: from the settings, the library's menu, and a quiet reminder.

Nothing is ever deleted by itself. The reminder looks once, when the library page is made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from coach_app.ui.errands import Errands
from coach_app.ui.language import Language
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from coach_app.ui.library.due_dialog import DueDialog, Keeping, Older


class OlderCalls(QObject):
    """Opens the list, and reminds of it.

    Parameters
    ----------
    window : QWidget
        Owns the dialog.
    keeper : SettingsKeeper
        Says whether anything is kept for a time only.
    keeping : callable
        Gives what lists and removes.
    theme, language
        Owners of colours and language.
    """

    removed = Signal()
    """Something is gone."""

    def __init__(
        self,
        window: QWidget,
        keeper: SettingsKeeper,
        keeping: Callable[[], Keeping],
        theme: Theme,
        language: Language,
    ) -> None:
        super().__init__(window)
        self._window, self._keeper, self._keeping = window, keeper, keeping
        self._theme, self._language = theme, language
        self._errands = Errands(self)
        self._due = 0
        self.banner: Banner | None = None
        self.dialog: DueDialog | None = None
        language.changed.connect(self._say)

    def show(self) -> None:
        """Open the list."""
        from coach_app.ui.library.due_dialog import DueDialog  # noqa: PLC0415 (not before it is asked for)

        if not self._keeper.there:
            return
        self._due = 0  # once it was offered, it is not offered again
        self._say()
        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = DueDialog(self._keeping(), self._theme, self._language.code, self._window)
        dialog.resize(dialog.size().boundedTo(self._window.size()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.removed.connect(self.removed)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def remind(self, page: QWidget) -> None:
        """Stand above a page if something is older than wanted; look for it beside the window."""
        column = page.layout()
        if self.banner is not None or not isinstance(column, QBoxLayout):
            return
        self.banner = Banner(self._theme)
        self.banner.mend.connect(self.show)
        column.insertWidget(0, self.banner)
        settings = self._keeper.settings
        if settings.keep_sound_days or settings.keep_words_days:
            self._errands.run(lambda _: self._keeping().due(), self._found, lambda _: None)

    def close(self) -> None:
        """Hear nothing more; the window has gone."""
        self._errands.close()

    def _found(self, older: tuple[Older, ...]) -> None:
        self._due = len(older)
        self._say()

    def _closed(self, _: int) -> None:
        self.dialog = None

    def _say(self) -> None:
        if self.banner is None:
            return
        title = self.tr("Recordings or words older than you keep: {0}").format(self._due) if self._due else ""
        body = self.tr("Nothing is deleted until you have seen the list and agree.")
        self.banner.show_message(title, body, serious=False, button=self.tr("List …"))
