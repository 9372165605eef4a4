"""One phrase to be changed: on or off, its words, what to say instead, and what it ticks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from coach_app.phrasebook.book import Book, Line, Origin, Wanted
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox, Field, Tick
from feedback.lexicon import PhraseClass

_SEVERITIES = ("alert", "note")


class PhraseForm(QWidget):
    """Shows a phrase and says what was changed in it."""

    changed = Signal()
    """Something was written; `wanted` has it."""
    switched = Signal(bool)
    """The phrase is on or off now."""

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self._ticks: tuple[str, ...] = ()
        self._language = "zh"
        self._about = label("small")
        self.on, self.only = Tick(), Tick()
        self.text, self.replacement = QLineEdit(), QLineEdit()
        self.text.setMaxLength(120)
        self.variants = QPlainTextEdit()
        self.variants.setTabChangesFocus(True)
        self.variants.setFixedHeight(9 * GRID)
        self.severity, self.item = ChoiceBox(), ChoiceBox()
        self._fields = [Field(one) for one in (self.text, self.variants, self.replacement, self.severity, self.item)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self._about, self.on, *self._fields[:2], self.only, *self._fields[2:]):
            column.addWidget(widget)
        self.on.toggled.connect(self.switched)
        self.only.toggled.connect(self.changed)
        self.text.textEdited.connect(self.changed)
        self.replacement.textEdited.connect(self.changed)
        self.variants.textChanged.connect(self.changed)
        self.severity.activated.connect(self.changed)
        self.item.activated.connect(self.changed)
        self.retranslate()
        self.show_line(None)

    @property
    def wanted(self) -> Wanted:
        """What is written."""
        lines = self.variants.toPlainText().splitlines()
        forbidden = self._line is not None and self._line.kind is PhraseClass.FORBIDDEN
        return Wanted(
            self.text.text().strip(),
            tuple(line.strip()[:120] for line in lines if line.strip()),
            self.replacement.text().strip(),
            _SEVERITIES[max(self.severity.currentIndex(), 0)] if forbidden else "",
            self._ticked(),
            self.only.isChecked(),
        )

    def use_items(self, book: Book, language: str) -> None:
        """Offer the checklist items of a book."""
        self._ticks = tuple(item.item for item in book.below.checklist)
        self._language = language
        with QSignalBlocker(self.item):
            self.item.clear()
            self.item.addItem(self.tr("Nothing on the checklist"))
            for item in book.below.checklist:
                self.item.addItem(item.title.in_language(language))

    def show_line(self, line: Line | None) -> None:
        """Show a phrase; ``None`` for none."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        wanted, forbidden = line.wanted, line.kind is PhraseClass.FORBIDDEN
        controls = (self.on, self.only, self.text, self.variants, self.replacement, self.severity, self.item)
        blocked = [QSignalBlocker(control) for control in controls]
        self.on.setChecked(line.on)
        self.only.setChecked(wanted.only)
        self.text.setText(wanted.text)
        self.variants.setPlainText("\n".join(wanted.variants))
        self.replacement.setText(wanted.replacement)
        self.severity.setCurrentIndex(_SEVERITIES.index(wanted.severity) if wanted.severity in _SEVERITIES else 0)
        self.item.setCurrentIndex(self._place(wanted.ticks))
        del blocked
        self._fields[2].setVisible(forbidden)
        self._fields[3].setVisible(forbidden)
        self._fields[4].setVisible(line.origin is Origin.OWN and not forbidden)
        self.only.setVisible(line.origin is not Origin.OWN)
        sort = self.tr("Forbidden phrase") if forbidden else self.tr("Standard phrase")
        self._about.setText(" · ".join(part for part in (line.id, sort, line.category) if part))

    def _place(self, ticks: tuple[str, ...]) -> int:
        """Where the first of some items stands among those that are offered."""
        return self._ticks.index(ticks[0]) + 1 if ticks and ticks[0] in self._ticks else 0

    def _ticked(self) -> tuple[str, ...]:
        """The item that is chosen; all that a table named while nobody chooses another."""
        before, chosen = self._line.wanted.ticks if self._line is not None else (), self.item.currentIndex()
        if chosen == self._place(before):
            return before
        return self._ticks[chosen - 1 : chosen] if chosen > 0 else ()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.on.call(self.tr("Judge by this phrase"))
        self.only.call(self.tr("Only these wordings count, not the pack's own patterns"))
        names = (
            (self.tr("Wording"), self.tr("{公司} and the like stand for what is filled in under Placeholders.")),
            (self.tr("Other wordings, one a line"), ""),
            (self.tr("Say instead"), ""),
            (self.tr("How serious"), ""),
            (self.tr("Ticks"), ""),
        )
        for field, (name, remark) in zip(self._fields, names, strict=True):
            field.call(name, remark)
        at = self.severity.currentIndex()
        with QSignalBlocker(self.severity):
            self.severity.clear()
            self.severity.addItems([self.tr("Shown at once"), self.tr("In the report only")])
            self.severity.setCurrentIndex(max(at, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
