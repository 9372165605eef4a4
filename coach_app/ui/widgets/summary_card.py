"""The card at the end of a call: what went well, at most two things to try, one line of numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach_app.live_flags import Record
from coach_app.live_state import LiveState
from coach_app.sayings import Sayings
from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import amount, clock, flag_look
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label
from feedback.flag import ItemStatus, Severity

# At most this many of each: more would not be read.
GOOD, NEXT = 3, 2

# Items that are a kindness rather than a form: saying them is worth a word of praise.
_KIND_WORDS = ("empathy", "apology", "confirm_understanding", "follow_up", "confirm_issue", "solution")


class SummaryCard(Card):
    """Takes the place of the nudge when the call is over. No total score.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    why = Signal(int)
    """The reader asks for the reasons of this flag."""
    report = Signal()
    """The reader wants the report."""
    again = Signal()
    """The reader wants to hear the call again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._last: tuple[LiveState, Sayings] = (LiveState(), Sayings())
        self._title, self._numbers = label("title"), label("small", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID // 2)
        self.open_report = QPushButton()
        self.open_report.setProperty("kind", "main")
        self.open_report.clicked.connect(self.report)
        self.open_report.setVisible(False)
        self.column.addWidget(self._title)
        self.column.addLayout(self._lines)
        self.column.addWidget(self._numbers)
        self._again = QPushButton()
        self._again.clicked.connect(self.again)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.open_report)
        buttons.addWidget(self._again)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.said: list[str] = []

    def show_call(self, state: LiveState, sayings: Sayings) -> None:
        """Sum up a call that is over."""
        self._last = state, sayings
        self._title.setText(self.tr("After the call"))
        self.open_report.setText(self.tr("Open the report"))
        self.open_report.setToolTip(self.tr("Open the report (Ctrl+R)"))
        self._again.setText(self.tr("Play again"))
        self._again.setToolTip(self.tr("Play the call again (Ctrl+P)"))
        self._clear()
        praised, better = well_done(state, sayings), to_try(state)
        if praised:
            self._heading(self.tr("Well done"))
        for words in praised:
            self._line(Glyph.STAR, "good", words, None)
        if better:
            self._heading(self.tr("Next time"))
        for record in better:
            words = f"{clock(record.flag.span.start_s)}  {sayings.say(record.flag)}"
            self._line(*flag_look(record.flag), words, record.flag.number)
        self._numbers.setText(self._figures(state))
        self.setAccessibleName(f"{self._title.text()} {' '.join(self.said)} {self._numbers.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange and self._last[0].ended is not None:
            self.show_call(*self._last)
        super().changeEvent(event)

    def _figures(self, state: LiveState) -> str:
        agent = state.ended.metrics.get("agent", {}) if state.ended else {}
        shown = sum(1 for record in state.board.seen if not record.disputed)
        interruptions = sum(1 for record in state.board.records if record.flag.kind == "interruption")
        parts = [
            self.tr("Rate {0}").format(amount(agent.get("rate_cpm"), "cpm")),
            self.tr("Melody {0}").format(amount(agent.get("pitch_spread_st"), "st")),
            self.tr("Interruptions {0}").format(interruptions),
            self.tr("Nudges {0}").format(shown),
        ]
        return " · ".join(parts)

    def _clear(self) -> None:
        self.said = []
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _heading(self, words: str) -> None:
        heading = label("small")
        heading.setText(words)
        self._lines.addWidget(heading)
        self.said.append(words)

    def _line(self, glyph: Glyph, ink: str, words: str, number: int | None) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(GlyphView(self._theme, glyph, ink))
        text = label(wrap=True)
        text.setText(words)
        row.addWidget(text, 1)
        if number is not None:
            ask = QPushButton(self.tr("Why"))
            ask.setAccessibleName(self.tr("Why: {0}").format(words))
            ask.clicked.connect(lambda: self.why.emit(number))
            row.addWidget(ask)
        self._lines.addWidget(line)
        self.said.append(words)


def well_done(state: LiveState, sayings: Sayings) -> list[str]:
    """Up to three things that went well: what the rules praise first, then items that are a kindness."""
    praised = [sayings.say(r.flag) for r in state.board.standing if r.flag.severity is Severity.PRAISE]
    said = {item.item for item in state.items if item.status is ItemStatus.SAID}
    kind = [sayings.item(item) for item in _KIND_WORDS if item in said]
    return list(dict.fromkeys([*praised, *kind]))[:GOOD]


def to_try(state: LiveState) -> list[Record]:
    """At most two flags, of different rules: alerts first, then nudges, each by its first time."""
    rank = {Severity.ALERT: 0, Severity.NUDGE: 1}
    weighed = [r for r in state.board.standing if r.flag.severity in rank and not r.disputed]
    ordered = sorted(weighed, key=lambda r: (rank[r.flag.severity], r.flag.span.start_s))
    chosen: list[Record] = []
    for record in ordered:
        if record.flag.kind not in {known.flag.kind for known in chosen}:
            chosen.append(record)
    return chosen[:NEXT]
