"""A drill as it runs: the customer, whose turn it is, the one nudge, and the keys."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.live_gauges import Bands
from coach_app.live_state import LiveStateStore
from coach_app.practice.beat import due
from coach_app.practice.news import PracticeNews, PracticePhase, Turn
from coach_app.sayings import Sayings
from coach_app.shift.news import DevicesInUse, DeviceTrouble, News
from coach_app.ui.language import Language
from coach_app.ui.practice.customer_view import CustomerView
from coach_app.ui.practice.prompt_card import PromptCard
from coach_app.ui.practice.prompt_parts import parted
from coach_app.ui.practice.shown import Sheet, Wave
from coach_app.ui.practice.take_state import TakeState, after_news
from coach_app.ui.practice.text_level import TextLevel, TextLevelBox
from coach_app.ui.practice.turn_ring import TurnRing
from coach_app.ui.text import clock as written
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.hold_row import HoldRow
from coach_app.ui.widgets.nudge_card import NudgeCard
from feedback.drills.drill import Drill, Line

# Milliseconds from one frame to the next: 30 a second.
FRAME_MS = 33
# Of a line that nobody speaks.
_SILENT = "silence"


class RunPage(QWidget):
    """Shows a take that runs.

    Parameters
    ----------
    store : LiveStateStore
        What is measured of the agent's voice, as on the live page.
    theme : Theme
        Where colours come from.
    clock : callable
        Monotonic seconds.
    language : Language or None
        Owner of the language; ``None`` to show drills as they come.
    """

    repeat = Signal()
    hang_up = Signal()
    leave = Signal()

    def __init__(
        self,
        store: LiveStateStore,
        theme: Theme,
        clock: Callable[[], float] = time.monotonic,
        language: Language | None = None,
    ) -> None:
        super().__init__()
        self._store, self._clock, self._language = store, clock, language
        self._sheet: Sheet | None = None
        self._heard, self._opened = True, False
        self.state = TakeState()
        self._title, self._time, self._count = label("title"), label("muted"), label("muted")
        self.level = TextLevelBox()
        self.buttons = {name: push_button() for name in ("repeat", "hang_up", "leave")}
        self.customer, self.ring = CustomerView(theme), TurnRing(theme)
        self.prompt, self.nudge, self.hold = PromptCard(theme), NudgeCard(theme, answers=False), HoldRow(theme)
        self.banner = Banner(theme)
        self._turn, self._line = label("large"), label("title", wrap=True)
        self._hints = label("muted", wrap=True)
        self._lay_out()
        for name, signal in self._signals().items():
            self.buttons[name].clicked.connect(signal)
        self.level.chosen.connect(lambda _: self.repaint_state())
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.repaint_state)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    @property
    def prompts(self) -> bool:
        """Whether this drill asks on the screen."""
        return self._sheet is not None and self._sheet.drill.speaks == "prompt"

    @property
    def turn_words(self) -> str:
        """Whose turn it is, as it is written beside the ring."""
        return self._turn.text()

    @property
    def line_words(self) -> str:
        """What is written of the customer's line."""
        return self._line.text()

    @property
    def hint_words(self) -> str:
        """What helps to answer."""
        return self._hints.text()

    @property
    def hints_top(self) -> int:
        """Where the hints begin, in pixels from the top of the page."""
        return self._hints.mapTo(self, self._hints.rect().topLeft()).y()

    def begin(self, sheet: Sheet, voice: tuple[Bands, Sayings], heard: bool = True, again: bool = False) -> None:
        """A take of this drill is about to begin, again with devices that are open; unheard words are shown."""
        self._sheet, self._heard, self._opened = sheet, heard, again
        self.state = TakeState()
        self.banner.show_message("", "", serious=False)
        self._store.judged_by(voice[0])
        self._store.loading()
        self.nudge.speak(voice[1])
        self.retranslate()
        self._timer.start()

    def stop(self) -> None:
        """Nothing moves any more."""
        self._timer.stop()

    def take(self, event: object) -> None:
        """Take in news of the take, or an event of its call."""
        if isinstance(event, PracticeNews):
            self.state = after_news(self.state, event, self._clock())
        elif isinstance(event, DeviceTrouble):
            self._show_trouble(event)
        elif isinstance(event, DevicesInUse):
            self._opened = True
        elif not isinstance(event, News):
            self._store.apply(event)  # type: ignore[arg-type]  # a take says nothing else

    @property
    def lasted_s(self) -> float:
        """Seconds since the call of the drill began."""
        return 0.0 if self.state.began_s is None else self._clock() - self.state.began_s

    def repaint_state(self) -> None:
        """Show everything as it is now."""
        sheet, state, now_s = self._sheet, self.state, self._clock()
        if sheet is None:
            return
        live = self._store.state
        self.ring.show_turn(state.turn, now_s)
        self._turn.setText(self._words())
        self._time.setText(written(now_s - state.began_s) if state.began_s is not None else "")
        self._show_line(sheet, now_s)
        self._show_text(sheet)
        self.nudge.show_nudge(live.nudge, muted=False)
        self.hold.show_hold(live.waiting, live.bands)

    def retranslate(self) -> None:
        """Speak the language in use."""
        sheet = self._sheet
        for name, words, key in (
            ("repeat", self.tr("Once more, please"), "R"),
            ("hang_up", self.tr("Hang up"), "H"),
            ("leave", self.tr("Leave"), "Esc"),
        ):
            self.buttons[name].setText(words)
            self.buttons[name].setToolTip(f"{words} ({key})")
        if sheet is not None:
            self._title.setText(self._told(sheet).title)
            for widget in (self.buttons["repeat"], self.buttons["hang_up"], self.customer, self._line):
                widget.setVisible(not self.prompts)
            self.prompt.setVisible(self.prompts)
            self.setAccessibleName(self._title.text())
            self.repaint_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_trouble(self, told: DeviceTrouble) -> None:
        """Say that a device is gone, until it is back."""
        if told.trouble is None:
            self.banner.show_message("", "", serious=False)
        elif told.speaker is Speaker.AGENT and told.trouble in (Trouble.MUTE, Trouble.STALLED):
            self.banner.show_message(
                self.tr("Nothing comes from the microphone"),
                self.tr("See whether it is muted; the drill goes on by itself."),
                serious=True,
            )
        elif told.speaker is Speaker.AGENT:
            self.banner.show_message(
                self.tr("The microphone is gone"),
                self.tr("Plug it in again; the drill goes on by itself."),
                serious=True,
            )
        else:
            self.banner.show_message(
                self.tr("The sound output is gone"),
                self.tr("Plug it in again, or read the lines: choose all text (X)."),
                serious=True,
            )

    def _words(self) -> str:
        state = self.state
        if state.phase is PracticePhase.PREPARING:
            return (
                self.tr("Getting ready to hear you …") if self._opened else self.tr("Opening microphone and output …")
            )
        if state.over:
            return self.tr("Hung up; the last words are being heard …")
        return self.ring.words

    def _show_line(self, sheet: Sheet, now_s: float) -> None:
        line, sounds = self.state.line, self.state.sounds
        if self.prompts:
            asked = self._asked(sheet)
            if line is None or asked is None:
                self.prompt.show_prompt("")
            else:
                self._show_prompt(asked, line.nth + 1, sheet.targets.get(line.line, ""), now_s - self.state.since_s)
            return
        own = line is not None and not line.stock
        wave = sheet.waves.get(line.line, Wave()) if line is not None and own else Wave()
        lasts_s = line.lasts_s if line is not None else 0.0
        share = (now_s - self.state.since_s) / lasts_s if lasts_s else 0.0
        self.customer.show_line(wave, self.state.turn is Turn.CUSTOMER or sounds, share if sounds else 0.0)

    def _show_prompt(self, asked: Line, nth: int, target: str, since_s: float) -> None:
        """Show what is asked; where it is to be read at a pace, with its beat."""
        text, read = parted(asked.text, asked.read)
        self.prompt.show_prompt(text, read, nth, asked.times, target)
        beats = read and asked.target is not None and not self.state.over
        self.prompt.show_beat(due(read, asked.target or 0.0, since_s) if beats else None)

    def _show_text(self, sheet: Sheet) -> None:
        line, level = self.state.line, self.level.level
        asked = self._asked(sheet)
        if line is not None and not line.stock and asked is not None and asked.sound == _SILENT:
            words = asked.text if level is not TextLevel.NONE else ""  # nobody says it
        elif line is not None and not self.prompts and (level is TextLevel.ALL or not self._heard):
            words = f"“{line.text}”" if line.text else ""
        else:
            words = ""
        self._line.setText(words)
        self._hints.setText(" · ".join(sheet.hints) if level is not TextLevel.NONE else "")

    def _told(self, sheet: Sheet) -> Drill:
        """The drill in the language in use."""
        return sheet.drill_in(self._language.code) if self._language is not None else sheet.drill

    def _asked(self, sheet: Sheet) -> Line | None:
        """The line of the drill that the call is at."""
        line = self.state.line
        return next((one for one in self._told(sheet).line if line is not None and one.id == line.line), None)

    def _signals(self) -> dict[str, object]:
        return {"repeat": self.repeat, "hang_up": self.hang_up, "leave": self.leave}

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title, 1)
        head.addWidget(self._time)
        head.addWidget(self.level)
        for button in self.buttons.values():
            head.addWidget(button)
        caller = Card()
        caller.column.addWidget(self.customer)
        caller.column.addWidget(self._line)
        caller.column.addWidget(self.prompt, 1)
        caller.column.addStretch(0)
        mine = Card()
        turn = QHBoxLayout()
        turn.setSpacing(3 * GRID)
        turn.addStretch(1)
        turn.addWidget(self.ring)
        turn.addWidget(self._turn)
        turn.addStretch(1)
        mine.column.addStretch(1)
        mine.column.addLayout(turn)
        mine.column.addWidget(self._hints)
        mine.column.addStretch(1)
        mine.column.addWidget(self.hold)
        self._hints.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(caller, 3)
        beside = QHBoxLayout()  # beside each other, so that the nudge is in sight on a low screen too
        beside.setSpacing(2 * GRID)
        beside.addWidget(mine, 3)
        beside.addWidget(self.nudge, 2)
        column.addLayout(beside, 3)
