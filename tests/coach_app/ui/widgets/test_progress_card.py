from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach_app.progress.points import Figure
from coach_app.ui.progress_words import card_words
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.progress_card import ProgressCard

VALUES = [(date(2026, 3, 2), 260.0), (date(2026, 3, 3), 240.0)]
WORDS = card_words(Figure.RATE)


def a_card(theme: Theme, qtbot: QtBot) -> ProgressCard:
    card = ProgressCard(theme)
    qtbot.addWidget(card)
    card.show()
    return card


def visible(card: ProgressCard) -> set[str]:
    return {part.text() for part in card.findChildren(QLabel) if part.isVisible() and part.text()}


def test_it_says_the_newest_value_and_how_it_moved(theme: Theme, qtbot: QtBot) -> None:
    card = a_card(theme, qtbot)
    card.show_values(VALUES, 1, WORDS)
    assert {"Pace", "240 chars/min", "from 260 chars/min to 240 chars/min"} <= visible(card)


def test_a_screen_reader_reads_every_value(theme: Theme, qtbot: QtBot) -> None:
    card = a_card(theme, qtbot)
    card.show_values(VALUES, 1, WORDS)
    assert card.accessibleName() == "Pace"
    assert card.words.endswith("2026-03-02: 260 chars/min; 2026-03-03: 240 chars/min")


def test_the_table_has_the_newest_first(theme: Theme, qtbot: QtBot) -> None:
    card = a_card(theme, qtbot)
    card.show_values(VALUES, 1, WORDS)
    card.show_table(True)
    assert card.table.isVisible()
    assert card.table.accessibleName() == "Pace"
    days = [card.table.model().index(row, 0).data() for row in range(card.table.rowCount())]
    assert days == ["2026-03-03", "2026-03-02"]


def test_one_value_has_not_moved(theme: Theme, qtbot: QtBot) -> None:
    card = a_card(theme, qtbot)
    card.show_values(VALUES[:1], 1, WORDS)
    assert not any(said.startswith("from ") for said in visible(card))


def test_without_values_it_says_so_in_place_of_an_empty_picture(theme: Theme, qtbot: QtBot) -> None:
    card = a_card(theme, qtbot)
    card.show_values([], 1, WORDS)
    assert {"–", "Nothing to show in this time"} <= visible(card)
    assert "Nothing to show" in card.words


def test_a_picture_that_comes_late_shows_what_was_given_before(theme: Theme, qtbot: QtBot) -> None:
    card = a_card(theme, qtbot)
    card.show_values(VALUES, 1, WORDS)
    card.load()
    plot = card.plot
    assert plot is not None
    assert [value for _, value in plot.points] == [260.0, 240.0]
    assert plot.accessibleName() == "Pace"
