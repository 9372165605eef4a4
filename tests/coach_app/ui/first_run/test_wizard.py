from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from coach_app.first_run import Step
from coach_app.settings import Settings
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.wizard import FirstRunWizard
from coach_app.ui.language import Language
from coach_app.ui.theme import DARK, LIGHT, Theme
from tests.coach_app.ui.first_run.scripted import ScriptedServices

Make = Callable[[tuple[Step, ...] | None], FirstRunWizard]
ALT = Qt.KeyboardModifier.AltModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the keyboard, as a person's hands would give it."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    QTest.keyClick(target, key, modifier)


def write(words: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, words)


def to(control: QWidget, most: int = 40) -> None:
    """Tab until a control has the keyboard."""
    for _ in range(most):
        if control.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {control.accessibleName() or control}")


def test_the_whole_first_run_by_keyboard_alone(
    qtbot: QtBot, wizard: FirstRunWizard, services: ScriptedServices, language: Language
) -> None:
    finished: list[Settings] = []
    wizard.finished.connect(finished.append)

    assert page_of(wizard) is wizard.welcome
    press(Qt.Key.Key_Left)  # among the two languages
    assert language.code == "zh"
    press(Qt.Key.Key_Right)
    assert language.code == "en"
    to(wizard.main)
    press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page_of(wizard) is wizard.consent)
    assert not wizard.main.isEnabled()
    press(Qt.Key.Key_Space)  # the tick has the keyboard
    to(wizard.main)
    press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page_of(wizard) is wizard.devices)
    qtbot.waitUntil(lambda: wizard.devices.picker.microphone.count() == 3 and services.booth is not None)
    booth = services.booth
    assert booth is not None
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.devices.picker.plan.microphone == "mic-1")
    to(wizard.devices.check_button)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "record check-1" in booth.did and wizard.room._opened)
    booth.hear(21)
    qtbot.waitUntil(wizard.devices.results.isVisible)
    assert wizard.main.hasFocus()
    press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page_of(wizard) is wizard.model and wizard.model.install.isVisible())
    qtbot.waitUntil(wizard.model.install.hasFocus)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(wizard.main.hasFocus)
    press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page_of(wizard) is wizard.person)
    write("Lin")
    press(Qt.Key.Key_Tab)
    write("8021")
    press(Qt.Key.Key_Right, ALT)

    qtbot.waitUntil(lambda: page_of(wizard) is wizard.reading and wizard.reading.panel.ready)
    read_aloud(qtbot, wizard, services, 62, 3)
    press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page_of(wizard) is wizard.sentences and len(wizard.sentences.buttons) == 5)
    for _ in range(5):
        read_aloud(qtbot, wizard, services, 2, 2)
    qtbot.waitUntil(wizard.main.hasFocus)
    press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page_of(wizard) is wizard.smile)
    press(Qt.Key.Key_S, ALT)

    assert page_of(wizard) is wizard.done
    qtbot.waitUntil(lambda: "usual voice is kept" in wizard.done.words)
    assert wizard.main.hasFocus()
    press(Qt.Key.Key_Return)

    assert len(finished) == 1
    assert finished[0].microphone == "mic-1"
    judged = {Step.CALIBRATION}  # a reading that is lost before it is judged is asked for again
    qtbot.waitUntil(lambda: services.now.asked == {step.value for step in set(Step) - judged})
    assert {"language en", "consent en", "person Lin 8021", "calibrate", "check check-1"} <= set(services.did)
    assert services.takes is not None
    assert len(services.takes.sentences) == 5


def read_aloud(
    qtbot: QtBot, wizard: FirstRunWizard, services: ScriptedServices, spoken_s: float, quiet_s: float
) -> None:
    """Press the button that begins, speak, and fall silent."""
    qtbot.waitUntil(lambda: wizard.room._opened)
    booth = services.booth
    assert booth is not None
    recorded = sum(one.startswith("record") for one in booth.did)
    stopped = sum(one.startswith("stop") for one in booth.did)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sum(one.startswith("record") for one in booth.did) > recorded)
    booth.hear(spoken_s)
    booth.hear(quiet_s, active=False)
    qtbot.waitUntil(lambda: sum(one.startswith("stop") for one in booth.did) > stopped)
    qtbot.waitUntil(lambda: focused_words() not in {"", "I have finished"})


