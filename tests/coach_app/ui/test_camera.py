from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from coach_app.live_state import LiveStateStore
from coach_app.ui.camera import Camera
from coach_app.ui.main_window import MainWindow
from tests.coach_app.ui.story import until


def test_it_waits_for_the_instant_that_was_named(window: MainWindow, store: LiveStateStore, tmp_path: Path) -> None:
    camera = Camera(window, store, tmp_path / "live.png", 20.0)
    camera.look()
    assert not (tmp_path / "live.png").exists()
    store.state = replace(store.state, now_s=20.0)
    camera.look()
    assert QImage(str(tmp_path / "live.png")).width() == 1280


@pytest.mark.parametrize(("at_s", "taken"), [(39.0, False), (41.0, True)])
def test_unless_one_is_named_it_waits_for_the_first_nudge(
    window: MainWindow, store: LiveStateStore, tmp_path: Path, at_s: float, taken: bool
) -> None:
    for event in until(at_s):
        window.live.take(event)
    Camera(window, store, tmp_path / "live.png", None).look()
    assert (tmp_path / "live.png").exists() is taken
