from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.live_flags import Nudge
from coach_app.overlay_state import Strip
from coach_app.sayings import Sayings
from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.light import Light, Sign
from coach_app.ui.overlay import HEIGHT, RADIUS, WIDTH, Overlay
from coach_app.ui.theme import DARK, LIGHT, Theme
from feedback.flag import ItemStatus
from tests.coach_app.ui.story import FAST, FORBIDDEN

RECORDING = Light(Sign.RECORDING, 72.4)


@pytest.fixture
def overlay(qtbot: QtBot, theme: Theme, language: Language, sayings: Sayings) -> Overlay:
    made = Overlay(theme)
    qtbot.addWidget(made)
    made.speak(sayings)
    return made


def test_it_is_made_to_stay_on_top_and_never_take_the_focus(overlay: Overlay) -> None:
    flags = overlay.windowFlags()
    for flag in (
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.WindowDoesNotAcceptFocus,
        Qt.WindowType.FramelessWindowHint,
    ):
        assert flags & flag
    assert overlay.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert (overlay.width(), overlay.height()) == (WIDTH, HEIGHT) == (360, 44)


def test_closing_it_does_not_close_the_program(overlay: Overlay) -> None:
    assert not overlay.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_reads_out_what_it_shows(overlay: Overlay) -> None:
    strip = Strip(0.9, 1, Nudge(FAST), 12.0, 30.0, dots=(ItemStatus.SAID, ItemStatus.PENDING))
    overlay.show_call(strip, RECORDING, muted=False)
    assert overlay.words == "Recording, 1:12, pace fast, Slow down, waiting 0:12, 1 of 2 points"
    overlay.show_call(Strip(), Light(Sign.LISTENING), muted=True)
    assert overlay.words == "Listening, 0:00, nudges are muted"


def test_muted_it_shows_no_nudge(overlay: Overlay) -> None:
    overlay.show_call(Strip(nudge=Nudge(FORBIDDEN)), RECORDING, muted=True)
    assert "Try" not in overlay.words


def test_a_nudge_is_answered_by_mouse_while_it_stands(overlay: Overlay) -> None:
    chosen: list[Do] = []
    overlay.chosen.connect(chosen.append)
    overlay.show()
    assert not overlay.wrong.isVisible()
    overlay.show_call(Strip(nudge=Nudge(FAST)), RECORDING, muted=False)
    QTest.mouseClick(overlay.wrong, Qt.MouseButton.LeftButton)
    assert chosen == [Do.WRONG]
    for nudge, muted in ((Nudge(FAST, mended=True), False), (Nudge(FAST), True), (None, False)):
        overlay.show_call(Strip(nudge=nudge), RECORDING, muted)
        assert not overlay.wrong.isVisible()


def test_the_bell_is_always_there_and_crossed_while_it_is_mute(overlay: Overlay) -> None:
    chosen: list[Do] = []
    overlay.chosen.connect(chosen.append)
    overlay.show()
    speaks = overlay.mute.grab().toImage()
    QTest.mouseClick(overlay.mute, Qt.MouseButton.LeftButton)
    assert chosen == [Do.MUTE]
    overlay.show_call(Strip(), RECORDING, muted=True)
    assert overlay.mute.accessibleName() == "Let nudges speak"
    assert overlay.mute.grab().toImage() != speaks


def test_its_buttons_stand_inside_it_and_beside_each_other(overlay: Overlay, language: Language) -> None:
    overlay.show_call(Strip(nudge=Nudge(FAST)), RECORDING, muted=False)
    for code in ("en", "zh"):
        language.use(code)
        QApplication.processEvents()
        assert overlay.wrong.accessibleName()
        assert overlay.rect().contains(overlay.wrong.geometry() | overlay.mute.geometry())
        assert not overlay.wrong.geometry().intersects(overlay.mute.geometry())


