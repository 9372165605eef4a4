"""A wizard with scripted services, on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.first_run import Step
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.first_run.wizard import FirstRunWizard
from coach_app.ui.language import Language
from coach_app.ui.stage import take_down
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedServices


@pytest.fixture
def services(tmp_path: Path) -> ScriptedServices:
    """Nothing asked yet."""
    return ScriptedServices(tmp_path)


@pytest.fixture
def room(qtbot: QtBot, services: ScriptedServices) -> Iterator[SoundRoom]:
    """A sound room without a window."""
    made = SoundRoom(services)
    yield made
    made.end()


@pytest.fixture
def make_wizard(
    qtbot: QtBot, services: ScriptedServices, theme: Theme, language: Language
) -> Iterator[Callable[[tuple[Step, ...] | None], FirstRunWizard]]:
    """Puts a wizard on screen that has turned to its first page."""
    made: list[FirstRunWizard] = []

    def make(steps: tuple[Step, ...] | None = None) -> FirstRunWizard:
        wizard = FirstRunWizard(services, theme, language, steps)
        made.append(wizard)
        wizard.resize(1280, 800)
        wizard.show()
        wizard.activateWindow()
        qtbot.waitExposed(wizard)
        qtbot.waitUntil(lambda: wizard.page is not None)
        return wizard

    yield make
    for wizard in made:
        take_down(wizard)


@pytest.fixture
def wizard(make_wizard: Callable[[tuple[Step, ...] | None], FirstRunWizard]) -> FirstRunWizard:
    """A wizard that asks everything."""
    return make_wizard(None)
