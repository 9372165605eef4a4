"""The door to the page of progress: made when somebody first wants it, read out of the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.late_pages import LatePages
from coach_app.ui.main_window import MainWindow
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import LIVE, PROGRESS

if TYPE_CHECKING:
    from coach_app.practice.path.values import PracticeHistory
    from coach_app.progress.points import Step
    from coach_app.ui.progress_page import ProgressPage

_MODULES: Final = ("coach_app.ui.progress_page",)


class ProgressRoom(QObject):
    """Opens the page.

    Parameters
    ----------
    window : MainWindow
        Shows it.
    keeper : SettingsKeeper
        Knows who works here, whose progress is shown first.
    data : Path
        The data folder.
    theme, language
        Owners of colours and language.
    """

    def __init__(
        self, window: MainWindow, keeper: SettingsKeeper, data: Path, theme: Theme, language: Language
    ) -> None:
        super().__init__(window)
        self._window, self._keeper, self._data = window, keeper, data
        self._theme, self._language = theme, language
        self._late = LatePages(self, _MODULES)
        self._page: ProgressPage | None = None
        window.rail.chosen.connect(lambda name: self.open() if name == PROGRESS else None)
        window.keys.on(Do.PROGRESS, self.open)
        keeper.loaded.connect(lambda: self._late.first(lambda: window.add_page(PROGRESS, self._make)))

    @property
    def page(self) -> ProgressPage | None:
        """The page, once it was made."""
        return self._page

    def open(self) -> None:
        """Show how it goes, read anew."""
        if self._keeper.there:
            self._late.load()
            self._late.wish(self._show)

    def close(self) -> None:
        """Give everything back; the window has gone."""
        if self._page is not None:
            self._page.close_down()

    def _show(self) -> None:
        fresh = self._page is None
        self._window.show_page(PROGRESS)
        if self._page is not None and not fresh:
            self._page.look()

    def _history(self, person: str, step: Step, days: int) -> PracticeHistory:
        """How somebody's practice developed; nothing where the rules that are chosen have no drills."""
        from coach_app.packs import load  # noqa: PLC0415 (loads the rules)
        from coach_app.practice.path.opening import open_path  # noqa: PLC0415

        return open_path(self._data, load(self._keeper.settings.pack, self._data)).history(person, step, days)

    def _make(self) -> QWidget:
        from coach_app.progress.reader import reader_of  # noqa: PLC0415
        from coach_app.ui.practice.progress_panel import PracticePanel  # noqa: PLC0415
        from coach_app.ui.progress_page import ProgressPage  # noqa: PLC0415

        practice = PracticePanel(self._history, self._theme, self._language)
        self._page = ProgressPage(reader_of(self._data), self._theme, self._language, practice)
        self._page.begin.connect(lambda: self._window.show_page(LIVE))
        self._page.mend.connect(lambda: self._window.keys.press(Do.REVIEW))
        self._page.show_person(self._keeper.settings.person)
        return self._page
