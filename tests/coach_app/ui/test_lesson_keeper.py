from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coach_app.events import Event
from coach_app.lessons import Lessons
from coach_app.sayings import Sayings
from coach_app.ui.lesson_keeper import LessonKeeper
from tests.coach_app.ui.story import story


def counted(events: tuple[Event, ...], sayings: Sayings) -> Lessons:
    return Lessons(numbers=f"{sayings.language} {len(events)}")


def test_a_call_that_is_over_is_summed_up_and_again_in_another_language(qtbot: QtBot) -> None:
    parent = QObject()
    keeper = LessonKeeper(parent, counted)
    events = story()
    for event in events:
        keeper.take(event, Sayings(language="en"))
    qtbot.waitUntil(lambda: keeper.lessons is not None)
    assert keeper.lessons == Lessons(numbers=f"en {len(events)}")
    with qtbot.waitSignal(keeper.taught):
        keeper.tell(Sayings(language="zh"))
    assert keeper.lessons == Lessons(numbers=f"zh {len(events)}")


def test_before_the_end_nothing_is_told(qtbot: QtBot) -> None:
    parent = QObject()
    keeper = LessonKeeper(parent, counted)
    for event in story()[:-1]:
        keeper.take(event, Sayings())
    keeper.tell(Sayings())
    assert not keeper._errands.busy


def test_a_new_call_forgets_the_last_one(qtbot: QtBot) -> None:
    parent = QObject()
    keeper = LessonKeeper(parent, counted)
    for event in story():
        keeper.take(event, Sayings())
    qtbot.waitUntil(lambda: keeper.lessons is not None)
    keeper.take(story()[0], Sayings())
    assert keeper.lessons is None


def test_a_card_without_lessons_is_better_than_none(qtbot: QtBot) -> None:
    def broken(_: tuple[Event, ...], __: Sayings) -> Lessons:
        raise ValueError("no end")

    parent = QObject()
    keeper = LessonKeeper(parent, broken)
    for event in story():
        keeper.take(event, Sayings())
    qtbot.waitUntil(lambda: keeper.lessons is not None)
    assert keeper.lessons == Lessons()
