"""The practice page with everything behind it made up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.practice.page import PracticePage
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_gym import FakeGym
from tests.coach_app.ui.practice.fake_practice import FakePractice, FakeTake


@pytest.fixture
def gym() -> FakeGym:
    """A microphone that records nothing."""
    return FakeGym()


@pytest.fixture
def practice(gym: FakeGym) -> FakePractice:
    """What the page asks."""
    return FakePractice(studio=gym)


class Desk:
    """The page on screen, and what a test does with it."""

    def __init__(self, page: PracticePage, practice: FakePractice, gym: FakeGym, qtbot: QtBot) -> None:
        self.page, self.practice, self.gym, self._qtbot = page, practice, gym, qtbot

    @property
    def front(self) -> str:
        """Which page is in front."""
        return type(self.page.stack.currentWidget()).__name__

    @property
    def take(self) -> FakeTake:
        """The take that runs."""
        return self.practice.takes[-1]

    def until(self, front: str) -> None:
        """Wait for a page."""
        self._qtbot.waitUntil(lambda: self.front == front)

    def settle(self) -> None:
        """Wait until nothing is being read."""
        self._qtbot.waitUntil(lambda: not self.page.busy)

    def begin(self, drill: str = "SCN-01") -> FakeTake:
        """A take of a drill has begun, and the agent may speak."""
        self.page.open_drill(drill)
        self.until("SheetPage")
        self.page.start()
        self._qtbot.waitUntil(lambda: bool(self.practice.takes) and "start" in self.take.orders)
        QCoreApplication.sendPostedEvents()  # what its start said in a thread of its own is heard before what follows
        self.take.talk()
        self._qtbot.waitUntil(lambda: self.page.run.state.turn == "agent")
        return self.take


@pytest.fixture
def desk(practice: FakePractice, gym: FakeGym, theme: Theme, language: Language, qtbot: QtBot) -> Iterator[Desk]:
    """The page, read and on screen."""
    page = PracticePage(practice, theme, language)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    qtbot.waitExposed(page)
    made = Desk(page, practice, gym, qtbot)
    made.settle()
    yield made
    page.close_down()
