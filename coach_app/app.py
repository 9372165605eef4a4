"""The app put together by hand: window, shift, example call, settings; nothing else knows all of them.

Qt, the frame first: rules, plots, settings and the calls' processes are loaded when the window
is on screen, and everything slow happens in another thread or process.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from coach_app.demo.clips import ClipPlayer
from coach_app.demo.titles import CALL, TITLES
from coach_app.errors import MENDABLE, MissingPartError
from coach_app.live_files import REVIEWING, LiveFiles
from coach_app.paths import cache_dir, data_dir
from coach_app.privacy.masked_store import MaskedStore
from coach_app.recording.early import EarlyRecorder, started
from coach_app.ui.archive_room import ArchiveRoom, Shelf
from coach_app.ui.camera import Camera
from coach_app.ui.doors import SETUP, Behind, Doors
from coach_app.ui.errands import Errands, tell
from coach_app.ui.example_call import ExampleCall, Show
from coach_app.ui.first_look import first_look
from coach_app.ui.live_room import LiveRoom
from coach_app.ui.main_window import MainWindow
from coach_app.ui.people_shown import PeopleShown
from coach_app.ui.practice.room import BehindPractice, PracticeRoom
from coach_app.ui.recovering import Recovering, rescue_in
from coach_app.ui.safe_close import SafeClose
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.shift_desk import ShiftDesk
from coach_app.ui.side_lights import SideLights
from coach_app.ui.stage import Look, application, dressed, has_display, is_seen, put_on_screen, take_down
from coach_app.ui.still_memory import StillMemory
from coach_app.ui.troubles import Message, settings_set_aside, voice_not_judged

if TYPE_CHECKING:
    from audio.span import Span
    from coach_app.live_gauges import Bands
    from coach_app.live_setup import Prepare
    from coach_app.sayings import Sayings
    from coach_app.settings import Settings
    from coach_app.setup_services import ProgramSetup
    from coach_app.ui.library.review_room import Shown
    from coach_app.ui.practice.services import PracticeServices

#: Seconds that everything may take to end when the program is told to end at once.
LEAVE_S = 15.0


class App(QObject):
    """Holds the parts together while the window is open.

    Parameters
    ----------
    show : Show
        How the example call is played.
    look : Look
        Language and colours.
    data : Path or None
        The user's data folder; ``None`` for the usual one.
    greets : bool
        Whether what is still to be set up is asked for at the start.
    """

    def __init__(self, show: Show, look: Look, data: Path | None = None, greets: bool = False) -> None:
        super().__init__()
        self._show, self._data, self._greets = show, data or data_dir(), greets
        self.theme, self.language = dressed(look)
        self.store = MaskedStore()
        self.window = MainWindow(self.store, self.theme, self.language)
        self._setup: ProgramSetup | None = None
        self._aside: Path | None = None
        self._clips, self._errands = ClipPlayer(), Errands(self)
        self.example = ExampleCall(show, lambda: self.language.code)
        self.keeper = SettingsKeeper(self._load)
        self._early = EarlyRecorder(started)
        self.desk = ShiftDesk(self._prepare)
        files = LiveFiles(self._data, lambda: self.keeper.settings, lambda: self.language.code, now)
        behind = Behind(self._services, lambda *what: self._services().offer(*what), files.people, files.calls)
        self.doors = Doors(self.window, self.keeper, behind, self.theme, self.language)
        kept = files.of_calls(self._clips.play)
        self.room = LiveRoom(self.window, self.store, self.desk, self.keeper, self.doors, kept)
        self.lights = SideLights(self.window, self.keeper, self.theme)
        self.people = PeopleShown(self.window, self.keeper, self.doors, files.people)
        self.recovering = Recovering(self.window.recovery, rescue_in(files.sessions))
        self._learnt = self._errands.listener(self._has_learnt)
        self._not_learnt = self._errands.listener(self._has_not_learnt)
        shelf = Shelf(self._data, self._review, files.privacy, REVIEWING)
        archive = self.archive = ArchiveRoom(self.window, self.keeper, self.desk, shelf, self.theme, self.language)
        mend, review = self.room.mend, archive.show_session
        wishes = BehindPractice(self._practice, mend, review, archive.add, to_read=files.to_read)
        self.practice = PracticeRoom(self.window, self.keeper, self.desk, wishes, self.theme, self.language)
        self.room.devices_free = self.practice.gives_way
        self._memory = StillMemory(self.desk)
        self.closing = SafeClose(self.window, self.desk, self.window.close)
        self.window.may_close = self.closing.may_close
        self.closing.leaving.connect(self.lights.close)
        self._connect()
        if show.picture is not None:
            Camera(self.window, self.store, show.picture, show.at_s).start()

    def begin(self) -> None:
        """Load what the first frame did not need; the window is on screen."""
        self._errands.run(lambda _: self._early.warm() if self._greets else None)
        self.keeper.load()
        self.recovering.look()

    def play(self) -> None:
        """Play the example call from its beginning, unless it plays or calls are taken."""
        if self.desk.state.open or not self.example.over:
            return
        self.window.live.begin()
        self.example.play()

    def close(self) -> None:
        """End everything; the window has gone."""
        self.example.close()
        self.desk.leave(LEAVE_S)
        self._memory.end()
        self._early.close()
        self._clips.close()
        self.practice.close()
        self.archive.close()
        self.keeper.close()
        self._errands.close()

    def _connect(self) -> None:
        live, example = self.window.live, self.example
        example.happened.connect(live.take)
        example.ready.connect(self._ready)
        example.failed.connect(self._failed)
        live.play.connect(self.play)
        live.report.connect(self._open_report)
        live.header.pause.connect(lambda paused: None if self.desk.state.open else example.pause(paused))
        live.header.end.connect(lambda: None if self.desk.state.open else example.end())
        live.summary.listen.connect(self._listen)
        self.keeper.loaded.connect(self._loaded)
        self.keeper.failed.connect(tell)
        self.keeper.changed.connect(self._dress)
        for renew in (self.room.renew, self.archive.look_again):  # names are part of the greeting, calls may have gone
            self.doors.people_changed.connect(renew)
        self.window.closed.connect(self.close)
        if self._greets:
            self.language.changed.connect(lambda: self.keeper.change(language=self.language.code))
            self.theme.changed.connect(lambda: self.keeper.change(theme=self.theme.tokens.name))

    def _load(self) -> ProgramSetup:
        from coach_app.settings_file import load_settings  # noqa: PLC0415 (here and below: not before the frame)
        from coach_app.setup_services import ProgramSetup  # noqa: PLC0415

        loaded = load_settings(self._data)
        self._aside = loaded.set_aside
        self._setup = ProgramSetup(
            loaded.settings, self._data, cache_dir(), learnt=lambda: self._learnt(None), failed=self._not_learnt
        )
        return self._setup

    def _prepare(self) -> Prepare:
        settings, language, data, early = self.keeper.settings, self.language.code, self._data, self._early

        def prepare(tell: Any) -> Any:
            from coach_app.early_shift import prepare_early  # noqa: PLC0415

            return prepare_early(early, data, settings, language, tell, now)

        return prepare

    def _services(self) -> ProgramSetup:
        assert self._setup is not None  # noqa: S101 (the doors open when the settings are loaded)
        return self._setup

    def _review(self, changed: Callable[[str], None]) -> Shown:
        """What shows one session of the library."""
        from coach_app.review_services import shown_review  # noqa: PLC0415

        return shown_review(self._data, lambda: self.keeper.settings, changed, self.theme, self.language)

    def _practice(self) -> PracticeServices:
        from coach_app.practice_services import ProgramPractice  # noqa: PLC0415

        return ProgramPractice(self._data, lambda: self.keeper.settings)

    def _loaded(self) -> None:
        self._dress(None, self.keeper.settings)
        if self._aside is not None:
            self.window.live.remark(settings_set_aside(self._aside.name))
        if self._greets:
            self._errands.run(lambda _: self._services().steps(), self._greet, tell)

    def _has_learnt(self, _: object) -> None:
        self.window.live.remark(Message())
        self.room.renew()

    def _has_not_learnt(self, error: Exception) -> None:
        """Tell of a reading that could not be judged where the page that waited for it may have been left."""
        from coach_app.ui.first_run.failures import failure_words  # noqa: PLC0415

        tell(error)
        if self.window.page != SETUP:
            self.window.live.remark(voice_not_judged(*failure_words(error, self.language.code)))

    def _greet(self, steps: tuple[object, ...]) -> None:
        if steps and not self.desk.state.open:
            self.doors.set_up_again()

    def _dress(self, before: Settings | None, settings: Settings) -> None:
        if before is None and not self._greets:
            return  # the command line has said how this window shall look
        if settings.language and settings.language != self.language.code:
            self.language.use(settings.language)
        self.theme.use_named(settings.theme)

    def _ready(self, voice: tuple[Bands, Sayings]) -> None:
        self.store.judged_by(voice[0])
        self.window.live.use(TITLES, voice[1])

    def _failed(self, error: Exception) -> None:
        from coach_app.advice import sentence  # noqa: PLC0415 (there is time when something has failed)

        tell(error)
        self.store.failed(sentence(error, self.language.code) if isinstance(error, MENDABLE) else "", "")
        self.example.silence()

    def _listen(self, span: Span) -> None:
        if not self.window.live.of_shift:
            self._errands.run(lambda _: self._clips.play(CALL, span))

    def _open_report(self) -> None:
        if not self.window.live.of_shift and self._show.report.is_file():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._show.report.resolve())))


def now() -> datetime:
    """The time of day, with this computer's zone."""
    return datetime.now(UTC).astimezone()


