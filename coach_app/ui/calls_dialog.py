"""Today's calls, where wrong borders are put right: one joined with the next, or cut in two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTimeEdit, QVBoxLayout, QWidget

from coach_app.errors import BadInputError
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.failures import detail, failure_words
from coach_app.ui.form_style import form_sheet
from coach_app.ui.style import style_sheet
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, busy_bar, label
from coach_app.ui.widgets.form_parts import Field, push_button


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call of the list.

    Parameters
    ----------
    session : str
        Id of its session.
    started_at : datetime
        When it began, in the local zone.
    duration_s : float
        Its length.
    reference : str
        工单号, if it has one.
    """

    session: str
    started_at: datetime
    duration_s: float
    reference: str = ""


@dataclass(frozen=True, slots=True)
class CallsAt:
    """What the dialog does; each is slow and called outside the window's thread.

    Parameters
    ----------
    calls : callable
        Lists the calls of today, oldest first.
    merge : callable
        Joins two sessions, the second following the first.
    split : callable
        Cuts a session in two, so many seconds after its beginning.
    """

    calls: Callable[[], tuple[CallLine, ...]]
    merge: Callable[[str, str], object]
    split: Callable[[str, float], object]


class CallsDialog(QDialog):
    """A list of calls, and what can be done to the one that is chosen.

    Parameters
    ----------
    does : CallsAt
        Lists, joins and cuts.
    theme : Theme
        Owns the colours.
    parent : QWidget or None
        Window that it belongs to.
    """

    changed = Signal()
    """Calls were joined or cut."""

    def __init__(self, does: CallsAt, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._does, self._theme = does, theme
        self._errands = Errands(self, in_turn=True)
        self._calls: tuple[CallLine, ...] = ()
        self.list = QListWidget()
        self.list.currentRowChanged.connect(lambda _: self._select())
        self.at = QTimeEdit()
        self.at.setDisplayFormat("h:mm:ss")
        self.at.lineEdit().setTextMargins(GRID, 0, 0, 0)  # a style sheet's padding does not reach it
        self._at_field = Field(self.at)
        self._banner = Banner(theme)
        self._said = label("muted", wrap=True)
        self._bar = busy_bar()
        self._lay_out()
        theme.changed.connect(self._colour)
        self._colour()
        self.resize(80 * GRID, 64 * GRID)
        self.retranslate()
        self._look()

    @property
    def call(self) -> CallLine | None:
        """The call that is chosen."""
        row = self.list.currentRow()
        return self._calls[row] if 0 <= row < len(self._calls) else None

    @property
    def following(self) -> CallLine | None:
        """The call after it."""
        row = self.list.currentRow()
        return self._calls[row + 1] if 0 <= row < len(self._calls) - 1 else None

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setWindowTitle(self.tr("Today's calls"))
        self.setAccessibleName(self.windowTitle())
        self.list.setAccessibleName(self.windowTitle())
        self.merge.setText(self.tr("Join with the next"))
        self.split.setText(self.tr("Cut here"))
        self.close_button.setText(self.tr("Close"))
        self._bar.setAccessibleName(self.tr("The calls are being judged anew"))
        self._fill()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.merge, self.split, self.close_button = push_button(), push_button(), push_button()
        self.close_button.setAutoDefault(False)
        self.merge.clicked.connect(self._merge)
        self.split.clicked.connect(self._split)
        self.close_button.clicked.connect(self.accept)
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._at_field, 1)
        row.addWidget(self.split, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.merge, 0, Qt.AlignmentFlag.AlignVCenter)
        card.column.addLayout(row)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (self._banner, self._said, self.list, self._bar, card):
            column.addWidget(widget, 1 if widget is self.list else 0)
        column.addLayout(foot)

    def _look(self) -> None:
        self._errands.run(lambda _: self._does.calls(), self._found, self._failed)
        self._show_state()

    def _found(self, calls: tuple[CallLine, ...]) -> None:
        before = self.list.currentRow()
        self._calls = calls
        self._fill()
        self.list.setCurrentRow(min(max(before, 0), len(calls) - 1))
        self._select()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        row = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for call in self._calls:
                reference = self.tr("ticket {0}").format(call.reference) if call.reference else ""
                parts = (f"{call.started_at:%H:%M:%S}", clock(call.duration_s), reference)
                self.list.addItem("   ".join(part for part in parts if part))
            self.list.setCurrentRow(row)

    def _select(self) -> None:
        call = self.call
        if call is not None:
            last = max(1, int(call.duration_s) - 1)
            self.at.setTimeRange(QTime(0, 0, 1), QTime(0, 0).addSecs(last))
            self.at.setTime(QTime(0, 0).addSecs(max(1, int(call.duration_s / 2))))
        self._show_state()

    def _merge(self) -> None:
        call, after = self.call, self.following
        if call is not None and after is not None:
            self._do(lambda: self._does.merge(call.session, after.session))

    def _split(self) -> None:
        call = self.call
        if call is not None:
            at_s = float(QTime(0, 0).secsTo(self.at.time()))
            self._do(lambda: self._does.split(call.session, at_s))

    def _do(self, change: Callable[[], object]) -> None:
        self._banner.show_message("", "", serious=False)
        self._errands.run(lambda _: change(), lambda _: self._done(), self._failed)
        self._show_state()

    def _done(self) -> None:
        self.changed.emit()
        self._look()

    def _failed(self, error: Exception) -> None:
        title, do = failure_words(error)
        if isinstance(error, BadInputError):
            title = self.tr("These calls cannot be joined or cut like this")
            do = self.tr("Complete calls that follow each other can be joined; either part of a cut lasts a second.")
        self._banner.show_message(title, "\n".join(part for part in (do, detail(error)) if part), serious=True)
        self._show_state()

    def _show_state(self) -> None:
        busy, call = self._errands.busy, self.call
        self._said.setText(
            self.tr("A call that was cut in two is joined with the next one; two calls that ran together are cut.")
            if self._calls
            else self.tr("No calls yet today.")
        )
        self._at_field.call(self.tr("Time in the call"), self.tr("Hours, minutes, seconds from its beginning"))
        self._bar.setVisible(busy)
        self.merge.setEnabled(not busy and self.following is not None)
        self.split.setEnabled(not busy and call is not None and call.duration_s >= 2.0)

    def _colour(self) -> None:
        self.setStyleSheet(style_sheet(self._theme.tokens) + form_sheet(self._theme.tokens))
