from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coach_app.ui.glyphs import Glyph, draw, icon
from coach_app.ui.text import STATUS_LOOKS


def picture(glyph: Glyph) -> QImage:
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw(painter, glyph, QRectF(0, 0, 32, 32), QColor("black"), QColor("white"))
    painter.end()
    return image


@pytest.mark.parametrize("glyph", Glyph)
def test_every_glyph_can_be_seen_and_stays_in_its_box(qapp: QApplication, glyph: Glyph) -> None:
    image = picture(glyph)
    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(32) for y in range(32))
    assert 20 < dark < 900


def test_states_differ_in_shape_without_any_colour(qapp: QApplication) -> None:
    shapes = {glyph for glyph, _ in STATUS_LOOKS.values()}
    seen = {bytes(picture(glyph).constBits()) for glyph in shapes}
    assert len(seen) == len(shapes) == 5


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    pixmap = icon(Glyph.PHONE, QColor("black"), 20, ratio=2.0).pixmap(20, 20)
    assert not pixmap.isNull()
