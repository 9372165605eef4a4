"""The left side of the review page: search, list, what can be done, and how far it is; every state has its page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from coach_app.ui.errands import Errands
from coach_app.ui.first_run.failures import failure_words
from coach_app.ui.form_style import form_sheet
from coach_app.ui.language import Language
from coach_app.ui.library.archive import Archive, Choices
from coach_app.ui.library.filter_panel import FilterPanel
from coach_app.ui.library.library_asking import LibraryAsking
from coach_app.ui.library.library_keys import LibraryDo
from coach_app.ui.library.library_menus import LibraryMenus
from coach_app.ui.library.library_states import LibraryStates, is_damaged
from coach_app.ui.library.library_work import LibraryWork
from coach_app.ui.library.query_bar import QueryBar
from coach_app.ui.library.session_list import SessionList
from coach_app.ui.library.session_model import SessionModel
from coach_app.ui.library.waiting_imports import WaitingImports
from coach_app.ui.library.work_panel import WorkPanel
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import label

# How long somebody stays at a session before it is shown, milliseconds: who scrolls past opens nothing.
_STAY_MS = 120
# Changes that come together are read together.
_SOON_MS = 250


class LibraryPanel(QWidget):
    """All sessions.

    Parameters
    ----------
    archive : Archive
        Holds them.
    theme, language
        Owners of colours and language.
    """

    chosen = Signal(str, object)
    """This session is to be shown, at this second or ``None``."""
    entered = Signal(str)
    """The reader wants the keyboard in this session."""
    gone = Signal(object)
    """These sessions were deleted: tuple of ids."""
    accuracy = Signal()
    """How often each rule is right is to be shown."""

    def __init__(self, archive: Archive, theme: Theme, language: Language) -> None:
        super().__init__()
        self.archive, self._theme, self._language = archive, theme, language
        self._errands = Errands(self)
        self.model = SessionModel(archive.find, self)
        self.bar, self.filters, self.list = QueryBar(theme), FilterPanel(), SessionList(self.model, theme)
        self.panel, self.message, self.banner = WorkPanel(), LibraryStates(theme, language), Banner(theme)
        self.menus, self._count = LibraryMenus(self), label("small")
        self.work = LibraryWork(archive, self.panel, language)
        self.asking = LibraryAsking(self.list, self.work, theme)
        self.waiting = WaitingImports(archive, self.work, self.menus)
        self._stay, self._soon = _timer(self, _STAY_MS), _timer(self, _SOON_MS)
        self._error: Exception | None = None
        self._loading = self._begun = self._catching_up = False
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._colour)
        self._colour()
        self.retranslate()

    @property
    def loading(self) -> bool:
        """Whether the first answer of the library is awaited."""
        return self._loading

    def begin(self) -> None:
        """Open the library and show it, the first time that it is wanted."""
        if not self._begun:
            self._begun = self._loading = True
            self._show_state()
            self._errands.run(
                lambda _: self.archive.find(self.model.query, 0, 1), lambda _: self._opened(), self._failed
            )

    def look(self) -> None:
        """Ask for what is looked for now."""
        if self._begun and self._error is None:
            narrowed = self.filters.narrowed(self.bar.asked())
            self.list.show_snippets(self.bar.searches)
            self.bar.show_narrowed(self.filters.narrows)
            self.model.ask(narrowed)

    def look_soon(self) -> None:
        """Ask again in a moment: something has come."""
        self._soon.start()

    def renew(self, session: str) -> None:
        """Show what has changed of a session, such as a ruling."""

        def work(_: object) -> object:
            self.archive.add(session)
            return self.archive.row(session)

        self._errands.run(work, lambda row: self.model.renew(session, row))

    def show_kind(self, kind: str) -> None:
        """Show the sessions that have flags of one kind."""
        self.bar.more.setChecked(True)
        self.filters.use_kind(kind)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        """Hear nothing more; the window is going away."""
        self.work.close()
        self.waiting.close_down()
        self.model.close()
        self._errands.close()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.list.setAccessibleName(self.tr("Sessions"))
        self.setAccessibleName(self.tr("Library"))
        self._show_state()
        if self._begun and self._error is None:
            self._choices()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.list.addActions(self.menus.on_sessions)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.message)
        self.filters.setVisible(False)
        self.filters.setMaximumHeight(38 * GRID)
        self._count.setContentsMargins(2 * GRID, 0, GRID, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for widget in (self.banner, self.waiting, self.bar, self.filters, self._count):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.panel)
        column.addWidget(self.menus)
        self.setMinimumWidth(36 * GRID)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.bar.changed.connect(self.look)
        self.bar.filters.connect(self._show_filters)
        self.bar.words.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filters.changed.connect(self.look)
        self.model.found.connect(self._found)
        self.model.failed.connect(self._failed)
        self.list.chosen.connect(lambda _: self._stay.start())
        self.list.opened.connect(self._enter)
        self.list.picked.connect(lambda: self.menus.show_selected(len(self.list.selected)))
        self.list.dropped.connect(self.asking.bring_in)
        self._stay.timeout.connect(lambda: self._choose(self.list.current))
        self._soon.timeout.connect(self.look)
        self.work.changed.connect(self._changed)
        self.work.deleted.connect(self.gone)
        self.work.working.connect(lambda _: self._show_state())
        self.message.chosen.connect(self._press)
        self.message.other.connect(self.asking.choose_folder)
        self.banner.mend.connect(self.try_again)
        for do, act in (
            (LibraryDo.SEARCH, self.bar.focus_words),
            (LibraryDo.FILTERS, self.bar.more.toggle),
            (LibraryDo.ORDER, self.bar.next_order),
            (LibraryDo.REFRESH, self.try_again),
            (LibraryDo.ACCURACY, self.accuracy.emit),
        ):
            self.menus.on(do, act)
        self.asking.connect_menus(self.menus)

    def try_again(self) -> None:
        """Open the library once more, or read it again."""
        self._error, self._begun = None, False
        self.begin()

    def _opened(self) -> None:
        self._catching_up = True
        self.waiting.look()
        self.look()
        self._choices()
        self._errands.run(lambda _: self.archive.catch_up(), self._caught_up, self._degraded)

    def _caught_up(self, changed: int) -> None:
        self._catching_up = False
        self.banner.show_message("", "", serious=False)
        if changed:
            self._changed()
        elif not self.model.waiting:
            self._loading = False
            self._show_state()

    def _degraded(self, error: Exception) -> None:
        """What is there is shown, and it cannot be brought up to date."""
        self._catching_up = self._loading = False
        self._show_state()
        title, do = failure_words(error, self._language.code)
        self.banner.show_message(title, do, serious=True, button=self.tr("Try again"))

    def _changed(self) -> None:
        if self._error is not None and not self.work.busy:
            self.try_again()
            return
        self._soon.start()
        self._choices()

    def _choices(self) -> None:
        code = self._language.code
        self._errands.run(lambda _: self.archive.choices(code), self._offer, lambda _: None)

    def _offer(self, choices: Choices) -> None:
        self.filters.offer(choices)
        self.asking.people = choices.people

    def _found(self, total: int) -> None:
        # A library that is empty may only not have looked at its folders yet.
        self._error, self._loading = None, self._catching_up and not total and not self._narrowed
        self._show_state()
        if total and not self.list.current:
            self.list.setCurrentIndex(self.model.index(0))

    def _failed(self, error: Exception) -> None:
        self._error, self._loading = error, False
        self._show_state()

    def _enter(self, session: str) -> None:
        self._stay.stop()
        self._choose(session)
        self.entered.emit(session)

    def _choose(self, session: str) -> None:
        row = self.model.row_at(self.model.place_of(session)) if session else None
        if row is not None:
            self.chosen.emit(session, row.hit_s)

    def _show_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if shown:
            self.filters.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _narrowed(self) -> bool:
        return self.filters.narrows or self.bar.searches

    def _show_state(self) -> None:
        error, total = self._error, self.model.total
        self._stand(self.list if total and error is None and not self._loading else self.message)
        short = self.bar.too_short
        self._count.setText(
            self.tr("Two characters or more are looked for.") if short else self.tr("Sessions: {0}").format(total)
        )
        self._count.setVisible(error is None and not self._loading)
        self.message.show_state(error, self._loading, self._narrowed, self.work.busy)

    def _stand(self, page: QWidget) -> None:
        """Show the list or the message; what has the keyboard hands it on."""
        focus = QApplication.focusWidget()
        had_it = focus is None or self._stack.isAncestorOf(focus)
        heir = self.list if page is self.list else self.message.button
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            self.setFocusProxy(heir)
            if had_it and self.isVisible():
                heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        if is_damaged(self._error):
            self.work.rebuild()
            self._show_state()
        elif self._error is not None:
            self.try_again()
        elif self._narrowed:
            self.bar.words.clear()
            self.filters.reset()
            self.look()
        else:
            self.asking.choose_files()

    def _colour(self) -> None:
        self.setStyleSheet(style_sheet(self._theme.tokens) + form_sheet(self._theme.tokens))


def _timer(parent: QWidget, pause_ms: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(pause_ms)
    return made
