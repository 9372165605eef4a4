"""The first page of practice: today's ten minutes as three cards, a tip, and all drills below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coach_app.ui.glyphs import Glyph
from coach_app.ui.practice.drill_finder import DrillFinder
from coach_app.ui.practice.failures import practice_failure
from coach_app.ui.practice.shown import Home
from coach_app.ui.practice.tip_row import TipRow
from coach_app.ui.practice.today_card import TodayCardView
from coach_app.ui.practice.words import lack_words, minutes
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.troubles import Mend
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.message_page import MessagePage

# Width that a card of today needs to be read.
_CARD = 26 * GRID


class HomePage(QWidget):
    """Shows it in each of its states.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    begin = Signal(object)
    """A card of today: a `coach_app.practice.path.values.Card`."""
    drill = Signal(str)
    """A drill of the list."""
    place = Signal()
    """The reader wants to know where they stand."""
    later = Signal()
    """… or does not."""
    put_away = Signal(str)
    """The tip was read."""
    mend = Signal(str)
    """The banner's button: a `Mend`."""
    again = Signal()
    """Read everything once more."""
    progress = Signal()
    """The page of progress is wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._home: Home | None = None
        self._error: Exception | None = None
        self._busy, self._language = False, "en"
        self._title, self._today = label("title"), label("muted")
        self.banner, self.offer, self.message = Banner(theme), Banner(theme), MessagePage(theme)
        self.later_button = push_button("quiet")
        self.cards = tuple(TodayCardView(theme, number) for number in (1, 2, 3))
        self.end = _EndCard()
        self.tip, self.finder = TipRow(theme), DrillFinder(theme)
        self._grid, self._stack, self._scroll = QGridLayout(), QStackedWidget(), QScrollArea()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def home(self) -> Home | None:
        """What is shown."""
        return self._home

    def show_home(self, home: Home | None, busy: bool, error: Exception | None, language: str) -> None:
        """Show what was found; that it is being read; or why it cannot be."""
        self._home, self._busy, self._error, self._language = home, busy, error, language
        if home is not None:
            self.finder.show_drills(home.drills, {str(kind): name for kind, name in home.kinds.items()})
            self.tip.show_tip(home.today.tip if home.today is not None else None, language)
        self.retranslate()

    def press_card(self, number: int) -> None:
        """Start a card of today: 1, 2 or 3."""
        card = self.cards[number - 1]
        if card.isVisible():
            card.press()

    def press_banner(self) -> None:
        """Press the banner's button."""
        if self.banner.isVisible():
            self.banner.button.click()

    def press_offer(self) -> None:
        """Find out where one stands."""
        if self.offer.isVisible():
            self.offer.button.click()

    def say_busy(self, marking: bool) -> None:
        """A call keeps the devices, or the last take."""
        busy = (
            (self.tr("The last take is still being marked"), self.tr("Then you can go on."))
            if marking
            else (self.tr("A call runs"), self.tr("End it first; then practice begins."))
        )
        self.banner.show_message(*busy, serious=True)

    def retranslate(self) -> None:
        """Speak the language in use."""
        home = self._home
        self._title.setText(self.tr("Practice"))
        done = home.today.practised_min if home is not None and home.today is not None else 0.0
        self._today.setText(self.tr("Practised today: {0}").format(minutes(done)) if done > 0 else "")
        self.later_button.setText(self.tr("Later"))
        self.later_button.setToolTip(self.tr("Do not offer it again"))
        self.setAccessibleName(f"{self._title.text()}. {self._today.text()}".strip())
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay today's cards beside each other, or below."""
        super().resizeEvent(event)
        self._arrange()

    def _show_state(self) -> None:
        home = self._home
        there = home is not None and bool(home.drills) and self._error is None
        self._stack.setCurrentWidget(self._scroll if there else self.message)
        if there and home is not None:
            self._fill(home)
        elif self._error is not None:
            title, do = practice_failure(self._error, self._language)
            self.message.show_message((Glyph.STOPPED, "alert"), title, do, self.tr("Try again"), False)
        elif self._busy:
            self.message.show_message((Glyph.CLOCK, "muted"), self.tr("Reading the drills …"), "", "", True)
        else:
            self.message.show_message(
                (Glyph.WAVE, "accent"),
                self.tr("The rules that are chosen have no drills"),
                self.tr("Choose the rules that came with the program in the settings to practise with its drills."),
                self.tr("Look again"),
                False,
            )

    def _fill(self, home: Home) -> None:
        for place, view in enumerate(self.cards):
            view.show_card(home.cards[place] if place < len(home.cards) and not home.over else None, self._language)
        self.end.show_end(home, self._language)
        lack = home.lacks[0] if home.lacks else None
        title, still, button, _ = lack_words(lack) if lack is not None else ("", "", "", Mend.NOTHING)
        self.banner.show_message(title, still, serious=True, button=button)
        if lack is not None:
            self.banner.button.setToolTip(self.tr("{0} (G)").format(button))
        self._offer(home)

    def _offer(self, home: Home) -> None:
        placement = home.placement
        wanted = placement is not None and placement.next is not None
        self.later_button.setVisible(wanted)
        if placement is None or not wanted:
            self.offer.show_message("", "", serious=False)
            return
        done, steps = sum(step.done for step in placement.steps), len(placement.steps)
        self.offer.show_message(
            self.tr("Find out where to begin"),
            self.tr("{0} of {1} exercises done, about {2} left. Afterwards today's cards fit your voice.").format(
                done, steps, minutes(placement.minutes)
            )
            if done
            else self.tr("{0} short exercises, about {1}. Afterwards today's cards fit your voice.").format(
                steps, minutes(placement.minutes)
            ),
            serious=False,
            button=self.tr("Go on") if done else self.tr("Begin"),
        )
        self.offer.button.setToolTip(self.tr("Find out where to begin (P)"))

    def _arrange(self) -> None:
        columns = max(1, min(3, (self.width() - 6 * GRID) // _CARD))
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _connect(self) -> None:
        for card in self.cards:
            card.begin.connect(self.begin)
        self.offer.mend.connect(self.place)
        self.later_button.clicked.connect(self.later)
        self.tip.put_away.connect(self.put_away)
        self.finder.opened.connect(self.drill)
        self.message.chosen.connect(self.again)
        self.end.button.clicked.connect(self.progress)
        self.banner.mend.connect(self._mend)

    def _mend(self) -> None:
        if self._home is not None and self._home.lacks:
            self.mend.emit(str(lack_words(self._home.lacks[0])[3]))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._today)
        column.addLayout(head)
        column.addWidget(self.banner)
        layout = self.offer.layout()
        if layout is not None:
            layout.addWidget(self.later_button)
        column.addWidget(self.offer)
        self._grid.setSpacing(2 * GRID)
        column.addLayout(self._grid)
        column.addWidget(self.end)
        column.addWidget(self.tip)
        column.addWidget(self.finder, 1)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.message)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class _EndCard(Card):
    """Today's cards are all done: what was done, and where it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.set_tone("good")
        self._home: Home | None = None
        self._language = "en"
        self._title, self._body = label("large", wrap=True), label(wrap=True)
        self.button = push_button("main")
        self.column.addWidget(self._title)
        self.column.addWidget(self._body)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(False)

    def show_end(self, home: Home, language: str) -> None:
        """Show it when today's cards are done."""
        self._home, self._language = home, language
        self.setVisible(home.over)
        if not home.over or home.today is None:
            return
        self._title.setText(self.tr("That was today's practice"))
        done = " · ".join(card.title.in_language(language) for card in home.cards)
        self._body.setText(self.tr("{0} of practice: {1}").format(minutes(home.today.practised_min), done))
        self.button.setText(self.tr("See progress"))
        self.button.setToolTip(self.tr("How it develops (Ctrl+4)"))
        self.setAccessibleName(f"{self._title.text()}. {self._body.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange and self._home is not None:
            self.show_end(self._home, self._language)
        super().changeEvent(event)
