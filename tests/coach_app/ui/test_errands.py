from __future__ import annotations

import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.paths import LOG_VARIABLE
from coach_app.ui.errands import Errands, Tell, tell


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot, owner: QObject) -> None:
    errands = Errands(owner)
    threads: list[object] = []
    told: list[object] = []
    done: list[object] = []

    def work(tell: Tell) -> str:
        threads.append(threading.current_thread())
        tell("half")
        return "whole"

    def hear(said: object) -> None:
        threads.append(QThread.currentThread() is owner.thread())
        told.append(said)

    errands.run(work, done.append, told=hear)
    assert errands.busy
    qtbot.waitUntil(lambda: done == ["whole"])
    assert told == ["half"]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is True
    assert not errands.busy


def test_what_goes_wrong_is_told_too(qtbot: QtBot, owner: QObject) -> None:
    errands = Errands(owner)
    failed: list[Exception] = []

    def work(_: object) -> None:
        raise OSError("no")

    errands.run(work, failed=failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1)


def test_a_page_that_was_left_hears_nothing(qtbot: QtBot, owner: QObject) -> None:
    errands, go_on, ended = Errands(owner), threading.Event(), threading.Event()
    done: list[object] = []

    def work(tell: Tell) -> None:
        go_on.wait(5)
        tell("late")
        ended.set()

    errands.run(work, done.append, told=done.append)
    errands.forget()
    go_on.set()
    assert ended.wait(5)
    later: list[object] = []
    errands.run(lambda _: None, later.append)
    qtbot.waitUntil(lambda: bool(later))
    assert done == []


def test_nothing_arrives_after_the_end(qtbot: QtBot, owner: QObject) -> None:
    errands, ended = Errands(owner), threading.Event()
    done: list[object] = []
    listener = errands.listener(done.append)
    errands.close()
    errands.run(lambda _: ended.set(), done.append)
    listener("late")
    assert ended.wait(5)
    QApplication.processEvents()
    assert done == []


def test_in_turn_one_waits_for_the_other(qtbot: QtBot, owner: QObject) -> None:
    errands, go_on = Errands(owner, in_turn=True), threading.Event()
    order: list[int] = []

    def slow(_: object) -> None:
        go_on.wait(5)
        order.append(1)

    done: list[object] = []
    errands.run(slow)
    errands.run(lambda _: order.append(2), done.append)
    go_on.set()
    qtbot.waitUntil(lambda: len(done) == 1)
    assert order == [1, 2]


def test_what_stands_in_line_is_still_done_after_the_end(owner: QObject) -> None:
    errands, done = Errands(owner, in_turn=True), threading.Event()
    errands.run(lambda _: done.set())
    errands.close()
    assert done.wait(5)


def test_a_listener_may_be_called_from_any_thread(qtbot: QtBot, owner: QObject) -> None:
    errands = Errands(owner)
    heard: list[object] = []
    tell = errands.listener(heard.append)
    thread = threading.Thread(target=tell, args=("hello",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: heard == ["hello"])


def test_what_is_done_after_qt_has_taken_the_page_down_harms_nobody(
    qtbot: QtBot, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    errands, go_on = Errands(owner), threading.Event()
    broken: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)
    errands.run(lambda _: go_on.wait(5.0))
    shiboken6.delete(errands._post)
    go_on.set()
    qtbot.waitUntil(lambda: not any(thread.name == "errand" for thread in threading.enumerate()))
    assert not broken


def test_a_mistake_of_ours_leaves_the_window_open_and_a_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(LOG_VARIABLE, str(tmp_path))
    tell(KeyError("oops"))
    tell(KeyboardInterrupt())
    assert "Traceback" not in capsys.readouterr().err
    assert len(list(tmp_path.glob("failure-*.log"))) == 1
