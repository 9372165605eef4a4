"""Microphone and far end, with meters that move, and the check of the headset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from audio.block import Speaker
from audio.capture import Device
from audio.headset import HeadsetReport
from coach_app.advice import advice, codes
from coach_app.first_run import Step
from coach_app.recording.messages import CapturePlan, DevicesOpened, Levels, Refused, SideBack, SideLost
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.check_course import CheckCourse, Phase
from coach_app.ui.first_run.check_results import CheckResults
from coach_app.ui.first_run.failures import failure_words
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.services import SetupServices
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.language import Language
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.device_picker import DevicePicker
from coach_app.ui.widgets.form_parts import push_button


class DevicesPage(Page):
    """Choose devices, see that they give sound, check the headset.

    Parameters
    ----------
    services : SetupServices
        Lists devices, keeps the choice, judges the check.
    room : SoundRoom
        Has the open devices.
    theme : Theme
        Where colours come from.
    language : Language
        In which findings are told.
    """

    needs_sound = True

    def __init__(self, services: SetupServices, room: SoundRoom, theme: Theme, language: Language) -> None:
        super().__init__(Step.DEVICES)
        self._services, self._room, self._language = services, room, language
        self._errands = Errands(self)
        self._course: CheckCourse | None = None
        self._hush: Callable[[], None] | None = None
        self._judging = False
        self._chosen: CapturePlan | None = None  # and not kept yet
        self._banner = Banner(theme)
        self.picker = DevicePicker(theme)
        self.picker.chosen.connect(self._use)
        self.column.addWidget(self._banner)
        card = Card()
        card.column.addWidget(self.picker)
        self.again = push_button("quiet")
        self.again.clicked.connect(self.refresh)
        self.again.setShortcut(QKeySequence("F5"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.again)
        card.column.addLayout(row)
        self.column.addWidget(card)
        self.column.addWidget(self._check_card(theme, language))
        self.column.addStretch(1)
        room.heard.connect(self._hear)
        room.failed.connect(self._failed)
        self.retranslate()

    @property
    def if_skipped(self) -> str:
        """The system's devices are taken."""
        return self.tr("The system's usual microphone and sound are used; you can change them in the settings.")

    @property
    def checking(self) -> bool:
        """Whether the check goes on."""
        return self._course is not None or self._judging

    def enter(self) -> None:
        """List the devices."""
        self.refresh()

    def leave(self) -> None:
        """End the check."""
        self._end_check()
        self._errands.forget()
        self._judging, self._chosen = False, None

    def go_on(self) -> None:
        """Keep the choice."""
        plan = self.picker.plan
        self._errands.run(lambda _: self._services.use_devices(plan), lambda _: self.onward.emit(), self._failed)

    def refresh(self) -> None:
        """List the devices anew."""
        self._errands.run(lambda _: self._services.devices(), self._offer, self._failed)

    def first_control(self) -> QWidget | None:
        """The list of microphones."""
        return self.picker.microphone

    def check(self) -> None:
        """Begin the check, or break it off."""
        if self._course is not None:
            self._end_check()
        elif not self._judging:
            self._course = CheckCourse(Speaker.CUSTOMER in self.picker.plan.speakers)
            self.results.show_report(None)
            self._room.record("check")
        self._say_course()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.say(
            self.tr("Your headset"),
            self.tr("Say a few words: the first bar should move. When the customer speaks, the second one does."),
        )
        self.again.setText(self.tr("List devices anew (F5)"))
        self._heading.setText(self.tr("A check of 20 seconds"))
        self.picker.retranslate()
        self.results.retranslate()
        self._say_course()

    def _check_card(self, theme: Theme, language: Language) -> Card:
        card = Card()
        self._heading, self._course_words = label("heading"), label("muted", wrap=True)
        self.check_button = push_button()
        self.check_button.clicked.connect(self.check)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._heading)
        row.addStretch(1)
        row.addWidget(self.check_button)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self.results = CheckResults(theme, language)
        card.column.addLayout(row)
        card.column.addWidget(self._course_words)
        card.column.addWidget(self._bar)
        card.column.addWidget(self.results)
        return card

    def _offer(self, devices: tuple[Device, ...]) -> None:
        plan = self._chosen or self._services.plan()
        self.picker.offer(devices, plan)
        self._say("" if devices else "no_audio_system")
        self._room.open(plan)

    def _use(self, plan: CapturePlan) -> None:
        self._chosen = plan
        self._end_check()
        self.results.show_report(None)
        self.picker.show_levels(None)
        self._say("")
        self._room.open(plan)
        self._say_course()

    def _hear(self, said: object) -> None:
        match said:
            case Levels():
                self.picker.show_levels(said)
                if self._course is not None:
                    self._follow(said)
            case DevicesOpened() | SideBack():
                self._say("")
            case Refused(code):
                self._end_check()
                self._say(code)
            case SideLost(speaker, trouble):
                side = "microphone" if speaker is Speaker.AGENT else "far_end"
                self._say(f"{side}_{trouble}" if f"{side}_{trouble}" in codes() else side)

    def _follow(self, levels: Levels) -> None:
        assert self._course is not None  # noqa: S101 (asked by the caller)
        before, self._course = self._course.phase, self._course.after(levels)
        now = self._course.phase
        if now is Phase.LISTEN and before is not Phase.LISTEN:
            self._errands.run(lambda _: self._services.play_far_end(), self._playing, self._cannot_play)
        if now is Phase.OVER:
            self._course, self._judging = None, True
            self._be_silent()
            self._room.stop(self._judge)
        self._say_course()

    def _playing(self, hush: Callable[[], None]) -> None:
        self._hush = hush
        if self._course is None:
            self._be_silent()

    def _cannot_play(self, _: Exception) -> None:
        """Without it crosstalk is said to be unknown."""

    def _be_silent(self) -> None:
        if self._hush is not None:
            hush, self._hush = self._hush, None
            self._errands.run(lambda _: hush())

    def _judge(self, sound: Path | None) -> None:
        if sound is None or not self._judging:
            self._judging = False
            self._say_course()
            return
        services = self._services

        def work(_: object) -> HeadsetReport:
            try:
                return services.check(sound)
            finally:
                services.drop(sound)

        self._errands.run(work, self._judged, self._failed)

    def _judged(self, report: HeadsetReport) -> None:
        self._judging = False
        self.results.show_report(report)
        self._say_course()
        self.answered.emit()

    def _end_check(self) -> None:
        if self._course is not None:
            self._course = None
            self._be_silent()
            self._room.discard()

    def _failed(self, error: Exception) -> None:
        self._course, self._judging = None, False
        title, body = failure_words(error, self._language.code)
        self._banner.show_message(title, body, serious=True)
        self._say_course()

    def _say(self, code: str) -> None:
        """Say what is missing; an empty code says nothing."""
        said = advice(code, self._language.code)
        body = " · ".join(part for part in (said.still, said.mend) if part)
        self._banner.show_message(said.title if code else "", body, serious=True)

    def _say_course(self) -> None:
        running = self._course is not None
        words = {
            Phase.QUIET: self.tr("Please say nothing for a moment: the room is being heard."),
            Phase.SPEAK: self.tr("Now speak as on the phone: “您好，很高兴为您服务，请问有什么可以帮您？” and go on."),
            Phase.LISTEN: self.tr(
                "Please say nothing: a voice plays in your headset. Does it leak into the microphone?"
            ),
        }
        if self._course is not None:
            self._course_words.setText(words.get(self._course.phase, ""))
            self._bar.setValue(round(1000 * self._course.share))
        elif self._judging:
            self._course_words.setText(self.tr("Just a moment …"))
        else:
            self._course_words.setText(
                self.tr("Noise, volume, clipping, crosstalk and automatic gain: what is good, and what to change.")
            )
        self._bar.setVisible(running)
        self._bar.setAccessibleName(self.tr("How far the check is"))
        again = self.results.isVisibleTo(self)
        self.check_button.setText(
            self.tr("Break it off") if running else self.tr("Check again") if again else self.tr("Begin the check")
        )
        self.check_button.setAccessibleName(self.check_button.text())
