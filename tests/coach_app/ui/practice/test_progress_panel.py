from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.practice.path.values import PracticeHistory
from coach_app.progress.points import Step
from coach_app.ui.language import Language
from coach_app.ui.practice.progress_panel import PracticePanel
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import FakePractice


@pytest.fixture
def panel(practice: FakePractice, theme: Theme, language: Language, qtbot: QtBot) -> PracticePanel:
    made = PracticePanel(practice.history, theme, language)
    qtbot.addWidget(made)
    return made


def look(panel: PracticePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.changed):
        panel.look("p-1")


def test_weeks_and_bests_are_shown(panel: PracticePanel, practice: FakePractice, qtbot: QtBot) -> None:
    look(panel, qtbot)
    assert practice.asked == [("history", "p-1")]
    assert "2026-11-09: 61 %; 2026-11-16: 78 %" in panel.scores.words
    assert "2026-11-16: 48 min" in panel.minutes.words
    assert panel.bests.accessibleName() == "Personal bests: Password of a salary card 91 % 2026-11-20"


def test_days_are_days_where_days_are_chosen(panel: PracticePanel, practice: FakePractice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.changed):
        panel.look("p-1", Step.DAY, 30)
    assert practice.asked == [("history", "p-1", "day", 30)]
    head = panel.minutes.table.horizontalHeaderItem(0)
    assert head is not None
    assert head.text() == "Day"


def test_before_any_practice_there_is_nothing(panel: PracticePanel, practice: FakePractice, qtbot: QtBot) -> None:
    practice.weeks = PracticeHistory()
    look(panel, qtbot)
    assert not panel.there
    assert not panel.isVisible()


def test_what_cannot_be_read_is_not_shown(theme: Theme, language: Language, qtbot: QtBot) -> None:
    def fetch(_: str, step: Step, days: int) -> PracticeHistory:
        raise BadInputError("No.", "Later.")

    panel = PracticePanel(fetch, theme, language)
    qtbot.addWidget(panel)
    look(panel, qtbot)
    assert not panel.there


def test_tables_stand_in_for_pictures(panel: PracticePanel, qtbot: QtBot) -> None:
    look(panel, qtbot)
    panel.show()
    panel.show_tables(True)
    assert panel.scores.table.isVisible()
    panel.load()
    panel.show_tables(False)
    assert panel.scores.plot is not None
    assert [value for _, value in panel.scores.plot.points] == [61.0, 78.0]
