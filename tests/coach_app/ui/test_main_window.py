from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from coach_app.live_state import LiveStateStore
from coach_app.ui.keys import TABLE, Do
from coach_app.ui.language import Language
from coach_app.ui.light import Light, Sign
from coach_app.ui.main_window import LEAST, MainWindow
from coach_app.ui.theme import DARK, LIGHT, Theme
from coach_app.ui.widgets.keys_dialog import KeysDialog
from coach_app.ui.widgets.why_dialog import WhyDialog
from tests.coach_app.ui.story import story, until


def play(window: MainWindow, at_s: float) -> None:
    """Bring the window to an instant of the story."""
    for event in until(at_s):
        window.live.take(event)
    window.live.repaint_state()
    window.show_foot()
    for _ in range(3):
        QApplication.processEvents()


def custom(widget: QWidget) -> bool:
    """Whether a widget is one of ours."""
    return type(widget).__module__.startswith("coach_app.ui")


def said_by(window: MainWindow) -> str:
    """All words on the window."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("at_s", [0.0, 31.0, 44.0, 64.0])
@pytest.mark.parametrize("code", ["en", "zh"])
def test_everything_that_can_be_seen_has_a_name_for_screen_readers(
    window: MainWindow, language: Language, at_s: float, code: str
) -> None:
    language.use(code)
    play(window, at_s)
    boxes = {
        "LivePage",
        "CallBoard",
        "Card",
        "Transcript",
        "Checklist",
        "GaugesCard",
        "CallHeader",
    }  # around named parts
    seen = [widget for widget in window.findChildren(QWidget) if custom(widget) and widget.isVisible()]
    assert len(seen) > len(boxes)
    for widget in seen:
        if type(widget).__name__ not in boxes:
            assert widget.accessibleName(), type(widget).__name__
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    assert buttons
    for button in buttons:
        if not button.objectName().startswith("qt_"):
            assert button.text() or button.accessibleName(), button


def test_every_action_has_a_key_and_those_of_the_window_are_answered(window: MainWindow) -> None:
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert keys == {QKeySequence(key).toString() for line in TABLE for key in line.keys}
    of_the_app = {Do.SHIFT, Do.BEGIN, Do.CALLS, Do.OVERLAY, Do.THROUGH, Do.DEVICES}
    of_the_app |= {Do.PRACTICE, Do.REVIEW, Do.PROGRESS, Do.PHRASES, Do.OLDER}
    assert window.keys.unanswered == of_the_app


def test_the_list_of_keys_opens(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_page_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(QWidget())
        return made[-1]

    window.add_page("settings", make)
    assert not made
    window.rail.settings.click()
    window.rail.live.click()
    window.rail.settings.click()
    assert len(made) == 1
    assert (window.page, window.rail.settings.isChecked()) == ("settings", True)
    window.drop_page("settings")
    assert window.page == "live"
    window.show_page("settings")
    assert len(made) == 2


def test_a_page_can_be_made_before_it_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.add_page("settings", QWidget)
    window.make_page("settings")
    made = window.made("settings")
    assert made is not None
    assert window.page == "live"
    qtbot.waitUntil(lambda: made.parent() is not None)
    assert window.page == "live"
    window.rail.settings.click()
    assert window.page == "settings"
    assert window.made("settings") is made


def test_a_page_that_is_wanted_while_it_is_being_made_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.add_page("settings", QWidget)
    window.make_page("settings")
    window.rail.settings.click()
    assert window.page == "settings"
    qtbot.wait(1)
    assert window.page == "settings"


def test_a_page_that_nobody_makes_is_not_shown(window: MainWindow) -> None:
    window.rail.settings.click()
    assert (window.page, window.rail.settings.isChecked()) == ("live", False)


def test_the_recording_light_is_told_to_everybody_who_shows_it(qtbot: QtBot, window: MainWindow) -> None:
    play(window, 44.0)
    with qtbot.waitSignal(window.lit) as told:
        window.show_foot()
    assert told.args == [Light(Sign.PLAYING, 44.0)]


def test_while_it_may_not_close_it_stays(window: MainWindow) -> None:
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.may_close = lambda: False
    assert not window.close()
    assert not closed
    window.may_close = lambda: True


def test_keys_do_what_they_say(window: MainWindow, theme: Theme, store: LiveStateStore) -> None:
    play(window, 44.0)
    window.activateWindow()
    paused: list[bool] = []
    window.live.header.pause.connect(paused.append)
    for key, modifier in [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier),
    ]:
        QTest.keyClick(window, key, modifier)
    assert paused == [True]
    assert theme.tokens is DARK
    assert store.state.board.records[0].disputed


def test_why_opens_the_reasons_of_the_last_nudge(window: MainWindow) -> None:
    play(window, 44.0)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_W)
    dialog = window.findChild(WhyDialog)
    assert dialog is not None
    assert dialog.reasons.facts[0] == ("Measured", "372 chars/min")
    dialog.reject()


def test_the_language_changes_in_the_middle_of_a_call(window: MainWindow, language: Language) -> None:
    play(window, 44.0)
    assert "Transcript" in said_by(window)
    language.use("zh")
    QApplication.processEvents()
    window.live.repaint_state()
    words = said_by(window)
    assert "对话" in words
    assert "字/分" in words
    english = [word for word in ("Transcript", "steady", "Greeting", "usual", "chars", "Slow") if word in words]
    assert not english


def test_the_colours_change_in_the_middle_of_a_call(window: MainWindow, theme: Theme) -> None:
    play(window, 44.0)
    theme.use(DARK)
    dark = window.grab().toImage().pixelColor(96, 400)
    theme.use(LIGHT)
    light = window.grab().toImage().pixelColor(96, 400)
    assert dark.name().upper() == DARK.page
    assert light.name().upper() == LIGHT.page


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("at_s", [7.0, 31.0, 44.0, 64.5, 83.9])
def test_nothing_is_cut_off_at_1280_by_800(window: MainWindow, language: Language, code: str, at_s: float) -> None:
    language.use(code)
    play(window, at_s)
    for label in window.findChildren(QLabel):
        if (
            label.isVisible()
            and label.text()
            and not label.wordWrap()
            and label.sizePolicy().horizontalPolicy() is not QSizePolicy.Policy.Ignored
        ):
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width() - 1, button.text()
    assert window.size().width() == 1280
    assert window.size().height() == 800


def sees(window: MainWindow, widget: QWidget) -> bool:
    """Whether all of a widget can be seen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("at_s", [0.0, 7.0, 31.0, 44.0, 64.5])
