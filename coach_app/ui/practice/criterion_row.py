"""One criterion of a take: met or not, on what evidence, and where to hear it; or a box that the learner ticks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach_app.ui.glyphs import Glyph
from coach_app.ui.practice.words import measured, not_assessed
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label, set_property
from coach_app.ui.widgets.form_parts import Tick, push_button
from feedback.drills.marking import CriterionMark
from feedback.rubric import Outcome

_LOOKS = {
    Outcome.PASSED: (Glyph.DONE, "good"),
    Outcome.PARTLY: (Glyph.POSSIBLY, "nudge"),
    Outcome.FAILED: (Glyph.MISSED, "alert"),
    Outcome.NOT_REQUIRED: (Glyph.NONE, "muted"),
    Outcome.NOT_ASSESSED: (Glyph.NONE, "muted"),
}


class CriterionRow(QWidget):
    """Shows one.

    Parameters
    ----------
    criterion : CriterionMark
        What.
    ticked : bool
        The learner ticked it.
    theme : Theme
        Where colours come from.
    """

    hear = Signal(object)
    """The clip: a `Span`."""
    tick = Signal(str, bool)
    """The learner ticked it, or took the tick away."""

    def __init__(self, criterion: CriterionMark, ticked: bool, theme: Theme) -> None:
        super().__init__()
        self.criterion = criterion
        self.box: Tick | None = None
        self.clip = push_button("small")
        self._evidence = label("small", wrap=True)
        out = criterion.earned is None
        words = QVBoxLayout()
        words.setSpacing(0)
        if criterion.by_hand:
            self.box = Tick()
            self.box.call(criterion.text)
            self.box.setChecked(ticked)
            self.box.toggled.connect(lambda on: self.tick.emit(criterion.key or criterion.text, on))
            words.addWidget(self.box)
        else:
            title = label(ink="muted" if out else "", wrap=True)
            title.setText(criterion.text)
            words.addWidget(title)
        details = (criterion.evidence, measured(criterion), not_assessed(criterion), self._advice())
        self._evidence.setText("  ·  ".join(part for part in details if part))
        words.addWidget(self._evidence)
        glyph, ink = (Glyph.NONE, "muted") if out else _LOOKS[criterion.outcome]
        weight = label("small")
        weight.setText("" if criterion.by_hand or not criterion.weight else f"{criterion.weight:.0f} %")
        weight.setToolTip(self.tr("Its share of the score, per cent"))
        weight.setAlignment(Qt.AlignmentFlag.AlignRight)
        weight.setMinimumWidth(weight.fontMetrics().horizontalAdvance("100 %"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID)
        if not criterion.by_hand:
            row.addWidget(GlyphView(theme, glyph, ink), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.clip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(weight, 0, Qt.AlignmentFlag.AlignTop)  # last, so that all of them stand in one column
        self._evidence.setVisible(bool(self._evidence.text()))
        self._show_clip()
        set_property(self._evidence, "ink", "muted")
        self.setAccessibleName(". ".join(part for part in (criterion.text, self._evidence.text()) if part))

    @property
    def words(self) -> str:
        """Everything that it says."""
        return self.accessibleName()

    def _advice(self) -> str:
        """What to do differently, unless it was met."""
        unmet = self.criterion.outcome in (Outcome.FAILED, Outcome.PARTLY)
        return self.criterion.hint if unmet and self.criterion.hint != self.criterion.text else ""

    def _show_clip(self) -> None:
        span = self.criterion.clip
        self.clip.setVisible(span is not None)
        if span is not None:
            self.clip.setText(f"▶ {clock(span.start_s)}")
            self.clip.setToolTip(self.tr("Hear it"))
            self.clip.setAccessibleName(self.tr("Hear it: {0}").format(self.criterion.text))
            self.clip.clicked.connect(lambda: self.hear.emit(span))
