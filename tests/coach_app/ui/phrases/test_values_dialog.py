from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.phrases.values_dialog import ValuesDialog
from coach_app.ui.theme import Theme
from tests.coach_app.ui.phrases.fake_phrases import a_book


def test_what_stands_for_placeholders_is_filled_in(qtbot: QtBot, theme: Theme, language: Language) -> None:
    book = a_book().placed({"公司": "云海宽带"})
    dialog = ValuesDialog(book, theme)
    qtbot.addWidget(dialog)
    assert dialog.fields["公司"].text() == "云海宽带"
    assert dialog.fields["公司"].accessibleName() == "{公司}"
    dialog.fields["热线"].setText("10010")
    placed = book.placed(dialog.values)
    assert placed.layer.placeholders == {"公司": "云海宽带", "热线": "10010"}
