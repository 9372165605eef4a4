"""The rail at the left: the pages there are, colours and language, and what is being heard at its foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from coach_app.live_state import Phase
from coach_app.ui.glyphs import Glyph, icon
from coach_app.ui.language import Language
from coach_app.ui.text import PHASE_LOOKS, clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label


class Rail(QFrame):
    """Navigation and the state of the call.

    Parameters
    ----------
    theme, language
        Owners of what the two switches change.
    """

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(11 * GRID)
        self._theme, self._language = theme, language
        self._phase, self._now_s, self._paused = Phase.EMPTY, 0.0, False
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(GRID)
        self.live, self.colours, self.tongue = (self._button() for _ in range(3))
        self.live.setCheckable(True)
        self.live.setChecked(True)
        self.live.clicked.connect(lambda: self.live.setChecked(True))
        self.colours.clicked.connect(theme.switch)
        self.tongue.clicked.connect(language.switch)
        column.addWidget(self.live)
        column.addStretch(1)
        column.addWidget(self.tongue)
        column.addWidget(self.colours)
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

    def show_call(self, phase: Phase, now_s: float, paused: bool) -> None:
        """Show what is being heard."""
        self._phase, self._now_s, self._paused = phase, now_s, paused
        held = paused and phase is Phase.WORKING
        self._glyph.show_glyph(*((Glyph.PAUSE, "nudge") if held else PHASE_LOOKS[phase]))
        self._time.setText(clock(now_s))
        self._word.setText(self.tr("Paused") if held else self._phase_word(phase))
        self._word.setAccessibleName(f"{self._word.text()} {self._time.text()}")

    def retranslate(self) -> None:
        """Speak the language in use, in the theme's colours."""
        tokens = self._theme.tokens
        self.live.setText(self.tr("Live"))
        self.live.setIcon(icon(Glyph.PHONE, tokens.colour("accent"), 24))
        self.live.setToolTip(self.tr("The live page (Ctrl+1)"))
        dark = tokens.name == "dark"
        self.colours.setText(self.tr("Light") if dark else self.tr("Dark"))
        self.colours.setIcon(icon(Glyph.SUN if dark else Glyph.MOON, tokens.colour("muted"), 24))
        self.colours.setToolTip(self.tr("Light or dark colours (Ctrl+T)"))
        self.tongue.setText("English" if self._language.code == "zh" else "中文")
        self.tongue.setIcon(icon(Glyph.GLOBE, tokens.colour("muted"), 24))
        self.tongue.setToolTip(self.tr("Chinese or English (Ctrl+L)"))
        self.setAccessibleName(self.tr("Pages and switches"))
        self.show_call(self._phase, self._now_s, self._paused)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _button(self) -> QToolButton:
        made = QToolButton()
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(QSize(24, 24))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made

    def _phase_word(self, phase: Phase) -> str:
        match phase:
            case Phase.EMPTY:
                return self.tr("No call")
            case Phase.LOADING:
                return self.tr("Starting")
            case Phase.WORKING:
                return self.tr("Playing")
            case Phase.ENDED:
                return self.tr("Ended")
            case Phase.FAILED:
                return self.tr("Stopped")
