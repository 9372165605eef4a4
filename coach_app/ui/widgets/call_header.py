"""The head of the live page: how long, which call, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from coach_app.live_state import LiveState
from coach_app.ui.glyphs import Glyph, icon
from coach_app.ui.light import Light, Sign
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label
from coach_app.ui.widgets.reference_field import ReferenceField
from coach_app.ui.widgets.talk_share import TalkShare

# Signs under which a call can be paused and ended.
RUNNING = (Sign.RECORDING, Sign.TROUBLED, Sign.PAUSED, Sign.STARTING, Sign.PLAYING, Sign.HELD)


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
    named = Signal(str)
    """The call has this 工单号."""

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
        self.reference = ReferenceField()
        self.reference.setFixedWidth(22 * GRID)
        self.reference.editingFinished.connect(self._name)
        self._named, self._running = "", False
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
        row.addWidget(self.reference)
        row.addWidget(self._title, 1)
        for button in (self._pause, self._end, self._mute):
            row.addWidget(button)
        row.addSpacing(2 * GRID)
        row.addWidget(self.share)
        theme.changed.connect(self._draw_icons)
        self.retranslate()

    def show_state(self, state: LiveState, title: str, light: Light, live: bool) -> None:
        """Show where the call is; a live one has a 工单号 instead of a title and a length."""
        self._time.setText(clock(light.time_s))
        self._time.setAccessibleName(self.tr("Elapsed time {0}").format(clock(light.time_s)))
        length = state.session.duration_s if state.session and not live else None
        self._length.setText(f"/ {clock(length)}" if length else "")
        self._title.setText("" if live else title)
        self.reference.setVisible(live)
        self._glyph.show_glyph(*light.look)
        self._running = light.sign in RUNNING
        self._pause.setEnabled(self._running)
        self._end.setEnabled(self._running)
        self.share.show_voices(state.agent, state.customer)

    def show_reference(self, reference: str) -> None:
        """Show the call's 工单号, unless somebody is writing it."""
        if not self.reference.hasFocus():
            self._named = reference
            self.reference.setText(reference)

    def show_pause(self, paused: bool) -> None:
        """Show that the call is paused, or goes on, whoever asked for it."""
        if self._pause.isChecked() != paused:
            blocked = self._pause.blockSignals(True)
            self._pause.setChecked(paused)
            self._pause.blockSignals(blocked)
            self.retranslate()

    @property
    def paused(self) -> bool:
        """Whether the call is paused."""
        return self._pause.isChecked()

    @property
    def muted(self) -> bool:
        """Whether nudges are muted."""
        return self._mute.isChecked()

    def toggle_pause(self) -> None:
        """Stop, or go on."""
        if self._pause.isEnabled():
            self._pause.toggle()

    def toggle_mute(self) -> None:
        """Mute the nudges, or let them speak."""
        self._mute.toggle()

    def set_mute(self, muted: bool) -> None:
        """Mute the nudges or not, as was chosen elsewhere."""
        self._mute.setChecked(muted)

    def ask_end(self) -> None:
        """End the call, if one runs."""
        if self._running:
            self.end.emit()

    def reset(self) -> None:
        """A new call begins."""
        self.show_pause(False)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._pause.setText(self.tr("Go on") if self._pause.isChecked() else self.tr("Pause"))
        self._pause.setToolTip(self.tr("Stop and go on (Space)"))
        self.reference.setPlaceholderText(self.tr("Ticket number"))
        self.reference.setAccessibleName(self.tr("Ticket number of this call"))
        self.reference.setToolTip(self.tr("Ticket number of this call (Ctrl+G)"))
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

    def _name(self) -> None:
        if self.reference.text().strip() != self._named:
            self._named = self.reference.text().strip()
            self.named.emit(self._named)

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
