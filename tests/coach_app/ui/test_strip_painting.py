from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coach_app.overlay_state import Strip
from coach_app.ui.glyphs import Glyph
from coach_app.ui.strip_painting import StripPainting, Words, _two_lines
from coach_app.ui.theme import LIGHT, SMALL, font
from feedback.flag import ItemStatus

EMPTY, NOTHING = Strip(), Words("")


def drawn(strip: Strip, words: Words = NOTHING, right: float = 328.0) -> QImage:
    image = QImage(360, 44, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    StripPainting(painter, LIGHT).draw(strip, (Glyph.DISC, "alert"), words, "快" if strip.pace else "", right)
    painter.end()
    return image


def changed(one: QImage, other: QImage) -> tuple[int, int]:
    """First and last column that differ."""
    columns = [x for x in range(one.width()) if any(one.pixel(x, y) != other.pixel(x, y) for y in range(one.height()))]
    return (columns[0], columns[-1]) if columns else (-1, -1)


@pytest.mark.parametrize(
    ("strip", "left", "right"),
    [
        (Strip(pace=0.9, pace_side=1), 36, 92),
        (Strip(hold_s=12.0, hold_limit_s=30.0), 270, 328),
        (Strip(dots=(ItemStatus.SAID, ItemStatus.PENDING, ItemStatus.MISSING)), 298, 328),
    ],
)
def test_each_thing_has_its_place_and_moves_nothing_else(
    qapp: QApplication, strip: Strip, left: int, right: int
) -> None:
    first, last = changed(drawn(EMPTY), drawn(strip))
    assert left <= first
    assert last <= right


def test_the_hold_timer_changes_colour_before_and_at_its_limit(qapp: QApplication) -> None:
    images = [
        drawn(Strip(hold_s=27.0, hold_soon=soon, hold_late=late))
        for soon, late in ((False, False), (True, False), (False, True))
    ]
    assert all(changed(one, other)[0] > 270 for one, other in ((images[0], images[1]), (images[1], images[2])))


def test_where_the_nudge_would_have_no_room_the_points_give_way_to_the_answer(qapp: QApplication) -> None:
    few, many = (ItemStatus.SAID,) * 8, (ItemStatus.SAID,) * 9
    assert drawn(Strip(hold_s=12.0, dots=few), right=280.0) == drawn(Strip(hold_s=12.0), right=280.0)
    assert drawn(Strip(dots=many), right=280.0) == drawn(Strip(), right=280.0)
    assert drawn(Strip(dots=few), right=280.0) != drawn(Strip(), right=280.0)


def test_states_of_points_differ_in_shape(qapp: QApplication) -> None:
    statuses = (ItemStatus.SAID, ItemStatus.PENDING, ItemStatus.MISSING, ItemStatus.POSSIBLY_MISSING)
    shapes = set()
    for status in statuses:
        image = drawn(Strip(dots=(status,)))
        shapes.add(tuple(image.pixelColor(x, y).lightness() < 200 for x in range(313, 328) for y in range(8, 26)))
    assert len(shapes) == len(statuses)


def test_words_stay_between_their_neighbours(qapp: QApplication) -> None:
    full = Strip(pace=0.5, hold_s=12.0, dots=(ItemStatus.SAID,) * 16)
    long = Words("改说：我帮您想想别的办法，请您稍等一下我马上为您核实清楚", Glyph.STOPPED, "alert")
    first, last = changed(drawn(full), drawn(full, long))
    assert first >= 96
    assert last <= 328 - 66 - 52


def test_long_words_take_two_lines_and_end_in_dots(qapp: QApplication) -> None:
    metrics = QFontMetrics(font(SMALL))
    assert _two_lines("Let endings settle", metrics, 70)[0] == "Let endings"
    one, two = _two_lines("改说" * 20, metrics, 100)
    assert metrics.horizontalAdvance(one) <= 100
    assert two.endswith("…")
