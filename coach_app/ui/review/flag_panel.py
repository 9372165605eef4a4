"""One flag: what was measured and why it matters, what to say instead, and what people say about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach_app.review.explain import Explanation
from coach_app.rulings.entry import Decision, Entry, Objection, Ruling
from coach_app.rulings.state import ReviewedFlag
from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import flag_look
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label, set_property
from coach_app.ui.widgets.form_parts import push_button

VERDICTS = ("right", "wrong", "unsure")
_INKS = {"right": "good", "wrong": "alert", "unsure": "nudge"}


class FlagPanel(QScrollArea):
    """Explains the chosen flag and takes rulings on it.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    ruled = Signal(str)
    """``right``, ``wrong`` or ``unsure``; empty to take the ruling back."""
    comment = Signal()
    objection = Signal()
    """Object, or decide where an objection waits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: tuple[Explanation, ReviewedFlag] | None = None
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, GRID, 0)
        self._column.setSpacing(GRID)
        self._glyph, self._title, self._say = (
            GlyphView(theme, Glyph.NONE, "muted", 20),
            label("heading", wrap=True),
            label(),
        )
        self._say.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._column.addLayout(head)
        self._column.addLayout(self._buttons())
        self._state, self._quote, self._instead, self._why = (label(wrap=True) for _ in range(4))
        set_property(self._quote, "role", "muted")
        for part in (self._state, self._quote, self._instead, self._say, self._why):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(part)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(GRID // 2)
        self._facts.setColumnStretch(1, 1)
        self._column.addLayout(self._facts)
        self._history = label("small", wrap=True)
        self._column.addWidget(self._history)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    @property
    def words(self) -> str:
        """All that it says."""
        return self.accessibleDescription()

    def show_flag(self, explained: Explanation | None, reviewed: ReviewedFlag | None) -> None:
        """Show a flag, or that there is none."""
        self._shown = None if explained is None or reviewed is None else (explained, reviewed)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language in use."""
        names = {"right": self.tr("Right"), "wrong": self.tr("Wrong"), "unsure": self.tr("Unsure")}
        for number, verdict in enumerate(VERDICTS, 1):
            self.verdicts[verdict].setText(names[verdict])
            self.verdicts[verdict].setToolTip(f"{names[verdict]} ({number})")
            self.verdicts[verdict].setAccessibleName(self.tr("This flag: {0}").format(names[verdict]))
        self.comments.setText(self.tr("Comment"))
        self.comments.setToolTip(self.tr("Comment at this second (C)"))
        self.setAccessibleName(self.tr("The chosen flag"))
        there = self._shown is not None
        for part in (*self.verdicts.values(), self.objections, self._glyph):
            part.setVisible(there)
        if self._shown is None:
            self._title.setText(self.tr("No flag is chosen. J goes to the next one; a click on the timeline is heard."))
            for line in (self._state, self._quote, self._instead, self._say, self._why, self._history):
                line.setVisible(False)
            self._clear_facts()
            self.setAccessibleDescription(self._title.text())
            return
        self._fill(*self._shown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.verdicts: dict[str, QPushButton] = {}
        for verdict in VERDICTS:
            button = push_button("small")
            button.setCheckable(True)
            button.clicked.connect(lambda on, verdict=verdict: self.ruled.emit(verdict if on else ""))
            self.verdicts[verdict] = button
            row.addWidget(button)
        self.comments, self.objections = push_button("small"), push_button("small")
        self.comments.clicked.connect(self.comment)
        self.objections.clicked.connect(self.objection)
        row.addWidget(self.comments)
        row.addWidget(self.objections)
        row.addStretch(1)
        return row

    def _fill(self, explained: Explanation, reviewed: ReviewedFlag) -> None:
        self._glyph.show_glyph(*flag_look(reviewed.flag))
        self._title.setText(explained.title)
        ruling = reviewed.ruling.verdict if reviewed.ruling is not None else ""
        for verdict, button in self.verdicts.items():
            button.setChecked(verdict == ruling)
        waiting = reviewed.open_objection is not None
        self.objections.setText(self.tr("Decide…") if waiting else self.tr("Object…"))
        self.objections.setToolTip(self.tr("Decide on the objection (O)") if waiting else self.tr("Object (O)"))
        set_property(self._state, "ink", _INKS.get(ruling, "nudge"))
        lines = (
            (self._state, self._standing(reviewed)),
            (self._quote, self.tr("“{0}”").format(explained.quote) if explained.quote else ""),
            (
                self._instead,
                self.tr("Say instead: {0}").format(" / ".join(explained.instead)) if explained.instead else "",
            ),
            (self._say, explained.say),
            (self._why, explained.why),
            (self._history, "\n".join(self._told(entry) for entry in reversed(reviewed.history))),
        )
        for line, words in lines:
            line.setText(words)
            line.setVisible(bool(words))
        self._clear_facts()
        for row, (name, value) in enumerate(explained.facts):
            left, right = label("muted"), label(wrap=True)
            left.setText(name)
            right.setText(value)
            self._facts.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(right, row, 1)
        self.setAccessibleDescription(". ".join(p for p in (explained.words, self._standing(reviewed)) if p))

    def _standing(self, reviewed: ReviewedFlag) -> str:
        if reviewed.open_objection is not None:
            return self.tr("An objection waits for a decision: {0}").format(reviewed.open_objection.reason)
        if not reviewed.stands:
            return self.tr("Does not count.")
        return ""

    def _told(self, entry: Entry) -> str:
        """One line of the history."""
        when, who = f"{entry.at.astimezone():%m-%d %H:%M}", entry.author or self.tr("somebody")
        match entry:
            case Ruling():
                what = {"right": self.tr("Right"), "wrong": self.tr("Wrong"), "unsure": self.tr("Unsure")}[
                    entry.verdict
                ]
                what = f"{what} {entry.note}".strip()
            case Objection():
                what = self.tr("objects: {0}").format(entry.reason)
            case Decision():
                upheld = self.tr("objection upheld") if entry.upheld else self.tr("objection rejected")
                what = f"{upheld} {entry.words}".strip()
            case _:
                what = ""
        return f"{when}  {who}  {what}"

    def _clear_facts(self) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
