"""A level that moves while somebody speaks: bar, scale and a word, from what the devices really give."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach_app.recording.messages import Level
from coach_app.ui.theme import GRID, SMALL, Theme, font

#: The scale of the bar, dB re full scale: below is silence to the eye.
FLOOR_DB, FULL_DB = -60.0, 0.0
#: How fast the bar and the mark of the loudest fall, dB for each report (ten a second).
FALL_DB, MARK_FALL_DB = 3.0, 0.6


class LevelMeter(QWidget):
    """Shows the level of one side.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    ink : str
        The side's colour: ``agent`` or ``customer``.
    """

    def __init__(self, theme: Theme, ink: str) -> None:
        super().__init__()
        self._theme, self._ink = theme, ink
        self._name = ""
        self._level: Level | None = None
        self._bar_db = self._mark_db = FLOOR_DB
        self._clips = 0
        self.setFont(font(SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def word(self) -> str:
        """What the bar shows, in one word."""
        if self._level is None:
            return self.tr("No sound yet")
        if self._clips:
            return self.tr("Too loud")
        if self._level.active:
            return self.tr("Speaking")
        return self.tr("Nothing arrives") if self._level.peak_db <= -119 else self.tr("Quiet")

    @property
    def share(self) -> float:
        """How much of the bar is filled, 0 to 1."""
        return _share(self._bar_db)

    def call(self, name: str) -> None:
        """Whose level it is, for screen readers."""
        self._name = name
        self._say()

    def show_level(self, level: Level | None) -> None:
        """Show the last 100 ms; ``None`` when the device is closed."""
        self._level = level
        heard_db = FLOOR_DB if level is None else max(FLOOR_DB, level.level_db)
        peak_db = FLOOR_DB if level is None else max(FLOOR_DB, level.peak_db)
        self._bar_db = heard_db if level is None else max(heard_db, self._bar_db - FALL_DB)
        self._mark_db = peak_db if level is None else max(peak_db, self._mark_db - MARK_FALL_DB)
        self._clips = 0 if level is None else 10 if level.clipped else max(0, self._clips - 1)
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as one line of small type."""
        return QSize(30 * GRID, 3 * GRID)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        words = self._words_width()
        bar = QRectF(0, (self.height() - GRID) / 2, self.width() - words - GRID, GRID)
        painter.setBrush(tokens.colour("line"))
        painter.drawRoundedRect(bar, 4, 4)
        ink = "alert" if self._clips else self._ink
        painter.setBrush(tokens.colour(ink))
        filled = QRectF(bar)
        filled.setWidth(bar.width() * self.share)
        painter.drawRoundedRect(filled, 4, 4)
        if self._mark_db > FLOOR_DB:
            painter.drawRect(QRectF(bar.left() + bar.width() * _share(self._mark_db) - 2, bar.top() - 2, 2, GRID + 4))
        painter.setPen(tokens.colour("alert" if self._clips else "muted"))
        painter.setFont(self.font())
        room = QRectF(self.width() - words, 0, words, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.word)
        painter.end()
        event.accept()

    def _words_width(self) -> int:
        """Room for the longest of the words, so that the bar does not jump."""
        words = ("No sound yet", "Too loud", "Speaking", "Nothing arrives", "Quiet")
        return max(self.fontMetrics().horizontalAdvance(self.tr(word)) for word in words) + 2

    def _say(self) -> None:
        name = self.tr("Level of {0}: {1}").format(self._name, self.word)
        if name != self.accessibleName():
            self.setAccessibleName(name)


def _share(level_db: float) -> float:
    return min(1.0, max(0.0, (level_db - FLOOR_DB) / (FULL_DB - FLOOR_DB)))
