"""Between two calls: who is heard, whether it is listened for a call, and a button to begin one now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton

from audio.block import Speaker
from coach_app.recording.messages import Level
from coach_app.shift_state import ShiftState
from coach_app.ui.glyphs import Glyph
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, MiddlePage, label
from coach_app.ui.widgets.level_meter import LevelMeter
from coach_app.ui.widgets.reference_field import ReferenceField


class WaitingPage(MiddlePage):
    """Devices are open and no call runs.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    begin = Signal(str)
    """Begin a call now, with this 工单号."""
    pause = Signal(bool)
    """Drop the sound between calls where it is kept, or go on."""
    shut = Signal()
    """Close the shift."""
    devices = Signal()
    """Choose other devices."""
    calls = Signal()
    """See the calls of today."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._automatic, self._warm, self._keeping, self._paused = True, False, False, False
        card = Card()
        card.setFixedWidth(72 * GRID)
        card.column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        card.column.setSpacing(2 * GRID)
        self._title, self._body = label("large", wrap=True), label("muted", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(GlyphView(theme, Glyph.WAVE, "good", 40))
        head.addWidget(self._title, 1)
        card.column.addLayout(head)
        card.column.addWidget(self._body)
        card.column.addLayout(self._levels(theme))
        self.reference = ReferenceField()
        self.reference.returnPressed.connect(self.begin_now)
        self.now, self.pause_button, self._calls, self._devices, self._shut = (QPushButton() for _ in range(5))
        self.now.setProperty("kind", "main")
        self.now.clicked.connect(self.begin_now)
        self.pause_button.clicked.connect(self.toggle_pause)
        self._calls.clicked.connect(self.calls)
        self._devices.clicked.connect(self.devices)
        self._shut.clicked.connect(self.shut)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self.reference, 1)
        first.addWidget(self.now)
        second = QHBoxLayout()
        second.setSpacing(GRID)
        for button in (self.pause_button, self._devices, self._calls, self._shut):
            second.addWidget(button)
        second.addStretch(1)
        card.column.addLayout(first)
        card.column.addLayout(second)
        self.put(card)
        self.retranslate()

    @property
    def words(self) -> tuple[str, str]:
        """Title and body."""
        return self._title.text(), self._body.text()

    def begin_now(self) -> None:
        """Begin a call with the number that was written."""
        reference = self.reference.text().strip()
        self.reference.clear()
        self.begin.emit(reference)

    def toggle_pause(self) -> None:
        """Drop what lies between calls from now on, or keep it again; nothing happens where it is not kept."""
        if self._keeping:
            self.pause.emit(not self._paused)

    def show_shift(self, state: ShiftState, automatic: bool) -> None:
        """Show which devices are open; `automatic` tells whether calls begin by themselves."""
        self._automatic, self._warm = automatic, bool(state.lanes)
        self._keeping, self._paused = state.keeping, state.paused
        for speaker, device in state.names:
            self._names[speaker].setText(device)
        for speaker in self._meters:
            there = not state.names or any(speaker is known for known, _ in state.names)
            self._meters[speaker].setVisible(there)
            self._sides[speaker].setVisible(there)
            self._names[speaker].setVisible(there)
        self.retranslate()

    def show_levels(self, levels: tuple[Level, ...]) -> None:
        """Show what arrives; nothing while the devices are closed."""
        heard = {level.speaker: level for level in levels}
        for speaker, meter in self._meters.items():
            meter.show_level(heard.get(speaker))

    def retranslate(self) -> None:
        """Speak the language in use."""
        begins_alone = self._automatic and not self._paused
        self._title.setText(self.tr("Listening for a call") if begins_alone else self.tr("Ready for a call"))
        lines = [
            self.tr("A call begins by itself when the other side is heard and you answer.")
            if begins_alone
            else self.tr("Begin the call when it comes in."),
            self._kept_words(),
        ]
        if not self._warm:
            lines.append(self.tr("The measuring is still getting ready; a call is recorded all the same."))
        self._body.setText("\n".join(lines))
        for speaker, name in ((Speaker.AGENT, self.tr("Me")), (Speaker.CUSTOMER, self.tr("Customer"))):
            self._sides[speaker].setText(name)
            self._meters[speaker].call(name)
        self.reference.setPlaceholderText(self.tr("Ticket number (may stay empty)"))
        self.reference.setAccessibleName(self.tr("Ticket number of the next call"))
        self.reference.setToolTip(self.tr("Ticket number (Ctrl+G)"))
        self.now.setText(self.tr("Begin a call now"))
        self.now.setToolTip(self.tr("Begin a call now (Ctrl+B)"))
        self.pause_button.setVisible(self._keeping)
        self.pause_button.setText(self.tr("Go on recording") if self._paused else self.tr("Pause recording"))
        self.pause_button.setToolTip(self.tr("Stop recording between calls, and go on (Space)"))
        self._calls.setText(self.tr("Today's calls"))
        self._calls.setToolTip(self.tr("Merge or split calls (Ctrl+H)"))
        self._devices.setText(self.tr("Choose devices"))
        self._devices.setToolTip(self.tr("Choose devices (Ctrl+D)"))
        self._shut.setText(self.tr("End the shift"))
        self._shut.setToolTip(self.tr("Give the devices back (Ctrl+O)"))
        self.setAccessibleName(f"{self._title.text()} {self._body.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _kept_words(self) -> str:
        if self._paused:
            return self.tr("The recording is paused: no sound is kept, and no call begins by itself until you go on.")
        if self._keeping:
            return self.tr("What lies between calls is recorded as well, as the settings say. Nothing of it is judged.")
        return self.tr("Nothing is kept until then.")

    def _levels(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        self._meters: dict[Speaker, LevelMeter] = {}
        self._sides: dict[Speaker, QLabel] = {}
        self._names: dict[Speaker, QLabel] = {}
        for row, speaker in enumerate((Speaker.AGENT, Speaker.CUSTOMER)):
            self._meters[speaker] = LevelMeter(theme, str(speaker))
            self._sides[speaker] = label(ink=str(speaker))
            self._names[speaker] = label("small", wrap=True)
            grid.addWidget(self._sides[speaker], 2 * row, 0)
            grid.addWidget(self._meters[speaker], 2 * row, 1)
            grid.addWidget(self._names[speaker], 2 * row + 1, 1)
        grid.setColumnStretch(1, 1)
        return grid