def focused_words() -> str:
    """What stands on the button that has the keyboard."""
    focus = QApplication.focusWidget()
    return focus.text() if isinstance(focus, QAbstractButton) else ""


def page_of(wizard: FirstRunWizard) -> Page | None:
    """The page on screen now."""
    return wizard.page


def test_every_page_can_be_skipped_and_says_what_is_missing_then(
    qtbot: QtBot, wizard: FirstRunWizard, services: ScriptedServices
) -> None:
    services.now = services.now.model_copy(update={"person": "p-000000000000"})
    pages = [wizard.welcome, wizard.consent, wizard.devices, wizard.model, wizard.person, wizard.reading]
    for page in pages:
        assert page_of(wizard) is page
        assert page.if_skipped
        press(Qt.Key.Key_S, ALT)
    assert page_of(wizard) is wizard.done, "without a neutral reading there is nothing to compare sentences with"
    said = " ".join(label.text() for label in wizard.done.findChildren(QLabel))
    for page in pages:
        assert page.if_skipped in said
    qtbot.waitUntil(lambda: services.now.asked == {step.value for step in Step})
    assert "consent en" not in services.did


def test_nobody_reads_aloud_for_nobody(qtbot: QtBot, make_wizard: Make, services: ScriptedServices) -> None:
    wizard = make_wizard((Step.PERSON, Step.CALIBRATION))
    wizard.skip()
    assert page_of(wizard) is wizard.done
    qtbot.waitUntil(lambda: services.now.asked == {"person", "calibration"})


def test_who_looks_at_another_page_is_not_listened_to(
    qtbot: QtBot, make_wizard: Make, services: ScriptedServices
) -> None:
    wizard = make_wizard((Step.DEVICES, Step.MODEL))
    qtbot.waitUntil(lambda: services.booth is not None)
    first = services.booth
    assert first is not None
    wizard.hide()
    qtbot.waitUntil(lambda: first.did[-1] == "close")
    wizard.show()
    assert page_of(wizard) is wizard.devices
    qtbot.waitUntil(lambda: services.booth is not first)


def test_one_matter_alone_needs_no_dots(make_wizard: Make, services: ScriptedServices) -> None:
    services.now = services.now.model_copy(update={"person": "p-0123456789ab"})
    assert not make_wizard((Step.CALIBRATION,)).dots.isVisible()
    assert make_wizard((Step.DEVICES, Step.MODEL)).dots.isVisible()


def test_who_it_is_comes_before_the_voice(make_wizard: Make, services: ScriptedServices) -> None:
    wizard = make_wizard((Step.CALIBRATION,))
    assert page_of(wizard) is wizard.person


def test_nothing_is_asked_twice(make_wizard: Make, services: ScriptedServices) -> None:
    services.now = services.now.model_copy(update={"person": "p-000000000000"})
    services.left = (Step.MODEL, Step.CALIBRATION)
    wizard = make_wizard(None)
    assert page_of(wizard) is wizard.model
    assert wizard.dots.at == (0, 2)
    wizard.skip()
    assert page_of(wizard) is wizard.reading


def test_when_nothing_is_left_it_is_ready_at_once(make_wizard: Make, services: ScriptedServices) -> None:
    services.left = ()
    wizard = make_wizard(None)
    assert page_of(wizard) is wizard.done
    assert wizard.main.text() == "Start the shift"


def test_one_matter_can_be_taken_up_alone(make_wizard: Make, services: ScriptedServices) -> None:
    services.now = services.now.model_copy(update={"person": "p-000000000000"})
    wizard = make_wizard((Step.CALIBRATION,))
    assert page_of(wizard) is wizard.reading


def test_back_returns_and_what_was_answered_stays(
    qtbot: QtBot, wizard: FirstRunWizard, services: ScriptedServices
) -> None:
    wizard.skip()
    wizard.consent.tick.setChecked(True)
    wizard.next()
    qtbot.waitUntil(lambda: page_of(wizard) is wizard.devices)
    press(Qt.Key.Key_Left, ALT)
    assert page_of(wizard) is wizard.consent
    assert wizard.consent.tick.isChecked()
    wizard.next()
    qtbot.waitUntil(lambda: page_of(wizard) is wizard.devices)
    assert services.did.count("consent en") == 1