def main() -> int:
    """Open the window; what ``coach`` does without a command.

    Raises
    ------
    MissingPartError
        If there is no display.
    """
    if not (has_display() and is_seen()):
        raise MissingPartError(
            "There is no display to open a window on.",
            "Use 'coach analyze FILE', 'coach live', or 'coach demo --headless' to see an example.",
        )
    return run(Show(report=cache_dir() / "demo" / "report.html"), first_look(data_dir()), playing=False)


def run(show: Show, look: Look, playing: bool = True) -> int:
    """Open the window and stay until it is closed.

    Parameters
    ----------
    show : Show
        How the example call is played.
    look : Look
        Language and colours.
    playing : bool
        Whether the example call begins by itself; otherwise the window is there to take calls.

    Returns
    -------
    int
        Exit code.
    """
    qt = application()
    app = App(show, look, greets=not playing)
    put_on_screen(app.window)
    QTimer.singleShot(0, app.begin)
    if playing:
        QTimer.singleShot(0, app.play)
    sys.excepthook = lambda _kind, error, _trace: tell(error)
    # Ctrl+C in the terminal and a polite kill close the window properly, as the end of the desktop's session does.
    # (`quit` would first ask the window, and the window the agent.)
    told = {number: signal.signal(number, lambda *_: qt.exit(0)) for number in (signal.SIGINT, signal.SIGTERM)}
    over = app.window.closed.connect(lambda: qt.exit(0))  # a window that was hidden before is not the last one closed
    qt.commitDataRequest.connect(lambda _: app.desk.leave(LEAVE_S))
    try:
        return qt.exec()
    finally:
        app.window.closed.disconnect(over)
        app.closing.leave_at_once()
        take_down(app.window)
        for number, before in told.items():
            signal.signal(number, before)
        sys.excepthook = sys.__excepthook__
