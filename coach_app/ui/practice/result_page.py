"""After a drill: the verdict first, then what it is made of, then what to do next."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.practice.criterion_row import CriterionRow
from coach_app.ui.practice.failures import is_of_devices, practice_failure
from coach_app.ui.practice.shown import Result
from coach_app.ui.practice.verdict_card import VerdictCard
from coach_app.ui.practice.words import group_name
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.troubles import Mend
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.message_page import MessagePage
from feedback.drills.marking import CriterionMark


class ResultPage(QWidget):
    """Shows a result, or that it is being worked out.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    language : Language or None
        Owner of the language; ``None`` to show results as they come.
    """

    again = Signal()
    """The same drill once more."""
    review = Signal(str)
    """The session in review."""
    next = Signal(object)
    """What comes next: a card of today, or ``None`` for the first page."""
    home = Signal()
    """The first page."""
    hear = Signal(object)
    """A `Span` of the take."""
    mend = Signal(str)
    """What keeps a take from beginning is to be mended: a `coach_app.ui.troubles.Mend`."""
    tick = Signal(str, bool)
    """A criterion that only the learner can tell."""

    def __init__(self, theme: Theme, language: Language | None = None) -> None:
        super().__init__()
        self._theme, self._owner = theme, language
        self._result: Result | None = None
        self._error: Exception | None = None
        self._language = "en"
        self.rows: list[CriterionRow] = []
        self._title = label("title", wrap=True)
        self.banner, self.verdict, self.message = Banner(theme), VerdictCard(theme), MessagePage(theme)
        self._card = Card()
        self._scroll, self._stack = QScrollArea(), QStackedWidget()
        self.again_button = push_button("main")
        self.review_button, self.next_button, self.home_button = push_button(), push_button(), push_button("quiet")
        self._lay_out()
        self.verdict.hear.connect(self.hear)
        self.again_button.clicked.connect(self.again)
        self.review_button.clicked.connect(self.ask_review)
        self.next_button.clicked.connect(self.ask_next)
        self.home_button.clicked.connect(self.home)
        self.message.chosen.connect(self._press_message)
        self.message.other.connect(self.home)

    @property
    def result(self) -> Result | None:
        """What is shown."""
        return self._result

    def show_marking(self) -> None:
        """The take is over; its marks are being worked out."""
        self._result = self._error = None
        self._show_state()

    def show_failed(self, error: Exception, language: str) -> None:
        """There are no marks."""
        self._result, self._error, self._language = None, error, language
        self._show_state()

    def show_result(self, result: Result) -> None:
        """Show it."""
        self._result, self._error = result, None
        self._tell(result)
        self._show_state()
        self._scroll.verticalScrollBar().setValue(0)

    def say(self, title: str, body: str) -> None:
        """Something about the sound is wrong; an empty title takes it back."""
        self.banner.show_message(title, body, serious=True)

    def ask_review(self) -> None:
        """See it in review."""
        if self._result is not None and self._result.session:
            self.review.emit(self._result.session)

    def ask_next(self) -> None:
        """The next one."""
        if self._result is not None:
            self.next.emit(self._result.next)

    def press_mend(self) -> None:
        """Choose another device, where that may help."""
        if self._error is not None and is_of_devices(self._error):
            self.mend.emit(str(Mend.DEVICES))

    def _press_message(self) -> None:
        if self._error is not None and is_of_devices(self._error):
            self.press_mend()
        else:
            self.again.emit()

    def hear_thing(self) -> None:
        """Hear what kept it from passing."""
        self.verdict.press()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            if self._result is not None:
                self._tell(self._result)
            self._show_state()
        super().changeEvent(event)

    def _ticked(self, key: str, on: bool) -> None:
        if self._result is not None:
            known = self._result.ticked
            self._result = replace(self._result, ticked=known | {key} if on else known - {key})
        self.tick.emit(key, on)

    def _tell(self, result: Result) -> None:
        """Show a result in the language in use."""
        told = result.told_in(self._owner.code) if self._owner is not None else result
        self._result = told
        self.verdict.show_result(told)
        self._fill(told)

    def _show_state(self) -> None:
        result = self._result
        self._stack.setCurrentWidget(self.message if result is None else self._scroll)
        once_more = self.tr("Once more")
        if result is None and self._error is not None:
            title, do = practice_failure(self._error, self._language)
            first = self.tr("Choose a device") if is_of_devices(self._error) else once_more
            self.message.show_message((Glyph.STOPPED, "alert"), title, do, first, False, self.tr("All drills"))
        elif result is None:
            self.message.show_message(
                (Glyph.CLOCK, "muted"),
                self.tr("The take is being marked …"),
                self.tr("The last words are still being heard."),
                "",
                True,
                self.tr("All drills"),
            )
        else:
            self._title.setText(result.drill.title)
            self.setAccessibleName(f"{result.drill.title}. {self.verdict.accessibleName()}")
            self.review_button.setVisible(bool(result.session))
            self.next_button.setText(self.tr("Next") if result.next else self.tr("Done"))
        for button, words, key in (
            (self.again_button, once_more, "Space"),
            (self.review_button, self.tr("In review"), "V"),
            (self.next_button, self.next_button.text() or self.tr("Next"), "N"),
            (self.home_button, self.tr("All drills"), "Esc"),
        ):
            button.setText(words)
            button.setToolTip(f"{words} ({key})")

    def _fill(self, result: Result) -> None:
        while (item := self._card.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        counted = [one for one in result.mark.criteria if not one.by_hand]
        for group, criteria in groupby(sorted(counted, key=_place), key=lambda one: one.group):
            self._add_group(group_name(group), list(criteria), result)
        own = [one for one in result.mark.criteria if one.by_hand]
        if own:
            self._add_group(self.tr("For yourself: tick what you did. It counts nowhere."), own, result)
        self._card.setAccessibleName("; ".join(row.words for row in self.rows))

    def _add_group(self, name: str, criteria: list[CriterionMark], result: Result) -> None:
        head = label("heading", wrap=True)
        head.setText(name)
        self._card.column.addWidget(head)
        for criterion in criteria:
            ticked = (criterion.key or criterion.text) in result.ticked
            row = CriterionRow(criterion, ticked, self._theme)
            row.hear.connect(self.hear)
            row.tick.connect(self._ticked)
            self._card.column.addWidget(row)
            self.rows.append(row)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.again_button, self.next_button, self.review_button, self.home_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self.banner)
        column.addWidget(self.verdict)
        column.addLayout(buttons)
        column.addWidget(self._card)
        column.addStretch(1)
        self._card.column.setSpacing(GRID // 2)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.message)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _place(criterion: CriterionMark) -> tuple[int, int]:
    """By group, and in it what was not met first."""
    order = list(type(criterion.group))
    unmet = criterion.earned is not None and criterion.earned < 1
    return order.index(criterion.group), 0 if unmet else 1 if criterion.earned is not None else 2
