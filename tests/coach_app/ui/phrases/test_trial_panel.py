from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from audio.span import Span
from coach_app.phrasebook.trial import Heard, Outcome
from coach_app.ui.language import Language
from coach_app.ui.phrases.trial_panel import MOST, TrialPanel

HEARD = Heard("20261122-091500-0000", Span(75.0, 76.5), "那个不归我们管", 0.9)


@pytest.fixture
def panel(qtbot: QtBot, language: Language) -> TrialPanel:
    made = TrialPanel()
    qtbot.addWidget(made)
    return made


def test_every_state_has_its_words(panel: TrialPanel) -> None:
    assert panel.words == "Not tried yet"
    panel.show_trying(True)
    assert panel.words.startswith("Trying")
    panel.show_reading((150, 5000))
    assert panel.words == "Reading the kept sessions once: 150 of 5000"
    assert (panel._bar.value(), panel._bar.maximum()) == (150, 5000)
    panel.show_reading(None)
    assert panel.words.startswith("Trying")
    panel.show_wrong("No wording.")
    assert panel.words == "Cannot be tried as it is"
    panel.show_outcome(Outcome(0))
    assert panel.words == "No session is kept yet to try it on"
    panel.show_outcome(Outcome(4))
    assert panel.words == "Would have fired 0 times in 4 sessions"


def test_where_it_was_heard_and_when(qtbot: QtBot, panel: TrialPanel) -> None:
    panel.show_outcome(Outcome(312, (HEARD,)))
    assert panel.list.item(0).text() == "11-22 09:15 · 1:15\n那个不归我们管"
    with qtbot.waitSignal(panel.play) as played:
        panel.list.itemActivated.emit(panel.list.item(0))
    assert played.args == [HEARD]


def test_of_very_many_the_newest_are_listed(panel: TrialPanel) -> None:
    panel.show_outcome(Outcome(312, (HEARD,) * (MOST + 5)))
    assert panel.words == f"Would have fired {MOST + 5} times in 312 sessions"
    assert panel.list.count() == MOST
