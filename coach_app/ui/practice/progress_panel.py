"""Practice on the page of progress: scores and minutes week by week, and personal bests. It counts no days in a row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach_app.practice.path.values import Best, PracticeHistory
from coach_app.progress.points import Step
from coach_app.ui.errands import Errands
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.practice.words import minutes
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label
from coach_app.ui.widgets.progress_card import CardWords, ProgressCard

# Width that a card needs, and bests that are shown.
_CARD, _BESTS = 38 * GRID, 8
# Days from one point to the next.
_DAYS = {Step.DAY: 1, Step.WEEK: 7}
# Reads somebody's practice, in stretches, so many days back; slow.
Fetch = Callable[[str, Step, int], PracticeHistory]


class PracticePanel(QWidget):
    """Hidden until there is any practice.

    Parameters
    ----------
    fetch : callable
        Reads it.
    theme, language
        Owners of colours and language.
    """

    changed = Signal()
    """There is something to show, or no longer."""

    def __init__(self, fetch: Fetch, theme: Theme, language: Language) -> None:
        super().__init__()
        self._fetch, self._theme, self._language = fetch, theme, language
        self._errands = Errands(self, in_turn=True)
        self._history = PracticeHistory()
        self._step = Step.WEEK
        self._title = label("title")
        self.scores, self.minutes, self.bests = ProgressCard(theme), ProgressCard(theme), Card()
        self._bests_title = label("title")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID // 2)
        self.bests.column.addWidget(self._bests_title)
        self.bests.column.addLayout(self._rows)
        self.bests.column.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        self.setVisible(False)
        self.retranslate()

    @property
    def there(self) -> bool:
        """Whether there is any practice."""
        return bool(self._history.points)

    @property
    def busy(self) -> bool:
        """Whether it is being read."""
        return self._errands.busy

    def look(self, person: str, step: Step = Step.WEEK, days: int = 0) -> None:
        """Read somebody's practice anew: how long a stretch is, and how many days back, 0 for all."""
        self._errands.forget()
        fetch, self._step = self._fetch, step
        self._errands.run(lambda _: fetch(person, step, days), self._show, lambda _: self._show(PracticeHistory()))

    def load(self) -> None:
        """Put the pictures in."""
        self.scores.load()
        self.minutes.load()

    def show_tables(self, wanted: bool) -> None:
        """Tables in place of pictures."""
        self.scores.show_table(wanted)
        self.minutes.show_table(wanted)

    def close_down(self) -> None:
        """Hear nothing more."""
        self._errands.close()

    def retranslate(self) -> None:
        """Speak the language in use."""
        points = self._history.points
        self._title.setText(self.tr("Practice"))
        self._bests_title.setText(self.tr("Personal bests"))
        scores = [(point.start, point.score) for point in points if point.score is not None]
        daily, days = self._step is Step.DAY, _DAYS[self._step]
        columns = (self.tr("Day") if daily else self.tr("Week of"), self.tr("Value"))
        nothing = self.tr("Nothing to show yet")
        self.scores.show_values(
            scores,
            days,
            CardWords(
                self.tr("Drill scores"),
                self.tr("Mean of the graded drills of a day.")
                if daily
                else self.tr("Mean of the graded drills of a week."),
                lambda value: f"{value:.0f} %",
                self._moved,
                nothing,
                columns,
                most=100.0,
            ),
        )
        self.minutes.show_values(
            [(point.start, point.minutes) for point in points],
            days,
            CardWords(
                self.tr("Time practised"),
                self.tr("Minutes in a day.") if daily else self.tr("Minutes in a week."),
                minutes,
                self._moved,
                nothing,
                columns,
            ),
        )
        self._fill(self._history.bests[:_BESTS])
        self.setAccessibleName(f"{self._title.text()}. {self.bests.accessibleName()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out in as many columns as fit."""
        super().resizeEvent(event)
        columns = max(1, min(3, self.width() // _CARD))
        for place, card in enumerate((self.scores, self.minutes, self.bests)):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _moved(self, first: str, last: str) -> str:
        return self.tr("from {0} to {1}").format(first, last)

    def _show(self, history: PracticeHistory) -> None:
        self._history = history
        self.setVisible(self.there)
        self.retranslate()
        self.changed.emit()

    def _fill(self, bests: tuple[Best, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        said = []
        for best in bests:
            title = best.title.in_language(self._language.code)
            said.append(f"{title} {best.score:.0f} % {best.day:%Y-%m-%d}")
            self._rows.addWidget(self._row(title, f"{best.score:.0f} %", f"{best.day:%m-%d}"))
        self.bests.setAccessibleName(f"{self._bests_title.text()}: {'; '.join(said) or '–'}")

    def _row(self, title: str, score: str, day: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        name, value, when = label(wrap=True), label("heading"), label("small")
        name.setText(title)
        value.setText(score)
        when.setText(day)
        row.addWidget(GlyphView(self._theme, Glyph.STAR, "good"))
        row.addWidget(name, 1)
        row.addWidget(value)
        row.addWidget(when)
        return made
