"""A text to be read aloud: it moves with the voice, the level is beside it, one button begins and ends."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.recording.messages import Levels, Refused, SideBack, SideLost
from coach_app.ui.first_run.reading_progress import Measure, ReadingProgress
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, LINE_HEIGHT, Theme
from coach_app.ui.widgets.card import Card, label, set_property
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.level_meter import LevelMeter


class ReadingPanel(QWidget):
    """Shows a text and records it being read.

    Parameters
    ----------
    room : SoundRoom
        Has the open devices.
    measure : Measure
        How much is to be read.
    theme : Theme
        Where colours come from.
    """

    recorded = Signal(object)
    """The folder of a reading that can be used."""
    changed = Signal()
    """It began, ended or failed."""

    def __init__(self, room: SoundRoom, measure: Measure, theme: Theme) -> None:
        super().__init__()
        self._room, self._measure = room, measure
        self._progress: ReadingProgress | None = None
        self._stopping = self._done = self._mute = False
        self._characters = 0
        self._what = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        self._text = label("reading", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self.text_area = QScrollArea()
        self.text_area.setWidget(self._text)
        self.text_area.setWidgetResizable(True)
        self.text_area.setFrameShape(QFrame.Shape.NoFrame)
        self.text_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = Card()
        card.column.addWidget(self.text_area)
        column.addWidget(card, 1)
        self.meter = LevelMeter(theme, "agent")
        column.addWidget(self.meter)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        self.button = push_button("main")
        self.button.clicked.connect(self.press)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._time = label("muted")
        row.addWidget(self.button)
        row.addWidget(self._bar, 1)
        row.addWidget(self._time)
        column.addLayout(row)
        self._status = label("muted", wrap=True)
        column.addWidget(self._status)
        room.heard.connect(self._hear)
        room.failed.connect(lambda _: self._lose())
        self.retranslate()

    @property
    def recording(self) -> bool:
        """Whether a reading goes on."""
        return self._progress is not None

    @property
    def ready(self) -> bool:
        """Whether there is something to read."""
        return bool(self._what)

    @property
    def status(self) -> str:
        """What it says below the text."""
        return self._status.text()

    def show_text(self, what: str, lines: tuple[str, ...], done: bool = False) -> None:
        """Show another text.

        Parameters
        ----------
        what : str
            Name of the recording's folder.
        lines : tuple of str
            Its sentences.
        done : bool
            It has been read already.
        """
        self.cancel()
        self._what, self._done = what, done
        self._characters = sum(map(len, lines))
        spaced = "".join(f"<p style='line-height:{LINE_HEIGHT:.0%}; margin:0'>{escape(line)}</p>" for line in lines)
        self._text.setText(spaced)
        self.text_area.setAccessibleDescription("".join(lines))
        self.text_area.verticalScrollBar().setValue(0)
        self._say_state(self.tr("Recorded.") if done else "")

    def press(self) -> None:
        """Begin, or end."""
        if self._stopping or not self._what:  # there is nothing to read yet
            return
        if self._progress is None and self._room.refused:
            self._lose()
        elif self._progress is None:
            self._progress = ReadingProgress(self._measure)
            self._done = False
            self.text_area.verticalScrollBar().setValue(0)
            self._room.record(self._what)
            self._say_state("")
            self.changed.emit()
        else:
            self._finish(self._progress)

    def cancel(self) -> None:
        """End a reading that nobody wants."""
        if self._progress is not None and not self._stopping:
            self._room.discard()
        self._progress, self._stopping = None, False
        self._say_state("")

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.text_area.setAccessibleName(self.tr("Text to read aloud"))
        self.meter.call(self.tr("Microphone"))
        self._bar.setAccessibleName(self.tr("How much has been read"))
        self.setAccessibleName(self.tr("Reading aloud"))
        self._say_state(self._status.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._status.setText("")
            self.retranslate()
        super().changeEvent(event)

    def _hear(self, said: object) -> None:
        if isinstance(said, Levels):
            self.meter.show_level(next((one for one in said.sides if one.speaker is Speaker.AGENT), None))
            if self._progress is not None and not self._stopping:
                self._progress = self._progress.after(said)
                self._move(self._progress)
                if self._progress.over:
                    self._finish(self._progress)
        elif isinstance(said, SideLost) and said.speaker is Speaker.AGENT and said.trouble is Trouble.MUTE:
            self._warn()
        elif isinstance(said, SideBack) and said.speaker is Speaker.AGENT and self._mute:
            self._mute = False
            self._say_state("")
        elif isinstance(said, Refused) or (isinstance(said, SideLost) and said.speaker is Speaker.AGENT):
            self._lose()

    def _move(self, progress: ReadingProgress) -> None:
        self._bar.setValue(round(1000 * progress.share))
        self._time.setText(clock(progress.elapsed_s))
        bar = self.text_area.verticalScrollBar()
        if bar.maximum() > 0 and not self.text_area.hasFocus():  # who scrolls by hand is left alone
            bar.setValue(max(bar.value(), round(bar.maximum() * progress.place(self._characters))))

    def _finish(self, progress: ReadingProgress) -> None:
        self._stopping = True
        self._say_state(self.tr("Just a moment …"))
        self._room.stop(lambda sound: self._stopped(progress, sound))
        self.changed.emit()

    def _stopped(self, progress: ReadingProgress, sound: Path | None) -> None:
        self._progress, self._stopping = None, False
        if sound is None:
            self._lose()
        elif not progress.enough:
            self._say_state(
                self.tr("Too little was heard. Come closer to the microphone, and read it once more."), warning=True
            )
        else:
            self._done = True
            self._say_state(
                self.tr("Recorded, but too loud in places: turn the microphone down a little, or keep it as it is.")
                if progress.clipped
                else self.tr("Recorded."),
                warning=progress.clipped,
            )
            self.recorded.emit(sound)
        self.changed.emit()

    def _warn(self) -> None:
        """Nothing but zeros: it is switched off, or a headset that suppresses noise makes a pause of the reader so.

        What has been read until then is good; a reading in which nothing more comes ends by itself.
        """
        if self._progress is None or not self._progress.spoken_s:
            self._mute = True
            self._say_state(self.tr("The microphone gives no sound at all: is it switched off?"), warning=True)

    def _lose(self) -> None:
        if self._progress is not None and not self._stopping:
            self._room.discard()
        self._progress, self._stopping = None, False
        self.meter.show_level(None)
        self._say_state(
            self.tr("The microphone gives no sound. Plug it in or choose another on the devices page."), warning=True
        )
        self.changed.emit()

    def _say_state(self, words: str, warning: bool = False) -> None:
        self._status.setText(words)
        set_property(self._status, "role", "warning" if warning else "muted")
        if self._progress is not None:
            self.button.setText(self.tr("I have finished"))
        else:
            self.button.setText(self.tr("Read it again") if self._done else self.tr("Begin to read"))
            self._bar.setValue(1000 if self._done else 0)
            self._time.setText("")
        self.button.setAccessibleName(self.button.text())
        set_property(self.button, "kind", "" if self._done else "main")
