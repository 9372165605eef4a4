"""Pages and dialogs that are made when somebody first wants them: first run, settings, people, today's calls.

Their modules are loaded once the settings are there, beside the window: the frame is on screen early, and
whoever opens a page does not wait for it in the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.late_pages import LatePages
from coach_app.ui.main_window import MainWindow
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import LIVE, PRACTICE, SETTINGS

if TYPE_CHECKING:
    from coach_app.first_run import Step
    from coach_app.settings import Control, Settings
    from coach_app.ui.calls_dialog import CallsAt
    from coach_app.ui.first_run.services import SetupServices
    from coach_app.ui.people_dialog import KeptPeople

# How long after everything is loaded the settings are made that somebody may open in a call, milliseconds.
AHEAD_MS = 300
# Name of the page with the first run; it is not in the rail.
SETUP = "setup"


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the doors.

    Parameters
    ----------
    services : callable
        Gives what the first run asks for.
    offer : callable
        Says what there is to choose from on this machine, by control and language; slow.
    people : callable
        Gives who keeps profiles.
    calls : callable
        Gives what today's calls need, in a language.
    """

    services: Callable[[], SetupServices]
    offer: Callable[[Control, str], tuple[tuple[str, str], ...]]
    people: Callable[[], KeptPeople]
    calls: Callable[[str], CallsAt]


class Doors(QObject):
    """Opens them.

    Parameters
    ----------
    window : MainWindow
        Shows the pages, and owns the dialogs.
    keeper : SettingsKeeper
        Holds the settings.
    behind : Behind
        What they need.
    theme, language
        Owners of colours and language.
    """

    set_up = Signal(object)
    """The first run, or a part of it, is over: the steps that it was asked for, or ``None`` for the whole."""
    people_changed = Signal()
    """Profiles are others than before."""
    person_chosen = Signal(str)
    """Somebody else works here now."""

    def __init__(
        self, window: MainWindow, keeper: SettingsKeeper, behind: Behind, theme: Theme, language: Language
    ) -> None:
        super().__init__(window)
        self._window, self._keeper, self._behind = window, keeper, behind
        self._theme, self._language = theme, language
        self._setup_steps: tuple[Step, ...] | None = None
        self._came_from = LIVE
        self._open: dict[str, QDialog] = {}
        self._late = LatePages(self)
        window.rail.chosen.connect(lambda name: self.settings() if name == SETTINGS else None)
        window.keys.on(Do.SETTINGS, self.settings)
        keeper.loaded.connect(self._loaded)
        keeper.changed.connect(self._show_settings)

    def set_up_again(self, steps: tuple[Step, ...] | None = None) -> None:
        """Open the first run, or some of its steps; ``None`` for what is left."""
        if self._keeper.there:
            self._late.wish(lambda: self._show_setup(steps))

    def settings(self) -> None:
        """Open the settings."""
        if self._keeper.there:
            self._late.wish(lambda: self._window.show_page(SETTINGS))

    def people(self) -> None:
        """Open the people of this computer."""
        if self._keeper.there:
            self._late.wish(self._show_people)

    def calls(self) -> None:
        """Open today's calls."""
        if self._keeper.there:
            self._late.wish(self._show_calls)

    def _loaded(self) -> None:
        self._late.first(lambda: self._window.add_page(SETTINGS, self._settings))
        self._late.first(lambda: self._window.add_page(SETUP, self._setup))
        self._late.first(lambda: QTimer.singleShot(AHEAD_MS, self, lambda: self._window.make_page(SETTINGS)))
        self._late.load()

    def _show_setup(self, steps: tuple[Step, ...] | None) -> None:
        if self._window.page != SETUP:
            self._came_from = self._window.page
        self._setup_steps = steps
        self._window.drop_page(SETUP)
        self._window.show_page(SETUP)

    def _show_people(self) -> None:
        from coach_app.ui.people_dialog import PeopleDialog  # noqa: PLC0415

        def make() -> QDialog:
            dialog = PeopleDialog(self._behind.people(), self._keeper.settings.person, self._theme, self._window)
            dialog.chosen.connect(self.person_chosen)
            dialog.changed.connect(self.people_changed)
            return dialog

        self._show("people", make)

    def _show_calls(self) -> None:
        from coach_app.ui.calls_dialog import CallsDialog  # noqa: PLC0415

        code = self._language.code
        self._show("calls", lambda: CallsDialog(self._behind.calls(code), self._theme, self._window))

    def _settings(self) -> QWidget:
        from coach_app.first_run import Step  # noqa: PLC0415
        from coach_app.ui.settings_page import SettingsPage  # noqa: PLC0415

        def offer(control: Control) -> tuple[tuple[str, str], ...]:
            return self._behind.offer(control, self._language.code)

        page = SettingsPage(self._keeper.settings, self._theme, self._language, offer)
        page.changed.connect(self._keeper.use)
        page.people.connect(self.people)
        page.calls.connect(self.calls)
        page.phrases.connect(lambda: self._window.keys.press(Do.PHRASES))
        page.older.connect(lambda: self._window.keys.press(Do.OLDER))
        page.calibrate.connect(lambda: self.set_up_again((Step.CALIBRATION,)))
        page.setup.connect(lambda: self.set_up_again(tuple(Step)))
        return page

    def _setup(self) -> QWidget:
        from coach_app.ui.first_run.wizard import FirstRunWizard  # noqa: PLC0415

        services, steps = self._behind.services(), self._setup_steps
        wizard = FirstRunWizard(services, self._theme, self._language, steps, starts=self.leads_to_shift(steps))
        wizard.finished.connect(lambda _: self._set_up(steps))
        self._window.closed.connect(wizard.end)
        return wizard

    def _set_up(self, steps: tuple[Step, ...] | None) -> None:
        page = self._window.made(SETUP)
        if page is not None:
            page.close()  # gives the devices back
        self._window.show_page(LIVE if self.leads_to_shift(steps) else self._came_from)
        self._window.drop_page(SETUP)
        self.set_up.emit(steps)

    def leads_to_shift(self, steps: tuple[Step, ...] | None) -> bool:
        """Whether a shift begins after these steps; whoever came from practice goes back to it."""
        from coach_app.first_run import leads_to_shift  # noqa: PLC0415

        return leads_to_shift(steps) and (steps is None or self._came_from != PRACTICE)

    def _show_settings(self, _: Settings, settings: Settings) -> None:
        from coach_app.ui.settings_page import SettingsPage  # noqa: PLC0415

        page = self._window.made(SETTINGS)
        if isinstance(page, SettingsPage) and page.settings != settings:
            page.show_settings(settings)

    def _show(self, name: str, make: Callable[[], QDialog]) -> None:
        if name in self._open:
            self._open[name].raise_()
            return
        dialog = make()
        dialog.resize(dialog.size().boundedTo(self._window.size()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: self._open.pop(name, None))
        self._open[name] = dialog
        dialog.open()
