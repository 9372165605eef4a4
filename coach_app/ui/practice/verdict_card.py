"""What comes first after a drill: it passed, or the one thing that kept it from passing; or that it has no grade, and why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from coach_app.ui.glyphs import Glyph
from coach_app.ui.practice.shown import Ended, Result
from coach_app.ui.practice.words import group_name, not_assessed
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label, set_property
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.hold_row import HoldBar
from feedback.drills.checking import Why
from feedback.drills.marking import TakeMark
from feedback.rubric import Outcome

_BAR = 16 * GRID


class VerdictCard(Card):
    """Shows how a take went as a whole.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    hear = Signal(object)
    """The clip of the one thing is wanted: a `Span`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._result: Result | None = None
        self._glyph = GlyphView(theme, Glyph.DONE, "good", 40)
        self._title, self._thing, self._hint = label("large", wrap=True), label("title", wrap=True), label(wrap=True)
        self._score, self._below = label("large"), label("small")
        self.button = push_button()
        self.button.clicked.connect(self.press)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        self._ended = label("muted", wrap=True)
        for part in (self._title, self._ended, self._thing, self._hint):
            words.addWidget(part)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GRID // 2)
        for part in (self._score, self._below):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            right.addWidget(part)
        self._groups = QGridLayout()
        self._groups.setHorizontalSpacing(GRID)
        right.addLayout(self._groups)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(right)
        self.column.addLayout(row)

    @property
    def words(self) -> tuple[str, str, str]:
        """Verdict, the one thing, and what to do."""
        return self._title.text(), self._thing.text(), self._hint.text()

    @property
    def ended(self) -> str:
        """How the call ended."""
        return self._ended.text()

    @property
    def score(self) -> str:
        """The score as it is written; empty without one."""
        return self._score.text()

    def show_result(self, result: Result) -> None:
        """Show it."""
        self._result = result
        mark = result.mark
        thing = mark.kept_from if mark.graded else None
        self._glyph.show_glyph(*self._look(mark))
        self.set_tone("good" if mark.passed else "nudge" if mark.graded else "")
        self._title.setText(self._verdict(result))
        self._thing.setText(thing.text if thing is not None else "")
        set_property(self._thing, "ink", "nudge" if thing is not None else "")
        self._hint.setText(self._advice(mark))
        self.button.setText(self.tr("Hear it"))
        self.button.setToolTip(self.tr("Hear the place in question (B)"))
        self.button.setVisible(thing is not None and thing.clip is not None)
        self._score.setText(f"{mark.score:.0f} %" if mark.graded and mark.score is not None else "")
        self._below.setText(self.tr("{0:.0f} % of it assessed").format(100 * mark.assessed))
        self._ended.setText(self._end(result))
        for part in (self._ended, self._thing, self._hint):
            part.setVisible(bool(part.text()))
        self._show_groups(mark)
        self.setAccessibleName(". ".join(part for part in (*self.words, self.ended, self.score) if part))

    def press(self) -> None:
        """Hear the one thing."""
        thing = self._result.mark.kept_from if self._result is not None else None
        if thing is not None and thing.clip is not None:
            self.hear.emit(thing.clip)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange and self._result is not None:
            self.show_result(self._result)
        super().changeEvent(event)

    @staticmethod
    def _look(mark: TakeMark) -> tuple[Glyph, str]:
        if not mark.graded:
            return Glyph.RING, "accent"
        return (Glyph.DONE, "good") if mark.passed else (Glyph.POSSIBLY, "nudge")

    def _verdict(self, result: Result) -> str:
        mark = result.mark
        if not mark.graded:
            return self.tr("Practice, not scored")
        if mark.passed:
            return self.tr("Passed, and your best so far") if result.best else self.tr("Passed")
        unmet = sum(one.earned is not None and one.earned < 1 for one in mark.criteria if not one.by_hand)
        return self.tr("Not passed: change this first") if unmet > 1 else self.tr("One thing kept it from passing")

    def _end(self, result: Result) -> str:
        ends = {
            Ended.AGENT: self.tr("You hung up."),
            Ended.CUSTOMER: self.tr("The customer hung up."),
            Ended.SILENCE: self.tr("The customer hung up because nothing was said."),
            Ended.PATIENCE: self.tr("The customer hung up without having heard what they waited for."),
            Ended.STOPPED: self.tr("The call broke off."),
            Ended.IDLE: self.tr("Nobody spoke any more, so the drill ended by itself and is no longer recorded."),
            Ended.LONGEST: self.tr("The drill went on for so long that it ended by itself and is no longer recorded."),
        }
        return ends[result.ended] if result.ended is not None else ""

    def _advice(self, mark: TakeMark) -> str:
        if all(one.by_hand or one.why == Why.TOO_LITTLE for one in mark.criteria):
            return self.tr("Too little was heard of you, so there is nothing to mark.")
        if not mark.graded:
            left_out = [one for one in mark.criteria if one.outcome is Outcome.NOT_ASSESSED and one.weight > 0]
            first = max(left_out, key=lambda one: one.weight, default=None)
            why = not_assessed(first) if first is not None else ""
            said = self.tr("{0:.0f} % of the weight could not be assessed: {1}").format(100 * (1 - mark.assessed), why)
            return said.rstrip(": ：")
        thing = mark.kept_from
        return thing.hint if thing is not None and thing.hint != thing.text else ""  # a phrase is its own hint

    def _show_groups(self, mark: TakeMark) -> None:
        while (item := self._groups.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, group in enumerate(mark.groups):
            name, bar, value = label("small"), HoldBar(self._theme), label("small")
            name.setText(group_name(group.group))
            bar.setFixedWidth(_BAR)
            known = group.score is not None and mark.graded
            bar.show_share((group.score or 0.0) / 100 if known else 0.0, "accent")
            value.setText(f"{group.score:.0f} %" if known else "–")
            for column, widget in enumerate((name, bar, value)):
                self._groups.addWidget(widget, row, column)
