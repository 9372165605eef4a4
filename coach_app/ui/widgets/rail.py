"""The rail at the left: the pages there are, who works here, colours and language, and the recording light."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from coach_app.ui.glyphs import Glyph, icon
from coach_app.ui.language import Language
from coach_app.ui.light import Light
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label
from coach_app.ui.widgets.person_picker import PersonPicker

# Pages by name, in the order of the rail.
LIVE, PRACTICE, REVIEW, PROGRESS, SETTINGS = "live", "practice", "review", "progress", "settings"
_GLYPHS = {
    LIVE: Glyph.PHONE,
    PRACTICE: Glyph.TALK,
    REVIEW: Glyph.REPLAY,
    PROGRESS: Glyph.TREND,
    SETTINGS: Glyph.GEAR,
}


class Rail(QFrame):
    """Navigation and the state of the call.

    Parameters
    ----------
    theme, language
        Owners of what the two switches change.
    """

    chosen = Signal(str)
    """The reader wants this page."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(11 * GRID)
        self._theme, self._language = theme, language
        self._light = Light()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        self.live, self.practice, self.review, self.progress, self.settings = (self._button() for _ in range(5))
        self.colours, self.tongue = self._button(), self._button()
        self.pages = {
            LIVE: self.live,
            PRACTICE: self.practice,
            REVIEW: self.review,
            PROGRESS: self.progress,
            SETTINGS: self.settings,
        }
        for name, button in self.pages.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, page=name: self.chosen.emit(page))
        self.person = PersonPicker(theme)
        self.person.setIconSize(QSize(24, 24))
        self.person.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_page(LIVE)
        self.colours.clicked.connect(theme.switch)
        self.tongue.clicked.connect(language.switch)
        for button in self.pages.values():
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self.person)
        switches = QHBoxLayout()
        switches.setSpacing(0)
        for switch in (self.tongue, self.colours):  # beside each other, so that all pages fit on a low screen
            switch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            switches.addWidget(switch)
        column.addLayout(switches)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, GRID, 0, 0)
        foot.setSpacing(GRID // 2)
        self._glyph = GlyphView(theme, Glyph.RING, "muted", 14)
        self._time = label()
        foot.addStretch(1)
        foot.addWidget(self._glyph)
        foot.addWidget(self._time)
        foot.addStretch(1)
        column.addLayout(foot)
        self._word: QLabel = label("small")
        self._word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._word)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def show_page(self, page: str) -> None:
        """Mark the page that is shown."""
        for name, button in self.pages.items():
            button.setChecked(name == page)
        self._draw_pages()

    def show_light(self, light: Light) -> None:
        """Show what is being recorded or heard."""
        self._light = light
        self._glyph.show_glyph(*light.look)
        self._time.setText(clock(light.time_s))
        self._word.setText(light.word)
        self._word.setAccessibleName(f"{light.word} {self._time.text()}")

    def retranslate(self) -> None:
        """Speak the language in use, in the theme's colours."""
        tokens = self._theme.tokens
        self.live.setText(self.tr("Live"))
        self.live.setToolTip(self.tr("The live page (Ctrl+1)"))
        self.practice.setText(self.tr("Practice"))
        self.practice.setToolTip(self.tr("Drills and the tone gym (Ctrl+2)"))
        self.review.setText(self.tr("Review"))
        self.review.setToolTip(self.tr("Recorded sessions (Ctrl+3)"))
        self.progress.setText(self.tr("Progress"))
        self.progress.setToolTip(self.tr("How it develops (Ctrl+4)"))
        self.settings.setText(self.tr("Settings"))
        self.settings.setToolTip(self.tr("Settings (Ctrl+,)"))
        self._draw_pages()
        dark = tokens.name == "dark"
        self.colours.setText(self.tr("Light") if dark else self.tr("Dark"))
        self.colours.setIcon(icon(Glyph.SUN if dark else Glyph.MOON, tokens.colour("muted"), 24))
        self.colours.setAccessibleName(self.colours.text())
        self.colours.setToolTip(self.tr("Light or dark colours (Ctrl+T)"))
        self.tongue.setText("English" if self._language.code == "zh" else "中文")
        self.tongue.setIcon(icon(Glyph.GLOBE, tokens.colour("muted"), 24))
        self.tongue.setAccessibleName(self.tongue.text())
        self.tongue.setToolTip(self.tr("Chinese or English (Ctrl+L)"))
        self.setAccessibleName(self.tr("Pages and switches"))
        self.show_light(self._light)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _draw_pages(self) -> None:
        """The page that is shown has its glyph in the colour of its word."""
        for name, button in self.pages.items():
            ink = self._theme.tokens.colour("accent" if button.isChecked() else "muted")
            button.setIcon(icon(_GLYPHS[name], ink, 24))

    def _button(self) -> QToolButton:
        made = QToolButton()
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(QSize(24, 24))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made
