"""The transcript as one reads it afterwards: the live page's lines, from the top, chosen by click or key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from audio.block import Speaker
from audio.span import Span
from coach_app.live_transcript import Line, line_said, ticked
from coach_app.report.model import Analysis
from coach_app.sayings import Sayings
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.line_painting import LineDelegate
from coach_app.ui.widgets.transcript_lines import TranscriptLines


def lines_of(analysis: Analysis) -> tuple[Line, ...]:
    """Lines with their phrases marked; of an hour it takes a while."""
    return tuple(ticked(line_said(said), analysis.checklist) for said in analysis.said)


class ChosenLine(LineDelegate):
    """Paints the chosen line on a ground of its own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._ground = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, then the line."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ground.tokens.colour("accent_tint"))
            painter.drawRoundedRect(option.rect, GRID, GRID)
            painter.restore()
        super().paint(painter, option, index)


class Spoken(QWidget):
    """What was said, phrase by phrase underlined.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    chosen = Signal(int)
    """Somebody wants to hear this line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = TranscriptLines()
        self.view = QListView()
        self._delegate = ChosenLine(theme)
        self.view.setModel(self.lines)
        self.view.setItemDelegate(self._delegate)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are broken, never cut
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)  # an hour has a thousand lines
        self.view.setBatchSize(60)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._clicked)
        self._nothing = label("muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        theme.changed.connect(self.view.viewport().update)
        self.retranslate()

    @property
    def current(self) -> int:
        """The chosen line, or −1."""
        return self.view.currentIndex().row()

    def show_lines(self, lines: tuple[Line, ...], sayings: Sayings) -> None:
        """Show what was said (:func:`lines_of`)."""
        self._delegate.speak(sayings)
        self.lines.show(())
        self.lines.show(lines)
        self._nothing.setVisible(not lines)
        self.view.setVisible(bool(lines))

    def choose(self, at_s: float) -> None:
        """Bring what is said at this second into sight, and choose it."""
        self._bring(self._row_at(at_s))

    def choose_said(self, speaker: Speaker, span: Span) -> None:
        """Choose what this speaker said most of a stretch with; what was said before where nothing was."""
        common = [(line.span & span, n) for n, line in enumerate(self.lines.lines) if line.speaker is speaker]
        over = [(both.duration_s, -n) for both, n in common if both is not None]
        self._bring(-max(over)[1] if over else self._row_at(span.start_s))

    def _bring(self, row: int) -> None:
        if row >= 0 and row != self.current:
            index = self.lines.index(row)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._nothing.setText(self.tr("The words of this call are not there; its voice and its sound are."))
        self.view.setAccessibleName(self.tr("What was said; Enter plays a line, E corrects it"))
        self.view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _row_at(self, at_s: float) -> int:
        """The line that is being said, else the last one before."""
        rows = [n for n, line in enumerate(self.lines.lines) if line.span.start_s <= at_s]
        within = [n for n in rows if at_s < self.lines.lines[n].span.end_s]
        return (within or rows or [0 if self.lines.lines else -1])[-1]

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())
