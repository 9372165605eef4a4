from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app import app as module
from coach_app.app import App
from coach_app.background import Stopped
from coach_app.demo import example as example_module
from coach_app.errors import BadInputError, MissingPartError
from coach_app.events import Event
from coach_app.live_state import Phase
from coach_app.pace import Pace
from coach_app.shift.news import ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui import example_call as example_call_module
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look, take_down
from feedback.baseline import Baseline
from feedback.pack import Pack, load_pack
from tests.coach_app.noting_player import Sound
from tests.coach_app.ui.story import FAST, story, until

WAITING = ShiftState(ShiftPhase.WAITING)


class Told:
    """A call that is told instead of heard."""

    def __init__(self) -> None:
        self.setup = self
        self.pack: Pack = load_pack()
        self.events = story()
        self.error: Exception | None = None
        self.waits = False
        self.patient = True
        self.stopped = False

    def baseline(self) -> Baseline | None:
        return None

    def play(self, publish: object, pace: Pace, stopped: Stopped, patient: bool) -> None:
        assert callable(publish)
        pace.start()
        self.patient = patient
        events: list[Event] = until(20.0) if self.waits else self.events
        for event in events:
            publish(event)
        while self.waits and not stopped():
            pass
        self.stopped = stopped()
        if self.error is not None:
            raise self.error


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    made = Told()
    monkeypatch.setattr(example_module, "example", lambda *_: made)
    monkeypatch.setattr(example_call_module, "Player", Sound)
    return made


@pytest.fixture
def app(qapp: QApplication, told: Told, tmp_path: Path) -> Iterator[App]:
    made = App(Show(report=tmp_path / "report.html", picture=tmp_path / "live.png"), Look("en", "light"))
    made.window.show()
    yield made
    take_down(made.window)


def sound(app: App) -> list[str]:
    player: object = app.example._player
    assert isinstance(player, Sound)
    return player.told


def test_the_call_plays_to_its_end_and_leaves_a_report_and_a_picture(
    qtbot: QtBot, app: App, told: Told, tmp_path: Path
) -> None:
    app.play()
    before = app.store.state.phase
    qtbot.waitUntil(lambda: app.store.state.phase is Phase.ENDED)
    qtbot.waitUntil((tmp_path / "live.png").is_file)
    assert "<html" in (tmp_path / "report.html").read_text("utf-8")
    assert QImage(str(tmp_path / "live.png")).width() == 1280
    assert before is Phase.LOADING
    assert not told.patient
    assert sound(app) == ["start"]


def test_gauges_and_sentences_are_those_of_the_pack(qtbot: QtBot, app: App) -> None:
    app.play()
    qtbot.waitUntil(lambda: app.store.state.phase is Phase.ENDED)
    assert app.store.state.bands.rate_cpm.high == 290
    assert app.window.live.sayings.say(FAST) == "Slow down"


def test_pausing_holds_sound_and_clock_together(qtbot: QtBot, app: App, told: Told) -> None:
    told.waits = True
    app.play()
    qtbot.waitUntil(lambda: app.store.state.now_s >= 20)
    app.window.live.repaint_state()
    app.window.live.header.toggle_pause()
    held = app.example._clock()
    assert app.example._clock() == held
    app.window.live.header.toggle_pause()
    assert sound(app) == ["start", "hold", "start"]


def test_ending_stops_the_call_where_it_is(qtbot: QtBot, app: App, told: Told) -> None:
    told.waits = True
    app.play()
    qtbot.waitUntil(lambda: app.store.state.now_s >= 20)
    app.window.live.header.end.emit()
    qtbot.waitUntil(lambda: told.stopped)


def test_closing_the_window_ends_everything(qtbot: QtBot, app: App, told: Told) -> None:
    told.waits = True
    app.play()
    qtbot.waitUntil(lambda: app.store.state.now_s >= 20)
    app.window.close()
    assert told.stopped
    assert sound(app)[-1] == "stop"


def test_a_second_call_waits_for_the_first(qtbot: QtBot, app: App, told: Told) -> None:
    told.waits = True
    app.play()
    first = app.example._call
    qtbot.waitUntil(lambda: app.store.state.now_s >= 20)
    app.play()
    assert app.example._call is first


