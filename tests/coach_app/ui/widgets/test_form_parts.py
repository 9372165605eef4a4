from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coach_app.ui.form_style import form_sheet
from coach_app.ui.theme import DARK, LIGHT, Theme
from coach_app.ui.widgets.form_parts import ChoiceBox, Field, Tick, push_button


def test_enter_presses_a_button(qtbot: QtBot) -> None:
    button = push_button("main")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert button.property("kind") == "main"


def test_a_field_names_its_control(qtbot: QtBot) -> None:
    edit = QLineEdit()
    field = Field(edit)
    qtbot.addWidget(field)
    field.call("Name", "As you say it")
    assert (edit.accessibleName(), edit.accessibleDescription()) == ("Name", "As you say it")


def wheel(box: ChoiceBox) -> None:
    centre = QPointF(box.rect().center())
    nothing = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        centre, centre, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, nothing, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(box, event)


def test_the_wheel_changes_only_what_has_the_keyboard(qtbot: QtBot) -> None:
    box, other = ChoiceBox(), QLineEdit()
    for widget in (box, other):
        qtbot.addWidget(widget)
        widget.show()
    box.addItems(["one", "two"])
    other.activateWindow()
    other.setFocus()
    wheel(box)
    assert box.currentText() == "one"
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    wheel(box)
    assert box.currentText() == "two"


def test_a_tick_can_be_seen_in_both_themes(qtbot: QtBot, theme: Theme) -> None:
    tick = Tick()
    tick.call("I agree")
    qtbot.addWidget(tick)
    tick.show()
    for tokens in (LIGHT, DARK):
        theme.use(tokens)
        tick.setStyleSheet(form_sheet(tokens))
        tick.setChecked(False)
        empty = colours(tick)
        tick.setChecked(True)
        ticked = colours(tick)
        assert tokens.accent.lower() not in empty
        assert {tokens.accent.lower(), tokens.on_accent.lower()} <= ticked, tokens.name
    assert tick.accessibleName() == "I agree"


def colours(tick: Tick) -> set[str]:
    image = tick.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(28) for y in range(image.height())}


def test_the_arrow_of_a_list_is_drawn(qtbot: QtBot, theme: Theme) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    theme.use(LIGHT)
    box.setStyleSheet(form_sheet(LIGHT))
    box.resize(200, 32)
    image = box.grab().toImage()
    ground = image.pixelColor(100, 16)
    assert any(image.pixelColor(x, y) != ground for x in range(176, 192) for y in range(10, 22))
