"""How one line of the transcript looks: who, what, when; its phrases underlined, with a word beneath.

Phrases are told apart by the shape of their underline as well as by colour, and each has
its word in a chip below the line.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from audio.block import Speaker
from coach_app.live_transcript import Line, MarkKind
from coach_app.sayings import Sayings
from coach_app.ui.glyphs import Glyph, draw
from coach_app.ui.text import clock
from coach_app.ui.theme import BODY, GRID, LINE_HEIGHT, SMALL, Theme, font
from coach_app.ui.widgets.transcript_lines import LINE, TranscriptLines

# Columns left and right of the words, pixels.
WHO, WHEN = 88, 48
CHIP_HEIGHT, CHIP_GAP = 20, 8

_UNDERLINES = {
    MarkKind.STANDARD: (QTextCharFormat.UnderlineStyle.SingleUnderline, "good"),
    MarkKind.FORBIDDEN: (QTextCharFormat.UnderlineStyle.WaveUnderline, "alert"),
    MarkKind.POSSIBLY: (QTextCharFormat.UnderlineStyle.DashUnderline, "muted"),
    MarkKind.FILLER: (QTextCharFormat.UnderlineStyle.DashUnderline, "nudge"),
    MarkKind.UNCERTAIN: (QTextCharFormat.UnderlineStyle.DotLine, "muted"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A word below a line."""

    glyph: Glyph
    ink: str
    text: str


class LineDelegate(QStyledItemDelegate):
    """Paints lines.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sayings = Sayings()

    def speak(self, sayings: Sayings) -> None:
        """Take names of checklist items from here."""
        self._sayings = sayings

    def chips(self, line: Line) -> list[Chip]:
        """What stands below a line: replacements first, then what it ticked."""
        instead = [m.replacement for m in line.marks if m.kind is MarkKind.FORBIDDEN]
        return [
            *(Chip(Glyph.STOPPED, "alert", self._instead(text)) for text in dict.fromkeys(instead)),
            *(Chip(Glyph.DONE, "good", self._sayings.item(item)) for item in line.ticks),
        ]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Width of the view, height of words and chips."""
        line: Line = index.data(LINE)
        view = option.widget
        width = view.viewport().width() if hasattr(view, "viewport") else option.rect.width()
        words = self._layout(line, self._words_width(width)).boundingRect().height()
        rows = self._chip_rows(line, self._words_width(width))
        return QSize(width, round(words + 2 * GRID + len(rows) * (CHIP_HEIGHT + GRID // 2)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw who, what and when."""
        line: Line = index.data(LINE)
        model = index.model()
        who = model.name_of(line.speaker) if isinstance(model, TranscriptLines) else ""
        box: QRect = option.rect
        painter.save()
        self._paint_who(painter, line, who, box)
        layout = self._layout(line, self._words_width(box.width()))
        top = box.top() + GRID
        painter.setPen(self._theme.tokens.colour("muted" if line.provisional else "text"))
        layout.draw(painter, QPointF(box.left() + WHO, top))
        self._paint_chips(painter, line, box, top + layout.boundingRect().height() + GRID // 2)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.tokens.colour("muted"))
        at = QRectF(box.right() - WHEN, top, WHEN - GRID, BODY * LINE_HEIGHT)
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(line.span.start_s))
        painter.restore()

    def _instead(self, replacement: str) -> str:
        return self.tr("Try: {0}").format(replacement) if replacement else self.tr("Better not said")

    def _words_width(self, width: int) -> int:
        return max(80, width - WHO - WHEN - GRID)

    def _layout(self, line: Line, width: int) -> QTextLayout:
        text = f"{line.text} …" if line.provisional else line.text
        layout = QTextLayout(text, font(BODY))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format(mark.kind, mark.start, mark.end) for mark in line.marks])
        layout.beginLayout()
        y = 0.0
        while (row := layout.createLine()).isValid():
            row.setLineWidth(width)
            row.setPosition(QPointF(0, y + (BODY * LINE_HEIGHT - row.height()) / 2))
            y += BODY * LINE_HEIGHT
        layout.endLayout()
        return layout

    def _format(self, kind: MarkKind, start: int, end: int) -> QTextLayout.FormatRange:
        style, ink = _UNDERLINES[kind]
        made = QTextLayout.FormatRange()
        made.start, made.length = start, end - start
        look = QTextCharFormat()
        look.setUnderlineStyle(style)
        look.setUnderlineColor(self._theme.tokens.colour(ink))
        made.format = look
        return made

    def _paint_who(self, painter: QPainter, line: Line, who: str, box: QRect) -> None:
        agent = line.speaker is Speaker.AGENT
        ink = self._theme.tokens.colour("agent" if agent else "customer")
        middle = box.top() + GRID + BODY * LINE_HEIGHT / 2
        ground = self._theme.tokens.colour("surface")
        draw(painter, Glyph.DISC if agent else Glyph.RING, QRectF(box.left(), middle - 6, 12, 12), ink, ground)
        painter.setFont(font(SMALL, QFont.Weight.DemiBold))
        painter.setPen(ink)
        place = QRectF(box.left() + 2 * GRID, middle - 12, WHO - 2 * GRID - 4, 24)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, who)

    def _chip_width(self, chip: Chip, width: int) -> float:
        words = QFontMetricsF(font(SMALL)).horizontalAdvance(chip.text)
        return min(float(width), words + 12 + 3 * GRID)

    def _chip_rows(self, line: Line, width: int) -> list[list[tuple[Chip, float]]]:
        rows: list[list[tuple[Chip, float]]] = []
        left = 0.0
        for chip in self.chips(line):
            needed = self._chip_width(chip, width)
            if not rows or left + needed > width:
                rows.append([])
                left = 0.0
            rows[-1].append((chip, needed))
            left += needed + CHIP_GAP
        return rows

    def _paint_chips(self, painter: QPainter, line: Line, box: QRect, top: float) -> None:
        tokens = self._theme.tokens
        painter.setFont(font(SMALL))
        metrics = QFontMetricsF(font(SMALL))
        for number, row in enumerate(self._chip_rows(line, self._words_width(box.width()))):
            left = float(box.left() + WHO)
            y = top + number * (CHIP_HEIGHT + GRID // 2)
            for chip, width in row:
                pill = QRectF(left, y, width, CHIP_HEIGHT)
                tint = tokens.colour({"alert": "alert_tint", "good": "good_tint"}.get(chip.ink, "page"))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(Qt.PenStyle.NoPen))
                painter.setBrush(tint)
                painter.drawRoundedRect(pill, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
                mark = QRectF(left + GRID - 1, y + 4, 12, 12)
                draw(painter, chip.glyph, mark, tokens.colour(chip.ink), tokens.colour("on_accent"))
                painter.setPen(tokens.colour(chip.ink))
                words = pill.adjusted(GRID + 15, 0, -4, 0)
                fitting = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, words.width())
                painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
                left += width + CHIP_GAP
