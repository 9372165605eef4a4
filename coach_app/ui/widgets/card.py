"""Plain building blocks: the card that everything lies on, a glyph as a widget, a label with a role."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coach_app.ui.glyphs import Glyph, draw
from coach_app.ui.theme import GRID, Theme, moves_allowed


class Card(QFrame):
    """A quiet box on the page; its tone says in colour what its contents say in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.column.setSpacing(GRID)

    def set_tone(self, tone: str) -> None:
        """``good``, ``nudge``, ``alert`` or empty."""
        set_property(self, "tone", tone)


class MiddlePage(QScrollArea):
    """A page with one card a little above its middle; where it is lower than the card, it is scrolled."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self._middle = QVBoxLayout(inside)
        self._card: Card | None = None
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def put(self, card: Card) -> None:
        """Lay the card down."""
        self._card = card
        self._middle.addStretch(2)
        self._middle.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._middle.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the card no more than it may have: how high its words are is asked for all the width there is."""
        super().resizeEvent(event)
        if self._card is not None:
            side = max(GRID, (self.viewport().width() - self._card.maximumWidth()) // 2)
            self._middle.setContentsMargins(side, GRID, side, GRID)


class GlyphView(QWidget):
    """One glyph in one of the theme's colours. It is decoration: the words beside it are read out."""

    def __init__(self, theme: Theme, glyph: Glyph, ink: str, size: int = 16) -> None:
        super().__init__()
        self._theme = theme
        self._glyph = glyph
        self._ink = ink
        self.setFixedSize(QSize(size, size))
        self.setAccessibleName(glyph.value)
        theme.changed.connect(self.update)

    @property
    def shown(self) -> tuple[Glyph, str]:
        """Shape and colour."""
        return self._glyph, self._ink

    def show_glyph(self, glyph: Glyph, ink: str) -> None:
        """Draw another."""
        if (glyph, ink) != (self._glyph, self._ink):
            self._glyph, self._ink = glyph, ink
            self.setAccessibleName(glyph.value)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        draw(painter, self._glyph, QRectF(self.rect()), tokens.colour(self._ink), tokens.colour("on_accent"))
        painter.end()
        event.accept()


def label(role: str = "", ink: str = "", wrap: bool = False) -> QLabel:
    """A label whose look the style sheet gives by role and ink."""
    made = QLabel()
    if role:
        made.setProperty("role", role)
    if ink:
        made.setProperty("ink", ink)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # as high as its words need at the width that it gets
        made.setSizePolicy(policy)
    return made


def busy_bar() -> QProgressBar:
    """A bar for what takes an unknown time; it stands still where the system asks for less motion."""
    made = QProgressBar()
    made.setRange(0, 0 if moves_allowed() else 1)
    made.setTextVisible(False)
    return made


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Change what the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
