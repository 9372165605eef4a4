"""How often a phrase would have fired in the kept sessions, and where; Enter plays the clip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from coach_app.phrasebook.trial import Heard, Outcome
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, moves_allowed
from coach_app.ui.widgets.card import Card, busy_bar, label

#: Clips in the list; the count is of all.
MOST = 200
_HEARD = Qt.ItemDataRole.UserRole


class TrialPanel(Card):
    """Shows what came of a trial."""

    play = Signal(object)
    """Somebody wants to hear this :class:`~coach_app.phrasebook.trial.Heard`."""

    def __init__(self) -> None:
        super().__init__()
        self._outcome: Outcome | None = None
        self._wrong = ""
        self._trying = False
        self._far: tuple[int, int] | None = None
        self._title, self._remark = label("heading", wrap=True), label("small", wrap=True)
        self._bar = busy_bar()
        self.list = QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda item: self.play.emit(item.data(_HEARD)))
        self.list.itemClicked.connect(lambda item: self.play.emit(item.data(_HEARD)))
        for widget in (self._title, self._bar, self._remark, self.list):
            self.column.addWidget(widget)
        self.column.setStretch(3, 1)
        self.column.addStretch(0)
        self.setMinimumHeight(26 * GRID)
        self.show_trying(False)

    @property
    def words(self) -> str:
        """What it says."""
        return self._title.text()

    def show_trying(self, trying: bool) -> None:
        """A trial goes on, or there is none."""
        self._trying, self._outcome, self._wrong, self._far = trying, None, "", None
        self._show()

    def show_reading(self, far: tuple[int, int] | None) -> None:
        """So many of so many kept sessions are read, for the trial that goes on; ``None`` once all are."""
        self._far = far
        self._show()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of it."""
        self._trying, self._outcome, self._wrong = False, outcome, ""
        self._show()

    def show_wrong(self, words: str) -> None:
        """Say why it cannot be tried."""
        self._trying, self._outcome, self._wrong = False, None, words
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        outcome = self._outcome
        self._bar.setVisible(self._trying)
        self._bar.setRange(0, self._far[1] if self._far else int(not moves_allowed()))
        self._bar.setValue(self._far[0] if self._far else 0)
        self.list.clear()
        self.list.setVisible(bool(outcome and outcome.heard))
        self.list.setAccessibleName(self.tr("Where it would have fired"))
        remark = self._wrong
        if outcome is None:
            title = self._at_work() if self._trying else self.tr("Not tried yet")
            title = self.tr("Cannot be tried as it is") if self._wrong else title
        elif not outcome.sessions:
            title = self.tr("No session is kept yet to try it on")
        else:
            title = self.tr("Would have fired {0} times in {1} sessions").format(len(outcome.heard), outcome.sessions)
            remark = self._remark_on(outcome)
            for one in outcome.heard[:MOST]:
                self.list.addItem(_item(one))
        self._title.setText(title)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def _at_work(self) -> str:
        if self._far is None:
            return self.tr("Trying it on the kept sessions …")
        return self.tr("Reading the kept sessions once: {0} of {1}").format(*self._far)

    def _remark_on(self, outcome: Outcome) -> str:
        if not outcome.by_itself:
            return self.tr("It is not heard even in its own words: too short, or another phrase says the same.")
        if len(outcome.heard) > MOST:
            return self.tr("The newest {0} are listed. Enter plays one.").format(MOST)
        return self.tr("Enter plays one.") if outcome.heard else ""


def _item(one: Heard) -> QListWidgetItem:
    day = f"{one.session[4:6]}-{one.session[6:8]} {one.session[9:11]}:{one.session[11:13]}"
    made = QListWidgetItem(f"{day} · {clock(one.span.start_s)}\n{one.text}")
    made.setData(_HEARD, one)
    made.setToolTip(one.text)
    return made
