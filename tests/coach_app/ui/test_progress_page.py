from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.library.measures import Measures
from coach_app.progress.points import Figure, Progress, progress_of
from coach_app.progress.reader import Period
from coach_app.ui.language import Language
from coach_app.ui.practice.progress_panel import PracticePanel
from coach_app.ui.progress_page import ProgressPage
from coach_app.ui.theme import DARK, LIGHT, Theme
from tests.coach_app.progress.some_calls import ME, a_call
from tests.coach_app.ui.practice.fake_practice import FakePractice

OTHER = "p-ba9876543210"


class Some:
    """Progress of two people, the second of whom has no calls."""

    def __init__(self, *calls: Measures) -> None:
        self.calls = calls
        self.asked: list[tuple[str, str]] = []
        self.error: Exception | None = None

    def people(self) -> tuple[tuple[str, str], ...]:
        return ((ME, "李静"), (OTHER, "周舟"))

    def progress(self, person: str, period: Period) -> Progress:
        if self.error is not None:
            raise self.error
        self.asked.append((person, period.name))
        return progress_of(() if person == OTHER else self.calls, period.step)


@pytest.fixture
def some() -> Some:
    return Some(a_call(0, rate_cpm=260.0), a_call(1, rate_cpm=240.0))


@pytest.fixture
def page(some: Some, theme: Theme, qtbot: QtBot) -> Iterator[ProgressPage]:
    made = ProgressPage(some, theme, Language("en"))
    qtbot.addWidget(made)
    made.resize(1192, 800)
    made.show()
    settled(made, qtbot)
    yield made
    made.close_down()


def settled(page: ProgressPage, qtbot: QtBot) -> None:
    """Wait until nothing is read any more."""
    qtbot.waitUntil(lambda: not page.busy, timeout=5000)


def words(page: ProgressPage) -> tuple[str, str]:
    return page.message.words


def test_each_figure_has_its_card_with_the_newest_value(page: ProgressPage) -> None:
    said = {figure: card.words for figure, card in page.cards.items()}
    assert "2026-03-02: 260 chars/min; 2026-03-03: 240 chars/min" in said[Figure.RATE]
    assert "80 %" in said[Figure.CHECKLIST]
    assert "12.0 / h" in said[Figure.NUDGES]


def test_everybody_is_shown_first_and_somebody_on_request(page: ProgressPage, some: Some, qtbot: QtBot) -> None:
    assert some.asked[-1] == ("", "month")
    page.who.setCurrentIndex(page.who.findData(ME))
    settled(page, qtbot)
    assert some.asked[-1] == (ME, "month")


def test_who_works_here_is_shown_as_soon_as_it_is_known_who_there_is(some: Some, theme: Theme, qtbot: QtBot) -> None:
    page = ProgressPage(some, theme, Language("en"))
    qtbot.addWidget(page)
    page.show_person(ME)
    page.show()
    qtbot.waitUntil(lambda: (ME, "month") in some.asked and not page.busy)
    assert page.person == ME
    page.close_down()


def test_the_period_is_chosen_by_keys(page: ProgressPage, some: Some, qtbot: QtBot) -> None:
    page.period.setFocus()
    QTest.keyClick(page.period, Qt.Key.Key_Down)
    settled(page, qtbot)
    assert some.asked[-1] == ("", "quarter")


def test_a_key_shows_tables_in_place_of_pictures(page: ProgressPage, qtbot: QtBot) -> None:
    card = page.cards[Figure.RATE]
    assert not card.table.isVisible()
    QTest.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert card.table.isVisible()
    cells = [card.table.model().index(0, column).data() for column in (0, 1)]
    assert cells == ["2026-03-03", "240 chars/min"]


def test_pictures_come_late_and_draw_what_the_table_says(page: ProgressPage) -> None:
    page.load_plots()
    plot = page.cards[Figure.RATE].plot
    assert plot is not None
    assert [value for _, value in plot.points] == [260.0, 240.0]


def test_it_says_that_nothing_leaves_the_computer(page: ProgressPage) -> None:
    assert "Nothing of it leaves it." in page.accessibleName()


def test_without_calls_it_says_what_to_do_first(page: ProgressPage, qtbot: QtBot) -> None:
    page.who.setCurrentIndex(page.who.findData(OTHER))
    settled(page, qtbot)
    assert page.message.isVisible()
    assert words(page)[0] == "No judged calls in this time"
    with qtbot.waitSignal(page.begin):
        page.message.button.click()


def test_calls_without_figures_are_told_with_the_button_that_mends_it(
    page: ProgressPage, some: Some, qtbot: QtBot
) -> None:
    assert not page.banner.isVisible()
    some.calls = (*some.calls, a_call(2, speech_s=None))
    page.look()
    settled(page, qtbot)
    assert page.banner.words == "Calls without figures of the voice: 1"
    with qtbot.waitSignal(page.mend):
        page.banner.button.click()


def test_an_error_is_said_and_tried_again(page: ProgressPage, some: Some, qtbot: QtBot) -> None:
    some.error = BadInputError("The library is busy.", "Wait a moment.")
    page.look()
    settled(page, qtbot)
    assert page.message.isVisible()
    assert page.message.button.text() == "Try again"
    some.error = None
    page.message.button.click()
    settled(page, qtbot)
    assert not page.message.isVisible()


def test_on_a_day_of_practice_alone_practice_is_shown(
    some: Some, theme: Theme, language: Language, qtbot: QtBot
) -> None:
    some.calls = ()
    panel = PracticePanel(FakePractice().history, theme, language)
    page = ProgressPage(some, theme, language, panel)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: panel.there and not page.busy)
    assert panel.isVisible()
    assert not page.message.isVisible()
    assert not any(card.isVisible() for card in page.cards.values())
    page.load_plots()
    assert panel.scores.plot is not None
    page.close_down()


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize(("code", "title"), [("zh", "进步"), ("en", "Progress")])
def test_it_speaks_both_languages_in_both_colours(
    some: Some, qtbot: QtBot, theme: Theme, code: str, title: str, tokens: object
) -> None:
    theme.use(tokens)  # type: ignore[arg-type]
    language = Language(code)
    page = ProgressPage(some, theme, language)
    qtbot.addWidget(page)
    page.show()
    settled(page, qtbot)
    assert page.accessibleName().startswith(title)
    assert ("语速" if code == "zh" else "Pace") in page.cards[Figure.RATE].accessibleName()
    page.close_down()
    language.use("en")


@pytest.mark.parametrize("width", [552, 1192, 1832])
def test_cards_are_laid_out_in_as_many_columns_as_fit(page: ProgressPage, width: int, qtbot: QtBot) -> None:
    page.resize(width, 640)
    qtbot.waitUntil(lambda: page.width() == width)
    columns = {552: 1, 1192: 3, 1832: 3}[width]
    qtbot.waitUntil(
        lambda: len({card.mapTo(page, card.rect().topLeft()).x() for card in page.cards.values()}) == columns
    )
    assert all(card.mapTo(page, card.rect().topRight()).x() <= width for card in page.cards.values())
