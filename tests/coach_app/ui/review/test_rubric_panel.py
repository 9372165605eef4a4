from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.review.rubric_panel import RubricPanel
from coach_app.ui.theme import Theme
from feedback.flag import ItemState, ItemStatus
from feedback.rubric import Need, Rubric, mark
from tests.coach_app.review.kept import OPENING, RUBRIC
from tests.coach_app.samples import a_flag

MANY = Rubric(criterion=tuple(OPENING.model_copy(update={"id": f"o{n}"}) for n in range(30)))


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, language: Language) -> RubricPanel:
    made = RubricPanel(theme)
    qtbot.addWidget(made)
    return made


def show(qtbot: QtBot, panel: RubricPanel, by_hand: dict[str, float | None] | None = None) -> None:
    said = ItemState("opening", ItemStatus.SAID, 3.0, "您好")
    panel.show_marks(mark(RUBRIC, [a_flag()], [said], [Need.PROSODY], by_hand), {"opening": "Greeting"}, "en")
    qtbot.waitUntil(lambda: panel.whole)


def test_without_a_rubric_it_says_so(panel: RubricPanel) -> None:
    assert panel.sum.text() == "The pack of this call has no rubric."


def test_marks_stand_with_their_weight_and_evidence(panel: RubricPanel, qtbot: QtBot) -> None:
    show(qtbot, panel)
    assert panel.sum.text() == "67 %, not passed; 100 % of it assessed"
    assert "Opening · weight 2: passed; Pace · weight 1: failed" in panel.accessibleDescription()
    buttons = {button.text(): button for button in panel.findChildren(QPushButton)}
    assert set(buttons) == {"0:03 Greeting: Said", "0:12 Fast speech"}
    with qtbot.waitSignal(panel.hear) as heard:
        buttons["0:12 Fast speech"].click()
    assert heard.args == [12.5]


def test_what_could_not_be_assessed_is_neither_passed_nor_failed(panel: RubricPanel) -> None:
    panel.show_marks(mark(RUBRIC, [], [], []), {}, "en")
    assert panel.sum.text() == "Nothing of it could be assessed."
    assert "Opening · weight 2: not assessed" in panel.accessibleDescription()


@pytest.mark.parametrize(("earned", "place"), [(1.0, 1), (0.5, 2), (0.0, 3), (None, 4), (0.3, 0)])
def test_a_mark_by_hand_is_shown_as_it_was_chosen(
    panel: RubricPanel, earned: float | None, place: int, qtbot: QtBot
) -> None:
    show(qtbot, panel, {"opening": earned})
    assert panel.choices["opening"].currentIndex() == place
    assert panel.choices["pace"].currentIndex() == 0
    assert "(by hand)" in panel.accessibleDescription()


def test_a_choice_is_told(panel: RubricPanel, qtbot: QtBot) -> None:
    show(qtbot, panel)
    with qtbot.waitSignal(panel.by_hand) as chosen:
        panel.choices["pace"].activated.emit(2)
    assert chosen.args == ["pace", "half"]


def test_criteria_come_in_slices_so_that_the_window_stays_free(panel: RubricPanel, qtbot: QtBot) -> None:
    panel.show_marks(mark(MANY, [], [], [Need.PROSODY]), {}, "en")
    assert 0 < len(panel.choices) < 30
    assert panel.accessibleDescription().count("Opening") == 30, "who cannot see it need not wait"
    qtbot.waitUntil(lambda: panel.whole)
    assert len(panel.choices) == 30


def test_another_call_takes_the_place_of_one_that_is_still_coming(panel: RubricPanel, qtbot: QtBot) -> None:
    panel.show()
    panel.show_marks(mark(MANY, [], [], [Need.PROSODY]), {}, "en")
    qtbot.waitUntil(lambda: len(panel.choices) > 4)
    show(qtbot, panel)
    assert set(panel.choices) == {"opening", "pace"}
    assert sum(row.name.isVisible() for row in panel._rows) == 2
