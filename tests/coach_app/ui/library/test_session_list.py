from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.library.query import Page, Query
from coach_app.ui.library.session_list import SessionList
from coach_app.ui.library.session_model import SessionModel
from coach_app.ui.theme import Theme
from tests.coach_app.ui.library.rows import a_row


@pytest.fixture
def rows() -> list[object]:
    return [a_row(n) for n in range(6)]


@pytest.fixture
def list_(qtbot: QtBot, theme: Theme, rows: list[object]) -> Iterator[SessionList]:
    parent = QObject()
    model = SessionModel(lambda _q, offset, limit: Page(rows[offset : offset + limit], len(rows)), parent)  # type: ignore[arg-type]
    made = SessionList(model, theme)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    with qtbot.waitSignal(model.found):
        model.ask(Query())
    yield made
    model.close()


def test_the_arrows_go_from_session_to_session(qtbot: QtBot, list_: SessionList) -> None:
    list_.setCurrentIndex(list_.model().index(0, 0))
    with qtbot.waitSignal(list_.chosen) as chosen:
        QTest.keyClick(list_, Qt.Key.Key_Down)
    assert chosen.args == [a_row(1).id]
    assert [row.id for row in list_.selected] == [a_row(1).id]


def test_enter_goes_into_the_session(qtbot: QtBot, list_: SessionList) -> None:
    list_.setCurrentIndex(list_.model().index(2, 0))
    with qtbot.waitSignal(list_.opened) as opened:
        QTest.keyClick(list_, Qt.Key.Key_Return)
    assert opened.args == [a_row(2).id]


def test_several_are_selected_in_the_order_of_the_list(list_: SessionList) -> None:
    list_.setCurrentIndex(list_.model().index(3, 0))
    QTest.keyClick(list_, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert [row.reference for row in list_.selected] == ["GD-2", "GD-3"]


def test_a_list_that_is_read_again_stays_where_the_reader_is(
    qtbot: QtBot, list_: SessionList, rows: list[object]
) -> None:
    assert list_.go_to(a_row(4).id)
    del rows[0]
    model = list_.model()
    assert isinstance(model, SessionModel)
    with qtbot.waitSignal(model.found):
        model.ask(Query())
    assert list_.current == a_row(4).id
    assert [row.id for row in list_.selected] == [a_row(4).id]


def dropped(list_: SessionList, urls: list[QUrl]) -> list[tuple[Path, ...]]:
    told: list[tuple[Path, ...]] = []
    list_.dropped.connect(told.append)
    mime = QMimeData()
    mime.setUrls(urls)
    given = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(10, 10), *given)
    list_.dragEnterEvent(enter)
    if enter.isAccepted():
        list_.dropEvent(QDropEvent(QPointF(10, 10), *given))
    return told


def test_files_and_folders_are_dropped_into_it(list_: SessionList, tmp_path: Path) -> None:
    paths = (tmp_path / "call.wav", tmp_path / "folder")
    assert dropped(list_, [QUrl.fromLocalFile(str(path)) for path in paths]) == [paths]


def test_what_is_no_file_is_not_taken(list_: SessionList) -> None:
    assert dropped(list_, [QUrl("https://example.org/call.wav")]) == []
