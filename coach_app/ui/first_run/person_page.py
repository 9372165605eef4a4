"""Who works here: a name, a number, a company, as they are said in the standard phrases."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach_app.first_run import Step
from coach_app.people.profile import Profile
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.failures import person_words
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.services import SetupServices
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card
from coach_app.ui.widgets.form_parts import ChoiceBox, Field
from coach_app.ui.widgets.profile_form import ProfileForm


class PersonPage(Page):
    """A form; above it, where somebody is known already, the choice of who it is.

    Parameters
    ----------
    services : SetupServices
        Knows and keeps people.
    theme : Theme
        Where colours come from.
    """

    def __init__(self, services: SetupServices, theme: Theme) -> None:
        super().__init__(Step.PERSON)
        self._services = services
        self._errands = Errands(self)
        self._keeping = False
        self._people: tuple[Profile, ...] = ()
        self._banner = Banner(theme)
        self.column.addWidget(self._banner)
        card = Card()
        self.who = ChoiceBox()
        self.who.activated.connect(self._choose)
        self._who_field = Field(self.who)
        self._who_field.setVisible(False)
        self.form = ProfileForm()
        self.form.changed.connect(self.changed)
        card.column.addWidget(self._who_field)
        card.column.addWidget(self.form)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.retranslate()

    @property
    def can_go_on(self) -> bool:
        """With a name."""
        return self.form.complete and not self._keeping

    @property
    def if_skipped(self) -> str:
        """What is missing then."""
        return self.tr(
            "Without a name your usual voice cannot be kept, and your own greeting is not checked word by word."
        )

    def enter(self) -> None:
        """See who is known."""
        self._errands.run(lambda _: self._services.people(), self._offer)

    def leave(self) -> None:
        """Wait for nothing."""
        self._errands.forget()
        self._keeping = False

    def go_on(self) -> None:
        """Keep who it is."""
        profile = self.form.profile()
        self._keeping = True
        self._errands.run(lambda _: self._services.use_person(profile), lambda _: self._kept(profile), self._failed)
        self.changed.emit()

    def first_control(self) -> QWidget | None:
        """The choice of people, or the name."""
        return self.who if self._people else self.form.name

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.say(
            self.tr("Who are you?"),
            self.tr("Your name and number are part of the standard greeting. They stay on this computer."),
        )
        self._who_field.call(self.tr("Known here"))
        if self.who.count():
            self.who.setItemText(self.who.count() - 1, self.tr("Somebody new"))

    def _offer(self, people: tuple[Profile, ...]) -> None:
        self._people = people
        self.who.clear()
        for profile in people:
            self.who.addItem(f"{profile.name} {profile.staff_number}".strip(), profile)
        self.who.addItem(self.tr("Somebody new"), None)
        self._who_field.setVisible(bool(people))
        now = self._services.settings().person
        at = next((at for at, profile in enumerate(people) if profile.id == now), 0)
        self.who.setCurrentIndex(at)
        if people and not self.form.complete:
            self._choose(at)
        self.changed.emit()

    def _choose(self, at: int) -> None:
        self.form.show_profile(self._people[at] if at < len(self._people) else None)

    def _kept(self, profile: Profile) -> None:
        self._keeping = False
        self.form.show_profile(profile)
        self._banner.show_message("", "", serious=False)
        self.onward.emit()

    def _failed(self, error: Exception) -> None:
        self._keeping = False
        title, body = person_words(error)
        self._banner.show_message(title, body, serious=True)
        self.changed.emit()
