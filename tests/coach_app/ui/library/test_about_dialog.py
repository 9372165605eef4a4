from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from coach_app.library.query import Row
from coach_app.people.profile import Profile
from coach_app.ui.language import Language
from coach_app.ui.library.about_dialog import About, AboutDialog
from coach_app.ui.theme import Theme
from tests.coach_app.ui.library.rows import a_row

LI = Profile(id="p-0123456789ab", name="李静", staff_number="8021")


@pytest.fixture
def said() -> list[About]:
    return []


def dialog(qtbot: QtBot, theme: Theme, rows: Sequence[Row], said: list[About]) -> AboutDialog:
    made = AboutDialog(rows, (LI,), theme)
    qtbot.addWidget(made)
    made.said.connect(said.append)
    return made


def test_one_session_gets_title_tags_and_person(
    qtbot: QtBot, theme: Theme, language: Language, said: list[About]
) -> None:
    made = dialog(qtbot, theme, [a_row(title="旧名", tags=("新人",))], said)
    assert (made.title.text(), made.tags.text()) == ("旧名", "新人")
    made.title.setText(" 宽带投诉 ")
    made.tags.setText("投诉，复盘  新人")
    made.person.setCurrentIndex(made.person.findData(LI.id))
    made.save.click()
    assert said == [About("宽带投诉", ("投诉", "复盘", "新人"), LI.id)]


def test_what_is_not_touched_of_several_stays_as_it_is(
    qtbot: QtBot, theme: Theme, language: Language, said: list[About]
) -> None:
    made = dialog(qtbot, theme, [a_row(0, person=LI.id), a_row(1)], said)
    assert made._fields[0].isHidden()
    made.save.click()
    assert said == [About(None, None, None)]


def test_several_are_handed_to_one_person(qtbot: QtBot, theme: Theme, language: Language, said: list[About]) -> None:
    made = dialog(qtbot, theme, [a_row(0), a_row(1)], said)
    made.person.setCurrentIndex(made.person.findData(LI.id))
    made.save.click()
    assert said == [About(None, None, LI.id)]


def test_a_person_who_was_removed_is_not_taken_away_by_saving(
    qtbot: QtBot, theme: Theme, language: Language, said: list[About]
) -> None:
    made = dialog(qtbot, theme, [a_row(person="p-ffffffffffff")], said)
    made.save.click()
    assert said[0].person is None


def test_recordings_to_come_are_filed_before_they_come(
    qtbot: QtBot, theme: Theme, language: Language, said: list[About]
) -> None:
    made = dialog(qtbot, theme, [], said)
    made.tags.setText("培训")
    made.save.click()
    assert said == [About(None, ("培训",), None)] or said == [About(None, ("培训",), "")]
