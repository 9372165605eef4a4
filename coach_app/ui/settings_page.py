"""The settings page, made from what `Settings` says of its own fields; every choice holds at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach_app.settings import GROUP_TITLES, Control, Group, Settings, entries
from coach_app.ui.errands import Errands
from coach_app.ui.form_style import form_sheet
from coach_app.ui.language import Language
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.setting_row import Offered, SettingRow

#: What may be chosen where only this machine knows it: slow, called outside the window's thread.
Offer = Callable[[Control], Offered]
#: Controls whose values are asked of the machine, the quick ones first.
ASKED = (Control.MODEL, Control.PACK, Control.MICROPHONE, Control.FAR_END)


class SettingsPage(QWidget):
    """All settings in groups.

    Parameters
    ----------
    settings : Settings
        As they are.
    theme : Theme
        Owns the colours.
    language : Language
        Owns the language.
    offer : callable or None
        Says which devices, models and packs there are; asked each time the page comes on screen.
    """

    changed = Signal(object)
    """Something was chosen: carries the whole `Settings`, to be saved now."""
    people = Signal()
    """The people of this computer are to be shown."""
    calls = Signal()
    """Today's calls are to be shown."""
    phrases = Signal()
    """See what is listened for."""
    calibrate = Signal()
    """The voice is to be calibrated again."""
    setup = Signal()
    """The first run is to be gone through again."""
    older = Signal()
    """What is older than it is to be kept is to be listed."""

    def __init__(self, settings: Settings, theme: Theme, language: Language, offer: Offer | None = None) -> None:
        super().__init__()
        self._settings, self._theme, self._language, self._offer = settings, theme, language, offer
        self._errands = Errands(self, in_turn=True)  # threads that all begin at once hold the window up
        self.rows: dict[str, SettingRow] = {}
        self.list_older = push_button()
        self.list_older.clicked.connect(self.older)
        self._headings: dict[Group, Any] = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self._column.setSpacing(2 * GRID)
        self._title = label("large")
        self._column.addWidget(self._title)
        self._column.addLayout(self._doors())
        for group in Group:
            self._column.addWidget(self._group(group))
        self._column.addStretch(1)
        self.text_area = QScrollArea()
        self.text_area.setWidget(inside)
        self.text_area.setWidgetResizable(True)
        self.text_area.setFrameShape(QFrame.Shape.NoFrame)
        self.text_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.text_area)
        theme.changed.connect(self._colour)
        self._colour()
        self.show_settings(settings)
        self.retranslate()

    @property
    def settings(self) -> Settings:
        """As they are shown."""
        return self._settings

    def show_settings(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        self._settings = settings
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))
        self._show_older()

    def refresh(self) -> None:
        """Ask the machine what there is to choose from."""
        offer = self._offer
        if offer is None:
            return
        asking = [row for row in self.rows.values() if row.entry.about.control in ASKED]
        for row in sorted(asking, key=lambda row: ASKED.index(row.entry.about.control)):
            self._errands.run(partial(_ask, offer, row.entry.about.control), row.offer)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._title.setText(self.tr("Settings"))
        self.setAccessibleName(self._title.text())
        words = (
            self.tr("People …"),
            self.tr("Today's calls …"),
            self.tr("Phrases …"),
            self.tr("Calibrate again …"),
            self.tr("Set up again …"),
        )
        for button, word in zip(self.doors, words, strict=True):
            button.setText(word)
            button.setAccessibleName(word.strip(" …"))
        self.list_older.setText(self.tr("List what is older …"))
        self.list_older.setAccessibleName(self.list_older.text().strip(" …"))
        for group, heading in self._headings.items():
            heading.setText(GROUP_TITLES[group].in_language(self._language.code))
        for row in self.rows.values():
            row.retranslate()
        self.refresh_if_seen()

    def refresh_if_seen(self) -> None:
        """Ask again what there is, if the page is on screen."""
        if self.isVisible():
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """See what there is now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.refresh_if_seen)  # once it is painted

    def _doors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.doors: tuple[QPushButton, ...] = tuple(push_button() for _ in range(5))
        for button, signal in zip(
            self.doors, (self.people, self.calls, self.phrases, self.calibrate, self.setup), strict=True
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _group(self, group: Group) -> Card:
        card = Card()
        card.column.setSpacing(2 * GRID)
        heading = label("title")
        self._headings[group] = heading
        card.column.addWidget(heading)
        for entry in entries():
            if entry.about.group is group:
                row = SettingRow(entry, self._language)
                row.changed.connect(lambda value, name=entry.name: self._choose(name, value))
                self.rows[entry.name] = row
                card.column.addWidget(row)
        if group is Group.PRIVACY:
            foot = QHBoxLayout()
            foot.addWidget(self.list_older)
            foot.addStretch(1)
            card.column.addLayout(foot)
        return card

    def _show_older(self) -> None:
        """Something can be older than it is to be kept only once days are set."""
        self.list_older.setEnabled(bool(self._settings.keep_sound_days or self._settings.keep_words_days))

    def _choose(self, name: str, value: Any) -> None:
        self._settings = self._settings.model_copy(update={name: value})
        self._show_older()
        self.changed.emit(self._settings)

    def _colour(self) -> None:
        self.setStyleSheet(form_sheet(self._theme.tokens))


def _ask(offer: Offer, control: Control, _: object) -> Offered:
    return offer(control)
