"""The door to practice: its page is made when somebody first wants it, and what it wants of the window is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from coach_app.ui.errands import Errands
from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.late_pages import LatePages
from coach_app.ui.light import Light, Sign
from coach_app.ui.main_window import MainWindow
from coach_app.ui.practice.notice import PracticeNotice, Says
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.shift_desk import ShiftDesk
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import LIVE, PRACTICE

if TYPE_CHECKING:
    from coach_app.ui.practice.page import PracticePage
    from coach_app.ui.practice.services import PracticeServices

_MODULES: Final = ("coach_app.practice_services", "coach_app.ui.practice.page")
# How a take shows at the foot of the rail; what is open then is heard and not kept.
_SIGNS: Final = {"preparing": Sign.OPENING, "talking": Sign.RECORDING, "ending": Sign.FINISHING}
# How long is said why no shift begins beside a drill.
_REFUSED_MS: Final = 10_000


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
    to_read : callable
        Id of what there is to read aloud for the first of some sentences, or nothing; slow.
    """

    services: Callable[[], PracticeServices]
    mend: Callable[[str], None]
    review: Callable[[str], None]
    kept: Callable[[str], None]
    modules: tuple[str, ...] = _MODULES
    to_read: Callable[[tuple[str, ...]], str] = lambda _: ""


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
        self._late, self._errands = LatePages(self, behind.modules), Errands(self)
        self._page: PracticePage | None = None
        self._lent = self._refused = False
        self._wish: Callable[[], None] | None = None
        self.notice = PracticeNotice(theme)
        self.notice.mend.connect(self.open)
        window.put_above(self.notice)
        window.lit.connect(lambda _: self._say())
        desk.prepared.connect(self._no_longer_lent)
        window.rail.chosen.connect(lambda name: self.open() if name == PRACTICE else None)
        window.keys.on(Do.PRACTICE, self.open)
        window.live.summary.practise.connect(self.practise)
        window.beside = self.light
        keeper.loaded.connect(lambda: self._late.first(lambda: window.add_page(PRACTICE, self._make)))

    @property
    def page(self) -> PracticePage | None:
        """The page, once it was made."""
        return self._page

    def light(self) -> Light | None:
        """The recording light while practice has the microphone."""
        page = self._page
        if page is None or self._desk.state.open:
            return None
        if page.taking.runs:
            return Light(_SIGNS.get(page.run.state.phase, Sign.LISTENING), page.run.lasted_s)
        front = page.studio.front
        if front is not None and front.speaking:
            return Light(Sign.RECORDING)
        return Light(Sign.LISTENING) if page.taking.has_devices or page.studio.has_microphone else None

    def open(self) -> None:
        """Show it."""
        if self._keeper.there:
            self._late.load()
            self._late.wish(lambda: self._window.show_page(PRACTICE))

    def practise(self, sentences: tuple[str, ...]) -> None:
        """Read the first of these sentences aloud that practice has; it is shown without where it has none of them."""
        if self._keeper.there:
            self._late.load()
            to_read = self._behind.to_read
            self._errands.run(lambda _: to_read(sentences), self._read, lambda _: self.open())

    def _read(self, phrase: str) -> None:
        def go() -> None:
            self._window.show_page(PRACTICE)
            if phrase and self._page is not None:
                self._page.read_aloud(phrase)

        self._late.wish(go)

    def gives_way(self, then: Callable[[], None]) -> None:
        """Have practice give its devices back, and then open the shift; beside a drill none opens, and that is said."""
        self._wish = then
        self._grant()
        self._say()

    def close(self) -> None:
        """Give everything back; the window has gone."""
        if self._page is not None:
            self._page.close_down()

    def _clear(self, then: Callable[[], None]) -> bool:
        """Have a shift that only waits give its devices back, then go on."""
        self._wish = None
        if self._desk.state.unfinished:
            return False
        if not self._desk.state.open:
            then()
            return True
        self._lent = True
        self._desk.closed.connect(then, Qt.ConnectionType.SingleShotConnection)
        self._desk.close()
        return True

    def _grant(self) -> None:
        """Let the shift open that was wished for, as soon as it may."""
        page, then = self._page, self._wish
        if page is None and then is not None:
            self._wish = None
            then()
        elif page is not None and then is not None:
            if not page.taking.runs:
                page.rest(self._granted)
            elif not page.taking.is_marked:
                self._wish, self._refused = None, True
                QTimer.singleShot(_REFUSED_MS, self, self._forget)

    def _granted(self) -> None:
        then, self._wish = self._wish, None
        if then is not None:
            if self._window.page == PRACTICE:
                self._window.show_page(LIVE)  # where the shift tells how it opens
            then()

    def _forget(self) -> None:
        self._refused = False

    def _say(self) -> None:
        away = self._window.page != PRACTICE
        self.notice.say(self._says(away), away)

    def _says(self, away: bool) -> Says:
        page = self._page
        taking = page.taking if page is not None else None
        if taking is None:
            return Says.NOTHING
        if self._wish is not None:
            return Says.AFTER_MARKS if taking.runs else Says.SOON
        if not taking.runs or taking.is_marked:
            return Says.NOTHING
        if self._refused:
            return Says.REFUSED_PROMPTS if page is not None and page.run.prompts else Says.REFUSED
        return Says.GOES_ON if away else Says.NOTHING

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
        self._page.taking.ended.connect(self._grant, Qt.ConnectionType.QueuedConnection)
        self._page.progress.connect(lambda: self._window.keys.press(Do.PROGRESS))
        return self._page
