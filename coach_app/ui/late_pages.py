"""Loads the modules of pages that the first frame does not need, beside the window and before somebody asks.

First run, settings and dialogs bring the models of settings and rules with them: seconds on a
busy machine, for which the window's thread must not wait.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject

from coach_app.ui.errands import Errands

_PAGES = (
    "coach_app.ui.first_run.wizard",
    "coach_app.ui.settings_page",
    "coach_app.ui.people_dialog",
    "coach_app.ui.calls_dialog",
    "coach_app.ui.todays_calls",
    "coach_app.live_setup",
    "coach_app.whose",
)


class LatePages(QObject):
    """Knows whether the pages can be made without waiting.

    Parameters
    ----------
    parent : QObject
        Goes with it.
    modules : tuple of str
        What they need.
    """

    def __init__(self, parent: QObject, modules: tuple[str, ...] = _PAGES) -> None:
        super().__init__(parent)
        self._modules = modules
        self._errands = Errands(self)
        self._begun = self._there = all(name in sys.modules for name in modules)
        self._first: list[Callable[[], None]] = []
        self._wish: Callable[[], None] | None = None

    @property
    def there(self) -> bool:
        """Whether everything has been loaded."""
        return self._there

    def load(self) -> None:
        """Begin to load, once."""
        if not self._begun:
            self._begun = True
            self._errands.run(lambda _: [importlib.import_module(name) for name in self._modules], self._loaded)

    def first(self, act: Callable[[], None]) -> None:
        """Do something as soon as they are there, before whatever is wished."""
        if self._there:
            act()
        else:
            self._first.append(act)

    def wish(self, act: Callable[[], None]) -> None:
        """Do something as soon as they are there; of several wishes the last one holds."""
        if self._there:
            act()
        else:
            self._wish = act

    def _loaded(self, _: object) -> None:
        self._there = True
        for act in self._first:
            act()
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()
