"""The transcript of both speakers: the latest at the foot, unless the reader has scrolled up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton

from coach_app.live_transcript import Line
from coach_app.sayings import Sayings
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.line_painting import LineDelegate
from coach_app.ui.widgets.transcript_lines import TranscriptLines


class Transcript(Card):
    """What was said.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.column.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        self._title = label("title")
        self.lines = TranscriptLines()
        self.view = QListView()
        self._delegate = LineDelegate(theme)
        self.view.setModel(self.lines)
        self.view.setItemDelegate(self._delegate)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.latest = QPushButton(self)
        self.latest.setVisible(False)
        self.latest.clicked.connect(self.to_latest)
        self._nothing = label("muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._title, self._nothing, self.view):
            self.column.addWidget(widget)
        self.column.setStretchFactor(self.view, 1)
        self._locked, self._heard = False, True
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self.view.viewport().update)
        self.retranslate()
        self.show_lines(())

    @property
    def locked(self) -> bool:
        """Whether the reader has scrolled away from the foot."""
        return self._locked

    def show_lines(self, lines: tuple[Line, ...], heard: bool = True) -> None:
        """Show these, and follow them unless the reader looks back.

        Parameters
        ----------
        lines : tuple of Line
            The whole transcript.
        heard : bool
            Whether anybody recognises words in this call.
        """
        locked = self._locked
        if heard is not self._heard:
            self._heard = heard
            self.retranslate()
        self.lines.show(lines)
        self._nothing.setVisible(not lines)
        if not locked:
            self.to_latest()

    def speak(self, sayings: Sayings) -> None:
        """Take names of checklist items from here."""
        self._delegate.speak(sayings)
        self.lines.layoutChanged.emit()

    def to_latest(self) -> None:
        """Follow the talk again."""
        self._locked = False
        self.view.scrollToBottom()
        self.latest.setVisible(False)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._title.setText(self.tr("Transcript"))
        self._nothing.setText(
            self.tr("What both of you say appears here.")
            if self._heard
            else self.tr("In this call the voice is measured; its words are not recognised.")
        )
        self.latest.setText(self.tr("To the latest ↓"))
        self.latest.setToolTip(self.tr("Follow the talk again (End)"))
        self.view.setAccessibleName(self.tr("Transcript of both speakers"))
        self.view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the foot, and the latest words in sight."""
        super().resizeEvent(event)
        size = self.latest.sizeHint()
        self.latest.setGeometry(
            (self.width() - size.width()) // 2, self.height() - size.height() - 2 * GRID, size.width(), size.height()
        )
        if not self._locked:
            self.view.scrollToBottom()

    def _scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        reading_back = bar.maximum() - value > 3 * GRID
        by_hand = bar.isSliderDown() or self.view.underMouse() or self.view.hasFocus()
        if reading_back and not self._locked and not by_hand:
            return
        self._locked = reading_back
        self.latest.setVisible(reading_back)
        self.latest.raise_()
