from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.people.profile import Profile
from coach_app.ui.first_run.person_page import PersonPage
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedServices

LIN, WANG = Profile.new("Lin", staff_number="8021"), Profile.new("Wang")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, services: ScriptedServices) -> PersonPage:
    made = PersonPage(services, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_name_is_enough(qtbot: QtBot, page: PersonPage, services: ScriptedServices) -> None:
    page.enter()
    assert not page.can_go_on
    page.form.name.setText("  ")
    assert not page.can_go_on
    page.form.name.setText("Lin")
    with qtbot.waitSignal(page.onward):
        page.go_on()
    assert services.did == ["person Lin "]


def test_who_is_known_is_chosen_and_not_typed_again(qtbot: QtBot, page: PersonPage, services: ScriptedServices) -> None:
    services.known = (LIN, WANG)
    services.now = services.now.model_copy(update={"person": WANG.id})
    page.enter()
    qtbot.waitUntil(lambda: page.who.count() == 3)
    assert page.who.currentText() == "Wang"
    assert page.first_control() is page.who
    with qtbot.waitSignal(page.onward):
        page.go_on()
    assert services.now.person == WANG.id


def test_somebody_new_can_be_added_beside_them(qtbot: QtBot, page: PersonPage, services: ScriptedServices) -> None:
    services.known = (LIN,)
    page.enter()
    qtbot.waitUntil(lambda: page.who.count() == 2)
    page.who.setCurrentIndex(1)
    page.who.activated.emit(1)
    assert page.form.name.text() == ""
    page.form.name.setText("Zhao")
    with qtbot.waitSignal(page.onward):
        page.go_on()
    assert services.now.person not in {LIN.id, ""}


def test_who_is_there_twice_is_refused_in_a_sentence(
    qtbot: QtBot, page: PersonPage, services: ScriptedServices
) -> None:
    services.fails["person"] = BadInputError("There is one.", "Choose it.")
    page.form.name.setText("Lin")
    page.go_on()
    qtbot.waitUntil(page._banner.isVisible)
    assert page._banner.words == "This cannot be kept as it is"
    assert page.can_go_on


def test_going_back_and_on_again_makes_nobody_new(qtbot: QtBot, page: PersonPage, services: ScriptedServices) -> None:
    page.form.name.setText("Lin")
    with qtbot.waitSignal(page.onward):
        page.go_on()
    first = services.now.person
    with qtbot.waitSignal(page.onward):
        page.go_on()
    assert services.now.person == first


def test_it_follows_the_language(page: PersonPage, language: Language) -> None:
    language.use("zh")
    page.retranslate()
    assert page.title == "您是哪一位？"
