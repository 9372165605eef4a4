from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Bands, Gauges, Point
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.gauges import KINDS, GaugeRow, GaugesCard


def gauges(rate: float | None = 240.0, level: float | None = 0.0, spread: float | None = 2.6) -> Gauges:
    return Gauges((Point(10.0, rate, level, 0.4, spread),))


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, language: Language) -> GaugesCard:
    made = GaugesCard(theme)
    qtbot.addWidget(made)
    made.load_plots()
    return made


def words(row: GaugeRow) -> list[str]:
    return [label.text() for label in row.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("shown", "row", "said"),
    [
        (gauges(), 0, "Rate, 240 chars/min, steady, usual 150–290 chars/min"),
        (gauges(rate=312), 0, "Rate, 312 chars/min, fast, usual 150–290 chars/min"),
        (gauges(rate=120), 0, "Rate, 120 chars/min, slow, usual 150–290 chars/min"),
        (gauges(level=8), 1, "Volume, +8.0 dB, loud, usual ±6 dB"),
        (gauges(level=-8), 1, "Volume, -8.0 dB, soft, usual ±6 dB"),
        (gauges(spread=1.2), 2, "Melody, 1.2 semitones, flat, usual ≥ 1.6 semitones"),
        (gauges(rate=None), 0, "Rate, listening, usual 150–290 chars/min"),
    ],
)
def test_a_gauge_says_where_it_stands(card: GaugesCard, bands: Bands, shown: Gauges, row: int, said: str) -> None:
    card.show_gauges(shown, bands, running=True)
    assert card.rows[row].accessibleName() == said


def test_the_number_shows_when_the_measure_is_outside(card: GaugesCard, bands: Bands) -> None:
    card.show_gauges(gauges(rate=312), bands, running=True)
    assert "312 chars/min  fast" in words(card.rows[0])
    card.show_gauges(gauges(rate=240), bands, running=True)
    assert "steady" in words(card.rows[0])


def test_the_number_shows_while_the_pointer_is_on_its_row(card: GaugesCard, bands: Bands) -> None:
    card.show_gauges(gauges(), bands, running=True)
    here = QPointF(5, 5)
    QApplication.sendEvent(card.rows[0], QEnterEvent(here, here, here))
    assert "240 chars/min  steady" in words(card.rows[0])
    QApplication.sendEvent(card.rows[0], QEvent(QEvent.Type.Leave))
    assert "steady" in words(card.rows[0])


def test_a_call_that_is_over_has_no_now(card: GaugesCard, bands: Bands) -> None:
    card.show_gauges(gauges(rate=312), bands, running=False)
    assert not [word for word in words(card.rows[0]) if "312" in word or "listening" in word]


def test_without_limits_nothing_is_outside(card: GaugesCard) -> None:
    card.show_gauges(gauges(rate=500), Bands(), running=True)
    assert "steady" in words(card.rows[0])


def test_the_three_gauges_differ_in_name_and_unit() -> None:
    assert [kind.unit for kind in KINDS] == ["cpm", "dB", "st"]


def test_words_follow_the_language(card: GaugesCard, bands: Bands, language: Language) -> None:
    language.use("zh")
    card.retranslate()
    card.show_gauges(gauges(rate=312), bands, running=True)
    assert card.rows[0].accessibleName() == "语速, 312 字/分, 偏快, 常用 150–290 字/分"
