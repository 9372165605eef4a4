"""The door to the page of phrases: made when somebody first wants it, with what lies on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.late_pages import LatePages
from coach_app.ui.main_window import MainWindow
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.theme import Theme

if TYPE_CHECKING:
    from coach_app.ui.phrases.page import PhrasePage

#: Name of the page; it is not in the rail.
PHRASES: Final = "phrases"
_MODULES: Final = ("coach_app.ui.phrases.page", "coach_app.ui.phrases.services")


class PhraseRoom(QObject):
    """Opens the page.

    Parameters
    ----------
    window : MainWindow
        Shows it.
    keeper : SettingsKeeper
        Knows which pack is chosen.
    data : Path
        The data folder.
    theme, language
        Owners of colours and language.
    """

    rejudged = Signal(object)
    """Sessions were judged anew: their ids."""

    def __init__(
        self, window: MainWindow, keeper: SettingsKeeper, data: Path, theme: Theme, language: Language
    ) -> None:
        super().__init__(window)
        self._window, self._keeper, self._data = window, keeper, data
        self._theme, self._language = theme, language
        self._late = LatePages(self, _MODULES)
        self._page: PhrasePage | None = None
        self._pack = ""
        window.keys.on(Do.PHRASES, self.open)
        keeper.loaded.connect(lambda: self._late.first(lambda: window.add_page(PHRASES, self._make)))

    @property
    def page(self) -> PhrasePage | None:
        """The page, once it was made."""
        return self._page

    def open(self) -> None:
        """Show the phrases of the pack that is chosen."""
        if self._keeper.there:
            self._late.load()
            self._late.wish(self._show)

    def close(self) -> None:
        """Give everything back; the window has gone."""
        if self._page is not None:
            self._page.close_down()
            self._page = None

    def _show(self) -> None:
        stale = self._page is not None and self._pack != self._keeper.settings.pack and not self._page.unsaved
        if stale and self._window.page != PHRASES:
            self.close()
            self._window.drop_page(PHRASES)
        self._window.show_page(PHRASES)

    def _make(self) -> QWidget:
        from coach_app.ui.phrases.page import PhrasePage  # noqa: PLC0415
        from coach_app.ui.phrases.services import KeptPhrases  # noqa: PLC0415

        self._pack = self._keeper.settings.pack
        self._page = PhrasePage(KeptPhrases(self._data, self._pack), self._theme, self._language)
        self._page.rejudged.connect(self.rejudged)
        return self._page
