"""How much text helps: all of it, keywords, or none. The step from one to the next is what makes a sentence one's own."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSignalBlocker, Signal

from coach_app.ui.widgets.form_parts import ChoiceBox


class TextLevel(StrEnum):
    """What is on the screen of what is said."""

    ALL = "all"
    WORDS = "words"
    NONE = "none"


class TextLevelBox(ChoiceBox):
    """Chooses one; a key goes to the next."""

    chosen = Signal(object)
    """Another `TextLevel`."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumContentsLength(6)
        self.retranslate()
        self.currentIndexChanged.connect(lambda _: self.chosen.emit(self.level))

    @property
    def level(self) -> TextLevel:
        """The one that is chosen."""
        return tuple(TextLevel)[max(0, self.currentIndex())]

    def next_level(self) -> None:
        """The next one, after the last the first."""
        self.setCurrentIndex((self.currentIndex() + 1) % len(TextLevel))

    def retranslate(self) -> None:
        """Speak the language in use."""
        at = max(0, self.currentIndex())
        with QSignalBlocker(self):
            self.clear()
            self.addItems([self.tr("All text"), self.tr("Keywords"), self.tr("No text")])
            self.setCurrentIndex(at)
        self.setAccessibleName(self.tr("How much text is shown"))
        self.setToolTip(self.tr("All text, keywords, none (X)"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
