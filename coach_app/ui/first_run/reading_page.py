"""One reading of the calibration, neutral or with a smile, and what is not judged without it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from coach_app.first_run import Step
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.reading_panel import ReadingPanel
from coach_app.ui.first_run.reading_progress import NEUTRAL, SMILE
from coach_app.ui.first_run.services import SetupServices
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.theme import Theme
from feedback.calibration import Part
from feedback.calibration_texts import CalibrationTexts


class ReadingPage(Page):
    """Text, level and button for one reading.

    Parameters
    ----------
    part : Part
        ``NEUTRAL`` or ``SMILE``.
    services : SetupServices
        Has the texts.
    room : SoundRoom
        Has the open devices.
    theme : Theme
        Where colours come from.
    """

    needs_sound = True

    def __init__(self, part: Part, services: SetupServices, room: SoundRoom, theme: Theme) -> None:
        super().__init__(Step.CALIBRATION)
        self.part = part
        self.sound: Path | None = None
        self._services = services
        self._errands = Errands(self)
        self.panel = ReadingPanel(room, SMILE if part is Part.SMILE else NEUTRAL, theme)
        self.panel.recorded.connect(self._keep)
        self.panel.changed.connect(self.changed)
        self.column.addWidget(self.panel, 1)
        self.retranslate()

    @property
    def can_go_on(self) -> bool:
        """Once it has been read."""
        return self.sound is not None and not self.panel.recording

    @property
    def if_skipped(self) -> str:
        """What is not judged then."""
        if self.part is Part.SMILE:
            return self.tr("Without it the smile in the voice is not told. Everything else works.")
        return self.tr(
            "Without it the first 20 seconds of speech in each call are for getting to know your voice: no nudges there."
        )

    def enter(self) -> None:
        """Fetch the text."""
        self._errands.run(lambda _: self._services.texts(), self._show)

    def leave(self) -> None:
        """Stop recording."""
        self._errands.forget()
        self.panel.cancel()

    def first_control(self) -> QWidget | None:
        """The button that begins."""
        return self.panel.button

    def retranslate(self) -> None:
        """Speak the language in use."""
        if self.part is Part.SMILE:
            self.say(
                self.tr("Once more with a smile"),
                self.tr("Optional: read these lines while you smile, as to a customer whom you are glad to hear."),
            )
        else:
            self.say(
                self.tr("Your voice as it is"),
                self.tr(
                    "Read aloud for about a minute, as you speak on the phone. "
                    "Take your time: the text moves with your voice."
                ),
            )

    def _show(self, texts: CalibrationTexts) -> None:
        lines = texts.smile if self.part is Part.SMILE else texts.neutral
        self.panel.show_text(self.part.value, lines, done=self.sound is not None)

    def _keep(self, sound: Path) -> None:
        before, self.sound = self.sound, sound
        if before is not None and before != sound:
            services = self._services
            self._errands.run(lambda _: services.drop(before))
        self.changed.emit()
        self.answered.emit()
