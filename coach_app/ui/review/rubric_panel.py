"""The rubric: what the call is marked by, on what evidence, and what a trainer marks by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import clock, kind_name, status_name
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label
from coach_app.ui.widgets.form_parts import ChoiceBox, push_button
from feedback.rubric import Evidence, Mark, Marked, Outcome

_LOOKS = {
    Outcome.PASSED: (Glyph.DONE, "good"),
    Outcome.PARTLY: (Glyph.POSSIBLY, "nudge"),
    Outcome.FAILED: (Glyph.MISSED, "alert"),
    Outcome.NOT_REQUIRED: (Glyph.NONE, "muted"),
    Outcome.NOT_ASSESSED: (Glyph.NONE, "muted"),
}
# What can be chosen by hand: by the evidence, all, half, nothing, not part of the sum.
BY_EVIDENCE = "evidence"
CHOICES: tuple[tuple[str, float | None], ...] = (
    (BY_EVIDENCE, None),
    ("full", 1.0),
    ("half", 0.5),
    ("none", 0.0),
    ("out", None),
)


class RubricPanel(QScrollArea):
    """All criteria.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    by_hand = Signal(str, str)
    """Criterion, and one of the names in `CHOICES`."""
    hear = Signal(float)
    """Hear the evidence at this second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marked = Marked((), None, 0.0, None)
        self._names: dict[str, str] = {}
        self._language = "en"
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        self.sum = label("heading", wrap=True)
        column.addWidget(self.sum)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices: dict[str, ChoiceBox] = {}
        self.show_marks(self._marked, {}, "en")

    def show_marks(self, marked: Marked, names: dict[str, str], language: str) -> None:
        """Show these.

        Parameters
        ----------
        marked : Marked
            The call by its rubric.
        names : dict of str to str
            What checklist items are called.
        language : str
            ``zh`` or ``en``.
        """
        self._marked, self._names, self._language = marked, names, language
        self.setAccessibleName(self.tr("Marks of this call"))
        self.sum.setText(self._summed())
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = {}
        for row, mark in enumerate(marked.marks):
            self._add(row, mark)
        self.setAccessibleDescription("; ".join([self.sum.text(), *(self._line(mark) for mark in marked.marks)]))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_marks(self._marked, self._names, self._language)
        super().changeEvent(event)

    def _summed(self) -> str:
        marked = self._marked
        if not marked.marks:
            return self.tr("The pack of this call has no rubric.")
        if marked.score is None:
            return self.tr("Nothing of it could be assessed.")
        verdicts = {True: self.tr("passed"), False: self.tr("not passed"), None: self.tr("no grade")}
        verdict = verdicts[marked.passed]
        return self.tr("{0:.0f} %, {1}; {2:.0f} % of it assessed").format(marked.score, verdict, 100 * marked.assessed)

    def _line(self, mark: Mark) -> str:
        outcomes = {
            Outcome.PASSED: self.tr("passed"),
            Outcome.PARTLY: self.tr("partly"),
            Outcome.FAILED: self.tr("failed"),
            Outcome.NOT_REQUIRED: self.tr("not needed"),
            Outcome.NOT_ASSESSED: self.tr("not assessed"),
        }
        title = mark.criterion.title.in_language(self._language)
        by_hand = self.tr(" (by hand)") if mark.by_hand else ""
        return self.tr("{0} · weight {1:g}: {2}{3}").format(
            title, mark.criterion.weight, outcomes[mark.outcome], by_hand
        )

    def _add(self, row: int, mark: Mark) -> None:
        name = label(wrap=True)
        name.setText(self._line(mark))
        self._grid.addWidget(GlyphView(self._theme, *_LOOKS[mark.outcome]), 2 * row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(name, 2 * row, 1)
        self._grid.addWidget(self._choice(mark), 2 * row, 2)
        evidence = QWidget()
        line = QVBoxLayout(evidence)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for one in mark.evidence:
            line.addWidget(self._why(one))
        self._grid.addWidget(evidence, 2 * row + 1, 1, 1, 2)

    def _choice(self, mark: Mark) -> ChoiceBox:
        box = ChoiceBox()
        box.setMinimumContentsLength(9)
        box.addItems([self.tr("By evidence"), self.tr("Full"), self.tr("Half"), self.tr("None"), self.tr("Left out")])
        box.setAccessibleName(self.tr("Mark by hand: {0}").format(mark.criterion.title.in_language(self._language)))
        values = [earned for _, earned in CHOICES]
        box.setCurrentIndex(
            (4 if mark.earned is None else values.index(mark.earned, 1)) if self._is_choice(mark) else 0
        )
        box.activated.connect(lambda n, own=mark.criterion.id: self.by_hand.emit(own, CHOICES[n][0]))
        self.choices[mark.criterion.id] = box
        return box

    @staticmethod
    def _is_choice(mark: Mark) -> bool:
        return mark.by_hand and mark.earned in (None, 1.0, 0.5, 0.0)

    def _why(self, evidence: Evidence) -> QWidget:
        item, flag = evidence.item, evidence.flag
        if flag is not None:
            words, at_s = f"{clock(flag.span.start_s)} {kind_name(flag.kind)}", flag.span.start_s
        elif item is not None:
            words = f"{self._names.get(item.item, item.item)}: {status_name(item.status)}"
            if item.at_s is None:
                plain = label("small")
                plain.setText(words)
                return plain
            words, at_s = f"{clock(item.at_s)} {words}", item.at_s
        else:
            return label("small")
        button = push_button("quiet")
        button.setText(words)
        button.setToolTip(self.tr("Hear it"))
        button.setStyleSheet("text-align: left; padding: 0; min-height: 22px;")
        button.clicked.connect(lambda: self.hear.emit(at_s))
        return button
