"""The live page: everything about the call that runs, readable from the corner of an eye.

It owns no facts. Events change the state, a timer repaints from it at most 30 times a
second, and what has not changed is not touched.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import is_

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from coach_app.events import Event
from coach_app.live_state import LiveState, LiveStateStore, Phase
from coach_app.sayings import Sayings
from coach_app.shift.news import ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui.language import Language
from coach_app.ui.lesson_keeper import LessonKeeper
from coach_app.ui.light import Light, Sign, light
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.troubles import Mend, Message, failed, message
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.blank_words import blank_words
from coach_app.ui.widgets.call_board import CallBoard
from coach_app.ui.widgets.message_page import MessagePage
from coach_app.ui.widgets.waiting_page import WaitingPage
from coach_app.ui.widgets.why_dialog import WhyDialog

# Milliseconds between two repaints: 30 a second, which the eye takes for smooth.
FRAME_MS = 33


class LivePage(QWidget):
    """One call after another.

    Parameters
    ----------
    store : LiveStateStore
        Owns what is shown of the call.
    theme, language
        Owners of colours and language.
    clock : callable
        Monotonic seconds, the clock of the shift's desk.
    """

    play = Signal()
    """The reader wants the example call, for the first time or again."""
    report = Signal()
    """The reader wants the report."""
    open_shift = Signal()
    """The reader wants to take calls."""
    close_shift = Signal()
    """The reader wants to take no more calls."""
    mend = Signal(str)
    """The banner's button: one of `coach_app.ui.troubles.Mend`."""
    painted = Signal()
    """Something that is shown has changed."""
    disputed = Signal(int)
    """The reader says that this flag is wrong."""

    def __init__(
        self,
        store: LiveStateStore,
        theme: Theme,
        language: Language,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._store, self._theme, self._language = store, theme, language
        self._sayings, self._titles = Sayings(language=language.code), dict[str, str]()
        self._clock = clock
        self._muted = False
        self._message = self._remark = Message()
        self._painted: tuple[object, ...] = ()
        self.shift = ShiftState()
        self.banner, self.message, self.waiting = Banner(theme), MessagePage(theme), WaitingPage(theme)
        self.board = CallBoard(theme)
        self.header, self.transcript, self.gauges = self.board.header, self.board.transcript, self.board.gauges
        self.checklist, self.nudge, self.summary = self.board.checklist, self.board.nudge, self.board.summary
        self.lessons = LessonKeeper(self)
        self._pages = QStackedWidget()
        for page in (self.message, self.waiting, self.board):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._over = QWidget()
        QVBoxLayout(self._over).addWidget(self.banner)
        self._over.setContentsMargins(GRID, GRID, GRID, 0)
        column.addWidget(self._over)
        column.addWidget(self._pages, 1)
        self._connect()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.repaint_state)
        self._timer.start(FRAME_MS)
        self.repaint_state()

    @property
    def state(self) -> LiveState:
        """What is shown of the call."""
        return self._store.state

    @property
    def muted(self) -> bool:
        """Whether no nudges are shown."""
        return self._muted

    @property
    def sayings(self) -> Sayings:
        """The sentences in use."""
        return self._sayings

    def begin(self) -> None:
        """A call is about to begin, live or the example; a live one may have said so already."""
        if self.state.phase is not Phase.WORKING:
            self._store.loading()
        self.header.reset()

    def take(self, event: Event) -> None:
        """Take in one event; it is painted with the next frame."""
        self._store.apply(event)
        self.lessons.take(event, self._sayings)

    def use(self, titles: Mapping[str, str], sayings: Sayings) -> None:
        """Name the call in each language, and take sentences from this pack."""
        self._titles, self._sayings = dict(titles), sayings
        self._spoken()

    @property
    def light(self) -> Light:
        """The recording light as it is now."""
        return light(self.shift, self.state, self._clock(), self.header.paused)

    def show_shift(self, state: ShiftState, automatic: bool) -> None:
        """Show where the shift stands; `automatic` tells whether calls begin by themselves."""
        self.shift = state
        if state.unfinished:  # afterwards the number of the call that was stays, and can be mended
            self.header.show_reference(state.reference)
        if state.open:
            self.header.show_pause(state.phase is ShiftPhase.PAUSED)
        self.waiting.show_shift(state, automatic)

    def repaint_state(self) -> None:
        """Show the state if it has changed since the last frame."""
        state, shift, lit, lessons = self._store.state, self.shift, self.light, self.lessons.lessons
        now = (state, shift, lessons, lit.sign, int(lit.time_s), self._muted)
        # States are large: another one is another object.
        if self._painted and all(map(is_, self._painted[:3], now[:3])) and self._painted[3:] == now[3:]:
            return
        self._painted = now
        page = self._page()
        if page is not self._pages.currentWidget():
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self.setFocus()  # or a field of the other page would have it, and its keys go there
            self._pages.setCurrentWidget(page)
        if page is self.message:
            self.message.show_message(*blank_words(state, shift, self._language.code))
        elif page is self.board:
            title = self._titles.get(self._language.code, "")
            head = Light(Sign.ENDED, state.now_s) if state.phase is Phase.ENDED and not shift.unfinished else lit
            self.board.show_call(state, title, head, self.of_shift, self._muted)
            if state.phase is Phase.ENDED:
                kept = shift.kept is not None and not shift.unfinished
                self.board.sum_up(lessons, self.of_shift, kept or not self.of_shift)
        told = Message() if page is self.message else message(state, shift, self._language.code)
        self._message = told = told if told.title else self._remark
        self._over.setVisible(bool(told.title))
        self.banner.show_message(told.title, told.body, told.serious, told.button)
        self.painted.emit()

    def start(self) -> None:
        """Ask for the example call, unless a call runs or may come."""
        if not self.shift.open and self.state.phase in (Phase.EMPTY, Phase.FAILED, Phase.ENDED):
            self.play.emit()

    def go(self) -> None:
        """Do what the page's first button does: mend what keeps the shift closed, open it, try the example again."""
        mend = self._obstacle
        if mend and mend is not Mend.REOPEN:
            self.mend.emit(str(mend))
        elif self.state.phase is Phase.FAILED and self.shift.failure is None:
            self.start()
        else:
            self.open_shift.emit()

    def go_otherwise(self) -> None:
        """Do what the page's second button does: try to open the shift again, else play the example."""
        if self._obstacle not in (Mend.NOTHING, Mend.REOPEN):
            self.open_shift.emit()
        else:
            self.start()

    def next_call(self) -> None:
        """Put the card away: for a call of a shift be ready for the next, else play the example again."""
        if self.of_shift:
            self.dismiss()
            if not self.shift.open:
                self.open_shift.emit()
        else:
            self.start()

    def dismiss(self) -> None:
        """Put the card of a call that is over away."""
        if self.state.phase in (Phase.ENDED, Phase.FAILED):
            self._store.reset()

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

    def remark(self, told: Message) -> None:
        """Say this whenever there is nothing more urgent to say."""
        self._remark = told
        self._painted = ()

    def write_reference(self) -> None:
        """Put the cursor where the call's 工单号 is written."""
        page = self._pages.currentWidget()
        if page is self.waiting:
            self.waiting.reference.setFocus()
        elif page is self.board and self.header.reference.isVisible():
            self.header.reference.setFocus()

    def press_banner(self) -> None:
        """Do what the banner's button does, if it has one."""
        if self._message.mend:
            self.mend.emit(str(self._message.mend))

    @property
    def _obstacle(self) -> Mend:
        """What would mend that the shift does not open."""
        failure = self.shift.failure
        return Mend.NOTHING if failure is None else failed(failure, self._language.code).mend

    @property
    def of_shift(self) -> bool:
        """Whether the call that is shown is one of a shift: its sound came from no file."""
        session = self.state.session
        return self.shift.open or (session is not None and not session.file)

    def _page(self) -> QWidget:
        match self.shift.phase:
            case ShiftPhase.OPENING:
                return self.board if self.state.phase is Phase.ENDED else self.message
            case ShiftPhase.WAITING:
                return self.board if self.state.phase in (Phase.WORKING, Phase.ENDED) else self.waiting
            case ShiftPhase.CLOSED:
                blank = self.state.session is None or self.state.phase in (Phase.EMPTY, Phase.LOADING)
                return self.message if blank else self.board
            case _:
                return self.board

    def _connect(self) -> None:
        self.nudge.wrong.connect(self._dispute)
        self.nudge.why.connect(self.explain)
        self.summary.why.connect(self.explain)
        self.summary.report.connect(self.report)
        self.summary.again.connect(self.next_call)
        self.summary.shut.connect(self.dismiss)
        self.header.mute.connect(self.mute)
        self.banner.mend.connect(self.press_banner)
        self.message.chosen.connect(self.go)
        self.message.other.connect(self.go_otherwise)
        self.waiting.shut.connect(self.close_shift)
        self.header.reference.returnPressed.connect(self.setFocus)
        self._language.changed.connect(self._spoken)

    def _dispute(self, number: int) -> None:
        self._store.dispute(number)
        self.disputed.emit(number)

    def _spoken(self) -> None:
        self._sayings = replace(self._sayings, language=self._language.code)
        for part in (self.nudge, self.checklist, self.transcript):
            part.speak(self._sayings)
        self.lessons.tell(self._sayings)
        self._painted = ()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._painted = ()
        super().changeEvent(event)
