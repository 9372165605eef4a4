"""Keeps the rail's list of people in step with the profiles on disk, and the settings with who was chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coach_app.ui.doors import Doors
from coach_app.ui.errands import Errands
from coach_app.ui.main_window import MainWindow
from coach_app.ui.settings_keeper import SettingsKeeper

if TYPE_CHECKING:
    from coach_app.people.profile import Profile
    from coach_app.ui.people_dialog import KeptPeople


class PeopleShown(QObject):
    """Who can be chosen, and who is.

    Parameters
    ----------
    window : MainWindow
        Has the list in its rail.
    keeper : SettingsKeeper
        Knows who works here now.
    doors : Doors
        Opens the dialog where people are added and changed.
    people : callable
        Gives who keeps profiles.
    """

    def __init__(
        self, window: MainWindow, keeper: SettingsKeeper, doors: Doors, people: Callable[[], KeptPeople]
    ) -> None:
        super().__init__(window)
        self._picker, self._keeper, self._people = window.rail.person, keeper, people
        self._errands = Errands(self, in_turn=True)
        self._profiles: tuple[Profile, ...] = ()
        self._picker.chosen.connect(self.choose)
        self._picker.managed.connect(doors.people)
        doors.person_chosen.connect(self.choose)
        doors.people_changed.connect(self.look)
        doors.set_up.connect(lambda _: self.look())
        keeper.loaded.connect(self.look)
        keeper.changed.connect(lambda *_: self._show())

    def look(self) -> None:
        """Read the profiles."""
        self._errands.run(lambda _: self._people().all(), self._found)

    def choose(self, person: str) -> None:
        """Somebody else works here now; empty for nobody."""
        from coach_app.whose import working_as  # noqa: PLC0415 (loads the settings' models)

        if self._keeper.there:
            self._keeper.use(working_as(self._keeper.settings, person))
        self._show()

    def _found(self, profiles: tuple[Profile, ...]) -> None:
        from coach_app.whose import without_others  # noqa: PLC0415

        self._profiles = profiles
        if self._keeper.there:  # of somebody who was removed nothing stays
            self._keeper.use(without_others(self._keeper.settings, {profile.id for profile in profiles}))
        self._show()

    def _show(self) -> None:
        current = self._keeper.settings.person if self._keeper.there else ""
        self._picker.show_people([(profile.id, profile.name) for profile in self._profiles], current)
