"""The practice page: which of its pages is in front, and what is asked of whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coach_app.live_gauges import Bands
from coach_app.practice.lacking import Lack
from coach_app.practice.path.values import Card, Opens
from coach_app.privacy.masked_store import MaskedStore
from coach_app.sayings import Sayings
from coach_app.ui.errands import Errands
from coach_app.ui.form_style import form_sheet
from coach_app.ui.language import Language
from coach_app.ui.practice.after_take import AfterTake
from coach_app.ui.practice.answers import answer
from coach_app.ui.practice.home_page import HomePage
from coach_app.ui.practice.keys import PracticeKeys
from coach_app.ui.practice.result_page import ResultPage
from coach_app.ui.practice.run_page import RunPage
from coach_app.ui.practice.sheet_page import SheetPage
from coach_app.ui.practice.shown import Home, Sheet
from coach_app.ui.practice.studio import Studio
from coach_app.ui.practice.taking import Clear, Taking, free
from coach_app.ui.review.playing import Playing
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import Theme
from feedback.rule import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach_app.ui.practice.services import PracticeServices

# Without these a drill cannot be taken at all.
_NEEDED = frozenset({Lack.CONSENT, Lack.MICROPHONE})


class PracticePage(QWidget):
    """Home, a drill before, while and after it is taken; the gym and reading aloud.

    Parameters
    ----------
    services : PracticeServices
        Does what is slow.
    theme, language
        Owners of colours and language.
    clear : callable
        Has a shift give its devices back.
    """

    mend = Signal(str)
    """A banner's button: a `coach_app.ui.troubles.Mend`."""
    review = Signal(str)
    """This session is wanted in review."""
    progress = Signal()
    """The page of progress is wanted."""
    kept = Signal(str)
    """A take was kept: the id of its session."""
    rested = Signal()
    """The devices have been given back."""

    def __init__(self, services: PracticeServices, theme: Theme, language: Language, clear: Clear = free) -> None:
        super().__init__()
        self.setObjectName("page")
        self._clear = clear
        self.services, self._theme, self._language = services, theme, language
        self._errands, self._orders = Errands(self), Errands(self, in_turn=True)
        self._voice: tuple[Bands, Sayings] = Bands(), Sayings()
        self._home: Home | None = None
        self._lacks: tuple[Lack, ...] = ()
        self._placing, self._open_drill = False, ""
        self.playing = Playing(self)
        self.home, self.sheet = HomePage(theme), SheetPage(theme)
        self.run, self.result = RunPage(MaskedStore(), theme, language=language), ResultPage(theme, language)
        self.taking = Taking(self, services, self.run)
        self.stack = QStackedWidget()
        for page in (self.home, self.sheet, self.run, self.result):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.studio = Studio(self.stack, services.gym, self.playing, theme, language)
        self.keys = PracticeKeys(self)
        self.after_take = AfterTake(self, language)
        self._connect()
        answer(self)
        theme.changed.connect(self._colour)
        self._colour()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.home.show_home(None, busy=True, error=None, language=language.code)
        self.bring(self.home)

    @property
    def front(self) -> QWidget | None:
        """The one of its pages that is in front."""
        return self.stack.currentWidget()

    @property
    def busy(self) -> bool:
        """Whether something is being read, or a take runs."""
        return self._errands.busy or self._orders.busy or self.after_take.busy or self.taking.runs

    def look(self) -> None:
        """Read the first page anew, and the drill that is open: the rules may have been changed meanwhile."""
        code, services, sheet = self._language.code, self.services, self.sheet.sheet
        self._errands.run(lambda _: (services.home(code), services.voice(code)), self._found, self._failed)
        self._errands.run(lambda _: services.lacks(), self._lack)
        if sheet is not None:
            self._errands.run(lambda _: services.sheet(sheet.drill.id, code), self._put_sheet, lambda _: None)
        self.home.show_home(self._home, busy=True, error=None, language=code)

    def go_home(self) -> None:
        """The first page."""
        self._placing = False
        self._end_take()
        self.rest()
        self.bring(self.home)
        self.look()

    def open_card(self, card: Card) -> None:
        """Go where a card of today leads."""
        if card.opens is Opens.DRILL:
            self.open_drill(card.key)
            return
        self._end_take()
        if Lack.CONSENT in self._lacks:
            self.bring(self.home)  # which has the button that asks for it
        elif self.taking.runs or not self._clear(lambda: self._into_studio(card)):
            self.home.say_busy(self.taking.runs)

    def read_aloud(self, phrase: str) -> None:
        """Read a phrase aloud that nobody planned for today."""
        unsaid = Text(zh=phrase, en=phrase)  # no card is shown that would say it
        self.open_card(Card(phrase, Opens.READING, "", unsaid, unsaid, 0.0))

    def open_drill(self, drill: str) -> None:
        """Show a drill before it begins."""
        code, services = self._language.code, self.services
        self.playing.stop()
        self._end_take()
        self._errands.run(lambda _: services.sheet(drill, code), self._found_sheet, self._failed)

    def place(self) -> None:
        """The next drill of the placement, or home when it is over."""
        placement = self._home.placement if self._home is not None else None
        if placement is not None and placement.next is not None:
            self._placing = True
            self.open_card(placement.next)
        else:
            self.go_home()

    def start(self) -> None:
        """Take the drill whose sheet is open."""
        if self.taking.runs:
            self.sheet.say(self.tr("The last take is still being marked"), self.tr("Then the next one can begin."))
        elif self.sheet.sheet is not None and not self._clear(self._begin):
            self.bring(self.sheet)
            self.sheet.say(self.tr("A call runs"), self.tr("End it first; then the drill begins."))

    def _begin(self) -> None:
        sheet = self.sheet.sheet
        if sheet is None or self.taking.runs:
            return
        self.playing.stop()
        self.bring(self.run)
        self.taking.begin(sheet, self._voice, heard=Lack.OUTPUT not in self._lacks)

    def _into_studio(self, card: Card) -> None:
        def go() -> None:
            self.bring(self.studio.open(card))

        if self.taking.has_devices:
            self.taking.rest(go)  # one recorder gives way to the other
        else:
            go()

    def leave_studio(self) -> None:
        """Enough of a sentence: on with the placement, or home."""
        self.studio.rest()
        self.next_one(None)

    def leave(self) -> None:
        """End the take that runs, and go home."""
        self.taking.leave()
        self.go_home()

    def _end_take(self) -> None:
        """Something else is wanted: a drill that still runs is not recorded behind it. Marks may still come."""
        if self.taking.runs and not self.taking.is_marked:
            self.taking.leave()

    def next_one(self, card: Card | None) -> None:
        """What is proposed, the next of the placement, or home."""
        if self._placing:
            code, services = self._language.code, self.services
            self._errands.run(lambda _: services.home(code), self._go_on_placing, self._failed)
        elif card is not None:
            self.open_card(card)
        else:
            self.go_home()

    def close_down(self) -> None:
        """Hear nothing more; a take that runs ends."""
        for part in (self.taking, self.studio, self.after_take, self._errands, self._orders, self.playing):
            part.close()
        self.services.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew whenever somebody comes to the page."""
        super().showEvent(event)
        if not event.spontaneous() and self.front in (self.home, self.sheet, self.result):
            self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody practises behind another page: the devices are given back unless a take runs."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.rest()

    def rest(self, then: Callable[[], None] | None = None) -> None:
        """Give the devices back, unless a take runs, and then do something."""
        self.playing.stop()
        if self.studio.front is not None:
            self.bring(self.home)
        self.studio.rest(lambda: self.taking.rest(then))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: the pack's sentences are asked for anew."""
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self.look()
        super().changeEvent(event)

    def _found(self, found: tuple[Home, tuple[Bands, Sayings]]) -> None:
        home, self._voice = found
        self._home = replace(home, lacks=self._lacks)
        self.home.show_home(self._home, busy=False, error=None, language=self._language.code)

    def _lack(self, lacks: tuple[Lack, ...]) -> None:
        before, self._lacks = self._lacks, lacks
        if lacks != before and self.front is self.sheet and self.sheet.sheet is not None:
            self._put_sheet(self.sheet.sheet)
        if self._home is not None:
            self._home = replace(self._home, lacks=lacks)
            self.home.show_home(self._home, busy=False, error=None, language=self._language.code)

    def _failed(self, error: Exception) -> None:
        self.home.show_home(None, busy=False, error=error, language=self._language.code)
        self.bring(self.home)

    def _found_sheet(self, sheet: Sheet) -> None:
        self._open_drill = sheet.drill.id
        self._put_sheet(sheet)
        self.bring(self.sheet)

    def _put_sheet(self, sheet: Sheet) -> None:
        if sheet.drill.id == self._open_drill:  # else another one was opened meanwhile
            first = self._lacks[0] if self._lacks else None
            self.sheet.show_sheet(sheet, first, can_start=not _NEEDED & set(self._lacks))

    def _go_on_placing(self, home: Home) -> None:
        self._home = home
        self.place()

    def bring(self, page: QWidget) -> None:
        """Have one of its pages in front."""
        if self.front is not page:
            self.stack.setCurrentWidget(page)
        self.setAccessibleName(self.home.accessibleName())
        if self.isVisible():
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        home, services = self.home, self.services
        home.later.connect(lambda: self._orders.run(lambda _: services.skip_placement(), lambda _: self.look()))
        home.put_away.connect(lambda tip: self._orders.run(lambda _: services.put_away(tip)))
        self.taking.left.connect(self.kept)
        self.taking.rested.connect(self.rested)

    def _colour(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(style_sheet(tokens) + form_sheet(tokens) + "SheetPage:focus { border: none; }")
