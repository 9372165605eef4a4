from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.library.delete_dialog import DeleteDialog
from coach_app.ui.theme import Theme
from tests.coach_app.ui.library.rows import a_row


def test_it_lists_the_sessions_and_what_goes_with_them(qtbot: QtBot, theme: Theme, language: Language) -> None:
    rows = [a_row(0, ruled=2), a_row(1, has_sound=False, open_objections=1)]
    dialog = DeleteDialog(rows, theme)
    qtbot.addWidget(dialog)
    assert [dialog.list.item(row).text().split("   ")[1] for row in range(2)] == ["GD-0", "GD-1"]
    for part in ("sound recordings: 1 (1:36)", "sessions with words: 2", "rulings: 2", "nobody has decided: 1"):
        assert part in dialog.goes


def test_enter_keeps_them(qtbot: QtBot, theme: Theme, language: Language) -> None:
    dialog = DeleteDialog([a_row()], theme)
    qtbot.addWidget(dialog)
    agreed: list[object] = []
    dialog.agreed.connect(agreed.append)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert agreed == []
    assert dialog.isHidden()


def test_they_are_deleted_when_somebody_says_so(qtbot: QtBot, theme: Theme, language: Language) -> None:
    dialog = DeleteDialog([a_row(0), a_row(1)], theme)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.agreed) as agreed:
        dialog.really.click()
    assert agreed.args == [(a_row(0).id, a_row(1).id)]