def test_devices_are_open_only_where_they_are_needed(
    qtbot: QtBot, make_wizard: Make, services: ScriptedServices
) -> None:
    wizard = make_wizard((Step.DEVICES, Step.MODEL))
    qtbot.waitUntil(lambda: services.booth is not None)
    wizard.skip()
    booth = services.booth
    assert booth is not None
    qtbot.waitUntil(lambda: booth.did[-1] == "close")


def test_closing_gives_the_devices_back_and_drops_what_was_only_judged(
    qtbot: QtBot, make_wizard: Make, services: ScriptedServices
) -> None:
    wizard = make_wizard((Step.DEVICES,))
    qtbot.waitUntil(lambda: services.booth is not None)
    wizard.close()
    booth = services.booth
    assert booth is not None
    qtbot.waitUntil(lambda: "close" in booth.did and "end" in services.did)


def all_pages(qtbot: QtBot, wizard: FirstRunWizard, services: ScriptedServices) -> list[Callable[[], None]]:
    """What brings page after page on screen, the fullest state of each."""

    def devices() -> None:
        wizard.skip()
        qtbot.waitUntil(lambda: services.booth is not None and services.booth.did != [])
        wizard.devices.results.show_report(services.report)

    def calibrated() -> None:
        wizard.reading.sound = services.folder
        wizard.next()
        qtbot.waitUntil(lambda: len(wizard.sentences.buttons) == 5)

    def done() -> None:
        wizard.skip()
        qtbot.waitUntil(lambda: not wizard.done.judging)

    return [lambda: None, wizard.skip, devices, wizard.skip, wizard.skip, wizard.skip, calibrated, wizard.skip, done]


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("size", [(1280, 800), (640, 400)], ids=["1280x800", "200 %"])
def test_nothing_is_cut_off_and_everything_has_a_name(
    qtbot: QtBot,
    wizard: FirstRunWizard,
    services: ScriptedServices,
    language: Language,
    code: str,
    size: tuple[int, int],
) -> None:
    language.use(code)
    services.now = services.now.model_copy(update={"person": "p-000000000000"})
    wizard.setMinimumSize(1, 1)
    wizard.resize(*size)
    for turn in all_pages(qtbot, wizard, services):
        turn()
        qtbot.waitUntil(lambda: look(wizard))  # once what was asked for has come and is laid out
        assert (wizard.width(), wizard.height()) == size, wizard.page


def look(wizard: FirstRunWizard) -> None:
    page = wizard.page
    assert page is not None
    for label in wizard.findChildren(QLabel):
        if (
            not label.isVisible()
            or not label.text()
            or label.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
        ):
            continue
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
        else:
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), label.text()
    for button in wizard.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width() - 2, button.text()
            corner = button.mapTo(wizard, button.rect().bottomRight())
            assert corner.x() <= wizard.width(), button.text()
    for widget in wizard.findChildren(QWidget):
        ours = type(widget).__module__.startswith("coach_app.ui") and type(widget).__name__ not in {"Card", "Banner"}
        if widget.isVisible() and (ours or isinstance(widget, QComboBox | QLineEdit)):
            assert widget.accessibleName(), type(widget).__name__


def test_the_language_changes_on_every_page(qtbot: QtBot, wizard: FirstRunWizard, language: Language) -> None:
    wizard.welcome.choices["zh"].click()
    QApplication.processEvents()
    assert wizard.main.text() == "下一步"
    for page in (wizard.consent, wizard.devices, wizard.model, wizard.person, wizard.reading, wizard.sentences):
        assert not page.title.isascii(), page.title
    wizard.welcome.choices["en"].click()


def test_the_colours_change(qtbot: QtBot, wizard: FirstRunWizard, theme: Theme) -> None:
    theme.use(DARK)
    dark = wizard.grab().toImage().pixelColor(8, 400)
    theme.use(LIGHT)
    light = wizard.grab().toImage().pixelColor(8, 400)
    assert (dark.name().upper(), light.name().upper()) == (DARK.page, LIGHT.page)


def test_where_the_steps_cannot_be_read_everything_is_asked(
    make_wizard: Make, services: ScriptedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> tuple[Step, ...]:
        raise OSError("damaged")

    monkeypatch.setattr(services, "steps", fail)
    wizard = make_wizard(None)
    assert page_of(wizard) is wizard.welcome
