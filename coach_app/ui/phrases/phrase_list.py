"""The phrases of a book as a list: searched, standard or forbidden, with what is off and what is one's own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coach_app.phrasebook.book import Book, Line, Origin
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox
from feedback.lexicon import PhraseClass

_ID = Qt.ItemDataRole.UserRole


class PhraseList(QWidget):
    """Chooses a phrase."""

    chosen = Signal(str)
    """Another phrase: its id, empty for none."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._drawn: tuple[Line, ...] = ()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.kind = ChoiceBox()
        self.kind.currentIndexChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda now, _: self.chosen.emit(now.data(_ID) if now is not None else ""))
        self._count = label("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.search, self.kind, self.list, self._count):
            column.addWidget(widget)
        column.setStretch(2, 1)
        self.retranslate()

    @property
    def current(self) -> str:
        """Id of the phrase that is chosen, or nothing."""
        chosen = self.list.currentRow()
        return str(self.list.item(chosen).data(_ID)) if chosen >= 0 else ""

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the phrases in the list."""
        return tuple(str(self.list.item(at).data(_ID)) for at in range(self.list.count()))

    def show_book(self, book: Book, current: str = "") -> None:
        """Show the phrases of a book, and choose one."""
        self._lines = book.lines()
        if current and not any(line.id == current and self._wanted(line) for line in self._lines):
            with QSignalBlocker(self.search), QSignalBlocker(self.kind):
                self.search.clear()
                self.kind.setCurrentIndex(0)
        self._fill(keep=current)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.search.setPlaceholderText(self.tr("Search words or number (Ctrl+F)"))
        self.search.setAccessibleName(self.search.placeholderText())
        at = max(self.kind.currentIndex(), 0)
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItems(
                [
                    self.tr("All phrases"),
                    self.tr("Standard phrases"),
                    self.tr("Forbidden phrases"),
                    self.tr("Changed here"),
                ]
            )
            self.kind.setCurrentIndex(at)
        self.kind.setAccessibleName(self.tr("Which phrases"))
        self.list.setAccessibleName(self.tr("Phrases"))
        self._drawn = ()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self, _: object = None, keep: str = "") -> None:
        before = self.current
        wanted = keep or before
        lines = tuple(filter(self._wanted, self._lines))
        with QSignalBlocker(self.list):
            if [line.id for line in lines] == [line.id for line in self._drawn]:
                self._draw_anew(lines)
            else:
                self._draw(lines)
            self._drawn = lines
            row = next((at for at, line in enumerate(lines) if line.id == wanted), -1)
            if row >= 0:
                self.list.setCurrentRow(row)
        self._count.setText(self.tr("%n phrase(s)", "", self.list.count()))
        if self.current != before or keep:
            self.chosen.emit(self.current)

    def _draw(self, lines: tuple[Line, ...]) -> None:
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(self._words(line))
            item.setData(_ID, line.id)
            item.setToolTip(line.wanted.text)
            self.list.addItem(item)

    def _draw_anew(self, lines: tuple[Line, ...]) -> None:
        """Only what changed: somebody is writing, and there may be thousands."""
        for at, (line, drawn) in enumerate(zip(lines, self._drawn, strict=True)):
            if line != drawn:
                item = self.list.item(at)
                item.setText(self._words(line))
                item.setToolTip(line.wanted.text)

    def _wanted(self, line: Line) -> bool:
        kinds = (
            True,
            line.kind is PhraseClass.STANDARD,
            line.kind is PhraseClass.FORBIDDEN,
            line.origin is not Origin.PACK or not line.on,
        )
        words = self.search.text().strip().lower()
        texts = (line.id, line.wanted.text, line.wanted.replacement, *line.wanted.variants)
        return kinds[max(self.kind.currentIndex(), 0)] and any(words in text.lower() for text in texts)

    def _words(self, line: Line) -> str:
        sort = self.tr("Standard") if line.kind is PhraseClass.STANDARD else self.tr("Forbidden")
        marks = {Origin.OWN: self.tr("own"), Origin.REWORDED: self.tr("reworded"), Origin.PACK: ""}
        notes = [sort, marks[line.origin], "" if line.on else self.tr("off")]
        return f"{line.wanted.text}\n{line.id} · {' · '.join(note for note in notes if note)}"
