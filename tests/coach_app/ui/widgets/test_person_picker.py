from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.person_picker import PersonPicker

PEOPLE = (("p-1", "Agent one"), ("p-2", "Somebody with a very long name"))


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme, language: Language) -> PersonPicker:
    made = PersonPicker(theme)
    qtbot.addWidget(made)
    return made


def test_before_there_are_people_one_can_be_added(qtbot: QtBot, picker: PersonPicker) -> None:
    assert picker.entries == ["Add or change people"]
    assert picker.accessibleName() == "Who works here: Nobody"
    with qtbot.waitSignal(picker.managed):
        picker._menu.actions()[-1].trigger()


def test_another_person_is_one_choice_away(picker: PersonPicker) -> None:
    chosen: list[str] = []
    picker.chosen.connect(chosen.append)
    picker.show_people(PEOPLE, "p-1")
    assert picker.text() == "Agent one"
    assert [action.isChecked() for action in picker._menu.actions()[:2]] == [True, False]
    picker._menu.actions()[1].trigger()
    assert chosen == ["p-2"]


def test_a_long_name_is_shortened_and_said_in_full(picker: PersonPicker) -> None:
    picker.show_people(PEOPLE, "p-2")
    assert picker.text().endswith("…")
    assert "Somebody with a very long name" in picker.toolTip()


def test_it_follows_the_language(picker: PersonPicker, language: Language) -> None:
    language.use("zh")
    QApplication.processEvents()
    assert picker.entries == ["添加或修改人员"]
