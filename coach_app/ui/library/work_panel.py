"""What is being done to many sessions: how far it is, what could not be done and why, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QProgressBar

from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.form_parts import push_button

# Lines that are shown without scrolling.
_LINES = 4
# What the style sheet (8 on each side) and Qt's delegate (4) leave free beside a line's words, in points.
_BESIDE = 24
# What it leaves free above and below them.
_ABOVE = 16
# As high as they may become, in points.
_HIGHEST = 20 * GRID


class WorkPanel(Card):
    """Hidden while there is nothing to say."""

    stop = Signal()
    """Somebody wants it to stop."""
    closed = Signal()
    """What it said has been read."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("title", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.lines = QListWidget()
        self.lines.setWordWrap(True)
        self.lines.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setResizeMode(QListView.ResizeMode.Adjust)
        self.button = push_button("small")
        self.button.clicked.connect(self._pressed)
        self._items: dict[str, QListWidgetItem] = {}
        self._running = False
        self.column.setContentsMargins(GRID, GRID, GRID, GRID)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.button)
        self.column.addLayout(head)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.lines)
        self.setVisible(False)
        self.retranslate()

    @property
    def running(self) -> bool:
        """Whether something is being done."""
        return self._running

    @property
    def failures(self) -> tuple[str, ...]:
        """What could not be done, and why; and what was done before, where that was not read yet."""
        rows = (self.lines.item(row).text() for row in range(self.lines.count()))
        return tuple(rows) if not self._running else ()

    @property
    def words(self) -> str:
        """What it says is being done, or has been."""
        return self._title.text()

    def begin(self, title: str, before: str = "") -> None:
        """Something begins whose length is not known yet.

        Parameters
        ----------
        title : str
            What.
        before : str
            What the work came to that has just been done; it stays to be read, with what could not be done.
        """
        self._running = True
        for key in tuple(self._items):
            self.line(key, "")
        if before:
            self.lines.addItem(before)
        else:
            self.lines.clear()
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        self._say(title)
        self.setVisible(True)
        self._show_lines()
        self.retranslate()

    def advance(self, title: str, done: float, of: int) -> None:
        """It is so far."""
        self.bar.setRange(0, max(1, of) * 100)
        self.bar.setValue(round(done * 100))
        self._say(title)

    def line(self, key: str, words: str) -> None:
        """Show what is being worked on; without words it is done with."""
        item = self._items.get(key)
        if words and item is None:
            item = self._items[key] = QListWidgetItem(words)
            self.lines.addItem(item)
        elif words and item is not None:
            item.setText(words)
        elif item is not None:
            self.lines.takeItem(self.lines.row(item))
            del self._items[key]
        self._show_lines()

    def fail(self, key: str, words: str) -> None:
        """Show why something could not be done; it stays until it has been read."""
        self.line(key, "")
        self.note(words)

    def note(self, words: str) -> None:
        """Show a line that stays until it has been read."""
        self.lines.addItem(words)
        self._show_lines()

    def end(self, words: str) -> None:
        """It is over; with nothing to say the panel goes."""
        self._running = False
        for key in tuple(self._items):
            self.line(key, "")
        self.bar.setVisible(False)
        self._say(words)
        self.setVisible(bool(words))
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.button.setText(self.tr("Stop") if self._running else self.tr("Close"))
        self.lines.setAccessibleName(self.tr("Files and sessions"))
        self.bar.setAccessibleName(self.tr("Progress"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _pressed(self) -> None:
        if self._running:
            self.stop.emit()
        else:
            self.setVisible(False)
            self.closed.emit()

    def _say(self, words: str) -> None:
        self._title.setText(words)
        self.setAccessibleName(words)

    def _show_lines(self) -> None:
        count = self.lines.count()
        self.lines.setVisible(count > 0)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be as high as the first lines, once it is known how they wrap."""
        self._wrap()
        self.lines.doItemsLayout()
        rows = range(min(self.lines.count(), _LINES))
        height = sum(self.lines.visualItemRect(self.lines.item(row)).height() for row in rows)
        self.lines.setFixedHeight(min(_HIGHEST, max(5 * GRID, height + 2 * GRID)))

    def _wrap(self) -> None:
        """Give every line the height of its words: Qt counts them without the room that the style sheet takes."""
        metrics, room = self.lines.fontMetrics(), max(1, self.lines.viewport().width() - _BESIDE)
        for item in map(self.lines.item, range(self.lines.count())):
            around = metrics.boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(room, around.height() + _ABOVE))
