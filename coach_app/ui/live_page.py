"""The live page: everything about the call that runs, readable from the corner of an eye.

It owns no facts. Events change the state, a timer repaints from it at most 30 times a
second, and what has not changed is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QVBoxLayout, QWidget

from coach_app.advice import advice
from coach_app.events import Event
from coach_app.live_state import LiveState, LiveStateStore, Phase
from coach_app.live_troubles import AUDIO
from coach_app.sayings import Sayings
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.call_header import CallHeader
from coach_app.ui.widgets.card import busy_bar
from coach_app.ui.widgets.checklist import Checklist
from coach_app.ui.widgets.gauges import GaugesCard
from coach_app.ui.widgets.message_page import MessagePage
from coach_app.ui.widgets.nudge_card import NudgeCard
from coach_app.ui.widgets.summary_card import SummaryCard
from coach_app.ui.widgets.transcript import Transcript
from coach_app.ui.widgets.why_dialog import WhyDialog

# Milliseconds between two repaints: 30 a second, which the eye takes for smooth.
FRAME_MS = 33

# Width of the column with the checklist and the nudge, pixels.
SIDE_WIDTH = 39 * GRID


class LivePage(QWidget):
    """One call.

    Parameters
    ----------
    store : LiveStateStore
        Owns what is shown.
    theme, language
        Owners of colours and language.
    """

    play = Signal()
    """The reader wants the example call, for the first time or again."""
    report = Signal()
    """The reader wants the report."""

    def __init__(self, store: LiveStateStore, theme: Theme, language: Language) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._store, self._theme, self._language = store, theme, language
        self._sayings, self._titles = Sayings(language=language.code), dict[str, str]()
        self._muted, self._explained = False, False
        self._painted: tuple[LiveState, bool] | None = None
        self.header, self.banner = CallHeader(theme), Banner(theme)
        self.transcript, self.gauges = Transcript(theme), GaugesCard(theme)
        self.checklist, self.nudge, self.summary = Checklist(theme), NudgeCard(theme), SummaryCard(theme)
        self.message = MessagePage(theme)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.message)
        self._pages.addWidget(self._call())
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.repaint_state)
        self._timer.start()
        self.repaint_state()

    @property
    def state(self) -> LiveState:
        """What is shown."""
        return self._store.state

    def take(self, event: Event) -> None:
        """Take in one event; it is painted with the next frame."""
        self._store.apply(event)

    def use(self, titles: Mapping[str, str], sayings: Sayings) -> None:
        """Name the call in each language, and take sentences from this pack."""
        self._titles, self._sayings = dict(titles), sayings
        self._spoken()

    def repaint_state(self) -> None:
        """Show the state if it has changed since the last frame."""
        now = self._store.state, self._muted
        if self._painted is not None and self._painted[0] is now[0] and self._painted[1] == now[1]:
            return
        self._painted = now
        state = now[0]
        blank = state.session is None or state.phase in (Phase.EMPTY, Phase.LOADING)
        self._pages.setCurrentIndex(0 if blank else 1)
        if blank:
            self._show_message(state)
        else:
            self._show_call(state)

    def start(self) -> None:
        """Ask for the example call, unless one runs."""
        if self.state.phase in (Phase.EMPTY, Phase.FAILED, Phase.ENDED):
            self.play.emit()

    def explain(self, number: int | None = None) -> None:
        """Open the reasons of a flag, by default of the last one shown."""
        seen = self.state.board.seen
        record = self.state.board.record(number) if number is not None else seen[-1] if seen else None
        if record is not None:
            dialog = WhyDialog(self._theme, record, self.state, self._sayings, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def mute(self, muted: bool) -> None:
        """Show no nudges, or show them again."""
        self._muted = muted

    def _call(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        grid.setSpacing(2 * GRID)
        side = QVBoxLayout()
        side.setSpacing(2 * GRID)
        side.addWidget(self.checklist, 1)
        side.addWidget(self.nudge)
        side.addWidget(self.summary)
        self._bar = busy_bar()
        main = QVBoxLayout()
        main.setSpacing(2 * GRID)
        main.addWidget(self._bar)
        main.addWidget(self.transcript, 1)
        main.addWidget(self.gauges)
        grid.addWidget(self.header, 0, 0, 1, 2)
        grid.addWidget(self.banner, 1, 0, 1, 2)
        grid.addLayout(main, 2, 0)
        grid.addLayout(side, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, SIDE_WIDTH)
        for widget in (self.checklist, self.nudge, self.summary):
            widget.setFixedWidth(SIDE_WIDTH)
        return page

    def _connect(self) -> None:
        self.nudge.wrong.connect(self._store.dispute)
        self.nudge.why.connect(self.explain)
        self.summary.why.connect(self.explain)
        self.summary.report.connect(self.report)
        self.header.mute.connect(self.mute)
        self.message.chosen.connect(self.start)
        self.summary.again.connect(self.start)
        self._language.changed.connect(self._spoken)

    def _spoken(self) -> None:
        self._sayings = replace(self._sayings, language=self._language.code)
        for part in (self.nudge, self.checklist, self.transcript):
            part.speak(self._sayings)
        self._painted = None

    def _show_call(self, state: LiveState) -> None:
        self._bar.setVisible(state.shown_phase is Phase.LOADING)
        self._bar.setAccessibleName(self.tr("Getting ready to listen"))
        self.header.show_state(state, self._titles.get(self._language.code, ""))
        heard = state.session is None or state.session.engine != "none"
        self.transcript.show_lines(state.transcript, heard)
        self.gauges.show_gauges(state.gauges, state.bands, state.phase is Phase.WORKING)
        self.checklist.show_items(state.items, state.waiting, state.bands)
        over = state.phase is Phase.ENDED
        self.nudge.setVisible(not over)
        self.nudge.show_nudge(state.nudge, self._muted)
        if over:
            self.summary.show_call(state, self._sayings)
        self.summary.setVisible(over)
        self.banner.show_message(*self._trouble(state))

    def _show_message(self, state: LiveState) -> None:
        match state.phase:
            case Phase.LOADING:
                self.message.show_message(
                    (Glyph.WAVE, "accent"),
                    self.tr("Getting ready to listen"),
                    self.tr("The first start on a computer prepares the measuring, which may take half a minute."),
                    "",
                    busy=True,
                )
            case Phase.FAILED:
                self.message.show_message(
                    (Glyph.STOPPED, "alert"),
                    self.tr("The call cannot be played"),
                    self._failure(state),
                    self.tr("Try again"),
                    busy=False,
                )
            case _:
                self.message.show_message(
                    (Glyph.PHONE, "accent"),
                    self.tr("No call yet"),
                    self.tr("Listen to a recorded call and watch what the coach notices."),
                    self.tr("Play the example call"),
                    busy=False,
                )

    def _trouble(self, state: LiveState) -> tuple[str, str, bool]:
        """Title and body of the banner, and whether something is missing."""
        if state.failure is not None:
            return self._failure(state), self.tr("What was heard is kept."), True
        if state.problems:
            problem = state.problems[-1]
            if problem.lane == AUDIO:
                return self.tr("Some sound is missing"), self.tr("The gap counts as silence."), True
            words = advice(problem.lane, self._language.code)
            return words.title, " · ".join(part for part in (words.still, words.mend) if part), True
        if state.notices:
            words = advice(state.notices[-1].code, self._language.code)
            return words.title, " · ".join(part for part in (words.still, words.mend) if part), False
        return "", "", False

    def _failure(self, state: LiveState) -> str:
        failure = state.failure
        if failure is None or not failure.reason:
            return self.tr("The program failed, and that is our mistake. Its log has the details.")
        return f"{failure.reason} {failure.advice}".strip()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._painted = None
        super().changeEvent(event)
