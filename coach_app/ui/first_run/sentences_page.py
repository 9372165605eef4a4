"""The fixed sentences of the calibration, one by one, each of which can be said again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from coach_app.first_run import Step
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.reading_panel import ReadingPanel
from coach_app.ui.first_run.reading_progress import SENTENCE
from coach_app.ui.first_run.services import SetupServices
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.glyphs import Glyph, icon
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.form_parts import push_button
from feedback.calibration_texts import CalibrationTexts


class SentencesPage(Page):
    """A row of sentences above the one that is being said.

    Parameters
    ----------
    services : SetupServices
        Has the texts.
    room : SoundRoom
        Has the open devices.
    theme : Theme
        Where colours come from.
    """

    needs_sound = True

    def __init__(self, services: SetupServices, room: SoundRoom, theme: Theme) -> None:
        super().__init__(Step.CALIBRATION)
        self._services, self._theme = services, theme
        self._errands = Errands(self)
        self._texts: tuple[tuple[str, str], ...] = ()
        self._takes: dict[str, Path] = {}
        self._at = 0
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self._group = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        self._row.addStretch(1)
        self.column.addLayout(self._row)
        self.panel = ReadingPanel(room, SENTENCE, theme)
        self.panel.recorded.connect(self._keep)
        self.panel.changed.connect(self.changed)
        self.column.addWidget(self.panel, 1)
        theme.changed.connect(self._mark)
        self.retranslate()

    @property
    def takes(self) -> tuple[tuple[str, Path], ...]:
        """What was said, by phrase."""
        return tuple(self._takes.items())

    @property
    def can_go_on(self) -> bool:
        """Once every sentence has been said."""
        return bool(self._texts) and len(self._takes) == len(self._texts) and not self.panel.recording

    @property
    def if_skipped(self) -> str:
        """What is not judged then."""
        return self.tr("Without them your greetings and apologies are not compared with how you usually say them.")

    def enter(self) -> None:
        """Fetch the sentences."""
        self._errands.run(lambda _: self._services.texts(), self._show)

    def leave(self) -> None:
        """Stop recording."""
        self._errands.forget()
        self.panel.cancel()

    def first_control(self) -> QWidget | None:
        """The button that begins."""
        return self.panel.button

    def choose(self, place: int) -> None:
        """Say the sentence at `place`, again if it has been said."""
        self._at = place
        phrase, text = self._texts[place]
        self.panel.show_text(phrase, (text,), done=phrase in self._takes)
        self._mark()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.say(
            self.tr("Five sentences"),
            self.tr("Say them one by one as you do on the phone; each ends by itself when you fall silent."),
        )
        self._mark()

    def _show(self, texts: CalibrationTexts) -> None:
        self._texts = tuple((one.phrase, one.text) for one in texts.sentences)
        while len(self.buttons) < len(self._texts):
            place = len(self.buttons)
            button = push_button()
            button.setCheckable(True)
            button.clicked.connect(lambda _, place=place: self.choose(place))
            self._group.addButton(button)
            self._row.insertWidget(place, button)
            self.buttons.append(button)
        self.choose(next((at for at, (phrase, _) in enumerate(self._texts) if phrase not in self._takes), 0))

    def _keep(self, sound: Path) -> None:
        phrase = self._texts[self._at][0]
        before = self._takes.get(phrase)
        self._takes[phrase] = sound
        if before is not None and before != sound:
            services = self._services
            self._errands.run(lambda _: services.drop(before))
        ahead = [at for at, (name, _) in enumerate(self._texts) if name not in self._takes]
        if ahead:
            self.choose(ahead[0])
            self.panel.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._mark()
        self.changed.emit()
        if not ahead:
            self.answered.emit()

    def _mark(self) -> None:
        """Show which have been said, in shape and word."""
        tokens = self._theme.tokens
        for place, button in enumerate(self.buttons):
            said = self._texts[place][0] in self._takes
            button.setChecked(place == self._at)
            button.setText(str(place + 1))
            button.setIcon(icon(Glyph.DONE if said else Glyph.WAITING, tokens.colour("good" if said else "muted"), 16))
            name = self.tr("Sentence {0}, said") if said else self.tr("Sentence {0}, to say")
            button.setAccessibleName(name.format(place + 1))
            button.setToolTip(self._texts[place][1])
