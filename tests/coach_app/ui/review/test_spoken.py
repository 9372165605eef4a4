from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from audio.span import Span
from coach_app.report.model import analysis_of
from coach_app.sayings import Sayings
from coach_app.ui.language import Language
from coach_app.ui.review.spoken import Spoken, lines_of
from coach_app.ui.theme import Theme
from tests.coach_app.review.kept import whole
from tests.coach_app.samples import AGENT, CUSTOMER


@pytest.fixture
def spoken(qtbot: QtBot, theme: Theme, language: Language, sayings: Sayings) -> Spoken:
    made = Spoken(theme)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_lines(lines_of(analysis_of(whole())), sayings)
    return made


def test_the_line_that_is_heard_is_chosen(spoken: Spoken) -> None:
    for at_s, row in ((0.0, 0), (2.0, 0), (5.5, 1), (12.0, 1), (20.5, 2), (29.0, 2)):
        spoken.choose(at_s)
        assert spoken.current == row


def test_what_a_flag_is_about_is_chosen_by_its_speaker(spoken: Spoken) -> None:
    spoken.choose_said(AGENT, Span(4.9, 20.5))
    assert spoken.current == 2
    spoken.choose_said(CUSTOMER, Span(0.0, 30.0))
    assert spoken.current == 1
    spoken.choose_said(CUSTOMER, Span(20.0, 30.0))
    assert spoken.current == 2  # the customer said nothing there: what is said there


def test_a_line_is_heard_by_click_or_enter(spoken: Spoken, qtbot: QtBot) -> None:
    with qtbot.waitSignal(spoken.chosen) as heard:
        spoken.view.activated.emit(spoken.lines.index(1))
    assert heard.args == [1]


def test_the_chosen_line_looks_another(spoken: Spoken) -> None:
    spoken.choose(2.0)
    first = spoken.view.grab().toImage()
    spoken.choose(5.5)
    assert spoken.view.grab().toImage() != first


def test_without_words_it_says_so(spoken: Spoken, sayings: Sayings) -> None:
    spoken.show_lines((), sayings)
    assert not spoken.view.isVisible()
    assert "words of this call are not there" in spoken._nothing.text()
