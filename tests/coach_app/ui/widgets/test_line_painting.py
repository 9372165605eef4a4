from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from audio.span import Span
from coach_app.live_transcript import Line, Mark, MarkKind
from coach_app.sayings import Sayings
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.theme import LIGHT, Theme
from coach_app.ui.widgets.line_painting import LineDelegate
from coach_app.ui.widgets.transcript_lines import TranscriptLines


def line(text: str = "这个我也没办法。", *marks: Mark, **more: object) -> Line:
    return Line(Speaker.AGENT, Span(0, 2), text, marks=marks, **more)  # type: ignore[arg-type]


class Shown:
    """A list with one line in it."""

    def __init__(self, qtbot: QtBot, theme: Theme, sayings: Sayings) -> None:
        self.view, self.model, self.delegate = QListView(), TranscriptLines(), LineDelegate(theme)
        self.delegate.speak(sayings)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.setStyleSheet(f"background: {LIGHT.card}")
        self.view.resize(480, 200)
        qtbot.addWidget(self.view)

    def pixels(self, shown: Line, colour: str) -> int:
        self.model.show((shown,))
        image, wanted = self.view.grab().toImage(), QColor(colour)
        return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))

    def height(self, shown: Line) -> int:
        self.model.show((shown,))
        option = QStyleOptionViewItem()
        option.widget = self.view
        return self.delegate.sizeHint(option, self.model.index(0, 0, QModelIndex())).height()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, language: Language, sayings: Sayings) -> Shown:
    return Shown(qtbot, theme, sayings)


def test_a_forbidden_phrase_carries_its_replacement_beneath(shown: Shown) -> None:
    marked = line("这个我也没办法。", Mark(MarkKind.FORBIDDEN, 3, 7, "我帮您想想"))
    assert [(chip.glyph, chip.text) for chip in shown.delegate.chips(marked)] == [(Glyph.STOPPED, "Try: 我帮您想想")]


def test_a_forbidden_phrase_without_a_replacement_says_so(shown: Shown) -> None:
    marked = line("这个我也没办法。", Mark(MarkKind.FORBIDDEN, 3, 7))
    assert [chip.text for chip in shown.delegate.chips(marked)] == ["Better not said"]


def test_what_a_line_ticked_stands_beneath_it(shown: Shown) -> None:
    assert [(c.glyph, c.text) for c in shown.delegate.chips(line(ticks=("apology",)))] == [(Glyph.DONE, "Apology")]


def test_chips_make_a_line_higher_and_long_words_wrap(shown: Shown) -> None:
    plain = shown.height(line())
    assert shown.height(line(ticks=("apology",))) > plain
    assert shown.height(line("没有问题网络就会自动恢复，" * 8)) >= plain + 2 * 22
    assert shown.height(line(ticks=("apology", "empathy", "opening", "offer_help", "goodbye"))) > shown.height(
        line(ticks=("apology",))
    )


@pytest.mark.parametrize(
    ("kind", "colour"),
    [(MarkKind.STANDARD, LIGHT.good), (MarkKind.FORBIDDEN, LIGHT.alert), (MarkKind.FILLER, LIGHT.nudge)],
)
def test_phrases_are_underlined_in_their_colour(shown: Shown, kind: MarkKind, colour: str) -> None:
    unmarked = shown.pixels(line("您好您好您好您好您好"), colour)
    assert shown.pixels(line("您好您好您好您好您好", Mark(kind, 0, 10)), colour) > unmarked + 10


def test_provisional_words_are_grey(shown: Shown) -> None:
    assert shown.pixels(line("您好您好"), LIGHT.text) > 20
    assert shown.pixels(line("您好您好", provisional=True), LIGHT.text) == 0


def test_the_two_sides_differ_in_colour(shown: Shown) -> None:
    theirs = Line(Speaker.CUSTOMER, Span(0, 1), "喂")
    assert shown.pixels(line(), LIGHT.agent) > shown.pixels(theirs, LIGHT.agent)
    assert shown.pixels(theirs, LIGHT.customer) > shown.pixels(line(), LIGHT.customer)
