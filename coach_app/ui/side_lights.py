"""What shows the call outside the window: the strip on top and the tray's icon, as the settings want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coach_app.overlay_state import strip_of
from coach_app.shift.news import ShiftPhase
from coach_app.ui.keys import Do
from coach_app.ui.light import Light
from coach_app.ui.main_window import MainWindow
from coach_app.ui.overlay import Overlay
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.theme import Theme
from coach_app.ui.tray import Tray

if TYPE_CHECKING:
    from coach_app.settings import Settings


class SideLights(QObject):
    """Keeps both in step with the page.

    Parameters
    ----------
    window : MainWindow
        Has the page.
    keeper : SettingsKeeper
        Knows whether, where and how the strip is shown.
    theme : Theme
        Where colours come from.
    """

    def __init__(self, window: MainWindow, keeper: SettingsKeeper, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._live, self._keeper = window, window.live, keeper
        self.overlay, self.tray = Overlay(theme), Tray(window)
        self._out = False
        self.overlay.moved.connect(lambda x, y: keeper.change(overlay_place=(x, y)))
        self.overlay.opened.connect(self.bring)
        self.overlay.chosen.connect(window.keys.press)
        self.tray.opened.connect(self.bring)
        self.tray.chosen.connect(window.keys.press)
        self._live.painted.connect(self.show_call)
        window.lit.connect(self._lit)
        window.closed.connect(self.close)
        window.keys.on(Do.OVERLAY, self.toggle)
        window.keys.on(Do.THROUGH, self.toggle_through)
        keeper.loaded.connect(self._begin)
        keeper.changed.connect(lambda _, settings: self._dress(settings))

    def show_call(self) -> None:
        """Show on the strip what the page has just shown."""
        live = self._live
        self.overlay.speak(live.sayings)
        self.overlay.show_call(strip_of(live.state), live.light, live.muted)
        self.tray.let_answer(self.overlay.standing)
        self._show_or_hide()

    def toggle(self) -> None:
        """Show the strip, or hide it."""
        if self._keeper.there:
            self._keeper.change(overlay_shown=not self._keeper.settings.overlay_shown)

    def toggle_through(self) -> None:
        """Let clicks through the strip, or not."""
        if self._keeper.there:
            self._keeper.change(overlay_click_through=not self._keeper.settings.overlay_click_through)

    def bring(self) -> None:
        """Bring the window to the front."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def close(self) -> None:
        """Put both out, for good."""
        self._out = True
        self.tray.close()
        self.overlay.close()

    def _begin(self) -> None:
        self.overlay.put(self._keeper.settings.overlay_place)
        self._dress(self._keeper.settings)

    def _dress(self, settings: Settings) -> None:
        self.overlay.set_opacity(settings.overlay_opacity)
        self.overlay.let_through(settings.overlay_click_through)
        self._live.header.set_mute(settings.muted)
        self._show_or_hide()

    def _lit(self, light: Light) -> None:
        self.tray.show_light(light, self._live.muted)

    def _show_or_hide(self) -> None:
        """The strip is there while calls are taken: at other times it would only be in the way."""
        wanted = self._keeper.there and self._keeper.settings.overlay_shown
        open_now = not self._out and self._live.shift.phase not in (ShiftPhase.CLOSED, ShiftPhase.OPENING)
        if self.overlay.isVisible() != (wanted and open_now):
            self.overlay.setVisible(wanted and open_now)
