from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from audio.span import Span
from coach_app.live_transcript import Line
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.transcript import Transcript


def lines(count: int) -> tuple[Line, ...]:
    return tuple(Line(Speaker.AGENT, Span(n, n + 1), f"第{n}句，请您稍等。") for n in range(count))


@pytest.fixture
def transcript(qtbot: QtBot, theme: Theme, language: Language) -> Transcript:
    made = Transcript(theme)
    made.resize(600, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def at_foot(transcript: Transcript) -> bool:
    QApplication.processEvents()
    bar = transcript.view.verticalScrollBar()
    return bar.value() == bar.maximum()


def test_the_latest_line_stays_in_sight(transcript: Transcript) -> None:
    for count in (5, 20, 40):
        transcript.show_lines(lines(count))
        assert at_foot(transcript)
    assert not transcript.locked
    assert not transcript.latest.isVisible()


def test_a_reader_who_scrolls_up_is_left_in_peace(transcript: Transcript) -> None:
    transcript.show_lines(lines(40))
    assert at_foot(transcript)
    transcript.view.setFocus()
    transcript.view.verticalScrollBar().setSliderDown(True)
    transcript.view.verticalScrollBar().setValue(10)
    assert transcript.locked
    assert transcript.latest.isVisible()
    transcript.show_lines(lines(41))
    QApplication.processEvents()
    assert transcript.view.verticalScrollBar().value() == 10


def test_one_button_leads_back_to_the_latest(transcript: Transcript) -> None:
    transcript.show_lines(lines(40))
    assert at_foot(transcript)
    transcript.view.verticalScrollBar().setSliderDown(True)
    transcript.view.verticalScrollBar().setValue(10)
    transcript.view.verticalScrollBar().setSliderDown(False)
    transcript.latest.click()
    assert at_foot(transcript)
    assert not transcript.locked


def test_before_anybody_speaks_it_says_what_will_appear(transcript: Transcript, language: Language) -> None:
    assert transcript._nothing.isVisible()
    transcript.show_lines(lines(1))
    assert not transcript._nothing.isVisible()


def test_where_nobody_recognises_words_it_says_so(transcript: Transcript) -> None:
    transcript.show_lines((), heard=False)
    assert "not recognised" in transcript._nothing.text()
    transcript.show_lines((), heard=True)
    assert "appears here" in transcript._nothing.text()
