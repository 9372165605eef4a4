from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.review.explain import Explanation
from coach_app.rulings.entry import Decision, FlagRef, Objection, Ruling
from coach_app.rulings.state import state_of
from coach_app.ui.language import Language
from coach_app.ui.review.flag_panel import FlagPanel
from coach_app.ui.theme import Theme
from tests.coach_app.samples import a_flag

FLAG = a_flag()
REF = FlagRef.of(FLAG)
WHY = Explanation(
    "0:12  Fast speech", "Slow down", "The customer cannot follow.", "您的套餐", (), (("Measured", "378 syll/min"),)
)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, language: Language) -> FlagPanel:
    made = FlagPanel(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def show(panel: FlagPanel, *entries: object) -> None:
    panel.show_flag(WHY, state_of(entries, [FLAG]).flags[0])  # type: ignore[arg-type]


def test_without_a_flag_it_says_how_to_get_to_one(panel: FlagPanel) -> None:
    assert "J goes to the next one" in panel.words
    assert not panel.verdicts["right"].isVisible()


def test_it_explains_and_takes_a_ruling(panel: FlagPanel, qtbot: QtBot) -> None:
    show(panel)
    assert "Measured: 378 syll/min" in panel.words
    with qtbot.waitSignal(panel.ruled) as ruled:
        panel.verdicts["unsure"].click()
    assert ruled.args == ["unsure"]


def test_the_ruling_that_holds_is_pressed_and_pressing_it_again_takes_it_back(panel: FlagPanel, qtbot: QtBot) -> None:
    show(panel, Ruling(flag=REF, verdict="right"))
    assert [name for name, button in panel.verdicts.items() if button.isChecked()] == ["right"]
    with qtbot.waitSignal(panel.ruled) as ruled:
        panel.verdicts["right"].click()
    assert ruled.args == [""]


def test_history_is_told_newest_first(panel: FlagPanel) -> None:
    ruling = Ruling(flag=REF, verdict="right", author="王老师")
    objection = Objection(flag=REF, reason="客户让我快一点", author="李静")
    decision = Decision(objection=objection.id, upheld=False, words="录音里没有", author="王老师")
    show(panel, ruling, objection, decision)
    told = panel._history.text().splitlines()
    assert [line.split("  ", 1)[1] for line in told] == [
        "王老师  objection rejected 录音里没有",
        "李静  objects: 客户让我快一点",
        "王老师  Right",
    ]
    assert panel.objections.text() == "Object…"


def test_an_open_objection_is_to_be_decided(panel: FlagPanel) -> None:
    show(panel, Objection(flag=REF, reason="客户让我快一点"))
    assert panel.objections.text() == "Decide…"
    assert "客户让我快一点" in panel.words


def test_it_speaks_chinese(panel: FlagPanel, language: Language) -> None:
    show(panel)
    language.use("zh")
    panel.retranslate()
    assert [button.text() for button in panel.verdicts.values()] == ["对", "错", "不确定"]
