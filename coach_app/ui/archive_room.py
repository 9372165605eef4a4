"""Connects the library with the window: its page in the rail, its keys, and the calls that come by themselves.

Nothing of the library is loaded before the window is on screen; a call that was kept goes into the
library whether or not anybody has looked at it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from coach_app.ui.errands import Errands
from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.late_pages import LatePages
from coach_app.ui.main_window import MainWindow
from coach_app.ui.older_calls import OlderCalls
from coach_app.ui.phrases.room import PhraseRoom
from coach_app.ui.progress_room import ProgressRoom
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.shift_desk import ShiftDesk
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import REVIEW

if TYPE_CHECKING:
    from coach_app.call import Wanted
    from coach_app.shift.news import CallKept
    from coach_app.ui.library.archive import Archive
    from coach_app.ui.library.due_dialog import Keeping
    from coach_app.ui.library.review_room import ReviewRoom, Shown

# How long after the settings are there the library is loaded, milliseconds: what is on screen comes first.
AHEAD_MS = 1500

_MODULES = ("coach_app.ui.library.review_room",)

# Makes what shows one session; given what is to be told, from any thread, of a session that has changed.
MakeRight = Callable[[Callable[[str], None]], "Shown | None"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What stands behind the page.

    Parameters
    ----------
    data : Path
        The user's data folder.
    right : callable
        Makes the side that shows one session.
    keeping : callable
        Gives what lists and removes what is older than it is to be kept.
    modules : tuple of str
        What it needs, to be loaded beside the window.
    """

    data: Path
    right: MakeRight
    keeping: Callable[[], Keeping]
    modules: tuple[str, ...] = ()


class ArchiveRoom(QObject):
    """Shows the library.

    Parameters
    ----------
    window : MainWindow
        Has its page.
    keeper : SettingsKeeper
        Holds the settings.
    desk : ShiftDesk
        Says which calls were kept.
    shelf : Shelf
        What stands behind it.
    theme, language
        Owners of colours and language.
    """

    def __init__(
        self,
        window: MainWindow,
        keeper: SettingsKeeper,
        desk: ShiftDesk,
        shelf: Shelf,
        theme: Theme,
        language: Language,
    ) -> None:
        super().__init__(window)
        self._window, self._keeper, self._desk, self._shelf = window, keeper, desk, shelf
        self._theme, self._language = theme, language
        self._errands = Errands(self, in_turn=True)
        self._changed = self._errands.listener(self._has_changed)
        self._late = LatePages(self, (*_MODULES, *shelf.modules))
        self._archive: Archive | None = None
        self._room: ReviewRoom | None = None
        self.older = OlderCalls(window, keeper, shelf.keeping, theme, language)
        self.older.removed.connect(lambda: self.look_again(changed=True))
        window.keys.on(Do.OLDER, self.older.show)
        self.phrases = PhraseRoom(window, keeper, shelf.data, theme, language)
        self.progress = ProgressRoom(window, keeper, shelf.data, theme, language)
        self.phrases.rejudged.connect(self._are_rejudged)
        window.rail.chosen.connect(lambda name: self.open() if name == REVIEW else None)
        window.keys.on(Do.REVIEW, self.open)
        keeper.loaded.connect(self._loaded)
        desk.kept.connect(self._is_kept)
        window.live.summary.review.connect(self._show_call)

    @property
    def page(self) -> ReviewRoom | None:
        """The page, once it was made."""
        return self._room

    def open(self) -> None:
        """Show the library, as soon as it can be."""
        if self._keeper.there:
            self._late.load()
            self._late.wish(lambda: self._window.show_page(REVIEW))

    def show_session(self, session: str) -> None:
        """Show one session, as soon as it can be."""
        if self._keeper.there:
            self._late.load()
            self._late.wish(lambda: self._show_session(session))

    def add(self, session: str) -> None:
        """Take a session in beside everything else; if that fails, the next look at the folders does."""

        def take(_: Any) -> None:
            self._opened_archive().add(session)

        self._errands.run(take, lambda _: self._room.panel.look_soon() if self._room is not None else None)

    def look_again(self, *, changed: bool = False) -> None:
        """Sessions have gone beside the page, or lost something that it may show."""
        if self._room is not None:
            self._room.look_again(changed=changed)

    def close(self) -> None:
        """Give everything back; the window has gone."""
        self.phrases.close()
        self.progress.close()
        if self._room is not None:
            self._room.close_down()
        if self._archive is not None:
            self._archive.close()
        self.older.close()
        self._errands.close()
        gc.unfreeze()

    def _loaded(self) -> None:
        self._late.first(lambda: self._window.add_page(REVIEW, self._make))
        QTimer.singleShot(AHEAD_MS, self, self._late.load)

    def _make(self) -> QWidget:
        from coach_app.ui.library.library_panel import LibraryPanel  # noqa: PLC0415
        from coach_app.ui.library.review_room import ReviewRoom  # noqa: PLC0415

        archive = self._opened_archive()
        panel = LibraryPanel(archive, self._theme, self._language)
        self._room = ReviewRoom(panel, self._shelf.right(self._changed), self._theme)
        self._room.settings.connect(lambda: self._window.keys.press(Do.SETTINGS))
        panel.begin()
        self.older.remind(panel)
        gc.freeze()  # a search for dead objects among all that was loaded takes longer than a frame may
        return self._room

    def _opened_archive(self) -> Archive:
        from coach_app.ui.library.archive import Archive  # noqa: PLC0415

        if self._archive is None:
            self._archive = Archive(self._shelf.data, self._wanted)
        return self._archive

    def _wanted(self) -> Wanted:
        """How recordings are judged that somebody brings in: with what is chosen for calls."""
        from coach_app.call import Wanted  # noqa: PLC0415

        settings = self._keeper.settings
        return Wanted(engine=settings.engine, model=settings.model, pack=settings.pack, language=self._language.code)

    def _is_kept(self, kept: CallKept) -> None:
        self.add(kept.session)

    def _show_call(self) -> None:
        """Show the call whose card is on the live page."""
        kept = self._desk.state.kept
        if kept is not None and self._window.live.of_shift and not self._desk.state.unfinished:
            self.show_session(kept.session)

    def _show_session(self, session: str) -> None:
        self._window.show_page(REVIEW)
        if self._room is not None:
            self._room.show_session(session)

    def _are_rejudged(self, _: object) -> None:
        if self._room is not None:
            self._room.panel.look_soon()

    def _has_changed(self, session: object) -> None:
        if self._room is not None:
            self._room.panel.renew(str(session))
