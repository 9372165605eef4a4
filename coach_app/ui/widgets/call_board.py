"""A call on the page: head, words, gauges, checklist, and the nudge or, at the end, the card."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

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

# Width of the column with the checklist and the nudge, pixels.
SIDE_WIDTH = 39 * GRID


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
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        grid.setSpacing(2 * GRID)
        side, main = QVBoxLayout(), QVBoxLayout()
        for column in (side, main):
            column.setSpacing(2 * GRID)
        side.addWidget(self.checklist, 1)
        side.addWidget(self.nudge)
        side.addWidget(self.summary)
        main.addWidget(self._bar)
        main.addWidget(self.transcript, 1)
        main.addWidget(self.gauges)
        grid.addWidget(self.header, 0, 0, 1, 2)
        grid.addLayout(main, 1, 0)
        grid.addLayout(side, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, SIDE_WIDTH)
        for widget in (self.checklist, self.nudge, self.summary):
            widget.setFixedWidth(SIDE_WIDTH)

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
        self.header.show_state(state, title, light, live)
        heard = state.session is None or state.session.engine != "none"
        self.transcript.show_lines(state.transcript, heard)
        self.gauges.show_gauges(state.gauges, state.bands, state.phase is Phase.WORKING)
        self.checklist.show_items(state.items, state.waiting, state.bands)
        self.nudge.setVisible(state.phase is not Phase.ENDED)
        self.nudge.show_nudge(state.nudge, muted)
        self.summary.setVisible(state.phase is Phase.ENDED)

    def sum_up(self, lessons: Lessons | None, live: bool, playable: bool) -> None:
        """Show the card of a call that is over; it is made anew only when something of it changes."""
        if self._summed_up != (lessons, live, playable):
            self._summed_up = lessons, live, playable
            self.summary.show_lessons(lessons, live, playable)
