from __future__ import annotations

import numpy as np

from coach_app.events import Measured
from coach_app.review.curves import curves_of
from tests.coach_app.samples import AGENT, CUSTOMER


def gauge(at_s: float, level_db: float | None, speaker: object = AGENT) -> Measured:
    return Measured(at_s, speaker, None, level_db, None, 2.5, True, None)  # type: ignore[arg-type]


def test_each_voice_has_columns_of_its_own_and_holes_where_nothing_was_measured() -> None:
    curves = curves_of([gauge(0.2, -3.0), gauge(0.2, 1.0, CUSTOMER), gauge(0.4, None)])
    assert curves[AGENT].level_db[0] == -3.0
    assert np.isnan(curves[AGENT].level_db[1])
    assert np.isnan(curves[AGENT].rate_cpm).all()
    assert curves[CUSTOMER].level_db.tolist() == [1.0]


def test_a_voice_that_was_not_measured_has_no_columns() -> None:
    assert CUSTOMER not in curves_of([gauge(0.2, 0.0)])


def test_a_part_reaches_to_the_neighbours_so_that_a_line_crosses_the_edge() -> None:
    curves = curves_of([gauge(n / 5, float(n)) for n in range(1, 51)])[AGENT]
    assert curves.within(2.1, 2.5, 100).level_db.tolist() == [10.0, 11.0, 12.0, 13.0]


def test_what_is_thinned_was_measured() -> None:
    curves = curves_of([gauge(n / 5, float(n)) for n in range(1, 5001)])[AGENT]
    thin = curves.within(0.0, 1000.0, 500)
    assert len(thin.at_s) == 500
    assert np.allclose(thin.at_s * 5, thin.level_db)
