"""The rubric: what the call is marked by, on what evidence, and what a trainer marks by hand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coach_app.ui.review.mark_row import MarkRow
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox
from feedback.rubric import Mark, Marked, Outcome


class RubricPanel(QScrollArea):
    """All criteria. They are made in slices, and kept for the next call: at once they held the window for too long.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    by_hand = Signal(str, str)
    """Criterion, and one of the names in `coach_app.ui.review.mark_row.CHOICES`."""
    hear = Signal(float)
    """Hear the evidence at this second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marked = Marked((), None, 0.0, None)
        self._names: dict[str, str] = {}
        self._language = "en"
        self._rows: list[MarkRow] = []
        self._work: Iterator[None] = iter(())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
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

    @property
    def whole(self) -> bool:
        """Whether everything is shown; what is still to come comes by itself."""
        return not self._later.isActive()

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
        self.setAccessibleDescription("; ".join([self.sum.text(), *(self._line(mark) for mark in marked.marks)]))
        self.choices = {}
        self._work = self._slices()
        self._go_on()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_marks(self._marked, self._names, self._language)
        super().changeEvent(event)

    def _go_on(self) -> None:
        """One more slice; the next one in another turn of the window's thread."""
        self._later.stop()
        if next(self._work, self) is not self:
            self._later.start()

    def _slices(self) -> Iterator[None]:
        marks = self._marked.marks
        for row in self._rows[len(marks) :]:
            row.hide()
        for place, mark in enumerate(marks):
            if place == len(self._rows):
                self._rows.append(self._row(place))
            row = self._rows[place]
            row.show_mark(mark, self._line(mark), self._language)
            self.choices[mark.criterion.id] = row.box
            yield from row.show_evidence(self._names)
            yield

    def _row(self, place: int) -> MarkRow:
        made = MarkRow(self._theme, self._grid, place)
        made.chosen.connect(self.by_hand)
        made.hear.connect(self.hear)
        return made

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
