from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.ui.language import Language
from coach_app.ui.people_dialog import PeopleDialog
from coach_app.ui.theme import Theme

LIN, WANG = Profile.new("Lin", staff_number="8021"), Profile.new("Wang", staff_number="8022")


class Known(People):
    """People on disk, and how many calls there are of each."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.calls, self.busy = 0, False
        self.slow = threading.Event()
        self.slow.set()

    def calls_of(self, _: str) -> int:
        return self.calls

    def forget(self, person: str) -> None:
        self.slow.wait(10)
        if self.busy:
            raise BadInputError("A session is being recorded.", "End the call first.")
        self.remove(person)
        self.calls = 0


@pytest.fixture
def people(tmp_path: Path) -> Known:
    made = Known(tmp_path)
    made.add(LIN)
    made.add(WANG)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, language: Language, people: Known) -> PeopleDialog:
    made = PeopleDialog(people, WANG.id, theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.list.count() == 2)
    return made


def test_who_works_here_is_marked_and_shown(dialog: PeopleDialog) -> None:
    assert [dialog.list.item(at).text() for at in range(2)] == ["Lin 8021", "Wang 8022 · works here now"]
    assert dialog.form.name.text() == "Wang"
    assert not dialog.use.isEnabled()


def test_somebody_else_takes_over(qtbot: QtBot, dialog: PeopleDialog) -> None:
    dialog.list.setCurrentRow(0)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.use.click()
    assert chosen.args == [LIN.id]
    assert dialog.list.item(0).text().endswith("works here now")


def test_somebody_new(qtbot: QtBot, dialog: PeopleDialog, people: Known) -> None:
    dialog.new.click()
    assert dialog.form.name.hasFocus()
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.form.name, "Zhao")
    with qtbot.waitSignal(dialog.changed):
        dialog.save.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 3)
    assert [one.name for one in people.all()] == ["Lin", "Wang", "Zhao"]
    assert dialog.form.name.text() == "Zhao"


def test_a_change(qtbot: QtBot, dialog: PeopleDialog, people: Known) -> None:
    dialog.form.company.setText("云海宽带")
    with qtbot.waitSignal(dialog.changed):
        dialog.save.click()
    changed = people.get(WANG.id)
    assert changed is not None
    assert changed.company == "云海宽带"


def test_twins_are_refused_in_a_sentence(qtbot: QtBot, dialog: PeopleDialog) -> None:
    dialog.form.name.setText("Lin")
    dialog.form.staff_number.setText("8021")
    dialog.save.click()
    qtbot.waitUntil(dialog._banner.isVisible)
    assert dialog._banner.words == "This cannot be kept as it is"


def test_nobody_is_removed_without_being_asked(qtbot: QtBot, dialog: PeopleDialog, people: Known) -> None:
    dialog.remove.click()
    assert "Remove Wang?" in dialog._question.text()
    assert dialog.keep.hasFocus(), "Enter keeps"
    QTest.keyClick(dialog.keep, Qt.Key.Key_Return)
    assert not dialog._asking.isVisible()
    dialog.remove.click()
    with qtbot.waitSignals([dialog.chosen, dialog.changed]):
        dialog.really.click()
    assert [one.name for one in people.all()] == ["Lin"]


def test_who_has_calls_may_keep_them(qtbot: QtBot, dialog: PeopleDialog, people: Known) -> None:
    people.calls = 12
    dialog.remove.click()
    qtbot.waitUntil(dialog.everything.isVisible)
    assert "There are 12 recorded calls" in dialog._question.text()
    assert (dialog.really.text(), dialog.everything.text()) == (
        "Remove, keep calls",
        "Delete 12 calls too",
    )
    with qtbot.waitSignal(dialog.changed):
        dialog.really.click()
    assert people.calls == 12


def test_or_everything_goes(qtbot: QtBot, dialog: PeopleDialog, people: Known) -> None:
    people.calls = 12
    dialog.remove.click()
    qtbot.waitUntil(dialog.everything.isVisible)
    with qtbot.waitSignals([dialog.chosen, dialog.changed]):
        dialog.everything.click()
    assert people.calls == 0
    assert [one.name for one in people.all()] == ["Lin"]


def test_while_many_calls_go_nothing_else_can_be_answered(
    qtbot: QtBot, dialog: PeopleDialog, people: Known, language: Language
) -> None:
    people.calls = 500
    dialog.remove.click()
    qtbot.waitUntil(dialog.everything.isVisible)
    people.slow.clear()
    dialog.everything.click()
    language.use("zh")
    assert [one.isEnabled() for one in (dialog.everything, dialog.really, dialog.keep)] == [False] * 3
    with qtbot.waitSignal(dialog.changed):
        people.slow.set()
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert dialog.keep.isEnabled()


def test_what_is_in_use_is_told_and_nobody_is_gone(qtbot: QtBot, dialog: PeopleDialog, people: Known) -> None:
    people.calls, people.busy = 1, True
    dialog.remove.click()
    qtbot.waitUntil(dialog.everything.isVisible)
    dialog.everything.click()
    qtbot.waitUntil(dialog._banner.isVisible)
    assert dialog._banner.words == "Not everything could be deleted"
    dialog.remove.click()
    assert dialog.keep.isEnabled(), "it can be tried again"
    assert len(people.all()) == 2


def test_asking_ends_when_somebody_else_is_looked_at(dialog: PeopleDialog) -> None:
    dialog.remove.click()
    dialog.list.setCurrentRow(0)
    assert not dialog._asking.isVisible()


def test_the_first_person_works_here(qtbot: QtBot, theme: Theme, language: Language, tmp_path: Path) -> None:
    dialog = PeopleDialog(Known(tmp_path / "none"), "", theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.form.name.hasFocus)
    dialog.form.name.setText("Lin")
    with qtbot.waitSignal(dialog.chosen):
        dialog.save.click()


def test_it_follows_the_language(dialog: PeopleDialog, language: Language) -> None:
    dialog.remove.click()
    language.use("zh")
    dialog.retranslate()
    assert dialog.accessibleName() == "这台电脑上的人"
    assert dialog._question.text().startswith("删除“Wang”吗")
    assert dialog.keep.text() == "不删除"
