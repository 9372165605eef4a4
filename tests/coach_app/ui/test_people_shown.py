from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.people.profile import Profile
from coach_app.settings import Settings
from feedback.flag import Kind
from tests.coach_app.ui.live_scene import Scene


def test_who_is_known_can_be_chosen_in_the_rail(qtbot: QtBot, scene: Scene) -> None:
    first, second = (scene.crowd.add(Profile.new(name)) for name in ("Agent one", "Agent two"))
    scene.drawer.inside = scene.drawer.inside.model_copy(update={"person": first.id})
    scene.load()
    picker = scene.window.rail.person
    qtbot.waitUntil(lambda: len(picker.entries) == 3)
    assert picker.text() == "Agent one"
    picker.chosen.emit(second.id)
    assert scene.keeper.settings.person == second.id
    assert picker.text() == "Agent two"


def test_somebody_new_is_seen_at_once(qtbot: QtBot, scene: Scene) -> None:
    scene.load()
    scene.crowd.add(Profile.new("Agent three"))
    scene.doors.people_changed.emit()
    qtbot.waitUntil(lambda: "Agent three" in scene.window.rail.person.entries)


def test_what_is_silenced_goes_with_who_works_here(qtbot: QtBot, scene: Scene) -> None:
    first, second = (scene.crowd.add(Profile.new(name)) for name in ("Agent one", "Agent two"))
    only = Settings(person=first.id, silenced=frozenset({Kind.FILLER}))
    scene.drawer.inside = only
    scene.load()
    scene.people.choose(second.id)
    assert not scene.keeper.settings.silenced
    scene.people.choose(first.id)
    assert scene.keeper.settings == only
    scene.people.choose(second.id)
    scene.crowd.remove(first.id)
    scene.doors.people_changed.emit()
    qtbot.waitUntil(lambda: not scene.keeper.settings.silenced_by)
