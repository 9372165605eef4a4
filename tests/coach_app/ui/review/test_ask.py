from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach_app.review.correcting import PutRight
from coach_app.ui.language import Language
from coach_app.ui.review.ask import HEARD, CorrectDialog, MissedDialog, WordsDialog
from feedback.flag import Kind
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance


@pytest.fixture
def page(qtbot: QtBot, language: Language) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_words_are_written_and_ctrl_enter_is_the_first_button(page: QWidget, qtbot: QtBot) -> None:
    dialog = WordsDialog("Comment at 0:12", "Comment", (("Keep", 1),), page)
    page.show()
    with qtbot.waitActive(dialog):
        dialog.open()
    dialog.field.setPlainText("  语气很稳\n")
    with qtbot.waitSignal(dialog.finished) as over:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert over.args == [1]
    assert dialog.words == "语气很稳"


def test_a_missed_flag_has_a_kind_and_a_voice(page: QWidget) -> None:
    dialog = MissedDialog((3.0, 4.5), page)
    dialog._kind.setCurrentIndex(HEARD.index(Kind.INTERRUPTION))
    dialog._side.setCurrentIndex(1)
    dialog.field.setPlainText("打断")
    assert dialog.found == (Kind.INTERRUPTION, CUSTOMER, "打断")


def test_what_was_not_touched_stays_exactly_as_it_is(page: QWidget) -> None:
    heard = an_utterance("请烧等。", AGENT, 1.2345, 3.4567)
    dialog = CorrectDialog(heard, 60.0, page)
    assert dialog.right == PutRight("请烧等。", AGENT, 1.2345, 3.4567)
    dialog.field.setPlainText("请稍等。")
    dialog._side.setCurrentIndex(1)
    dialog._until.setValue(3.9)
    assert dialog.right == PutRight("请稍等。", CUSTOMER, 1.2345, 3.9)


def test_hidden_words_cannot_be_written_over(page: QWidget) -> None:
    hidden = replace(an_utterance(), text="卡号••••••")
    assert CorrectDialog(hidden, 60.0, page).field.isReadOnly()
    assert not CorrectDialog(an_utterance(), 60.0, page).field.isReadOnly()


def test_dialogs_speak_chinese(page: QWidget, language: Language) -> None:
    language.use("zh")
    assert MissedDialog((3.0, 4.5), page).windowTitle() == "漏了什么？"
    assert CorrectDialog(an_utterance(), 60.0, page).windowTitle() == "实际说的是什么？"
