"""The checklist that ticks itself: what is said, what is still to say, what was missed.

Only what this call asks for has a row; the rest is counted in one line, so that the list
stays short enough for the corner of an eye. While a customer waits, the hold timer takes
the place of its row.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coach_app.live_gauges import Bands
from coach_app.live_hold import BEGINS, Hold
from coach_app.sayings import Sayings
from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import STATUS_LOOKS, clock, status_name
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label, set_property
from coach_app.ui.widgets.hold_row import HoldRow
from feedback.flag import ItemState, ItemStatus

_ASKED = frozenset({ItemStatus.MISSING, ItemStatus.POSSIBLY_MISSING})
# What is seen at least, pixels: two points and a half, so that one sees that there are more.
_LEAST = 16 * GRID
_QUIET = frozenset({ItemStatus.NOT_REQUIRED, ItemStatus.NOT_ASSESSED})


class ItemRow(QWidget):
    """One item: shape, name, when or what state, and what to say where it was missed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        self._glyph = GlyphView(theme, Glyph.WAITING, "muted")
        self._name = label()
        self._state = label("small")
        self._prompt = label("small", wrap=True)
        grid.addWidget(self._glyph, 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._state, 0, 2)
        grid.addWidget(self._prompt, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowMinimumHeight(0, 3 * GRID + GRID // 2)

    def show_item(self, item: ItemState, sayings: Sayings) -> None:
        """Show where an item stands."""
        glyph, ink = STATUS_LOOKS[item.status]
        self._glyph.show_glyph(glyph, ink)
        name = sayings.item(item.item)
        self._name.setText(name)
        said = item.status is ItemStatus.SAID and item.at_s is not None
        self._state.setText(clock(item.at_s or 0.0) if said else status_name(item.status))
        set_property(self._state, "ink", ink if item.status in _ASKED else "muted")
        prompt = sayings.prompts.get(item.item, "")
        self._prompt.setText(prompt)
        self._prompt.setVisible(bool(prompt) and item.status is ItemStatus.MISSING)
        words = [name, status_name(item.status), clock(item.at_s) if item.at_s is not None else ""]
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setToolTip(item.evidence)


class Checklist(Card):
    """All items.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = label("title")
        self._rows: list[ItemRow] = []
        self._rest = label("small", wrap=True)
        self.hold = HoldRow(theme)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, GRID, 0)
        self._list.setSpacing(GRID // 2)
        self._list.addWidget(self.hold)
        self._list.addWidget(self._rest)
        self._list.addStretch(1)
        self._area.setWidget(inside)
        self.column.addWidget(self._title)
        self.column.addWidget(self._area, 1)
        self._shown: tuple[ItemState, ...] = ()
        self._sayings = Sayings()
        self._timer: tuple[Hold | None, Bands] = (None, Bands())
        self.setMinimumHeight(_LEAST)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """It takes what others leave and scrolls: the nudge below it stays in sight however long the list is."""
        return QSize(super().sizeHint().width(), _LEAST)

    @property
    def title(self) -> str:
        """What it is called."""
        return self._title.text()

    @property
    def rows(self) -> list[str]:
        """What each visible row says, for tests and screen readers."""
        return [row.accessibleName() for row in self._rows if not row.isHidden()]

    def speak(self, sayings: Sayings) -> None:
        """Take names and prompts from here."""
        self._sayings = sayings
        self._arrange(self._shown, self._timer[0])

    def show_items(self, items: tuple[ItemState, ...], hold: Hold | None, bands: Bands) -> None:
        """Show where the items stand and which wait runs."""
        if (hold, bands) != self._timer or items != self._shown:
            self._timer = (hold, bands)
            self._arrange(items, hold)
            self.hold.show_hold(hold, bands)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._title.setText(self.tr("This call"))
        self._area.setAccessibleName(self.tr("Checklist of this call"))
        self._arrange(self._shown, self._timer[0])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self, items: tuple[ItemState, ...], hold: Hold | None) -> None:
        self._shown = items
        asked = [item for item in items if item.status not in _QUIET]
        self._list.removeWidget(self.hold)
        while len(self._rows) < len(asked):
            self._rows.append(ItemRow(self._theme))
            self._list.insertWidget(len(self._rows) - 1, self._rows[-1])
        for row in self._rows[len(asked) :]:
            row.setVisible(False)
        place = len(asked)
        for number, item in enumerate(asked):
            taken = hold is not None and item.item == BEGINS
            self._rows[number].setVisible(not taken)
            self._rows[number].show_item(item, self._sayings)
            place = number if taken else place
        self._list.insertWidget(place, self.hold)
        self._rest.setText(self._resting(items))
        self._rest.setVisible(bool(self._rest.text()))

    def _resting(self, items: tuple[ItemState, ...]) -> str:
        unknown = sum(item.status is ItemStatus.NOT_ASSESSED for item in items)
        idle = sum(item.status is ItemStatus.NOT_REQUIRED for item in items)
        if not items:
            return self.tr("The points of the call tick themselves as they are said.")
        lines = [self.tr("– {0} more when the call asks for them").format(idle)] if idle else []
        lines += [self.tr("– {0} not assessed").format(unknown)] if unknown else []
        return "\n".join(lines)
