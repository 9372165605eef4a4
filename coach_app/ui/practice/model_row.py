"""What can be done with a model besides imitating it: one's usual way first, a sound file, the best take, name, delete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from coach_app.ui.review.ask import Ask
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import push_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach_app.ui.practice.gym_services import GymSheet

#: What can be chosen; anything else that can be decoded may be dropped.
_SOUNDS = "*.wav *.flac *.mp3 *.m4a *.ogg *.opus"


class ModelRow(QWidget):
    """The quiet buttons below the ones that are pressed at every take.

    Parameters
    ----------
    page : QWidget
        Takes sound files that are dropped on it.
    """

    usual = Signal()
    """The sentence is to be said the usual way first."""
    file = Signal(object)
    """This sound file becomes a model."""
    best = Signal()
    """The best take becomes one."""
    named = Signal(str, str)
    """The model gets this title, and these words are said in it."""
    removed = Signal()
    """The model goes."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._sheet: GymSheet | None = None
        self._free = False
        self.dialog: QDialog | None = None
        self.buttons = {name: push_button("small") for name in ("usual", "file", "best", "name", "remove")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for name, act in (
            ("usual", self.say_usual),
            ("file", self.choose),
            ("best", self.make_best),
            ("name", self.rename),
            ("remove", self.remove),
        ):
            self.buttons[name].clicked.connect(act)
            row.addWidget(self.buttons[name])
        row.addStretch(1)
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        self.retranslate()

    def show_sheet(self, sheet: GymSheet | None, *, free: bool) -> None:
        """Show what can be done with this model; nothing while somebody speaks or waits."""
        self._sheet, self._free = sheet, free and sheet is not None
        own = sheet is not None and sheet.model.kind != "pack"
        for name, there in (
            ("usual", sheet is not None and not sheet.usual),
            ("file", True),
            ("best", sheet is not None and sheet.best is not None),
            ("name", own),
            ("remove", own),
        ):
            self.buttons[name].setVisible(there)
            self.buttons[name].setEnabled(there and self._free)
        self.retranslate()

    def say_usual(self) -> None:
        """Ask for the sentence as it is usually said."""
        self._ask_for("usual", self.usual.emit)

    def make_best(self) -> None:
        """Ask for the best take."""
        self._ask_for("best", self.best.emit)

    def choose(self) -> None:
        """Choose a sound file."""
        if self._free:
            name, _ = QFileDialog.getOpenFileName(
                self, self.tr("A sound file as the model"), "", f"{self.tr('Sound')} ({_SOUNDS})"
            )
            if name:
                self.file.emit(Path(name))

    def rename(self) -> None:
        """Ask for another name and what is said."""
        if self._sheet is not None and self.buttons["name"].isEnabled():
            dialog = NameDialog(self._sheet.model.title, self._sheet.model.text, self)
            self._open(dialog, lambda: self.named.emit(dialog.title.text(), dialog.words.text()))

    def remove(self) -> None:
        """Delete the model, once that is confirmed."""
        if self._sheet is not None and self.buttons["remove"].isEnabled():
            dialog = Ask(self.tr("Delete this model for good?"), self)
            dialog.end_with((self.tr("Delete"), 1))
            self._open(dialog, self.removed.emit)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setAccessibleName(self.tr("Models of one's own"))
        for name, words, key in (
            ("usual", self.tr("Usual way first"), "U"),
            ("file", self.tr("Sound file …"), "F"),
            ("best", self.tr("Best as model"), "M"),
            ("name", self.tr("Rename …"), "E"),
            ("remove", self.tr("Delete …"), "Del"),
        ):
            self.buttons[name].setText(words)
            self.buttons[name].setToolTip(f"{words} ({key})")
            self.buttons[name].setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sound file is dropped on the page."""
        if isinstance(event, QDropEvent):  # entering is a kind of it
            file = _file_of(event)
            if file is not None and self._free:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.file.emit(file)
                return True
        return super().eventFilter(watched, event)

    def _ask_for(self, name: str, ask: Callable[[], object]) -> None:
        if self._sheet is not None and self.buttons[name].isEnabled():
            ask()

    def _open(self, dialog: QDialog, then: Callable[[], object]) -> None:
        self.dialog = dialog

        def over(result: int) -> None:
            self.dialog = None
            if result:
                then()
            dialog.deleteLater()

        dialog.finished.connect(over)
        dialog.open()


class NameDialog(Ask):
    """What a model is called, and what is said in it."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("NameDialog", "Name of the model"), parent)
        self.title = self._line(self.tr("Title"), title, 80)
        self.words = self._line(self.tr("What is said (may stay empty)"), text, 200)
        self.end_with((self.tr("Keep"), 1))
        self.title.setFocus()

    def _line(self, name: str, text: str, most: int) -> QLineEdit:
        above, field = label("small"), QLineEdit(text)
        above.setText(name)
        above.setBuddy(field)
        field.setAccessibleName(name)
        field.setMaxLength(most)
        self.column.addWidget(above)
        self.column.addWidget(field)
        return field


def _file_of(event: QDropEvent) -> Path | None:
    """The one file that is dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
