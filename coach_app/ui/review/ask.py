"""The small dialogs of review: words for a comment or an objection, a decision, a missed flag, what was really said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from asr_models.transcript import Utterance
from audio.block import Speaker
from coach_app.review.correcting import PutRight, is_hidden
from coach_app.ui.text import clock, kind_name
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox, push_button
from feedback.flag import Kind

_MOST = 4000
# Kinds that somebody can hear; notes of the catalogue and sound faults are the program's own.
HEARD = tuple(k for k in Kind if k not in (Kind.DELIVERY, Kind.TIMING, Kind.BEHAVIOUR, Kind.ORDER_BROKEN))


class Ask(QDialog):
    """A title, what is to be filled in, and buttons; Ctrl+Enter is the first of them.

    Parameters
    ----------
    title : str
        What is asked.
    parent : QWidget
        The page.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(56 * GRID)
        self.setStyleSheet(parent.styleSheet())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.column.setSpacing(GRID)
        heading = label("title", wrap=True)
        heading.setText(title)
        self.column.addWidget(heading)
        self._row = QHBoxLayout()
        self._row.addStretch(1)

    def words_field(self, name: str, text: str = "") -> QPlainTextEdit:
        """A field for some lines of words, with its name above."""
        above, field = label("small"), QPlainTextEdit(text)
        above.setText(name)
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setFixedHeight(11 * GRID)
        above.setBuddy(field)
        self.column.addWidget(above)
        self.column.addWidget(field)
        return field

    def choice(self, name: str, names: list[str], chosen: int = 0) -> ChoiceBox:
        """A list to choose from, with its name above."""
        above, box = label("small"), ChoiceBox()
        above.setText(name)
        box.addItems(names)
        box.setCurrentIndex(chosen)
        box.setAccessibleName(name)
        self.column.addWidget(above)
        self.column.addWidget(box)
        return box

    def end_with(self, *buttons: tuple[str, int]) -> None:
        """Add the buttons: words and what the dialog then ends with; Cancel is always there."""
        for place, (words, result) in enumerate(buttons):
            button = push_button("" if place else "main")
            button.setText(words)
            button.clicked.connect(lambda _=False, result=result: self.done(result))
            self._row.addWidget(button)
        cancel = push_button()
        cancel.setText(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._row.addWidget(cancel)
        self.column.addLayout(self._row)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(lambda: self.done(buttons[0][1]))


class WordsDialog(Ask):
    """Some words, and one or two ways to end.

    Parameters
    ----------
    title, name : str
        What is asked, and the name of the field.
    buttons : tuple of (str, int)
        Words and results, the usual one first.
    parent : QWidget
        The page.
    remark : str
        What is good to know before.
    """

    def __init__(
        self, title: str, name: str, buttons: tuple[tuple[str, int], ...], parent: QWidget, remark: str = ""
    ) -> None:
        super().__init__(title, parent)
        self.field = self.words_field(name)
        self.remark = label("small", wrap=True)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.column.addWidget(self.remark)
        self.end_with(*buttons)
        self.field.setFocus()

    @property
    def words(self) -> str:
        """What was written."""
        return self.field.toPlainText().strip()[:_MOST]


class MissedDialog(Ask):
    """Which kind of flag was missed in a stretch, and whose."""

    def __init__(self, span: tuple[float, float], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("MissedDialog", "What was missed?"), parent)
        place = label("muted")
        place.setText(f"{clock(span[0])} – {clock(span[1])} ({span[1] - span[0]:.1f} s)")
        self.column.addWidget(place)
        self._kind = self.choice(self.tr("Kind"), [kind_name(kind) for kind in HEARD])
        self._side = self.choice(self.tr("Whose voice"), [self.tr("Me"), self.tr("Customer")])
        self.field = self.words_field(self.tr("Note (may stay empty)"))
        self.end_with((self.tr("Add the flag"), 1))
        self._kind.setFocus()

    @property
    def found(self) -> tuple[Kind, Speaker, str]:
        """Kind, speaker and note."""
        side = tuple(Speaker)[self._side.currentIndex()]
        return HEARD[self._kind.currentIndex()], side, self.field.toPlainText().strip()[:_MOST]


class CorrectDialog(Ask):
    """What an utterance really was: words, speaker, ends."""

    def __init__(self, heard: Utterance, whole_s: float, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("CorrectDialog", "What was really said?"), parent)
        self._heard = heard
        self.field = self.words_field(self.tr("Words (empty: nothing was said)"), heard.text)
        if is_hidden(heard):
            self.field.setReadOnly(True)
            hint = label("small", wrap=True)
            hint.setText(self.tr("Identifiers in these words are hidden. Show them first (I) to correct the words."))
            self.column.addWidget(hint)
        self._side = self.choice(
            self.tr("Who spoke"), [self.tr("Me"), self.tr("Customer")], tuple(Speaker).index(heard.speaker)
        )
        row = QHBoxLayout()
        self._from = self._second(self.tr("From (s)"), heard.span.start_s, whole_s, row)
        self._until = self._second(self.tr("Until (s)"), heard.span.end_s, whole_s, row)
        self.column.addLayout(row)
        hint = label("small", wrap=True)
        hint.setText(self.tr("The call is judged anew with it; what was heard is kept."))
        self.column.addWidget(hint)
        self.end_with((self.tr("Correct and judge anew"), 1))
        self.field.setFocus()

    @property
    def right(self) -> PutRight:
        """What was put right; ends that were not touched stay exactly as they are."""
        ends = []
        for box, was in ((self._from, self._heard.span.start_s), (self._until, self._heard.span.end_s)):
            ends.append(was if abs(box.value() - was) <= 10 ** -box.decimals() else box.value())
        side = tuple(Speaker)[self._side.currentIndex()]
        return PutRight(self.field.toPlainText().replace("\n", " ").strip()[:_MOST], side, ends[0], ends[1])

    def _second(self, name: str, value: float, most: float, row: QHBoxLayout) -> QDoubleSpinBox:
        column, above, box = QVBoxLayout(), label("small"), QDoubleSpinBox()
        above.setText(name)
        box.setDecimals(2)
        box.setSingleStep(0.05)
        box.setRange(0.0, max(most, value))
        box.setValue(value)
        box.setAccessibleName(name)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(above)
        column.addWidget(box)
        row.addLayout(column)
        return box
