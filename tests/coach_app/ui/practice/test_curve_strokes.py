from __future__ import annotations

import itertools
import math

import pytest
from PySide6.QtCore import QRectF

from coach_app.ui.practice.curve_strokes import strokes

BOX = QRectF(10, 20, 600, 100)
ENDS = (-10.0, 10.0)


def places(at_s: tuple[float, ...], values: tuple[float, ...], until_s: float) -> list[list[tuple[float, float]]]:
    """Points of each piece."""
    return [[(p.x(), p.y()) for p in one.toList()] for one in strokes(at_s, values, BOX, ENDS, until_s)]


def test_rows_lie_where_their_instant_and_value_are() -> None:
    (piece,) = places((0.0, 0.02, 0.04), (-10.0, 0.0, 10.0), 0.04)
    assert piece == [(10.0, 120.0), (310.0, 70.0), (610.0, 20.0)]


@pytest.mark.parametrize("missing", [math.nan, 14.0])
def test_what_is_missing_or_out_of_sight_parts_strokes(missing: float) -> None:
    at_s = tuple(row / 100 for row in range(30))
    values = tuple(missing if 10 <= row < 20 else 1.0 for row in range(30))
    one, other = places(at_s, values, 1.0)
    assert (one[0][0], one[-1][0]) == pytest.approx((10.0, 64.0))
    assert (other[0][0], other[-1][0]) == pytest.approx((130.0, 184.0))


def test_a_long_sentence_has_no_more_points_than_the_screen_can_show_and_keeps_its_shape() -> None:
    at_s = tuple(row / 100 for row in range(4500))
    values = tuple(8 * math.sin(one / 3) for one in at_s)
    pieces = places(at_s, values, 45.0)
    assert sum(len(one) for one in pieces) < 350
    for before, after in itertools.pairwise(pieces):
        assert before[-1] == after[0]  # without a gap
    for x, y in (point for one in pieces for point in one):
        at = (x - 10) / 600 * 45.0
        assert y == pytest.approx(70 - 5 * 8 * math.sin(at / 3), abs=0.5)


def test_a_stroke_that_is_narrower_than_a_point_can_be_seen() -> None:
    (piece,) = places((0.1, 0.11, 0.12), (1.0, 1.0, 1.0), 45.0)
    assert len(piece) == 2


def test_nothing_is_drawn_of_nothing() -> None:
    assert places((), (), 1.0) == []
    assert places((0.1,), (math.nan,), 1.0) == []
