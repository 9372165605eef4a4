"""By what sessions are narrowed: kind of flag, checklist, tag, person, days, score, and what is still to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QGridLayout, QScrollArea, QSpinBox, QWidget

from coach_app.library.query import Query
from coach_app.ui.library.archive import Choices
from coach_app.ui.text import kind_name
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.form_parts import ChoiceBox, Field, Tick, push_button
from feedback.flag import Kind

# Kinds that nobody looks for.
_NEVER = frozenset({Kind.DELIVERY, Kind.TIMING, Kind.BEHAVIOUR})
# Before this day there are no calls: it stands for any day.
_ANY_DAY = QDate(2000, 1, 1)


class FilterPanel(QScrollArea):
    """Fields, each of which narrows the list."""

    changed = Signal()
    """Something else is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._choices = Choices()
        self.kind, self.item, self.tag, self.person = (ChoiceBox() for _ in range(4))
        self.since, self.until = _day(), _day()
        self.score_from, self.score_to = _score(), _score()
        self.unruled, self.objections = Tick(), Tick()
        self.clear = push_button("small")
        self.clear.clicked.connect(self.reset)
        self._fields: dict[QWidget, Field] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        for box in (self.kind, self.item, self.tag, self.person):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        for day in (self.since, self.until):
            day.dateChanged.connect(lambda _: self.changed.emit())
        for score in (self.score_from, self.score_to):
            score.valueChanged.connect(lambda _: self.changed.emit())
        for tick in (self.unruled, self.objections):
            tick.toggled.connect(lambda _: self.changed.emit())
        self.retranslate()

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self.narrowed(Query()) != Query()

    def narrowed(self, query: Query) -> Query:
        """A query with what is chosen here."""
        since, until = self.since.date(), self.until.date()
        return replace(
            query,
            kinds=_chosen(self.kind),
            items=_chosen(self.item),
            tags=_chosen(self.tag),
            person=next(iter(_chosen(self.person)), ""),
            since=_midnight(since) if since > _ANY_DAY else None,
            until=_midnight(until.addDays(1)) if until > _ANY_DAY else None,
            score_from=float(self.score_from.value()) if self.score_from.value() >= 0 else None,
            score_to=float(self.score_to.value()) if self.score_to.value() >= 0 else None,
            unruled=self.unruled.isChecked(),
            objections=self.objections.isChecked(),
        )

    def offer(self, choices: Choices) -> None:
        """Let tags, people and items be chosen; what was chosen and is still there stays so."""
        self._choices = choices
        self._fill()

    def use_kind(self, kind: str) -> None:
        """Ask for one kind of flag and nothing else."""
        self.reset()
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))

    def reset(self) -> None:
        """Leave nothing out."""
        before = self.narrowed(Query())
        widgets = (*self._fields, self.unruled, self.objections)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        for box in (self.kind, self.item, self.tag, self.person):
            box.setCurrentIndex(0)
        for day in (self.since, self.until):
            day.setDate(_ANY_DAY)
        for score in (self.score_from, self.score_to):
            score.setValue(-1)
        for tick in (self.unruled, self.objections):
            tick.setChecked(False)
        del blockers
        if before != Query():
            self.changed.emit()

    def retranslate(self) -> None:
        """Speak the language in use."""
        for widget, name in (
            (self.kind, self.tr("Flags")),
            (self.item, self.tr("Missed item")),
            (self.tag, self.tr("Tag")),
            (self.person, self.tr("Person")),
            (self.since, self.tr("From day")),
            (self.until, self.tr("To day")),
            (self.score_from, self.tr("Score from")),
            (self.score_to, self.tr("Score to")),
        ):
            self._fields[widget].call(name)
        for edit in (self.since, self.until, self.score_from, self.score_to):
            edit.setSpecialValueText(self.tr("any"))
        self.unruled.call(self.tr("Still to be ruled on"))
        self.objections.call(self.tr("With an open objection"))
        self.clear.setText(self.tr("Show all"))
        self.setAccessibleName(self.tr("Filters"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(GRID, 0, GRID, GRID)
        grid.setSpacing(GRID)
        pairs = (
            (self.kind, self.item),
            (self.tag, self.person),
            (self.since, self.until),
            (self.score_from, self.score_to),
        )
        for line, pair in enumerate(pairs):
            for across, widget in enumerate(pair):
                self._fields[widget] = Field(widget)
                grid.addWidget(self._fields[widget], line, across)
        for box in (self.kind, self.item, self.tag, self.person):
            box.setMinimumContentsLength(6)
        grid.addWidget(self.unruled, len(pairs), 0, 1, 2)
        grid.addWidget(self.objections, len(pairs) + 1, 0, 1, 2)
        grid.addWidget(self.clear, len(pairs) + 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setWidget(inside)

    def _fill(self) -> None:
        kinds = [(kind.value, kind_name(kind)) for kind in Kind if kind not in _NEVER]
        people = [(one.id, f"{one.name} {one.staff_number}".strip()) for one in self._choices.people]
        _offer(self.kind, self.tr("any"), kinds)
        _offer(self.item, self.tr("any"), list(self._choices.items))
        _offer(self.tag, self.tr("any"), [(tag, tag) for tag in self._choices.tags])
        _offer(self.person, self.tr("any"), people)


def _offer(box: QComboBox, anything: str, offered: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        box.addItem(anything, "")
        for value, name in offered:
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))


def _chosen(box: QComboBox) -> tuple[str, ...]:
    value = box.currentData()
    return (str(value),) if value else ()


def _day() -> QDateEdit:
    made = QDateEdit()
    made.setDisplayFormat("yyyy-MM-dd")
    made.setMinimumDate(_ANY_DAY)
    made.setDate(_ANY_DAY)
    made.lineEdit().setTextMargins(GRID, 0, 0, 0)  # a style sheet's padding does not reach it
    return made


def _score() -> QSpinBox:
    made = QSpinBox()
    made.setRange(-1, 100)
    made.setValue(-1)
    made.setSingleStep(5)
    made.lineEdit().setTextMargins(GRID, 0, 0, 0)
    return made


def _midnight(day: QDate) -> datetime:
    """The beginning of a day where this computer is."""
    return datetime.combine(date(day.year(), day.month(), day.day()), time()).astimezone()
