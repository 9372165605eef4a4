"""Widgets end in the thread they began in."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _no_widget_is_left_to_chance(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect the cycles of a test with widgets before the next one starts a thread.

    Python looks for cycles in whichever thread happens to allocate, and Qt aborts when a
    thread destroys another thread's widgets.

    What was there before the test (libraries, rules, a quarter of a million objects) is none of
    its widgets: set aside, it need not be walked through after each of hundreds of tests.
    """
    with_widgets = bool({"qapp", "qtbot"} & set(request.fixturenames))
    if with_widgets:
        gc.freeze()
    yield
    if with_widgets:
        gc.collect()
