from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut

from coach_app.ui.language import Language
from coach_app.ui.practice.keys import TABLE, Act
from tests.coach_app.ui.practice.conftest import Desk


def test_every_action_has_a_key_that_is_answered(desk: Desk) -> None:
    assert {line.act for line in TABLE} == set(Act)
    assert desk.page.keys.unanswered == frozenset()
    there = {shortcut.key().toString() for shortcut in desk.page.findChildren(QShortcut)}
    assert {QKeySequence(key).toString() for line in TABLE for key in line.keys} <= there


def test_no_key_means_two_things() -> None:
    keys = [key for line in TABLE for key in line.keys]
    assert len(keys) == len(set(keys))


def test_every_key_has_a_name_in_both_languages(language: Language) -> None:
    english = [line.name for line in TABLE]
    language.use("zh")
    assert all(one != line.name for one, line in zip(english, TABLE, strict=True))


def test_letters_that_are_written_into_the_search_start_nothing(desk: Desk) -> None:
    desk.page.keys.press(Act.SEARCH)
    desk.page.home.finder.search.setText("1")
    desk.page.keys.press(Act.LEAVE)
    assert desk.page.home.finder.search.text() == ""
