from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from coach_app.first_run import Step
from coach_app.ui.calls_dialog import CallsDialog
from coach_app.ui.keys import Do
from coach_app.ui.people_dialog import PeopleDialog
from coach_app.ui.settings_page import SettingsPage
from tests.coach_app.ui.live_scene import Scene


def dialogs(scene: Scene, kind: type[QDialog]) -> list[QDialog]:
    return [dialog for dialog in scene.window.findChildren(kind) if dialog.isVisible()]


def test_before_the_settings_are_there_every_door_stays_shut(scene: Scene) -> None:
    scene.doors.settings()
    scene.doors.people()
    scene.doors.calls()
    scene.doors.set_up_again()
    assert scene.window.page == "live"
    assert dialogs(scene, QDialog) == []


def test_the_settings_are_a_page_and_hold_at_once(qtbot: QtBot, scene: Scene) -> None:
    scene.load()
    scene.window.rail.settings.click()
    page = scene.window.made("settings")
    assert isinstance(page, SettingsPage)
    page.changed.emit(page.settings.model_copy(update={"muted": True}))
    assert scene.live.muted
    qtbot.waitUntil(lambda: scene.drawer.inside.muted)


def test_what_is_changed_elsewhere_shows_on_the_page(scene: Scene) -> None:
    scene.load()
    scene.doors.settings()
    page = scene.window.made("settings")
    assert isinstance(page, SettingsPage)
    scene.keeper.change(overlay_opacity=50)
    assert page.settings.overlay_opacity == 50


def test_people_are_opened_once_and_choosing_is_heard(scene: Scene) -> None:
    scene.load()
    scene.window.rail.person.managed.emit()
    scene.doors.people()
    found = dialogs(scene, PeopleDialog)
    assert len(found) == 1
    dialog = found[0]
    assert isinstance(dialog, PeopleDialog)
    dialog.chosen.emit("p-0123456789ab")
    assert scene.keeper.settings.person == "p-0123456789ab"
    dialog.reject()


def test_todays_calls_are_one_key_away(scene: Scene) -> None:
    scene.load()
    scene.window.keys.press(Do.CALLS)
    found = dialogs(scene, CallsDialog)
    assert len(found) == 1
    found[0].reject()


def test_when_the_set_up_is_over_the_live_page_is_back(qtbot: QtBot, scene: Scene) -> None:
    scene.load()
    scene.window.add_page("setup", QWidget)
    scene.doors.set_up_again()
    assert scene.window.page == "setup"
    with qtbot.waitSignal(scene.doors.set_up):
        scene.doors._set_up(None)
    assert scene.window.page == "live"
    assert scene.window.made("setup") is None


def test_after_a_voice_was_read_anew_one_is_back_where_one_was(scene: Scene) -> None:
    scene.load()
    scene.window.add_page("setup", QWidget)
    scene.doors.settings()
    for steps, page in (((Step.CALIBRATION,), "settings"), ((Step.CONSENT,), "live")):
        scene.doors.set_up_again(steps)
        scene.doors._set_up(steps)
        assert scene.window.page == page


def test_who_agreed_from_practice_is_back_there_and_no_shift_begins(scene: Scene) -> None:
    scene.load()
    for name in ("setup", "practice"):
        scene.window.add_page(name, QWidget)
    scene.window.show_page("practice")
    scene.doors.set_up_again((Step.CONSENT,))
    assert not scene.doors.leads_to_shift((Step.CONSENT,))
    scene.doors._set_up((Step.CONSENT,))
    assert scene.window.page == "practice"
    assert not scene.desk.state.open
