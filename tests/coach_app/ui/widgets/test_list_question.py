from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from coach_app.ui.widgets.list_question import lay_out


def test_the_return_key_keeps_and_the_list_has_the_room_that_is_left(qtbot: QtBot) -> None:
    dialog, listed = QDialog(), QListWidget()
    question, goes, really, keep = QLabel("?"), QLabel("!"), QPushButton("really"), QPushButton("keep")
    qtbot.addWidget(dialog)
    lay_out(dialog, question, listed, goes, really, keep)
    dialog.resize(400, 600)
    dialog.show()
    assert question.y() < listed.y() < goes.y() < really.y() == keep.y()
    assert really.x() < keep.x()
    assert listed.height() > 300
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()
    assert dialog.result() == QDialog.DialogCode.Rejected
