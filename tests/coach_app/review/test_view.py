from __future__ import annotations

import pytest

from coach_app.review.view import NEAREST_S, View

HOUR = View.all_of(3600.0)


def test_one_zooms_about_what_one_looks_at() -> None:
    near = HOUR.zoomed(0.1, about_s=900.0)
    assert near.width_s == pytest.approx(360.0)
    assert (900.0 - near.start_s) / near.width_s == pytest.approx(0.25)
    assert near.zoomed(10.0, about_s=900.0) == HOUR


def test_what_is_out_of_sight_does_not_pull_the_view() -> None:
    near = HOUR.on(100.0, 110.0)
    assert near.zoomed(0.5, about_s=3000.0).start_s == pytest.approx(101.0)


def test_a_syllable_is_the_nearest_and_the_call_the_farthest() -> None:
    view = HOUR
    for _ in range(50):
        view = view.zoomed(0.5, about_s=3599.9)
    assert view.width_s == pytest.approx(NEAREST_S)
    assert view.end_s <= 3600.0
    for _ in range(50):
        view = view.zoomed(2.0)
    assert view == HOUR


def test_moving_stops_at_the_ends() -> None:
    near = HOUR.on(100.0, 110.0)
    assert near.moved(-500.0).start_s == 0.0
    assert near.moved(9999.0).end_s == 3600.0
    assert near.moved(9999.0).width_s == pytest.approx(near.width_s)


def test_what_is_in_sight_moves_nothing() -> None:
    near = HOUR.on(100.0, 110.0)
    assert near.showing(101.0, 104.0) is near
    assert near.following(105.0) is near
    assert near.showing(500.0, 504.0).start_s == pytest.approx(494.0)
    assert near.showing(500.0, 560.0) == HOUR.on(500.0, 560.0)


def test_what_plays_is_followed_page_by_page() -> None:
    near = HOUR.on(100.0, 110.0)
    assert near.following(113.1).start_s == pytest.approx(113.1 - 0.05 * near.width_s)


def test_a_call_without_length_can_be_looked_at() -> None:
    assert View.all_of(0.0).zoomed(0.5).width_s == NEAREST_S
