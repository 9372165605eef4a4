"""Holds the settings while the window is open: loaded once it is on screen, saved beside it at every change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from coach_app.ui.errands import Errands

if TYPE_CHECKING:  # pydantic is loaded with the settings, in an errand
    from coach_app.settings import Settings


class Kept(Protocol):
    """What keeps settings: `coach_app.setup_services.ProgramSetup`."""

    def settings(self) -> Settings:
        """As they are."""

    def keep(self, settings: Settings, before: Settings) -> None:
        """Write what is another in `settings` than it was before; slow.

        What somebody else has kept meanwhile, such as the first run, stays.
        """


class SettingsKeeper(QObject):
    """The one place where settings change.

    Parameters
    ----------
    load : callable
        Reads them and gives what keeps them; slow.
    """

    loaded = Signal()
    """They are there."""
    changed = Signal(object, object)
    """They are others: the `Settings` before and now."""
    failed = Signal(object)
    """They could be neither read nor written: the error. What was chosen holds until the end."""

    def __init__(self, load: Callable[[], Kept]) -> None:
        super().__init__()
        self._load = load
        self._errands = Errands(self, in_turn=True)
        self._kept: Kept | None = None
        self._settings: Settings | None = None

    @property
    def there(self) -> bool:
        """Whether they have been loaded."""
        return self._settings is not None

    @property
    def settings(self) -> Settings:
        """As they are now.

        Raises
        ------
        LookupError
            Before they have been loaded.
        """
        if self._settings is None:
            raise LookupError("settings are asked for before they are loaded")
        return self._settings

    def load(self) -> None:
        """Begin to load them."""
        self._errands.run(lambda _: self._load(), self._loaded, self.failed.emit)

    def use(self, settings: Settings) -> None:
        """Go by other settings from now on, and keep them."""
        if self._kept is None or settings == self._settings:
            return
        keep, before = self._kept.keep, self.settings
        self._errands.run(lambda _: keep(settings, before), failed=self.failed.emit)
        self._now(settings)

    def change(self, **fields: Any) -> None:
        """Change some of them; before they are loaded nothing happens."""
        if self._settings is not None:
            self.use(self._settings.model_copy(update=fields))

    def look_again(self) -> None:
        """Go by what somebody else has kept meanwhile, such as the first run."""
        if self._kept is not None:
            self._now(self._kept.settings())

    def close(self) -> None:
        """Write what is still to be written."""
        self._errands.close()

    def _loaded(self, kept: Kept) -> None:
        self._kept = kept
        self._settings = kept.settings()
        self.loaded.emit()

    def _now(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if before != settings:
            self.changed.emit(before, settings)