def test_a_screen_of_full_hd_at_200_per_cent_holds_the_window_and_the_nudge_is_in_sight(
    window: MainWindow, language: Language, code: str, at_s: float
) -> None:
    language.use(code)
    window.resize(*LEAST)
    play(window, at_s)
    inside = window.centralWidget()
    assert inside is not None
    hint = inside.minimumSizeHint()
    assert (window.width(), window.height()) == LEAST
    assert hint.width() <= LEAST[0]
    assert hint.height() <= LEAST[1]
    if at_s:
        assert sees(window, window.live.nudge)
        assert sees(window, window.live.header)
        assert sees(window, window.live.gauges)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_on_a_low_screen_the_card_is_scrolled_to_and_nothing_on_it_is_squeezed(
    window: MainWindow, language: Language, code: str
) -> None:
    language.use(code)
    window.resize(*LEAST)
    play(window, 400.0)
    summary = window.live.summary
    assert window.height() == LEAST[1]
    assert summary.height() >= summary.heightForWidth(summary.width())
    assert summary.visibleRegion().boundingRect().top() == 0
    assert summary.clips
    for clip in summary.clips:
        assert clip.height() >= clip.minimumSizeHint().height()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_page_that_is_lower_than_its_card_scrolls(window: MainWindow, language: Language, code: str) -> None:
    language.use(code)
    window.resize(*LEAST)
    for page in (window.live.message, window.live.waiting):
        assert page.minimumSizeHint().height() < 200


def test_the_foot_of_the_rail_says_what_is_heard(window: MainWindow) -> None:
    assert "No call" in said_by(window)
    play(window, 44.0)
    assert "Playing" in said_by(window)
    window.live.header.toggle_pause()
    window.show_foot()
    assert "Paused" in said_by(window)
    for event in story():
        window.live.take(event)
    window.show_foot()
    assert "Ended" in said_by(window)


def test_closing_is_said_when_the_window_is_not_seen_any_more(window: MainWindow) -> None:
    seen: list[bool] = []
    window.closed.connect(lambda: seen.append(window.isVisible()))
    window.close()
    assert seen == [False]


def test_the_window_paints_itself(window: MainWindow) -> None:
    play(window, 44.0)
    image: QImage = window.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 50
