from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coach_app.report.model import Analysis, analysis_of
from coach_app.report.picture import draw
from coach_app.report.wording import Wording
from coach_app.ui.paper.strips import WIDTH, Strips
from coach_app.ui.theme import LIGHT
from tests.coach_app.samples import one_of_each

CALL = analysis_of(one_of_each())


def strips_of(analysis: Analysis) -> Strips:
    return Strips(draw(analysis, Wording("zh"), WIDTH, 112 + 6 * (WIDTH - 112)), "提示")


def painted(strips: Strips, number: int, qapp: QApplication) -> QImage:
    image = QImage(int(WIDTH), int(strips.strip_height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    strips.paint(painter, number, QRectF(0, 0, WIDTH, strips.strip_height), qapp.font())
    painter.end()
    return image


def inks(image: QImage, left: int = 0) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(left, image.width()) for y in range(image.height())}


@pytest.mark.parametrize(("duration_s", "count"), [(30.0, 1), (100.0, 1), (180.0, 2), (3600.0, 6), (36000.0, 6)])
def test_a_long_call_takes_more_strips_but_not_without_end(duration_s: float, count: int) -> None:
    assert strips_of(replace(CALL, duration_s=duration_s)).count == count


def test_a_strip_shows_marks_in_their_colour_and_the_labels_beside_them(qapp: QApplication) -> None:
    image = painted(strips_of(CALL), 0, qapp)
    assert {LIGHT.alert_tint.upper(), LIGHT.nudge_tint.upper(), LIGHT.surface_2.upper()} <= inks(image, 92)
    labels = image.copy(0, 0, 90, image.height())
    assert len(inks(labels)) > 3


def test_each_strip_shows_its_own_part(qapp: QApplication) -> None:
    strips = strips_of(replace(CALL, duration_s=180.0))
    first, second = (painted(strips, number, qapp) for number in (0, 1))
    assert LIGHT.alert_tint.upper() in inks(first)
    assert LIGHT.alert_tint.upper() not in inks(second), "what happened at 0:20 is not in the second minute"


def test_a_strip_keeps_to_the_page_that_is_painted(qapp: QApplication) -> None:
    strips = strips_of(CALL)
    image = QImage(int(WIDTH), int(strips.strip_height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setClipRect(QRectF(0, 0, WIDTH, 60))
    strips.paint(painter, 0, QRectF(0, 0, WIDTH, strips.strip_height), qapp.font())
    painter.end()
    assert inks(image.copy(0, 60, int(WIDTH), image.height() - 60)) == {"#FFFFFF"}
    assert len(inks(image.copy(0, 0, int(WIDTH), 60))) > 3
