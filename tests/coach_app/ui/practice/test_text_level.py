from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.practice.text_level import TextLevel, TextLevelBox


def test_the_level_stays_when_the_language_changes(language: Language, qtbot: QtBot) -> None:
    box = TextLevelBox()
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.chosen) as chosen:
        box.next_level()
    assert chosen.args == [TextLevel.WORDS]
    language.use("zh")
    box.retranslate()
    assert (box.level, box.currentText()) == (TextLevel.WORDS, "提示词")
