"""One line of the settings page: what it is, what it does, the control that its description asks for, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from coach_app.settings import Control, Entry
from coach_app.ui.language import Language
from coach_app.ui.text import kind_name
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox, Tick, push_button
from feedback.flag import Kind

#: What may be chosen: value and name.
Offered = tuple[tuple[str, str], ...]
#: Columns of switches where any of many may be chosen.
_COLUMNS = 4


class _Number(QDoubleSpinBox):
    """The wheel scrolls the page past it, unless it has the keyboard."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass it on."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SettingRow(QWidget):
    """Shows and changes one setting.

    Parameters
    ----------
    entry : Entry
        Describes the setting.
    language : Language
        In which it is described.
    """

    changed = Signal(object)
    """The user chose another value."""

    def __init__(self, entry: Entry, language: Language) -> None:
        super().__init__()
        self.entry = entry
        self._language = language
        self._value: Any = entry.usual
        self._offered: Offered = ()
        self._kinds: dict[str, Tick] = {}
        self._title, self._help = label(), label("small", wrap=True)
        self.reset = push_button("quiet")
        room = self.reset.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # so that nothing beside it moves
        self.reset.setSizePolicy(room)
        self.reset.clicked.connect(lambda: self._choose(self.entry.usual))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._help)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addLayout(words, 1)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        self.control = self._make()
        if entry.about.control is Control.KINDS:
            column.addWidget(self.control)
        else:
            self.control.setFixedWidth(32 * GRID)
            row.addWidget(self.control)
        self.retranslate()

    @property
    def value(self) -> Any:
        """What it is set to."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show what it is set to, without saying that it changed."""
        self._value = value
        control = self.control
        with QSignalBlocker(control):
            if isinstance(control, QCheckBox):
                control.setChecked(bool(value))
            elif isinstance(control, QDoubleSpinBox):
                control.setValue(float(value))
            elif isinstance(control, ChoiceBox):
                self._fill(control)
        for name, box in self._kinds.items():
            with QSignalBlocker(box):
                box.setChecked(Kind(name) in value)
        self._say_switch()
        if value == self.entry.usual and self.reset.hasFocus():
            self.control.setFocus()
        self.reset.setVisible(value != self.entry.usual)

    def offer(self, offered: Offered) -> None:
        """Say what there is to choose from."""
        self._offered = offered
        self.show_value(self._value)

    def retranslate(self) -> None:
        """Speak the language in use."""
        about, code = self.entry.about, self._language.code
        title = about.title.in_language(code)
        self._title.setText(title)
        self._help.setText(about.help.in_language(code))
        self.reset.setText(self.tr("Usual"))
        self.reset.setAccessibleName(self.tr("Set “{0}” back to its usual value").format(title))
        self.reset.setToolTip(self.reset.accessibleName())
        self.control.setAccessibleName(title)
        self.control.setAccessibleDescription(self._help.text())
        self.setAccessibleName(title)
        if isinstance(self.control, QDoubleSpinBox):
            unit = about.unit.in_language(code)
            self.control.setSuffix(f" {unit}" if unit else "")
        for name, box in self._kinds.items():
            box.call(kind_name(Kind(name)))
        self.show_value(self._value)

    def _make(self) -> QWidget:
        makers: dict[Control, Callable[[], QWidget]] = {
            Control.SWITCH: self._switch,
            Control.NUMBER: self._number,
            Control.KINDS: self._many,
        }
        return makers.get(self.entry.about.control, self._list)()

    def _switch(self) -> QWidget:
        made = Tick()
        made.toggled.connect(self._choose)
        return made

    def _number(self) -> QWidget:
        made, entry = _Number(), self.entry
        made.lineEdit().setTextMargins(GRID, 0, 0, 0)  # a style sheet's padding does not reach it
        whole = isinstance(entry.usual, int)
        made.setDecimals(0 if whole or entry.about.step >= 1 else 1)
        made.setRange(entry.low if entry.low is not None else 0.0, entry.high if entry.high is not None else 1e6)
        made.setSingleStep(entry.about.step)
        made.setKeyboardTracking(False)
        made.valueChanged.connect(lambda value: self._choose(int(value) if whole else value))
        return made

    def _list(self) -> QWidget:
        made = ChoiceBox()
        made.activated.connect(lambda _: self._choose(made.currentData()))
        return made

    def _many(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, choice in enumerate(self.entry.about.choices):
            box = Tick()
            box.toggled.connect(lambda _: self._choose_kinds())
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            self._kinds[choice.value] = box
        return made

    def _choose_kinds(self) -> None:
        self._choose(frozenset(Kind(name) for name, box in self._kinds.items() if box.isChecked()))

    def _choose(self, value: Any) -> None:
        if value != self._value:
            self.show_value(value)
            self.changed.emit(value)

    def _fill(self, box: ChoiceBox) -> None:
        code = self._language.code
        known = [
            (one.value, one.title.in_language(code) if one.title else one.value) for one in self.entry.about.choices
        ]
        if not known:
            known = list(self._offered)
            if self._value not in [value for value, _ in known]:
                known.append((self._value, str(self._value) or self.tr("Automatic")))
        box.clear()
        for value, words in known:
            box.addItem(words, value)
            if value == self._value:
                box.setCurrentIndex(box.count() - 1)
        box.setToolTip(box.currentText())

    def _say_switch(self) -> None:
        if isinstance(self.control, QCheckBox):
            self.control.setText(self.tr("On") if self.control.isChecked() else self.tr("Off"))
