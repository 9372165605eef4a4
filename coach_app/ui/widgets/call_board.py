"""A call on the page: head, words, gauges, checklist, and the nudge or, at the end, the card."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coach_app.lessons import Lessons
from coach_app.live_state import LiveState, Phase
from coach_app.ui.light import Light
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.call_header import CallHeader
from coach_app.ui.widgets.card import busy_bar
from coach_app.ui.widgets.checklist import Checklist
from coach_app.ui.widgets.gauges import GaugesCard
from coach_app.ui.widgets.nudge_card import NudgeCard
from coach_app.ui.widgets.summary_card import SummaryCard
from coach_app.ui.widgets.transcript import Transcript

# Width of the column with the checklist and the nudge, and of the bar that scrolls it, pixels.
SIDE_WIDTH, BAR_WIDTH = 39 * GRID, GRID


class Side(QScrollArea):
    """One above the other; where a small screen has no room for all, it is scrolled to what counts now."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * GRID)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(SIDE_WIDTH + BAR_WIDTH)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something below the rest."""
        widget.setFixedWidth(SIDE_WIDTH)  # the bar comes beside it and nothing moves
        self.column.addWidget(widget, stretch)

    def show_from(self, widget: QWidget) -> None:
        """Scroll until it begins at the top, or as far as there is something, once it is laid out."""
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(widget.y()))


class CallBoard(QWidget):
    """Everything about one call.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.header = CallHeader(theme)
        self.transcript, self.gauges = Transcript(theme), GaugesCard(theme)
        self.checklist, self.nudge, self.summary = Checklist(theme), NudgeCard(theme), SummaryCard(theme)
        self._bar = busy_bar()
        self._summed_up: object = None
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID - BAR_WIDTH, 2 * GRID)
        grid.setSpacing(2 * GRID)
        self.side, main = Side(), QVBoxLayout()
        main.setSpacing(2 * GRID)
        self.side.add(self.checklist, 1)
        self.side.add(self.nudge)
        self.side.add(self.summary)
        main.addWidget(self._bar)
        main.addWidget(self.transcript, 1)
        main.addWidget(self.gauges)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, BAR_WIDTH, 0)
        head.addWidget(self.header)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addLayout(main, 1, 0)
        grid.addWidget(self.side, 1, 1)
        grid.setColumnStretch(0, 1)

    def show_call(self, state: LiveState, title: str, light: Light, live: bool, muted: bool) -> None:
        """Show where the call is.

        Parameters
        ----------
        state : LiveState
            What is known of it.
        title : str
            What it is called; a live one has a 工单号 instead.
        light : Light
            What is being recorded or played.
        live : bool
            It is a call of a shift and not the example.
        muted : bool
            No nudges are shown.
        """
        self._bar.setVisible(state.shown_phase is Phase.LOADING)
        self._bar.setAccessibleName(self.tr("Getting ready to listen"))
        self.side.setAccessibleName(self.checklist.title)
        self.header.show_state(state, title, light, live)
        heard = state.session is None or state.session.engine != "none"
        self.transcript.show_lines(state.transcript, heard)
        self.gauges.show_gauges(state.gauges, state.bands, state.phase is Phase.WORKING)
        self.checklist.show_items(state.items, state.waiting, state.bands)
        over = state.phase is Phase.ENDED
        turned = over == self.summary.isHidden()
        self.nudge.setVisible(not over)
        self.nudge.show_nudge(state.nudge, muted)
        self.summary.setVisible(over)
        if turned:
            self.side.show_from(self.summary if over else self.nudge)

    def sum_up(self, lessons: Lessons | None, live: bool, playable: bool) -> None:
        """Show the card of a call that is over; it is made anew only when something of it changes."""
        if self._summed_up != (lessons, live, playable):
            self._summed_up = lessons, live, playable
            self.summary.show_lessons(lessons, live, playable)
            self.side.show_from(self.summary)
