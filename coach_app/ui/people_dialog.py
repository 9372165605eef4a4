"""The people of this computer: who works here now, somebody new, changes, and removal after asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coach_app.people.profile import Profile
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.failures import person_words
from coach_app.ui.form_style import form_sheet
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.profile_form import ProfileForm


class KeptPeople(Protocol):
    """`coach_app.privacy_services.KnownPeople`, as far as the dialog needs it; slow, as files are."""

    def all(self) -> tuple[Profile, ...]:
        """Everybody."""

    def add(self, profile: Profile) -> Profile:
        """Keep somebody new."""

    def change(self, profile: Profile) -> Profile:
        """Keep a change."""

    def remove(self, person: str) -> None:
        """Forget somebody, and leave their calls."""

    def calls_of(self, person: str) -> int:
        """How many calls there are of a person."""

    def forget(self, person: str) -> None:
        """Remove everything of a person, the calls as well."""


class PeopleDialog(QDialog):
    """A list at the left, the one who is chosen there at the right.

    Parameters
    ----------
    people : KeptPeople
        Keeps profiles.
    current : str
        Id of who works here now; empty for nobody.
    theme : Theme
        Owns the colours.
    parent : QWidget or None
        Window that it belongs to.
    """

    chosen = Signal(str)
    """Somebody else works here now: the id of the profile, empty for nobody."""
    changed = Signal()
    """A profile was added, changed or removed."""

    def __init__(self, people: KeptPeople, current: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls, self._removing = 0, False
        self._people, self._current, self._theme = people, current, theme
        self._errands = Errands(self, in_turn=True)
        self._profiles: tuple[Profile, ...] = ()
        self._shown: Profile | None = None
        self.list = QListWidget()
        self.list.setFixedWidth(28 * GRID)
        self.list.currentRowChanged.connect(self._select)
        self.form = ProfileForm()
        self.form.changed.connect(self._show_buttons)
        self._banner = Banner(theme)
        self._lay_out()
        theme.changed.connect(self._colour)
        self._colour()
        self.resize(96 * GRID, 76 * GRID)
        self.retranslate()
        self._look()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setWindowTitle(self.tr("People at this computer"))
        self.setAccessibleName(self.windowTitle())
        self.list.setAccessibleName(self.windowTitle())
        self.use.setText(self.tr("Works here now"))
        self.new.setText(self.tr("Somebody new"))
        self.save.setText(self.tr("Save"))
        self.remove.setText(self.tr("Remove …"))
        self.keep.setText(self.tr("Do not remove"))
        self.close_button.setText(self.tr("Close"))
        self._fill()
        self._ask(self._asking.isVisibleTo(self))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.new, self.use, self.save = push_button(), push_button(), push_button("main")
        self.remove, self.really, self.keep = push_button("danger"), push_button("danger"), push_button("main")
        self.everything = push_button("danger")
        self.close_button = push_button()
        for button, act in (
            (self.new, self._begin_new),
            (self.use, self._use),
            (self.save, self._save),
            (self.remove, self._begin_asking),
            (self.really, lambda: self._remove(self._people.remove, self._not_removed)),
            (self.everything, lambda: self._remove(self._people.forget, self._not_forgotten)),
            (self.keep, lambda: self._ask(False)),
            (self.close_button, self.accept),
        ):
            button.clicked.connect(act)
            button.setAutoDefault(button is not self.close_button)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        card = Card()
        card.column.addWidget(self.form)
        card.column.addStretch(1)
        card.column.addLayout(_row(self.remove, None, self.use, self.save))
        self._asking = Card()
        self._asking.set_tone("alert")
        self._question = label(wrap=True)
        self._asking.column.addWidget(self._question)
        self._asking.column.addLayout(_row(None, self.everything, self.really))
        self._asking.column.addLayout(_row(None, self.keep))  # one row is too wide for twice the size
        self._asking.setVisible(False)
        right = QVBoxLayout()
        right.setSpacing(2 * GRID)
        right.addWidget(self._banner)
        right.addWidget(card, 1)
        right.addWidget(self._asking)
        right.addLayout(_row(None, self.close_button))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _look(self, shown: str | None = None) -> None:
        """Read who there is; then show the one named, or who works here now."""
        wanted = self._current if shown is None else shown
        self._errands.run(lambda _: self._people.all(), lambda found: self._found(found, wanted), self._failed)

    def _found(self, profiles: tuple[Profile, ...], wanted: str) -> None:
        self._profiles = profiles
        self._fill()
        at = next((at for at, profile in enumerate(profiles) if profile.id == wanted), 0 if profiles else -1)
        self.list.setCurrentRow(at)
        self._select(at)
        (self.list if profiles else self.form.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        row = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for profile in self._profiles:
                name = f"{profile.name} {profile.staff_number}".strip()
                here = profile.id == self._current
                item = QListWidgetItem(self.tr("{0} · works here now").format(name) if here else name)
                self.list.addItem(item)
            self.list.setCurrentRow(row)

    def _select(self, at: int) -> None:
        self._shown = self._profiles[at] if 0 <= at < len(self._profiles) else None
        self.form.show_profile(self._shown)
        self._ask(False)
        self._show_buttons()

    def _begin_new(self) -> None:
        self.list.setCurrentRow(-1)
        self._select(-1)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self) -> None:
        if self._shown is not None:
            self._current = self._shown.id
            self._fill()
            self._show_buttons()
            self.chosen.emit(self._current)

    def _save(self) -> None:
        profile, known = self.form.profile(), self._shown is not None
        keep: Callable[[Profile], Profile] = self._people.change if known else self._people.add
        self._errands.run(lambda _: keep(profile), lambda _: self._saved(profile), self._failed)

    def _saved(self, profile: Profile) -> None:
        self._banner.show_message("", "", serious=False)
        if not self._profiles:  # the first one is who works here
            self._current = profile.id
            self.chosen.emit(profile.id)
        self.changed.emit()
        self._look(profile.id)

    def _begin_asking(self) -> None:
        """Ask, and look beside the window how many calls there are to be asked about."""
        self._calls = 0
        self._ask(True)
        shown = self._shown
        if shown is None:
            return

        def counted(calls: int) -> None:
            if self._asking.isVisibleTo(self) and self._shown is shown and not self._removing:
                self._calls = calls
                self._ask(True)

        self._errands.run(lambda _: self._people.calls_of(shown.id), counted, lambda _: None)

    def _remove(self, remove: Callable[[str], None], failed: Callable[[Exception], None]) -> None:
        """Remove who is shown; many calls take a while, in which nobody can say otherwise any more."""
        if self._shown is not None and not self._removing:
            person, self._removing = self._shown.id, True
            self._asking.setEnabled(False)
            self._errands.run(lambda _: remove(person), lambda _: self._removed(person), failed)

    def _not_removed(self, error: Exception) -> None:
        self._settle()
        self._failed(error)

    def _not_forgotten(self, _: Exception) -> None:
        self._settle()
        self._banner.show_message(
            self.tr("Not everything could be deleted"),
            self.tr("A call of this person is being recorded, or something of it is in use: end it, then try again."),
            serious=True,
        )

    def _settle(self) -> None:
        self._removing = False
        self._asking.setEnabled(True)
        self._ask(False)

    def _removed(self, person: str) -> None:
        self._settle()
        if person == self._current:
            self._current = ""
            self.chosen.emit("")
        self.changed.emit()
        self._look()

    def _ask(self, asking: bool) -> None:
        """Ask before somebody is removed, or do not any more."""
        asking = asking and self._shown is not None
        self._asking.setVisible(asking)
        if asking and self._shown is not None:
            self._question.setText(self._asked(self._shown.name))
            self._asking.setAccessibleName(self._question.text())
            self.everything.setVisible(bool(self._calls))
            self.everything.setText(self.tr("Delete {0} calls too").format(self._calls))
            self.really.setText(self.tr("Remove, keep calls") if self._calls else self.tr("Remove"))
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self, name: str) -> str:
        goes = self.tr(
            "Remove {0}? The profile, the calibration and the verdicts on nudges go for good; recorded calls stay."
        ).format(name)
        if not self._calls:
            return goes
        return self.tr(
            "Remove {0}? Profile, calibration and verdicts on nudges go for good. There are {1} recorded calls: keep them "
            "without a name, or delete them too?"
        ).format(name, self._calls)

    def _show_buttons(self) -> None:
        known = self._shown is not None
        self.save.setEnabled(self.form.complete)
        self.remove.setEnabled(known)
        self.use.setEnabled(self._shown is not None and self._shown.id != self._current)

    def _failed(self, error: Exception) -> None:
        title, do = person_words(error)
        self._banner.show_message(title, do, serious=True)

    def _colour(self) -> None:
        self.setStyleSheet(style_sheet(self._theme.tokens) + form_sheet(self._theme.tokens))


def _row(*buttons: QWidget | None) -> QHBoxLayout:
    """Buttons beside each other; ``None`` stands for the room between."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for button in buttons:
        if button is None:
            row.addStretch(1)
        else:
            row.addWidget(button)
    return row
