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
    """
    yield
    if {"qapp", "qtbot"} & set(request.fixturenames):
        gc.collect()