def test_two_quick_clicks_on_an_answer_do_not_bring_the_window(qtbot: QtBot, overlay: Overlay) -> None:
    opened: list[bool] = []
    overlay.opened.connect(lambda: opened.append(True))
    overlay.show_call(Strip(nudge=Nudge(FAST)), RECORDING, muted=False)
    overlay.show()
    at = overlay.wrong.geometry().center()
    QTest.mouseClick(overlay.wrong, Qt.MouseButton.LeftButton)
    overlay.show_call(Strip(), RECORDING, muted=False)
    second = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        at.toPointF(),
        overlay.mapToGlobal(at).toPointF(),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(overlay, second)
    assert not opened


def test_what_was_put_right_is_said_in_green(overlay: Overlay) -> None:
    overlay.show_call(Strip(nudge=Nudge(FAST, mended=True)), RECORDING, muted=False)
    assert "Good, keep it" in overlay.words


def test_nothing_is_drawn_anew_unless_something_changed(overlay: Overlay, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bool] = []
    monkeypatch.setattr(overlay, "update", lambda: drawn.append(True))
    strip = Strip(0.5)
    overlay.show_call(strip, RECORDING, muted=False)
    overlay.show_call(replace(strip), Light(Sign.RECORDING, 72.9), muted=False)
    assert len(drawn) == 1


def test_it_is_dragged_and_says_where_to(qtbot: QtBot, overlay: Overlay) -> None:
    overlay.put((100, 100))
    overlay.show()
    qtbot.waitExposed(overlay)
    with qtbot.waitSignal(overlay.moved) as told:
        QTest.mousePress(overlay, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
        QTest.mouseMove(overlay, QPoint(60, 30))
        QTest.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=QPoint(60, 30))
    assert told.args == [overlay.x(), overlay.y()]


def test_a_double_click_brings_the_window(qtbot: QtBot, overlay: Overlay) -> None:
    with qtbot.waitSignal(overlay.opened):
        QTest.mouseDClick(overlay, Qt.MouseButton.LeftButton)


def test_a_place_on_a_screen_that_has_gone_is_not_used(overlay: Overlay) -> None:
    overlay.put((120, 80))
    assert (overlay.x(), overlay.y()) == (120, 80)
    overlay.put((90_000, 80))
    assert QGuiApplication.primaryScreen().geometry().contains(overlay.geometry().center())


def test_clicks_go_through_when_that_is_chosen_and_it_stays_visible(overlay: Overlay) -> None:
    overlay.show()
    overlay.let_through(True)
    assert overlay.windowFlags() & Qt.WindowType.WindowTransparentForInput
    assert overlay.isVisible()
    overlay.let_through(False)
    assert not overlay.windowFlags() & Qt.WindowType.WindowTransparentForInput
    assert overlay.isVisible()


def test_it_shines_through_as_much_as_was_chosen(overlay: Overlay) -> None:
    overlay.set_opacity(85)
    assert overlay.windowOpacity() == pytest.approx(0.85, abs=0.01)


def test_it_follows_language_and_colours(overlay: Overlay, language: Language, theme: Theme) -> None:
    overlay.show_call(Strip(0.5), RECORDING, muted=False)
    language.use("zh")
    QApplication.processEvents()
    overlay.show_call(Strip(0.55), RECORDING, muted=False)
    assert "录音中" in overlay.words
    overlay.show()
    theme.use(DARK)
    dark = overlay.grab().toImage().pixelColor(200, 22)
    theme.use(LIGHT)
    assert dark != overlay.grab().toImage().pixelColor(200, 22)


def test_where_windows_are_not_blended_its_corners_are_cut_off(
    qtbot: QtBot, theme: Theme, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Overlay(theme).mask().isEmpty()
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    made = Overlay(theme)
    qtbot.addWidget(made)
    assert not made.mask().contains(QPoint(0, 0))
    assert made.mask().contains(QPoint(RADIUS, HEIGHT // 2))
