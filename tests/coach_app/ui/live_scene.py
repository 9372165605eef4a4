"""The window with everything that takes calls around it, a scripted shift, and settings that are kept in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio.span import Span
from coach_app.chosen_devices import plan_of
from coach_app.errors import BadInputError
from coach_app.live_state import LiveStateStore
from coach_app.people.profile import Profile
from coach_app.settings import Control, Settings
from coach_app.ui.calls_dialog import CallsAt
from coach_app.ui.doors import Behind, Doors
from coach_app.ui.language import Language
from coach_app.ui.live_room import Files, LiveRoom
from coach_app.ui.main_window import MainWindow
from coach_app.ui.people_shown import PeopleShown
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.shift_desk import ShiftDesk
from coach_app.ui.side_lights import SideLights
from coach_app.ui.theme import Theme
from feedback.flag import Flag
from tests.coach_app.scripted_shift import Preparing, ScriptedShift


class Drawer:
    """Settings in memory."""

    def __init__(self, settings: Settings) -> None:
        self.inside = self.before = settings

    def settings(self) -> Settings:
        return self.inside

    def keep(self, settings: Settings, before: Settings) -> None:
        self.inside, self.before = settings, before


@dataclass
class Crowd:
    """People in memory."""

    inside: list[Profile] = field(default_factory=list)

    def all(self) -> tuple[Profile, ...]:
        return tuple(self.inside)

    def add(self, profile: Profile) -> Profile:
        self.inside.append(profile)
        return profile

    def change(self, profile: Profile) -> Profile:
        self.inside = [profile if one.id == profile.id else one for one in self.inside]
        return profile

    def remove(self, person: str) -> None:
        self.inside = [one for one in self.inside if one.id != person]

    def calls_of(self, _: str) -> int:
        return 0

    def forget(self, person: str) -> None:
        self.remove(person)


class Scene:
    """All of it, opened and ready."""

    def __init__(
        self,
        qtbot: QtBot,
        window: MainWindow,
        store: LiveStateStore,
        theme: Theme,
        language: Language,
        preparing: Preparing,
    ) -> None:
        self._qtbot = qtbot
        self.window, self.live, self.store = window, window.live, store
        self.drawer, self.crowd, self.preparing = Drawer(Settings(consent_accepted="yes")), Crowd(), preparing
        self.did: list[tuple[object, ...]] = []
        self.full = False
        self.keeper = SettingsKeeper(lambda: self.drawer)
        self.desk = ShiftDesk(preparing)
        behind = Behind(self._no_services, self._offer, lambda: self.crowd, self._calls)
        self.doors = Doors(window, self.keeper, behind, theme, language)
        files = Files(Path("sessions"), plan_of, self._verdict, self._rename, self._play, self._report)
        self.room = LiveRoom(window, store, self.desk, self.keeper, self.doors, files)
        self.lights = SideLights(window, self.keeper, theme)
        self.people = PeopleShown(window, self.keeper, self.doors, lambda: self.crowd)

    @property
    def shift(self) -> ScriptedShift:
        return self.preparing.shift

    def load(self) -> None:
        with self._qtbot.waitSignal(self.keeper.loaded):
            self.keeper.load()

    def open(self) -> None:
        """Load the settings and open the shift."""
        self.load()
        self.open_shift()

    def open_shift(self) -> None:
        """Open the shift."""
        self.room.open()
        self._qtbot.waitUntil(lambda: self.desk._shift is not None)
        self.paint()

    def paint(self) -> None:
        self.live.repaint_state()
        self.window.show_foot()
        for _ in range(3):
            QApplication.processEvents()

    def close(self) -> None:
        self.desk.leave(1.0)
        self.lights.close()

    def _no_services(self) -> Any:
        self.did.append(("services",))
        raise LookupError("this scene has no first run")

    def _offer(self, _: Control, __: str) -> tuple[tuple[str, str], ...]:
        return (("", "As the system"),)

    def _calls(self, _: str) -> CallsAt:
        return CallsAt(tuple, lambda *_: None, lambda *_: None)

    def _verdict(self, person: str, session: str, flag: Flag, verdict: str) -> None:
        self.did.append(("verdict", person, session, flag.number, verdict))

    def _rename(self, folder: Path, reference: str) -> None:
        self.did.append(("rename", folder.name, reference))

    def _report(self, folder: Path) -> Path:
        self.did.append(("report", folder.name))
        if self.full:
            raise BadInputError("The report cannot be written.", "Make room.")
        return folder / "report.html"

    def _play(self, folder: Path, span: Span) -> None:
        self.did.append(("play", folder.name, span))