def test_what_went_wrong_is_told_on_the_page(
    qtbot: QtBot, app: App, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    told.events, told.error = [], BadInputError("The file is gone.", "Copy it again.")
    app.play()
    qtbot.waitUntil(lambda: app.store.state.phase is Phase.FAILED)
    app.window.live.repaint_state()
    assert "The file is gone. Copy it again." in app.window.live.message.words[1]
    assert "The file is gone." in capsys.readouterr().err


def test_after_a_failure_the_call_can_be_tried_again(qtbot: QtBot, app: App, told: Told) -> None:
    told.events, told.error = [], BadInputError("The file is gone.", "Copy it again.")
    app.play()
    qtbot.waitUntil(lambda: app.store.state.phase is Phase.FAILED)
    told.events, told.error = story(), None
    qtbot.waitUntil(lambda: app.example._call is not None and app.example._call.join(0))
    app.window.live.play.emit()
    qtbot.waitUntil(lambda: app.store.state.phase is Phase.ENDED)


def test_a_call_that_is_over_can_be_played_again(qtbot: QtBot, app: App) -> None:
    app.play()
    qtbot.waitUntil(lambda: app.store.state.phase is Phase.ENDED)
    qtbot.waitUntil(lambda: app.example._call is not None and app.example._call.join(0))
    first: object = app.example._player
    app.window.live.summary.again.emit()
    assert isinstance(first, Sound)
    assert first.told[-1] == "stop"
    qtbot.waitUntil(lambda: app.store.state.phase is Phase.ENDED)


def test_the_report_opens_when_it_is_there(qtbot: QtBot, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    app.window.live.report.emit()
    assert not opened
    app.play()
    qtbot.waitUntil(lambda: app.store.state.phase is Phase.ENDED)
    app.window.live.repaint_state()
    assert app.window.live.summary.open_report.isVisible()
    app.window.live.summary.open_report.click()
    assert opened == ["report.html"]


def test_at_another_speed_there_is_no_sound(qtbot: QtBot, qapp: QApplication, told: Told, tmp_path: Path) -> None:
    made = App(Show(speed=4.0, report=tmp_path / "r.html"), Look("en", "light"))
    made.play()
    qtbot.waitUntil(lambda: made.store.state.phase is Phase.ENDED)
    assert made.example._player is None
    take_down(made.window)


def test_without_a_display_there_is_no_window_and_one_sentence(qapp: QApplication) -> None:
    with pytest.raises(MissingPartError, match="no display"):
        module.main()


def test_the_window_stays_until_it_is_closed(qapp: QApplication, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def stay(_: QApplication) -> int:
        ran.append("exec")
        return 0

    monkeypatch.setattr(QApplication, "exec", stay)
    monkeypatch.setattr(module, "has_display", lambda: True)
    monkeypatch.setattr(module, "is_seen", lambda: True)
    assert module.main() == 0
    assert ran == ["exec"]


def test_at_the_first_start_what_is_to_be_set_up_is_asked_for(
    qtbot: QtBot, qapp: QApplication, told: Told, tmp_path: Path
) -> None:
    made = App(Show(report=tmp_path / "r.html"), Look("en", "light"), tmp_path / "data", greets=True)
    made.window.show()
    made.begin()
    qtbot.waitUntil(lambda: made.window.page == "setup", timeout=20_000)
    made.window.close()
    take_down(made.window)


def test_without_consent_calls_are_not_taken(qtbot: QtBot, qapp: QApplication, told: Told, tmp_path: Path) -> None:
    made = App(Show(report=tmp_path / "r.html"), Look("en", "light"), tmp_path / "data")
    made.window.show()
    made.begin()
    made.room.open()
    qtbot.waitUntil(lambda: made.window.page == "setup", timeout=20_000)
    assert not made.desk.state.open
    assert not (tmp_path / "data" / "sessions").exists()
    take_down(made.window)


def test_a_voice_learnt_after_the_first_run_is_heard_of_by_the_room(
    qtbot: QtBot, qapp: QApplication, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = App(Show(report=tmp_path / "report.html"), Look("en", "light"), data=tmp_path)
    renewed: list[bool] = []
    monkeypatch.setattr(app.room, "renew", lambda: renewed.append(QThread.currentThread() is qapp.thread()))
    app.keeper.load()
    qtbot.waitUntil(lambda: app.keeper.there, timeout=20_000)
    assert app._setup is not None
    threading.Thread(target=app._setup._learnt).start()
    qtbot.waitUntil(lambda: renewed == [True])
    take_down(app.window)


def test_a_profile_that_was_changed_holds_from_the_next_call_on(
    qtbot: QtBot, qapp: QApplication, told: Told, tmp_path: Path
) -> None:
    app = App(Show(report=tmp_path / "report.html"), Look("en", "light"), data=tmp_path)
    app.keeper.load()
    qtbot.waitUntil(lambda: app.keeper.there, timeout=20_000)
    reopening = []
    for state in (ShiftState(ShiftPhase.CALL), WAITING):
        app.desk.state = state
        app.doors.people_changed.emit()
        reopening.append(app.room._reopening)
    assert reopening == [False, True], "the call that runs is left alone"
    app.desk.state = ShiftState()
    take_down(app.window)


def test_a_reading_that_could_not_be_judged_is_told_after_its_page_was_left(
    qtbot: QtBot, qapp: QApplication, told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = App(Show(report=tmp_path / "report.html"), Look("en", "light"), data=tmp_path)
    app.keeper.load()
    qtbot.waitUntil(lambda: app.keeper.there, timeout=20_000)
    assert app._setup is not None
    threading.Thread(target=app._setup._failed, args=(BadInputError("Nobody is heard.", "Read it again."),)).start()
    app.window.live.show_shift(WAITING, automatic=True)

    def banner() -> str:
        app.window.live.repaint_state()
        return app.window.live.banner.words

    qtbot.waitUntil(lambda: banner() == "Your reading could not be judged")
    assert "Nobody is heard." in capsys.readouterr().err
    threading.Thread(target=app._setup._learnt).start()
    qtbot.waitUntil(lambda: banner() == "")
    take_down(app.window)
