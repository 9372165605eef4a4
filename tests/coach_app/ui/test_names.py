"""Everything that can be seen or pressed has a name for screen readers: window in each of its states, overlay, dialogs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QProgressBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.shift.news import DeviceTrouble
from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.safe_close import SafeClose
from tests.coach_app.ui.live_scene import Scene
from tests.coach_app.ui.story import story, until

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QProgressBar, QAbstractItemView)

# Ours that only hold named parts.
FRAMES = frozenset(
    {
        "Card",
        "CallBoard",
        "CallHeader",
        "Checklist",
        "GaugesCard",
        "LivePage",
        "SettingsPage",
        "SettingRow",
        "Transcript",
    }
)


def unnamed(root: QWidget) -> Iterator[str]:
    """What can be seen or pressed in a window and says nothing to a screen reader."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        ours = type(widget).__module__.startswith("coach_app.ui") and type(widget).__name__ not in FRAMES
        inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)  # the field inside a control that is named
        if (isinstance(widget, CONTROLS) or ours) and not inner and not said:
            yield f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_in_every_state_of_the_live_page(scene: Scene, language: Language, code: str, qtbot: QtBot) -> None:
    language.use(code)
    scene.load()
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        scene.paint()
        found[state] = [*unnamed(scene.window), *unnamed(scene.lights.overlay)]

    look("closed")
    scene.open_shift()
    look("waiting")
    scene.desk.begin()
    look("beginning")
    for event in until(44.0):
        scene.shift.say(event)
    scene.shift.say(DeviceTrouble(Speaker.AGENT, Trouble.GONE, "Headset"))
    scene.window.recovery.offer(72.0, "09:35", 1)
    look("call with a banner")
    for event in story():
        scene.shift.say(event)
    scene.desk.end()
    scene.shift.keep()
    qtbot.waitUntil(lambda: scene.live.lessons.lessons is not None)
    look("ended")
    assert {state: names for state, names in found.items() if names} == {}


def test_in_the_settings_and_in_every_dialog(scene: Scene) -> None:
    scene.load()
    scene.window.keys.press(Do.SETTINGS)
    scene.paint()
    found = {"settings": list(unnamed(scene.window))}
    for name, show in {
        "keys": scene.window.show_keys,
        "people": scene.doors.people,
        "calls": scene.doors.calls,
    }.items():
        show()
        scene.paint()
        dialog = next(one for one in scene.window.findChildren(QDialog) if one.isVisible())
        found[name] = list(unnamed(dialog))
        dialog.reject()
        scene.paint()
    assert {name: names for name, names in found.items() if names} == {}


def test_in_the_question_before_closing(scene: Scene) -> None:
    closing = SafeClose(scene.window, scene.desk, scene.window.close)
    scene.open()
    scene.desk.begin()
    closing.may_close()
    question = closing.question
    assert question is not None
    assert list(unnamed(question)) == []
    question.reject()
