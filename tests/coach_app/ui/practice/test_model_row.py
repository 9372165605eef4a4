from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.practice.gym_services import GymSheet
from coach_app.ui.practice.model_row import ModelRow, NameDialog
from coach_app.ui.review.ask import Ask
from tests.coach_app.ui.practice.fake_gym import SHEET

OWN: GymSheet = replace(SHEET, model=SHEET.model.model_copy(update={"kind": "own", "title": "最好的一遍"}))


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[ModelRow]:
    page = QWidget()
    qtbot.addWidget(page)
    made = ModelRow(page)
    page.show()
    assert page.acceptDrops()
    yield made
    page.close()


def shown(row: ModelRow) -> set[str]:
    """Names of the buttons that are there."""
    return {name for name, button in row.buttons.items() if button.isVisible()}


def dropped(row: ModelRow, file: Path) -> None:
    """Drop a file on the page; between windows a drop has a source, which a test has not."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page = row.parentWidget()
    assert page is not None
    row.eventFilter(page, event)


def test_the_packs_models_are_neither_renamed_nor_deleted(row: ModelRow) -> None:
    row.show_sheet(SHEET, free=True)
    assert shown(row) == {"file", "best"}
    row.rename()
    row.remove()
    assert row.dialog is None


def test_ones_own_are(row: ModelRow) -> None:
    row.show_sheet(OWN, free=True)
    assert {"name", "remove"} <= shown(row)


def test_the_best_take_is_offered_once_there_is_one(row: ModelRow) -> None:
    row.show_sheet(replace(SHEET, best=None), free=True)
    assert "best" not in shown(row)


def test_nothing_goes_while_somebody_speaks(row: ModelRow, qtbot: QtBot) -> None:
    row.show_sheet(replace(OWN, usual=False), free=False)
    with qtbot.assertNotEmitted(row.usual), qtbot.assertNotEmitted(row.file), qtbot.assertNotEmitted(row.best):
        row.say_usual()
        row.make_best()
        dropped(row, Path("/sounds/teacher.wav"))
    row.remove()
    assert row.dialog is None


def test_a_sound_file_that_is_dropped_becomes_the_model(row: ModelRow, qtbot: QtBot) -> None:
    row.show_sheet(SHEET, free=True)
    with qtbot.waitSignal(row.file) as told:
        dropped(row, Path("/sounds/teacher.wav"))
    assert told.args == [Path("/sounds/teacher.wav")]


def test_a_sound_file_can_be_chosen(row: ModelRow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/sounds/teacher.wav", ""))
    row.show_sheet(SHEET, free=True)
    with qtbot.waitSignal(row.file) as told:
        row.buttons["file"].click()
    assert told.args == [Path("/sounds/teacher.wav")]


def test_deleting_is_asked_first(row: ModelRow, qtbot: QtBot) -> None:
    row.show_sheet(OWN, free=True)
    row.remove()
    assert isinstance(row.dialog, Ask)
    with qtbot.assertNotEmitted(row.removed):
        row.dialog.reject()
    row.remove()
    with qtbot.waitSignal(row.removed):
        row.dialog.done(1)


def test_a_model_gets_another_name_and_its_words(row: ModelRow, qtbot: QtBot) -> None:
    row.show_sheet(OWN, free=True)
    row.rename()
    dialog = row.dialog
    assert isinstance(dialog, NameDialog)
    assert (dialog.title.text(), dialog.words.text()) == ("最好的一遍", SHEET.model.text)
    dialog.title.setText("李老师")
    with qtbot.waitSignal(row.named) as told:
        dialog.done(1)
    assert told.args == ["李老师", SHEET.model.text]
