"""Connects the shift with everything that shows or orders it: page, overlay, tray, keys, settings.

It owns no state but what it must remember between two signals; the desk has the shift's, the
store the call's, the keeper the settings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from audio.span import Span
from coach_app.language import system_language
from coach_app.live_state import LiveStateStore
from coach_app.shift.news import CallKept, ShiftPhase
from coach_app.shift_state import InUse
from coach_app.ui.doors import Doors
from coach_app.ui.drawn_limits import DrawnLimits
from coach_app.ui.errands import Errands
from coach_app.ui.keys import Do
from coach_app.ui.main_window import MainWindow
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.shift_desk import ShiftDesk
from coach_app.ui.troubles import Mend, Message, remarked, report_not_written

if TYPE_CHECKING:
    from coach_app.first_run import Step
    from coach_app.live_setup import Prepared
    from coach_app.recording.messages import CapturePlan
    from coach_app.settings import Settings
    from feedback.flag import Flag

# Settings that a shift is made with: when one of them changes, the next call needs another shift.
OF_SHIFT = (
    "person",
    "engine",
    "model",
    "pack",
    "auto_calls",
    "call_quiet_s",
    "call_end_silence_s",
    "call_end_without_words_s",
    "keep_between",
    "silenced",
)
OF_DEVICES = ("microphone", "far_end", "adapter_channels")


@dataclass(frozen=True, slots=True)
class Files:
    """What is kept about calls; every callable is slow.

    Parameters
    ----------
    sessions : Path
        Folder of the sessions.
    plan : callable
        From settings to the devices to record.
    verdict : callable
        Keeps what a person said about a flag of a session.
    rename : callable
        Gives a session that is over another 工单号.
    play : callable
        Plays a stretch of a session.
    report : callable
        Writes the report of a session and says where it is.
    """

    sessions: Path
    plan: Callable[[Settings], CapturePlan]
    verdict: Callable[[str, str, Flag, str], None]
    rename: Callable[[Path, str], None]
    play: Callable[[Path, Span], None]
    report: Callable[[Path], Path]


class LiveRoom(QObject):
    """Takes calls.

    Parameters
    ----------
    window : MainWindow
        Shows them.
    store : LiveStateStore
        Owns what is shown of the call.
    desk : ShiftDesk
        Holds the shift.
    keeper : SettingsKeeper
        Holds the settings.
    doors : Doors
        Opens pages and dialogs.
    files : Files
        What is kept.
    """

    def __init__(
        self,
        window: MainWindow,
        store: LiveStateStore,
        desk: ShiftDesk,
        keeper: SettingsKeeper,
        doors: Doors,
        files: Files,
    ) -> None:
        super().__init__(window)
        self._window, self._live = window, window.live
        self._desk, self._keeper, self._doors, self._files = desk, keeper, doors, files
        self._errands = Errands(self, in_turn=True)
        self._renew = self._reopening = self._eager = self._remarked = False
        self._microphone: InUse | None = None
        self._named: str | None = None  # while the call that is over is being put away
        # Who else has the devices gives them back and then lets the shift open, or says why not.
        self.devices_free: Callable[[Callable[[], None]], None] = lambda then: then()
        self._limits = DrawnLimits(desk, store, window.live)
        self._hear_desk()
        self._hear_page()
        self._hear_keys()
        keeper.loaded.connect(self._loaded)
        keeper.changed.connect(self._changed)
        doors.set_up.connect(self._set_up)

    def open(self) -> None:
        """Open the shift, as soon as the settings are there."""
        self._eager = not self._keeper.there
        if self._keeper.there and not self._desk.state.open:
            self.devices_free(self._open)

    def _open(self) -> None:
        if not self._desk.state.open:
            self._live.dismiss()
            self._desk.open()

    def renew(self) -> None:
        """Open the shift anew as soon as no call runs: what calls are judged by has changed."""
        self._renew = self._desk.state.open
        self._moved()

    def toggle(self) -> None:
        """Open the shift, or close it unless a call runs."""
        if not self._desk.state.open:
            self.open()
        elif not self._desk.state.unfinished:
            self._desk.close()

    def begin(self) -> None:
        """Begin a call, if the shift waits for one or is about to."""
        if self._desk.state.phase in (ShiftPhase.WAITING, ShiftPhase.OPENING):
            self._live.waiting.begin_now()

    def mend(self, what: str) -> None:
        """Do what a banner's button promises."""
        from coach_app.first_run import Step  # noqa: PLC0415 (loads the settings' models)

        match Mend(what):
            case Mend.DEVICES | Mend.FAR_END if not self._desk.state.open:
                self._doors.set_up_again((Step.DEVICES,))
            case Mend.DEVICES | Mend.FAR_END | Mend.SMALLER | Mend.LISTENER:
                self._doors.settings()
            case Mend.MODEL:
                self._doors.set_up_again((Step.MODEL,))
            case Mend.CONSENT:
                self._doors.set_up_again((Step.CONSENT,))
            case Mend.VOICE:
                self._doors.set_up_again((Step.CALIBRATION,))
            case Mend.CLEAN:
                _show_file(self._files.sessions)
            case Mend.REOPEN:
                self.open()

    def _hear_desk(self) -> None:
        desk, live = self._desk, self._live
        desk.changed.connect(self._moved)
        desk.levels.connect(lambda: live.waiting.show_levels(desk.state.levels))
        desk.prepared.connect(self._prepared)
        desk.began.connect(live.begin)
        desk.happened.connect(live.take)
        desk.kept.connect(self._is_kept)
        desk.closed.connect(self._closed)

    def _hear_page(self) -> None:
        live, desk = self._live, self._desk
        live.open_shift.connect(self.open)
        live.close_shift.connect(desk.close)
        live.mend.connect(self.mend)
        live.disputed.connect(self._dispute)
        live.waiting.begin.connect(desk.begin)
        live.waiting.devices.connect(self._doors.settings)
        live.waiting.calls.connect(self._doors.calls)
        live.summary.calls.connect(self._doors.calls)
        live.summary.listen.connect(self._listen)
        live.report.connect(self._open_report)
        live.header.pause.connect(desk.pause)
        live.waiting.pause.connect(desk.pause)
        live.header.end.connect(desk.end)
        live.header.named.connect(self._name)
        live.header.mute.connect(lambda muted: self._keeper.change(muted=muted))

    def _hear_keys(self) -> None:
        keys = self._window.keys
        keys.on(Do.SHIFT, self.toggle)
        keys.on(Do.BEGIN, self.begin)
        keys.on(Do.CALLS, self._doors.calls)
        keys.on(Do.DEVICES, lambda: self.mend(Mend.DEVICES))
        self._desk.pressed.connect(lambda key: keys.press(Do(key.value)))

    def _loaded(self) -> None:
        if self._eager:
            self.open()

    def _moved(self) -> None:
        state = self._desk.state
        self._follow_microphone()
        if self._remarked and state.phase is ShiftPhase.CALL:
            self._remarked = False
            self._live.remark(Message())
        self._live.show_shift(state, self._keeper.settings.auto_calls if self._keeper.there else True)
        if state.failure is not None and state.failure.code == "no_consent":
            self._desk.forget_failure()
            self.mend(Mend.CONSENT)
        elif self._renew and state.phase is ShiftPhase.WAITING:
            self._renew, self._reopening = False, True
            self._desk.close()

    def _follow_microphone(self) -> None:
        """Another microphone, whoever chose it, asks for the usual voice that was read on that one."""
        now, before = self._desk.state.microphone, self._microphone
        if now is None:
            self._microphone = before if self._desk.state.open else None
        elif before is None or now.named or now.id != before.id:
            self._renew |= before is not None and now.other_than(before)
            self._microphone = now

    def _closed(self) -> None:
        if self._reopening:
            self._reopening = False
            self._desk.open()  # the card of the call that was stays

    def _prepared(self, prepared: Prepared) -> None:
        if prepared.remark:
            self._remarked = True
            self._live.remark(remarked(prepared.remark, self._keeper.settings.language or system_language()))

    def _is_kept(self, kept: CallKept) -> None:
        if self._named is not None and kept == self._desk.state.kept:
            self._name(self._named)

    def _listen(self, span: Span) -> None:
        kept = self._desk.state.kept
        if kept is not None:
            self._errands.run(lambda _: self._files.play(kept.folder, span))

    def _open_report(self) -> None:
        kept = self._desk.state.kept
        if kept is not None and self._live.of_shift and not self._desk.state.unfinished:
            write = self._files.report
            self._errands.run(lambda _: write(kept.folder), _show_file, self._not_written)

    def _not_written(self, error: Exception) -> None:
        self._live.remark(report_not_written(str(error)))

    def _name(self, reference: str) -> None:
        kept, self._named = self._desk.state.kept, None
        if self._desk.state.unfinished:
            self._desk.begin(reference)
        elif kept is None:
            self._named = reference
        else:
            self._errands.run(lambda _: self._files.rename(kept.folder, reference))

    def _dispute(self, number: int) -> None:
        record, session = self._live.state.board.record(number), self._desk.judged
        if record is None or not session or not self._live.of_shift:
            return
        flag, person = record.flag, self._keeper.settings.person if self._keeper.there else ""
        self._desk.verdict(number, "wrong", flag.rule)
        self._limits.wrong(number, flag.rule)
        if person:
            self._errands.run(lambda _: self._files.verdict(person, session, flag, "wrong"))

    def _changed(self, before: Settings, now: Settings) -> None:
        if any(getattr(before, name) != getattr(now, name) for name in OF_DEVICES):
            self._desk.use(self._files.plan(now))
        if self._desk.state.open and any(getattr(before, name) != getattr(now, name) for name in OF_SHIFT):
            self._renew = True
        self._moved()

    def _set_up(self, steps: tuple[Step, ...] | None) -> None:
        self._keeper.look_again()
        if self._keeper.settings.consent_accepted and self._doors.leads_to_shift(steps):
            self.open()


def _show_file(path: Path) -> None:
    """Open a file or folder with what the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.resolve())))
