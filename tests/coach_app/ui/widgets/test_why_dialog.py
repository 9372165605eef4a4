from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from coach_app.live_flags import Record
from coach_app.live_state import LiveState, LiveStateStore
from coach_app.sayings import Sayings
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.why_dialog import WhyDialog
from feedback.flag import Flag
from tests.coach_app.ui.story import FAST, FORBIDDEN, until


@pytest.fixture
def state() -> LiveState:
    store = LiveStateStore()
    for event in until(70.0):
        store.apply(event)
    return store.state


def explained(qtbot: QtBot, theme: Theme, state: LiveState, sayings: Sayings, flag: Flag) -> WhyDialog:
    dialog = WhyDialog(theme, Record(flag), state, sayings, None)
    qtbot.addWidget(dialog)
    return dialog


def test_a_number_is_explained_by_what_was_measured_the_limit_the_usual_and_the_source(
    qtbot: QtBot, theme: Theme, language: Language, state: LiveState, sayings: Sayings
) -> None:
    reasons = explained(qtbot, theme, state, sayings, FAST).reasons
    facts = dict(reasons.facts)
    assert (reasons.title, reasons.say) == ("Fast speech", "Slow down")
    assert facts["Measured"] == "372 chars/min"
    assert facts["Limit"] == "≤ 290 chars/min"
    assert facts["Your usual"].endswith("chars/min")
    assert facts["When"] == "0:34 – 0:46"
    assert facts["Source"].startswith("TON-01 《")
    assert reasons.why == sayings.why(FAST)
    assert reasons.quote.startswith("“红灯亮说明")


def test_words_are_explained_by_what_was_heard(
    qtbot: QtBot, theme: Theme, language: Language, state: LiveState, sayings: Sayings
) -> None:
    reasons = explained(qtbot, theme, state, sayings, FORBIDDEN).reasons
    facts = dict(reasons.facts)
    assert "Measured" not in facts
    assert "Heard" not in facts
    assert reasons.quote == "“这个我也没办法。”"
    other = explained(qtbot, theme, state, sayings, replace(FORBIDDEN, evidence="没辙"))
    assert dict(other.reasons.facts)["Heard"] == "没辙"


def test_it_can_be_read_out_and_closed(
    qtbot: QtBot, theme: Theme, language: Language, state: LiveState, sayings: Sayings
) -> None:
    dialog = explained(qtbot, theme, state, sayings, FAST)
    assert dialog.accessibleName() == "Why: Slow down"
    dialog.show()
    dialog.reject()
    assert not dialog.isVisible()
