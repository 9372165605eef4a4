"""The buttons below a model that are pressed at every take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coach_app.ui.theme import GRID
from coach_app.ui.widgets.form_parts import push_button

if TYPE_CHECKING:
    from coach_app.ui.practice.gym_services import GymResult, GymSheet


class GymFoot(QWidget):
    """Speak, hear both, keep, the next one, back."""

    def __init__(self) -> None:
        super().__init__()
        self.speak = push_button("main")
        self.buttons = {name: push_button("small") for name in ("model", "own", "keep", "other")}
        self.leave = push_button("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.speak)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.leave)

    def show_state(self, sheet: GymSheet | None, result: GymResult | None, *, speaking: bool, busy: bool) -> None:
        """Show what can be done now, in the language in use."""
        self.setAccessibleName(QCoreApplication.translate("GymPage", "Tone gym"))
        speak = QCoreApplication.translate("GymPage", "Speak")
        if speaking:
            speak = QCoreApplication.translate("GymPage", "Done speaking")
        elif result is not None:
            speak = QCoreApplication.translate("GymPage", "Once more")
        _name(self.speak, speak, "Space")
        _name(self.buttons["model"], QCoreApplication.translate("GymPage", "Hear model"), "A")
        _name(self.buttons["own"], QCoreApplication.translate("GymPage", "Hear mine"), "B")
        _name(self.buttons["keep"], QCoreApplication.translate("GymPage", "Keep as model"), "K")
        _name(self.buttons["other"], QCoreApplication.translate("GymPage", "Another one"), "O")
        _name(self.leave, QCoreApplication.translate("GymPage", "Back"), "Esc")
        self.speak.setEnabled(sheet is not None and not busy)
        self.buttons["model"].setEnabled(sheet is not None and not speaking)
        for name in ("own", "keep"):
            self.buttons[name].setEnabled(result is not None and not speaking)
        self.buttons["other"].setEnabled(sheet is not None and len(sheet.others) > 1 and not speaking)


def _name(button: QPushButton, words: str, key: str) -> None:
    button.setText(words)
    button.setToolTip(f"{words} ({key})")
