from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.settings import Settings
from coach_app.ui.settings_keeper import SettingsKeeper


class Drawer:
    """Keeps settings in memory."""

    def __init__(self) -> None:
        self.inside = Settings()
        self.before = self.inside
        self.error: Exception | None = None

    def settings(self) -> Settings:
        return self.inside

    def keep(self, settings: Settings, before: Settings) -> None:
        if self.error is not None:
            raise self.error
        self.inside, self.before = settings, before


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def keeper(qtbot: QtBot, drawer: Drawer) -> SettingsKeeper:
    made = SettingsKeeper(lambda: drawer)
    with qtbot.waitSignal(made.loaded):
        made.load()
    return made


def test_before_they_are_loaded_nothing_can_be_changed(drawer: Drawer) -> None:
    keeper = SettingsKeeper(lambda: drawer)
    keeper.change(muted=True)
    keeper.use(Settings(muted=True))
    keeper.look_again()
    assert not keeper.there
    with pytest.raises(LookupError):
        keeper.settings.model_dump()


def test_a_change_holds_at_once_and_is_kept_soon(qtbot: QtBot, keeper: SettingsKeeper, drawer: Drawer) -> None:
    told: list[tuple[bool, bool]] = []
    keeper.changed.connect(lambda before, now: told.append((before.muted, now.muted)))
    keeper.change(muted=True)
    keeper.change(muted=True)
    assert told == [(False, True)]
    assert keeper.settings.muted
    qtbot.waitUntil(lambda: drawer.inside.muted)
    assert not drawer.before.muted


def test_what_somebody_else_kept_is_taken_over(keeper: SettingsKeeper, drawer: Drawer) -> None:
    drawer.inside = Settings(person="p-0123456789ab")
    keeper.look_again()
    assert keeper.settings.person == "p-0123456789ab"


def test_what_cannot_be_kept_holds_until_the_end_and_is_told(
    qtbot: QtBot, keeper: SettingsKeeper, drawer: Drawer
) -> None:
    drawer.error = BadInputError("The disk is full.", "Make room.")
    with qtbot.waitSignal(keeper.failed) as told:
        keeper.change(muted=True)
    assert told.args == [drawer.error]
    assert keeper.settings.muted


def test_that_they_cannot_be_read_is_told(qtbot: QtBot) -> None:
    def broken() -> Drawer:
        raise OSError("no such folder")

    keeper = SettingsKeeper(broken)
    with qtbot.waitSignal(keeper.failed):
        keeper.load()
    keeper.close()
