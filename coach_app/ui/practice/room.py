"""The door to practice: its page is made when somebody first wants it, and what it wants of the window is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.late_pages import LatePages
from coach_app.ui.light import Light, Sign
from coach_app.ui.main_window import MainWindow
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.shift_desk import ShiftDesk
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import PRACTICE

if TYPE_CHECKING:
    from coach_app.ui.practice.page import PracticePage
    from coach_app.ui.practice.services import PracticeServices

_MODULES: Final = ("coach_app.practice_services", "coach_app.ui.practice.page")


@dataclass(frozen=True, slots=True)
class BehindPractice:
    """What stands behind the page.

    Parameters
    ----------
    services : callable
        Makes what does the work; called once the modules are there.
    mend : callable
        Does what a banner's button promises.
    review : callable
        Shows a session in review.
    kept : callable
        Told of every session that a take was kept in.
    modules : tuple of str
        What it needs, to be loaded beside the window.
    """

    services: Callable[[], PracticeServices]
    mend: Callable[[str], None]
    review: Callable[[str], None]
    kept: Callable[[str], None]
    modules: tuple[str, ...] = _MODULES


class PracticeRoom(QObject):
    """Opens the page.

    Parameters
    ----------
    window : MainWindow
        Shows it.
    keeper : SettingsKeeper
        Holds the settings.
    desk : ShiftDesk
        A shift that only waits gives its devices to a drill; a call that runs does not.
    behind : BehindPractice
        What stands behind it.
    theme, language
        Owners of colours and language.
    """

    def __init__(
        self,
        window: MainWindow,
        keeper: SettingsKeeper,
        desk: ShiftDesk,
        behind: BehindPractice,
        theme: Theme,
        language: Language,
    ) -> None:
        super().__init__(window)
        self._window, self._keeper, self._desk, self._behind = window, keeper, desk, behind
        self._theme, self._language = theme, language
        self._late = LatePages(self, behind.modules)
        self._page: PracticePage | None = None
        self._lent = False
        desk.prepared.connect(self._no_longer_lent)
        window.rail.chosen.connect(lambda name: self.open() if name == PRACTICE else None)
        window.keys.on(Do.PRACTICE, self.open)
        window.beside = self.light
        keeper.loaded.connect(lambda: self._late.first(lambda: window.add_page(PRACTICE, self._make)))

    @property
    def page(self) -> PracticePage | None:
        """The page, once it was made."""
        return self._page

    def light(self) -> Light | None:
        """The recording light while the microphone is heard for practice."""
        if self._page is None:
            return None
        if self._page.taking.runs:
            return Light(Sign.RECORDING, self._page.run.lasted_s)
        front = self._page.studio.front
        return Light(Sign.RECORDING) if front is not None and front.speaking else None

    def open(self) -> None:
        """Show it."""
        if self._keeper.there:
            self._late.load()
            self._late.wish(lambda: self._window.show_page(PRACTICE))

    def gives_way(self) -> bool:
        """Have practice give its devices to a shift; ``False`` if a take runs."""
        return self._page is None or self._page.rest()

    def close(self) -> None:
        """Give everything back; the window has gone."""
        if self._page is not None:
            self._page.close_down()

    def _clear(self, then: Callable[[], None]) -> bool:
        """Have a shift that only waits give its devices back, then go on."""
        if self._desk.state.unfinished:
            return False
        if not self._desk.state.open:
            then()
            return True
        self._lent = True
        self._desk.closed.connect(then, Qt.ConnectionType.SingleShotConnection)
        self._desk.close()
        return True

    def _give_back(self) -> None:
        """Open the shift again that practice took the devices from."""
        page = self._page
        practised = page is not None and (page.taking.runs or page.studio.front is not None)
        if self._lent and not practised and not self._desk.state.open:
            self._lent = False
            self._desk.open()

    def _no_longer_lent(self) -> None:
        self._lent = False

    def _make(self) -> QWidget:
        from coach_app.ui.practice.page import PracticePage  # noqa: PLC0415

        self._page = PracticePage(self._behind.services(), self._theme, self._language, self._clear)
        self._page.mend.connect(self._behind.mend)
        self._page.review.connect(self._behind.review)
        self._page.kept.connect(self._behind.kept)
        self._page.rested.connect(self._give_back)
        self._page.progress.connect(lambda: self._window.keys.press(Do.PROGRESS))
        return self._page
