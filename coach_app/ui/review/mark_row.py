"""One criterion of the rubric: what became of it, the choice of a mark by hand, and its evidence, each piece to be heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import clock, kind_name, status_name
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.card import GlyphView, label
from coach_app.ui.widgets.form_parts import ChoiceBox, push_button
from feedback.rubric import Evidence, Mark, Outcome

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
# Pieces of evidence that are made before the window's thread looks at its events again.
_TOGETHER = 6


class MarkRow(QObject):
    """Two lines of a grid, filled in one criterion after another and used again for the next.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    grid : QGridLayout
        Where it lies.
    place : int
        Which criterion, from 0.
    """

    chosen = Signal(str, str)
    """Criterion, and one of the names in `CHOICES`."""
    hear = Signal(float)
    """Hear the evidence at this second."""

    def __init__(self, theme: Theme, grid: QGridLayout, place: int) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self.glyph, self.name, self.box = GlyphView(theme, Glyph.NONE, "muted"), label(wrap=True), ChoiceBox()
        self.box.setMinimumContentsLength(9)
        self.box.activated.connect(self._choose)
        self._evidence = QWidget()
        self._lines = QVBoxLayout(self._evidence)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._pieces: list[QPushButton] = []
        grid.addWidget(self.glyph, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.name, 2 * place, 1)
        grid.addWidget(self.box, 2 * place, 2)
        grid.addWidget(self._evidence, 2 * place + 1, 1, 1, 2)

    def show_mark(self, mark: Mark, said: str, language: str) -> None:
        """Show a criterion, `said` in words; its evidence is `show_evidence`'s."""
        self._mark = mark
        self.glyph.show_glyph(*_LOOKS[mark.outcome])
        self.name.setText(said)
        names = [self.tr("By evidence"), self.tr("Full"), self.tr("Half"), self.tr("None"), self.tr("Left out")]
        if [self.box.itemText(n) for n in range(self.box.count())] != names:
            self.box.clear()
            self.box.addItems(names)
        self.box.setAccessibleName(self.tr("Mark by hand: {0}").format(mark.criterion.title.in_language(language)))
        self.box.setCurrentIndex(_place(mark))
        self._show(True)

    def show_evidence(self, names: Mapping[str, str]) -> Iterator[None]:
        """Show what the mark rests on, some pieces at each step.

        Parameters
        ----------
        names : mapping of str to str
            What checklist items are called.
        """
        evidence = self._mark.evidence if self._mark is not None else ()
        for number, one in enumerate(evidence):
            self._show_piece(number, *_words(one, names))
            if number % _TOGETHER == _TOGETHER - 1:
                yield
        for left in self._pieces[len(evidence) :]:
            left.hide()

    def hide(self) -> None:
        """There are fewer criteria."""
        self._show(False)

    def _show(self, shown: bool) -> None:
        for part in (self.glyph, self.name, self.box, self._evidence):
            part.setVisible(shown)

    def _show_piece(self, number: int, words: str, at_s: float | None) -> None:
        if number == len(self._pieces):
            made = push_button("line")
            made.clicked.connect(lambda: self.hear.emit(made.property("at_s")))
            self._pieces.append(made)
            self._lines.addWidget(made)
        piece = self._pieces[number]
        piece.setText(words)
        piece.setProperty("at_s", at_s)
        piece.setEnabled(at_s is not None)
        piece.setToolTip("" if at_s is None else self.tr("Hear it"))
        piece.setVisible(bool(words))

    def _choose(self, number: int) -> None:
        if self._mark is not None:
            self.chosen.emit(self._mark.criterion.id, CHOICES[number][0])


def _place(mark: Mark) -> int:
    """Which choice a mark by hand is; one that is none of them, and what the evidence says, are the first."""
    if not mark.by_hand or mark.earned not in (None, 1.0, 0.5, 0.0):
        return 0
    return 4 if mark.earned is None else [earned for _, earned in CHOICES].index(mark.earned, 1)


def _words(evidence: Evidence, names: Mapping[str, str]) -> tuple[str, float | None]:
    """What a piece of evidence says, and when it can be heard."""
    item, flag = evidence.item, evidence.flag
    if flag is not None:
        return f"{clock(flag.span.start_s)} {kind_name(flag.kind)}", flag.span.start_s
    if item is None:
        return "", None
    words = f"{names.get(item.item, item.item)}: {status_name(item.status)}"
    return (words, None) if item.at_s is None else (f"{clock(item.at_s)} {words}", item.at_s)
