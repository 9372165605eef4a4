"""The tone gym: hear a model, speak, see both curves, get one thing to change, and once more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach_app.practice.gym.hiding import Hiding, shown
from coach_app.ui.errands import Errands
from coach_app.ui.language import Language
from coach_app.ui.practice.curve_view import CurveView
from coach_app.ui.practice.curves import curve_of, laid_over, syllables_of
from coach_app.ui.practice.failures import practice_failure
from coach_app.ui.practice.gym_foot import GymFoot
from coach_app.ui.practice.gym_services import GymResult, GymServices, GymSheet, ModelServices
from coach_app.ui.practice.model_row import ModelRow
from coach_app.ui.practice.speaking import Speaking
from coach_app.ui.practice.text_level import TextLevel, TextLevelBox
from coach_app.ui.review.playing import Playing
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, label, set_property

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach_app.playback.wishes import Play

_HIDING = {TextLevel.ALL: Hiding.ALL, TextLevel.WORDS: Hiding.CUE, TextLevel.NONE: Hiding.NONE}


class GymPage(QWidget):
    """One model at a time.

    Parameters
    ----------
    services : GymServices
        Does what is slow.
    playing : Playing
        Plays model and take.
    theme, language
        Owners of colours and language.
    """

    leave = Signal()
    """The reader has done enough."""
    judged = Signal(object)
    """A take was judged: its `GymResult`."""

    def __init__(self, services: GymServices, playing: Playing, theme: Theme, language: Language) -> None:
        super().__init__()
        self._services, self._playing, self._language = services, playing, language
        self._errands = Errands(self)
        self.voice = Speaking(services, "gym", self)
        self.sheet: GymSheet | None = None
        self.result: GymResult | None = None
        self._busy = self._usually = self._judges = False
        self.banner, self.curves, self.level = Banner(theme), CurveView(theme), TextLevelBox()
        self._title, self._about, self._text = label("title"), label("muted", wrap=True), label("large", wrap=True)
        self._say, self._score = label("large", wrap=True), label("muted")
        self.foot, self.row = GymFoot(), ModelRow(self)
        self.speak_button, self.buttons, self.leave_button = self.foot.speak, self.foot.buttons, self.foot.leave
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    @property
    def said(self) -> str:
        """The one sentence after a take."""
        return self._say.text()

    @property
    def text_words(self) -> str:
        """What of the text is shown."""
        return self._text.text()

    @property
    def score_words(self) -> str:
        """The score as it is written."""
        return self._score.text()

    @property
    def speaking(self) -> bool:
        """Whether a sentence goes on."""
        return self.voice.goes_on

    @property
    def busy(self) -> bool:
        """Whether something is being opened or judged."""
        return self._busy

    def open(self, model: str) -> None:
        """Open a model."""
        services = self._services
        self._playing.use(services.player)
        self.voice.open()
        self._fetch(lambda: services.open(model))

    def press(self) -> None:
        """Speak; or the sentence is over."""
        if self.speaking:
            self.voice.finish()
        else:
            self._begin(usually=False)

    def say_usual(self) -> None:
        """Speak as one usually does; nothing is judged, takes are held against it from now on."""
        if not self.speaking:
            self._begin(usually=True)

    def _begin(self, *, usually: bool) -> None:
        if self.sheet is None or self._busy:
            return
        self._usually = usually
        self._playing.stop()
        self.banner.show_message("", "", serious=False)
        self.result = None
        self.voice.begin()
        self.retranslate()

    def hear_model(self) -> None:
        """Hear the model, or its stretch of the one thing to change."""
        if self.sheet is not None and not self.speaking:
            self._play(self.result.plays[0] if self.result is not None else self.sheet.play)

    def hear_own(self) -> None:
        """Hear the same of one's own."""
        if self.result is not None and not self.speaking:
            self._play(self.result.plays[1])

    def keep(self) -> None:
        """Make this take the model."""
        result, services = self.result, self._services
        if result is not None and not self.speaking:
            self._fetch(lambda: services.make_model(result))

    def other(self) -> None:
        """Another sentence of the exercise."""
        sheet = self.sheet
        if sheet is not None and len(sheet.others) > 1 and not self.speaking:
            place = sheet.others.index(sheet.model.id) if sheet.model.id in sheet.others else -1
            self.open(sheet.others[(place + 1) % len(sheet.others)])

    def rest(self) -> None:
        """Give the microphone back."""
        self.voice.rest()

    def close_down(self) -> None:
        """Hear nothing more."""
        self._errands.close()
        self.voice.close()
        self._services.close()

    def retranslate(self) -> None:
        """Speak the language in use."""
        sheet, result, code = self.sheet, self.result, self._language.code
        self.foot.show_state(sheet, result, speaking=self.speaking, busy=self._busy)
        self.row.show_sheet(sheet, free=not self._busy and not self.speaking)
        called = f" · {sheet.model.title}" if sheet is not None and sheet.model.title else ""
        self._title.setText(sheet.title.in_language(code) + called if sheet is not None else self.tr("Tone gym"))
        self._about.setText(sheet.about.in_language(code) if sheet is not None else "")
        self._show_text()
        self._show_sentence()
        self.setAccessibleName(f"{self._title.text()}. {self._about.text()} {self._say.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_text(self) -> None:
        sheet = self.sheet
        level = _HIDING[self.level.level]
        self._text.setText(shown(sheet.model.text, sheet.model.cue, level) if sheet is not None else "")
        self.curves.show_words(level is Hiding.ALL)

    def _show_sentence(self) -> None:
        result = self.result
        if result is None:
            best = self.sheet.best if self.sheet is not None else None
            first = self.tr("Say it as you always do; then imitate the model.") if self._usually else ""
            ready = self.tr("Comparing with the model …") if self._judges else self.tr("Getting ready …")
            waits = ready if self._busy else self._hint()
            self._say.setText((first or self.tr("Listening …")) if self.speaking else waits)
            self._score.setText(self.tr("Best so far: {0:.0f} %").format(best) if best is not None else "")
            set_property(self._say, "ink", "muted")
            return
        comparison = result.judged.comparison
        self._say.setText(comparison.say.in_language(self._language.code))
        set_property(self._say, "ink", "good" if comparison.change is None else "nudge")
        score = comparison.score
        record = self.tr("{0:.0f} % like the model, your best so far")
        words = record if result.best else self.tr("{0:.0f} % like the model")
        self._score.setText(words.format(score) if score is not None else "")

    def _hint(self) -> str:
        """What is best done first, before anybody has spoken."""
        if self.sheet is None or self.sheet.usual:
            return ""
        return self.tr("Once your usual way is known, takes are held against your own voice.")

    def _judge(self, folder: Path | None) -> None:
        sheet, services = self.sheet, self._services
        if sheet is None or folder is None:
            self._tell(self.tr("The microphone is gone"), self.tr("Plug it in again, then speak once more."))
            return
        if self._usually:
            self._fetch(lambda: services.keep_usual(sheet, folder))
            return
        self._busy = self._judges = True
        self.retranslate()
        self._errands.run(lambda _: services.judge(sheet, folder), self._show_result, self._failed)

    def _show_result(self, result: GymResult) -> None:
        self.result, self._busy, self._judges = result, False, False
        comparison = result.judged.comparison
        change = comparison.change
        span = change.span if change is not None else None
        marked = (comparison.in_model(span.start_s), comparison.in_model(span.end_s)) if span is not None else None
        self.curves.show_own(laid_over(result.judged), marked)
        self.retranslate()
        self.judged.emit(result)

    def _show_sheet(self, sheet: GymSheet) -> None:
        self.sheet, self.result, self._busy, self._usually = sheet, None, False, False
        self.curves.show_model(curve_of(sheet.contour), syllables_of(sheet.contour))
        self.retranslate()

    def _fetch(self, fetch: Callable[[], GymSheet]) -> None:
        self._busy = True
        self._playing.stop()
        self._errands.run(lambda _: fetch(), self._show_sheet, self._failed)
        self.retranslate()

    def _change(self, how: Callable[[ModelServices, GymSheet], GymSheet]) -> None:
        """Do something with one's models, and show what is the model then."""
        sheet, services = self.sheet, self._services
        if sheet is not None and not self._busy and not self.speaking:
            self._fetch(lambda: how(services.models, sheet))

    def _failed(self, error: Exception) -> None:
        self._tell(*practice_failure(error, self._language.code))

    def _tell(self, title: str, body: str) -> None:
        self._busy = self._judges = False
        self.banner.show_message(title, body, serious=True)
        self.retranslate()

    def _play(self, play: Play) -> None:
        self._playing.play(play.sound, play.start_s, play.end_s)

    def _connect(self) -> None:
        self.speak_button.clicked.connect(self.press)
        for name, act in (
            ("model", self.hear_model),
            ("own", self.hear_own),
            ("keep", self.keep),
            ("other", self.other),
        ):
            self.buttons[name].clicked.connect(act)
        self.leave_button.clicked.connect(self.leave)
        self.row.usual.connect(self.say_usual)
        self.row.file.connect(lambda file: self._change(lambda models, sheet: models.add_file(sheet, file)))
        self.row.best.connect(lambda: self._change(lambda models, sheet: models.make_best(sheet)))
        self.row.named.connect(lambda title, text: self._change(lambda models, it: models.change(it, title, text)))
        self.row.removed.connect(lambda: self._change(lambda models, sheet: models.remove(sheet)))
        self.level.chosen.connect(lambda _: self._show_text())
        self.voice.failed.connect(self._failed)
        self.voice.done.connect(self._judge)
        self.voice.drawn.connect(self.curves.show_own)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title, 1)
        head.addWidget(self._score)
        head.addWidget(self.level)
        card = Card()
        card.column.addWidget(self._text)
        card.column.addWidget(self.curves, 1)
        self._say.setMinimumHeight(5 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self.banner)
        column.addWidget(card, 1)
        column.addWidget(self._say)
        column.addWidget(self.foot)
        column.addWidget(self.row)
