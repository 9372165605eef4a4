from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.review.rubric_panel import RubricPanel
from coach_app.ui.theme import Theme
from feedback.flag import ItemState, ItemStatus
from feedback.rubric import Need, mark
from tests.coach_app.review.kept import RUBRIC
from tests.coach_app.samples import a_flag


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, language: Language) -> RubricPanel:
    made = RubricPanel(theme)
    qtbot.addWidget(made)
    return made


def show(panel: RubricPanel, by_hand: dict[str, float | None] | None = None) -> None:
    said = ItemState("opening", ItemStatus.SAID, 3.0, "您好")
    panel.show_marks(mark(RUBRIC, [a_flag()], [said], [Need.PROSODY], by_hand), {"opening": "Greeting"}, "en")


def test_without_a_rubric_it_says_so(panel: RubricPanel) -> None:
    assert panel.sum.text() == "The pack of this call has no rubric."


def test_marks_stand_with_their_weight_and_evidence(panel: RubricPanel, qtbot: QtBot) -> None:
    show(panel)
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
def test_a_mark_by_hand_is_shown_as_it_was_chosen(panel: RubricPanel, earned: float | None, place: int) -> None:
    show(panel, {"opening": earned})
    assert panel.choices["opening"].currentIndex() == place
    assert panel.choices["pace"].currentIndex() == 0
    assert "(by hand)" in panel.accessibleDescription()


def test_a_choice_is_told(panel: RubricPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.waitSignal(panel.by_hand) as chosen:
        panel.choices["pace"].activated.emit(2)
    assert chosen.args == ["pace", "half"]
