"""Why a flag was raised: what was measured, against which limit, what is usual, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach_app.live_flags import Record
from coach_app.live_state import LiveState
from coach_app.live_transcript import words_in
from coach_app.sayings import Sayings
from coach_app.ui.text import amount, clock, flag_look, kind_name, limit_words
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label
from feedback.flag import Flag, Kind

# Kinds whose limit is compared with the rate of speech.
_RATES = frozenset({Kind.RATE_FAST, Kind.RATE_SLOW})


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the explanation says, line by line.

    Parameters
    ----------
    title, say, why, quote : str
        What it is, what to do, why it matters, and the words in question.
    facts : tuple of (name, value)
        What was measured and against what.
    """

    title: str
    say: str
    why: str
    quote: str
    facts: tuple[tuple[str, str], ...]


class WhyDialog(QDialog):
    """Explains one flag. The call goes on behind it.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    record : Record
        The flag and what became of it.
    state : LiveState
        For what is usual, and what was said.
    sayings : Sayings
        The pack's sentences.
    parent : QWidget or None
        Window that it belongs to.
    """

    def __init__(
        self, theme: Theme, record: Record, state: LiveState, sayings: Sayings, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.reasons = self._reasons(record, state, sayings)
        self.setWindowTitle(self.tr("Why: {0}").format(self.reasons.say))
        self.setAccessibleName(self.windowTitle())
        self.setFixedWidth(60 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._card(theme, record.flag))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(self.width(), column.heightForWidth(self.width()))

    def _card(self, theme: Theme, flag: Flag) -> Card:
        reasons = self.reasons
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(GRID + GRID // 2)
        glyph, ink = flag_look(flag)
        head.addWidget(GlyphView(theme, glyph, ink, 28))
        names = QVBoxLayout()
        names.setSpacing(0)
        say, title = label("large", ink, wrap=True), label("small")
        say.setText(reasons.say)
        title.setText(reasons.title)
        names.addWidget(say)
        names.addWidget(title)
        head.addLayout(names, 1)
        card.column.addLayout(head)
        card.column.addLayout(self._facts())
        for role, text in (("", reasons.why), ("muted", reasons.quote)):
            if text:
                paragraph = label(role, wrap=True)
                paragraph.setText(text)
                paragraph.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                card.column.addWidget(paragraph)
        return card

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self.reasons.facts):
            left, right = label("muted"), label(wrap=True)
            left.setText(name)
            right.setText(value)
            grid.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(right, row, 1)
        return grid

    def _reasons(self, record: Record, state: LiveState, sayings: Sayings) -> Reasons:
        flag = record.flag
        signed = flag.unit == "dB"
        usual = state.bands.usual.or_else(state.gauges.usual).rate_cpm if flag.kind in _RATES else None
        quote = words_in(state.lines, flag.speaker, flag.span)
        known = [
            (self.tr("Measured"), amount(flag.measured, flag.unit, signed) if flag.measured is not None else ""),
            (self.tr("Limit"), limit_words(flag)),
            (self.tr("Your usual"), amount(usual, flag.unit) if usual is not None else ""),
            (self.tr("Heard"), "" if flag.evidence in quote else flag.evidence),
            (self.tr("When"), f"{clock(flag.span.start_s)} – {clock(flag.span.end_s)}"),
            (self.tr("Source"), sayings.source(flag)),
        ]
        return Reasons(
            title=kind_name(flag.kind),
            say=sayings.say(flag),
            why=sayings.why(flag),
            quote=self.tr("“{0}”").format(quote) if quote else "",
            facts=tuple((name, value) for name, value in known if value),
        )
