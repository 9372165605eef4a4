"""How somebody's voice and calls develop over days and weeks; everything is read on this computer and stays there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coach_app.progress.points import Figure, Progress, Step
from coach_app.progress.reader import PERIODS, Period
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.failures import failure_words
from coach_app.ui.form_style import form_sheet
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.late_plots import LatePlots
from coach_app.ui.practice.progress_panel import PracticePanel
from coach_app.ui.progress_services import People, ProgressServices
from coach_app.ui.progress_words import card_words, period_name
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox, push_button
from coach_app.ui.widgets.message_page import MessagePage
from coach_app.ui.widgets.progress_card import ProgressCard, table_sheet

# Width that a card needs to be read.
_CARD = 38 * GRID
_DAYS = {Step.DAY: 1, Step.WEEK: 7}


class ProgressPage(QWidget):
    """Who, since when, and a card for each figure.

    Parameters
    ----------
    services : ProgressServices
        Such as :class:`coach_app.progress.reader.ProgressReader`.
    theme : Theme
        Owns the colours.
    language : Language
        Owns the language.
    practice : PracticePanel or None
        How practice goes, above the calls.
    """

    begin = Signal()
    """There are no calls yet, and the reader wants to begin one."""
    mend = Signal()
    """Calls without figures are to be judged anew."""

    def __init__(
        self, services: ProgressServices, theme: Theme, language: Language, practice: PracticePanel | None = None
    ) -> None:
        super().__init__()
        self.practice = practice
        self._services, self._theme, self._language = services, theme, language
        self._errands = Errands(self, in_turn=True)
        self._progress: Progress | None = None
        self._error: Exception | None = None
        self._people: People = ()
        self._wanted = ""
        self.who, self.period, self.tables = ChoiceBox(), ChoiceBox(), push_button()
        self._title, self._here = label("title"), label("muted", wrap=True)
        self.banner, self.message = Banner(theme), MessagePage(theme)
        self.cards = {figure: ProgressCard(theme) for figure in Figure}
        self._grid, self._scroll, self._stack = QGridLayout(), QScrollArea(), QStackedWidget()
        self._waiting = list(self.cards.values())
        self._plots = LatePlots(self._load_next, self, "coach_app.ui.widgets.progress_plot")
        self._lay_out()
        self._connect()
        self._colour()
        self.retranslate()

    @property
    def person(self) -> str:
        """Id of whose progress is shown; empty for everybody's."""
        return str(self.who.currentData() or "")

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._errands.busy or (self.practice is not None and self.practice.busy)

    def show_person(self, person: str) -> None:
        """Show somebody's progress, as soon as it is known who there is."""
        self._wanted = person
        place = self.who.findData(person)
        if place >= 0:
            self.who.setCurrentIndex(place)

    def look(self) -> None:
        """Read everything anew."""
        person, period = self.person, self._period()
        self._errands.forget()
        self._error = None
        self._errands.run(lambda _: self._services.people(), self._who, self._failed)
        self._errands.run(lambda _: self._services.progress(person, period), self._found, self._failed)
        if self.practice is not None:
            self.practice.look(person, period.step, period.days)
        self._show_state()

    def close_down(self) -> None:
        """Hear nothing more."""
        self._plots.stop()
        self._errands.close()
        if self.practice is not None:
            self.practice.close_down()

    def load_plots(self) -> None:
        """Put all pictures in now, whatever it takes."""
        while self._load_next():
            continue

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._title.setText(self.tr("Progress"))
        self._here.setText(self.tr("Read from the calls that are kept on this computer. Nothing of it leaves it."))
        self.who.setAccessibleName(self.tr("Whose calls"))
        self.who.setToolTip(self.tr("Whose calls (Alt+P)"))
        self.period.setAccessibleName(self.tr("How far back"))
        self.period.setToolTip(self.tr("How far back (Alt+D)"))
        self.tables.setText(self.tr("As tables"))
        self.tables.setToolTip(self.tr("Tables in place of pictures (Alt+T)"))
        self.setAccessibleName(f"{self._title.text()}. {self._here.text()}")
        with QSignalBlocker(self.period):
            chosen = max(0, self.period.currentIndex())
            self.period.clear()
            for period in PERIODS:
                self.period.addItem(period_name(period.name), period.name)
            self.period.setCurrentIndex(chosen)
        self._fill_people()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew whenever somebody comes to the page."""
        super().showEvent(event)
        if not event.spontaneous():
            self._plots.begin()
            self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out in as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        if self.practice is not None:
            rows.addWidget(self.practice)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        self._grid.setContentsMargins(0, 0, GRID, 0)
        self._grid.setSpacing(2 * GRID)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.message)
        self.tables.setCheckable(True)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title, 1)
        for control in (self.who, self.period, self.tables):
            head.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addLayout(head)
        column.addWidget(self._here)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.who)

    def _connect(self) -> None:
        self.who.currentIndexChanged.connect(lambda _: self.look())
        self.period.currentIndexChanged.connect(lambda _: self.look())
        self.tables.toggled.connect(self._show_tables)
        self.banner.mend.connect(self.mend)
        self.message.chosen.connect(self._asked)
        self._theme.changed.connect(self._colour)
        if self.practice is not None:
            self.practice.changed.connect(self._show_state)
            self.tables.toggled.connect(self.practice.show_tables)
        keys = {"Alt+P": self.who.setFocus, "Alt+D": self.period.setFocus, "Alt+T": self.tables.toggle, "F5": self.look}
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _period(self) -> Period:
        name = self.period.currentData()
        return next((period for period in PERIODS if period.name == name), PERIODS[0])

    def _asked(self) -> None:
        """The button of the message: once more after an error, else to the first call."""
        if self._error is not None:
            self.look()
        else:
            self.begin.emit()

    def _who(self, people: People) -> None:
        if people != self._people:
            self._people = people
            self._fill_people()

    def _fill_people(self) -> None:
        wanted = self.person or self._wanted
        with QSignalBlocker(self.who):
            self.who.clear()
            self.who.addItem(self.tr("Everybody"), "")
            for person, name in self._people:
                self.who.addItem(name, person)
            self.who.setCurrentIndex(max(0, self.who.findData(wanted)))
        if wanted and self.person == wanted and self._wanted:
            self._wanted = ""
            self.look()

    def _found(self, progress: Progress) -> None:
        self._progress = progress
        self._show_state()

    def _failed(self, error: Exception) -> None:
        self._error = error
        self._show_state()

    def _show_tables(self, wanted: bool) -> None:
        for card in self.cards.values():
            card.show_table(wanted)

    def _load_next(self) -> bool:
        if self._waiting:
            self._waiting.pop(0).load()
        if not self._waiting and self.practice is not None:
            self.practice.load()
        return bool(self._waiting)

    def _show_state(self) -> None:
        progress = self._progress
        calls = progress is not None and bool(progress.points) and self._error is None
        there = calls or (self.practice is not None and self.practice.there)
        self._stack.setCurrentWidget(self._scroll if there else self.message)
        self._warn(progress if calls else None)
        for card in self.cards.values():
            card.setVisible(calls)
        if calls and progress is not None:
            for figure, card in self.cards.items():
                card.show_values(progress.values(figure), _DAYS[progress.step], card_words(figure))
        elif there:
            return
        elif self._error is not None:
            title, do = failure_words(self._error)
            self.message.show_message((Glyph.STOPPED, "alert"), title, do, self.tr("Try again"), False)
        elif self._errands.busy:
            self.message.show_message((Glyph.CLOCK, "muted"), self.tr("Reading the calls …"), "", "", True)
        else:
            self.message.show_message(
                (Glyph.WAVE, "accent"),
                self.tr("No judged calls in this time"),
                self.tr("After the first calls this page shows how pace, voice and checklist develop."),
                self.tr("Begin a call"),
                False,
            )

    def _warn(self, progress: Progress | None) -> None:
        """Tell of calls that have no figures of the voice."""
        count = progress.unmeasured if progress is not None else 0
        if not count:
            self.banner.show_message("", "", serious=False)
            return
        self.banner.show_message(
            self.tr("Calls without figures of the voice: %1").replace("%1", str(count)),
            self.tr("Their flags and checklist count; judged anew they have the rest."),
            serious=True,
            button=self.tr("Judge anew"),
        )

    def _arrange(self) -> None:
        columns = max(1, min(3, (self.width() - 6 * GRID) // _CARD))
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _colour(self) -> None:
        tokens = self._theme.tokens
        plots = "QGraphicsView { background: transparent; }"
        self.setStyleSheet(style_sheet(tokens) + form_sheet(tokens) + table_sheet(tokens) + plots)
