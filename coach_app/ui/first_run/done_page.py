"""The end of the first run: what is set up, what is left out and what that costs, and one button."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QProgressBar

from coach_app.first_run import Step
from coach_app.ui.errands import Errands, Tell
from coach_app.ui.first_run.failures import detail, failure_words
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.services import SetupServices, Takes
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.text import amount
from coach_app.ui.theme import GRID, Theme, moves_allowed
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, GlyphView, label
from coach_app.ui.widgets.form_parts import push_button
from feedback.calibration import Ability, Calibration


class _BrokenOffError(Exception):
    """Something else was read in its place."""


class DonePage(Page):
    """Says where things stand and judges the readings meanwhile.

    Parameters
    ----------
    services : SetupServices
        Judges the readings.
    theme : Theme
        Where colours come from.
    language : Language
        In which a failure is told.
    starts : bool
        Its button starts the shift; otherwise it only ends the setting up.
    """

    def __init__(self, services: SetupServices, theme: Theme, language: Language, starts: bool = True) -> None:
        super().__init__(None)
        self._language, self._starts = language, starts
        self._services, self._theme = services, theme
        self._errands = Errands(self)
        self._skipped: tuple[tuple[Step, str], ...] = ()
        self._takes = Takes()
        self._judged: Calibration | None = None
        self._broken_off = threading.Event()
        self._banner = Banner(theme)
        self.column.addWidget(self._banner)
        self._voice = Card()
        self._voice_words = label(wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.again = push_button()
        self.again.clicked.connect(self._judge)
        self._voice.column.addWidget(self._voice_words)
        self._voice.column.addWidget(self._bar)
        self._voice.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self._voice.setVisible(False)
        self.again.setVisible(False)
        self.column.addWidget(self._voice)
        self._left_out = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID + GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self._left_out.column.addLayout(self._grid)
        self.column.addWidget(self._left_out)
        self.column.addStretch(1)
        self.retranslate()

    @property
    def next_word(self) -> str:
        """The one button."""
        return self.tr("Start the shift") if self._starts else self.tr("Finish")

    @property
    def judging(self) -> bool:
        """Whether a reading is being judged."""
        return self._errands.busy

    @property
    def words(self) -> str:
        """What it says of the voice."""
        return self._voice_words.text()

    def show_state(self, takes: Takes, skipped: tuple[tuple[Step, str], ...]) -> None:
        """Say what was left out, and judge what was read.

        Parameters
        ----------
        takes : Takes
            Recorded parts.
        skipped : tuple of (Step, str)
            Steps that were left out, with what that means.
        """
        self._skipped = skipped
        self._show_left_out()
        if takes.parts and takes != self._takes:
            self._takes = takes
            self._judge()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.say(
            self.tr("Ready"),
            self.tr("Start the shift in the morning and take calls as always: they begin and end by themselves.")
            if self._starts
            else "",
        )
        self.again.setText(self.tr("Judge the reading again"))
        self._bar.setAccessibleName(self.tr("Judging the reading"))
        self._show_voice()
        self._show_left_out()

    def _judge(self) -> None:
        takes, services = self._takes, self._services
        self._judged = None
        self._broken_off.set()  # what was read before is of no interest any more
        broken_off = self._broken_off = threading.Event()
        self._errands.forget()
        self._banner.show_message("", "", serious=False)
        self.again.setVisible(False)
        self._bar.setRange(0, 1 - moves_allowed())  # until the recogniser is loaded nobody knows how long it takes

        def work(tell: Tell) -> Calibration:
            def progress(share: float) -> None:
                if broken_off.is_set():
                    raise _BrokenOffError
                tell(share)

            return services.calibrate(takes, progress)

        self._errands.run(work, self._learnt, self._failed, self._told)
        self._show_voice()

    def _told(self, share: float) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(round(100 * share))

    def _learnt(self, calibration: Calibration) -> None:
        self._judged = calibration
        self._show_voice()

    def _failed(self, error: Exception) -> None:
        title, do = failure_words(error, self._language.code)
        self._banner.show_message(title, "\n".join(part for part in (do, detail(error)) if part), serious=True)
        self.again.setVisible(True)
        self._show_voice()

    def _show_voice(self) -> None:
        self._voice.setVisible(bool(self._takes.parts))
        self._bar.setVisible(self.judging and self._judged is None)
        if self._judged is None:
            self._voice_words.setText(
                self.tr("Your reading is being judged. You need not wait for it.")
                if self.judging
                else self.tr("Your reading could not be judged.")
            )
            return
        usual, missing = self._judged.baseline, self._judged.missing
        facts = [
            self.tr("pace {0}").format(amount(usual.rate_cpm, "cpm")) if usual.rate_cpm is not None else "",
            self.tr("pitch {0} Hz").format(f"{usual.pitch_hz:.0f}") if usual.pitch_hz is not None else "",
            self.tr("melody {0}").format(amount(usual.spread_st, "st")) if usual.spread_st is not None else "",
        ]
        known = self.tr("Your usual voice is kept: {0}.").format(self.tr(", ").join(fact for fact in facts if fact))
        lacks = self.tr(", ").join(self._ability(one) for one in missing)
        lacking = self.tr("Not told yet: {0}.").format(lacks)
        unused = (Ability.SENTENCES in missing and self._takes.sentences) or (
            Ability.SMILE in missing and self._takes.smile is not None
        )
        again = self.tr("Some of what was read could not be used; go back to say it again.") if unused else ""
        said = (known, lacking if missing else "", again)
        self._voice_words.setText("\n".join(part for part in said if part))

    def _show_left_out(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, (_, what) in enumerate(self._skipped):
            words = label("muted", wrap=True)
            words.setText(what)
            self._grid.addWidget(GlyphView(self._theme, Glyph.NONE, "muted", 16), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
        self._left_out.setVisible(bool(self._skipped))

    def _ability(self, ability: Ability) -> str:
        return {
            Ability.LEVEL: self.tr("volume against your own"),
            Ability.PITCH: self.tr("pitch against your own"),
            Ability.RATE: self.tr("pace against your own"),
            Ability.ENDINGS: self.tr("sentence endings against your own"),
            Ability.CLARITY: self.tr("clarity (needs a model)"),
            Ability.NOISE: self.tr("noise against the usual"),
            Ability.SENTENCES: self.tr("greetings and apologies against your own"),
            Ability.SMILE: self.tr("the smile in the voice"),
        }[ability]
