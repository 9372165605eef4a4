"""Rate, level and pitch over the last minute: position and shape first, the number on demand.

The number shows while the pointer is on its row, or while the measure is outside its band.
There is no needle and no score.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach_app.live_gauges import Band, Bands, Gauges, Point, Usual
from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import amount
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label, set_property
from coach_app.ui.widgets.gauge_plot_slot import PlotSlot

# Widths of the columns left and right of the plots, and heights of a row on a small and on a usual screen, pixels.
NAME_WIDTH, VALUE_WIDTH = 72, 184
LOW, HIGH = 6 * GRID, 8 * GRID


@dataclass(frozen=True, slots=True)
class GaugeKind:
    """What one gauge shows.

    Parameters
    ----------
    name, below, above : str
        Source strings: what it is, and the words for its two sides.
    unit : str
        Unit of the judged value.
    signed : bool
        Whether the value carries its sign.
    axis : tuple of float
        Least and greatest value drawn.
    drawn, judged : callable
        From a point to the value of the curve, and to the one that is compared with the limits.
    limits : callable
        From the bands to the limits of the judged value.
    band : callable
        From the bands and what is usual to the band behind the curve.
    usual : callable
        From what is usual to the dotted line, or ``None``.
    bounded : bool
        Whether the band is a limit, so that leaving it is marked on the curve.
    """

    name: object
    below: object
    above: object
    unit: str
    signed: bool
    axis: tuple[float, float]
    drawn: Callable[[Point], float | None]
    judged: Callable[[Point], float | None]
    limits: Callable[[Bands], Band]
    band: Callable[[Bands, Usual], Band]
    usual: Callable[[Usual], float | None]
    bounded: bool = True


KINDS = (
    GaugeKind(
        name=QT_TRANSLATE_NOOP("Gauges", "Rate"),
        below=QT_TRANSLATE_NOOP("Gauges", "slow"),
        above=QT_TRANSLATE_NOOP("Gauges", "fast"),
        unit="cpm",
        signed=False,
        axis=(80.0, 440.0),
        drawn=lambda point: point.rate_cpm,
        judged=lambda point: point.rate_cpm,
        limits=lambda bands: bands.rate_cpm,
        band=lambda bands, _: bands.rate_cpm,
        usual=lambda usual: usual.rate_cpm,
    ),
    GaugeKind(
        name=QT_TRANSLATE_NOOP("Gauges", "Volume"),
        below=QT_TRANSLATE_NOOP("Gauges", "soft"),
        above=QT_TRANSLATE_NOOP("Gauges", "loud"),
        unit="dB",
        signed=True,
        axis=(-12.0, 12.0),
        drawn=lambda point: point.level_db,
        judged=lambda point: point.level_db,
        limits=lambda bands: bands.level_db,
        band=lambda bands, _: bands.level_db,
        usual=lambda _: 0.0,
    ),
    GaugeKind(
        name=QT_TRANSLATE_NOOP("Gauges", "Melody"),
        below=QT_TRANSLATE_NOOP("Gauges", "flat"),
        above=QT_TRANSLATE_NOOP("Gauges", "wide"),
        unit="st",
        signed=False,
        axis=(-10.0, 10.0),
        drawn=lambda point: point.pitch_st,
        judged=lambda point: point.spread_st,
        limits=lambda bands: bands.spread_st,
        band=lambda _, usual: usual.pitch_st,
        usual=lambda _: None,
        bounded=False,
    ),
)


class GaugeRow(QWidget):
    """One gauge.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    kind : GaugeKind
        What it shows.
    """

    def __init__(self, theme: Theme, kind: GaugeKind) -> None:
        super().__init__()
        self._kind = kind
        self._hovered = False
        self._last = (Gauges(), Bands(), False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self._name = label()
        self._name.setFixedWidth(NAME_WIDTH)
        self.slot = PlotSlot(theme, *kind.axis, kind.bounded)
        row.addWidget(self._name)
        row.addWidget(self.slot, 1)
        row.addWidget(self._values(theme))
        self.setMinimumHeight(LOW)
        self.setMaximumHeight(HIGH)

    def sizeHint(self) -> QSize:
        """As high as it may be."""
        return QSize(super().sizeHint().width(), HIGH)

    def load(self) -> None:
        """Put the drawing in."""
        self.slot.load()
        self.show_gauges(*self._last)

    def show_gauges(self, gauges: Gauges, bands: Bands, running: bool) -> None:
        """Draw the minute and say where it stands."""
        self._last = gauges, bands, running
        kind, usual = self._kind, bands.usual.or_else(gauges.usual)
        self.slot.show_points(
            [point.at_s for point in gauges.points],
            [kind.drawn(point) for point in gauges.points],
            kind.band(bands, usual),
            kind.usual(usual),
        )
        self._say(gauges.now if running else None, kind.limits(bands))

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._name.setText(_said(self._kind.name))
        self.show_gauges(*self._last)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the number."""
        self._hovered = True
        self.show_gauges(*self._last)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the number unless it is outside its band."""
        self._hovered = False
        self.show_gauges(*self._last)
        super().leaveEvent(event)

    def _values(self, theme: Theme) -> QWidget:
        box = QWidget()
        box.setFixedWidth(VALUE_WIDTH)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        self._glyph = GlyphView(theme, Glyph.NONE, "muted")
        self._state = label()
        self._limits = label("small")
        grid.setRowStretch(0, 1)
        grid.addWidget(self._glyph, 1, 0)
        grid.addWidget(self._state, 1, 1)
        grid.addWidget(self._limits, 2, 1)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _say(self, point: Point | None, limits: Band) -> None:
        kind = self._kind
        value = kind.judged(point) if point is not None else None
        side = limits.side(value)
        glyph = {0: Glyph.LEVEL, 1: Glyph.UP, -1: Glyph.DOWN}[side] if value is not None else Glyph.NONE
        ink = "nudge" if side else "good" if value is not None else "muted"
        self._glyph.show_glyph(glyph, ink)
        word = self._word(value, side)
        number = amount(value, kind.unit, kind.signed)
        self._state.setText(f"{number}  {word}" if value is not None and (side or self._hovered) else word)
        set_property(self._state, "ink", "nudge" if side else "text" if value is not None else "muted")
        self._limits.setText(_range(limits, kind.unit, kind.signed))
        spoken = [_said(kind.name), number if value is not None else "", word, self._limits.text()]
        name = ", ".join(part for part in spoken if part)
        self.setAccessibleName(name)
        self.slot.setAccessibleName(name)

    def _word(self, value: float | None, side: int) -> str:
        if value is None:
            return QCoreApplication.translate("Gauges", "listening") if self._last[2] else ""
        if side == 0:
            return QCoreApplication.translate("Gauges", "steady")
        return _said(self._kind.above if side > 0 else self._kind.below)


class GaugesCard(Card):
    """The three gauges and their common axis of time.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.column.setSpacing(0)
        self.rows = [GaugeRow(theme, kind) for kind in KINDS]
        for row in self.rows:
            self.column.addWidget(row)
        self._then, self._now = label("small"), label("small")
        axis = QHBoxLayout()
        axis.setContentsMargins(NAME_WIDTH + 2 * GRID, 0, VALUE_WIDTH + 2 * GRID, 0)
        axis.addWidget(self._then)
        axis.addStretch(1)
        axis.addWidget(self._now, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(axis)
        self.retranslate()

    def load_next(self) -> bool:
        """Make one plot; ``False`` when all are there."""
        waiting = [row for row in self.rows if not row.slot.loaded]
        if waiting:
            waiting[0].load()
        return len(waiting) > 1

    def load_plots(self) -> None:
        """Make all plots at once, for whoever need not stay fluent."""
        while self.load_next():
            pass

    def show_gauges(self, gauges: Gauges, bands: Bands, running: bool) -> None:
        """Draw the moving minute; say where each measure stands while the call runs."""
        for row in self.rows:
            row.show_gauges(gauges, bands, running)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._then.setText(self.tr("a minute ago"))
        self._now.setText(self.tr("now"))
        for row in self.rows:
            row.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _said(source: object) -> str:
    return QCoreApplication.translate("Gauges", str(source))


def _range(band: Band, unit: str, signed: bool) -> str:
    usual = QCoreApplication.translate("Gauges", "usual {0}")
    if band.low is not None and band.high is not None:
        if signed and abs(band.low + band.high) < 1e-9:
            return usual.format(f"±{_bound(band.high, unit)}")
        return usual.format(f"{_bound(band.low, unit).split()[0]}–{_bound(band.high, unit)}")
    if band.low is not None:
        return usual.format(f"≥ {_bound(band.low, unit)}")
    return usual.format(f"≤ {_bound(band.high, unit)}") if band.high is not None else ""


def _bound(value: float, unit: str) -> str:
    """A limit as the pack's author wrote it: 6 dB, not 6.0 dB."""
    return amount(value, unit).replace(f"{value:.1f}", f"{value:.1f}".removesuffix(".0"))
