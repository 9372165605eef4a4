from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.settings import Settings
from coach_app.ui.keys import Do
from tests.coach_app.ui.live_scene import Scene
from tests.coach_app.ui.story import until


def test_the_strip_is_there_while_calls_are_taken(scene: Scene) -> None:
    scene.load()
    scene.paint()
    assert not scene.lights.overlay.isVisible()
    scene.open_shift()
    assert scene.lights.overlay.isVisible()
    assert "Listening" in scene.lights.overlay.words
    scene.desk.close()
    scene.paint()
    assert not scene.lights.overlay.isVisible()


def test_it_shows_what_the_page_shows(scene: Scene) -> None:
    scene.open()
    scene.desk.begin()
    for event in until(44.0):
        scene.shift.say(event)
    scene.paint()
    assert "Slow down" in scene.lights.overlay.words
    assert "Recording" in scene.lights.tray.words
    scene.window.keys.press(Do.MUTE)
    scene.paint()
    assert "Slow down" not in scene.lights.overlay.words
    assert "nudges are muted" in scene.lights.overlay.words
    assert scene.keeper.settings.muted


@pytest.mark.parametrize("way", ["strip", "tray"])
def test_a_nudge_is_called_wrong_without_the_window(scene: Scene, way: str) -> None:
    scene.open()
    wrong = scene.lights.tray._actions[Do.WRONG]
    scene.desk.begin()
    for event in until(44.0):
        scene.shift.say(event)
    scene.paint()
    assert wrong.isEnabled()
    if way == "strip":
        QTest.mouseClick(scene.lights.overlay.wrong, Qt.MouseButton.LeftButton)
    else:
        wrong.trigger()
    scene.paint()
    assert scene.shift.orders[-1].startswith("wrong ")
    assert not wrong.isEnabled()
    assert not scene.lights.overlay.wrong.isVisible()


def test_nudges_are_muted_from_the_strip(scene: Scene) -> None:
    scene.open()
    QTest.mouseClick(scene.lights.overlay.mute, Qt.MouseButton.LeftButton)
    assert scene.keeper.settings.muted
    assert scene.live.muted


def test_it_is_where_and_as_it_was(qtbot: QtBot, scene: Scene) -> None:
    scene.drawer.inside = Settings(overlay_place=(30, 40), overlay_opacity=60, overlay_click_through=True, muted=True)
    scene.open()
    overlay = scene.lights.overlay
    assert (overlay.x(), overlay.y()) == (30, 40)
    assert overlay.lets_clicks_through
    assert scene.live.muted
    overlay.moved.emit(50, 60)
    qtbot.waitUntil(lambda: scene.drawer.inside.overlay_place == (50, 60))


def test_keys_hide_it_and_let_clicks_through(scene: Scene) -> None:
    scene.open()
    scene.window.keys.press(Do.OVERLAY)
    assert not scene.lights.overlay.isVisible()
    scene.window.keys.press(Do.OVERLAY)
    scene.window.keys.press(Do.THROUGH)
    assert scene.lights.overlay.isVisible()
    assert scene.lights.overlay.lets_clicks_through


def test_before_the_settings_are_there_keys_do_nothing(scene: Scene) -> None:
    scene.window.keys.press(Do.OVERLAY)
    scene.window.keys.press(Do.THROUGH)
    assert not scene.lights.overlay.isVisible()


def test_it_brings_the_window(scene: Scene) -> None:
    scene.window.showMinimized()
    scene.lights.overlay.opened.emit()
    assert not scene.window.isMinimized()


def test_with_the_window_both_go(scene: Scene) -> None:
    scene.open()
    scene.window.close()
    assert not scene.lights.overlay.isVisible()


def test_while_the_program_ends_neither_comes_back(scene: Scene) -> None:
    scene.open()
    scene.lights.close()
    scene.paint()
    assert not scene.lights.overlay.isVisible()
