"""The head of the live page: how long, which call, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from coach_app.live_state import LiveState, Phase
from coach_app.ui.glyphs import Glyph, icon
from coach_app.ui.text import PHASE_LOOKS, clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label
from coach_app.ui.widgets.talk_share import TalkShare


class CallHeader(QWidget):
    """Elapsed time, title, pause, end, mute, and the talk share.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    pause = Signal(bool)
    """Stop and go on."""
    end = Signal()
    """End the call."""
    mute = Signal(bool)
    """Show no nudges, or show them again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self._time, self._length = label("large"), label("muted")
        self._title = label("muted")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pause, self._mute, self._end = QPushButton(), QPushButton(), QPushButton()
        for button in (self._pause, self._mute):
            button.setCheckable(True)
        for button in (self._pause, self._end, self._mute):
            button.setIconSize(QSize(16, 16))
        self._pause.toggled.connect(self._paused)
        self._mute.toggled.connect(self._muted)
        self._end.clicked.connect(self.end)
        self.share = TalkShare(theme)
        self._glyph = GlyphView(theme, Glyph.RING, "muted")
        row.addWidget(self._glyph)
        row.addWidget(self._time)
        row.addWidget(self._length)
        row.addSpacing(GRID)
        row.addWidget(self._title, 1)
        for button in (self._pause, self._end, self._mute):
            row.addWidget(button)
        row.addSpacing(2 * GRID)
        row.addWidget(self.share)
        theme.changed.connect(self._draw_icons)
        self.retranslate()

    def show_state(self, state: LiveState, title: str) -> None:
        """Show where the call is."""
        self._time.setText(clock(state.now_s))
        self._time.setAccessibleName(self.tr("Elapsed time {0}").format(clock(state.now_s)))
        length = state.session.duration_s if state.session else None
        self._length.setText(f"/ {clock(length)}" if length else "")
        self._title.setText(title)
        running = state.phase is Phase.WORKING
        held = running and self._pause.isChecked()
        self._glyph.show_glyph(*((Glyph.PAUSE, "nudge") if held else PHASE_LOOKS[state.shown_phase]))
        self._pause.setEnabled(running)
        self._end.setEnabled(running)
        self.share.show_voices(state.agent, state.customer)

    def toggle_pause(self) -> None:
        """Stop, or go on."""
        if self._pause.isEnabled():
            self._pause.toggle()

    def toggle_mute(self) -> None:
        """Mute the nudges, or let them speak."""
        self._mute.toggle()

    def reset(self) -> None:
        """A new call plays."""
        self._pause.setChecked(False)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._pause.setText(self.tr("Go on") if self._pause.isChecked() else self.tr("Pause"))
        self._pause.setToolTip(self.tr("Stop and go on (Space)"))
        self._end.setText(self.tr("End"))
        self._end.setToolTip(self.tr("End the call (Ctrl+E)"))
        muted = self._mute.isChecked()
        self._mute.setAccessibleName(self.tr("Nudges are muted") if muted else self.tr("Mute nudges"))
        self._mute.setToolTip(self.tr("Mute nudges (Ctrl+Shift+M)"))
        self._draw_icons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _paused(self, paused: bool) -> None:
        self.retranslate()
        self.pause.emit(paused)

    def _muted(self, muted: bool) -> None:
        self.retranslate()
        self.mute.emit(muted)

    def _draw_icons(self) -> None:
        tokens = self._theme.tokens
        ink = tokens.colour("text")
        self._pause.setIcon(icon(Glyph.PLAY if self._pause.isChecked() else Glyph.PAUSE, ink, 16))
        self._end.setIcon(icon(Glyph.END, ink, 16))
        muted = self._mute.isChecked()
        self._mute.setIcon(icon(Glyph.BELL_OFF if muted else Glyph.BELL, tokens.colour("accent") if muted else ink, 16))
