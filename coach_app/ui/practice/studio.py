"""Tone gym and reading aloud behind one door: made when somebody first wants them, with the keys they answer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coach_app.practice.path.values import Opens

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach_app.practice.path.values import Card
    from coach_app.ui.language import Language
    from coach_app.ui.practice.gym_page import GymPage
    from coach_app.ui.practice.gym_services import GymServices
    from coach_app.ui.practice.model_row import ModelRow
    from coach_app.ui.practice.read_page import ReadPage
    from coach_app.ui.review.playing import Playing
    from coach_app.ui.theme import Theme


class Studio(QObject):
    """Holds both pages.

    Parameters
    ----------
    stack : QStackedWidget
        Where they are shown.
    services : callable
        Gives what they ask for.
    playing : Playing
        Plays models and takes.
    theme, language
        Owners of colours and language.
    """

    leave = Signal()
    """The reader has done enough."""
    judged = Signal()
    """A take was judged; what is planned may be another now."""

    def __init__(
        self,
        stack: QStackedWidget,
        services: Callable[[], GymServices],
        playing: Playing,
        theme: Theme,
        language: Language,
    ) -> None:
        super().__init__(stack)
        self._stack, self._make, self._playing = stack, services, playing
        self._theme, self._language = theme, language
        self._services: GymServices | None = None
        self.gym: GymPage | None = None
        self.reading: ReadPage | None = None

    @property
    def front(self) -> GymPage | ReadPage | None:
        """The one that is in front."""
        page = self._stack.currentWidget()
        return next((one for one in (self.gym, self.reading) if one is not None and one is page), None)

    def open(self, card: Card) -> QWidget:
        """The page of a card, with its model or phrase being opened."""
        page = self._gym_page() if card.opens is Opens.GYM else self._read_page()
        page.open(card.key)
        return page

    def press(self) -> None:
        """Speak, or the sentence is over."""
        if self.front is not None:
            self.front.press()

    def hear_model(self) -> None:
        """Hear the model."""
        if self.gym is not None and self.front is self.gym:
            self.gym.hear_model()

    def hear_own(self) -> None:
        """Hear the take."""
        if self.front is not None:
            self.front.hear_own()

    def keep(self) -> None:
        """Make this take the model."""
        if self.gym is not None and self.front is self.gym:
            self.gym.keep()

    def in_gym(self, act: Callable[[ModelRow], object]) -> None:
        """Do something with the model that is open."""
        if self.gym is not None and self.front is self.gym:
            act(self.gym.row)

    def other(self) -> None:
        """Another sentence."""
        if self.front is not None:
            self.front.other()

    def next_level(self) -> None:
        """More of the text is hidden."""
        if self.gym is not None and self.front is self.gym:
            self.gym.level.next_level()

    @property
    def has_microphone(self) -> bool:
        """Whether the microphone is open here."""
        return any(page is not None and page.voice.has_microphone for page in (self.gym, self.reading))

    def rest(self, then: Callable[[], None] | None = None) -> None:
        """Give the microphone back, and then do something."""
        held = [page for page in (self.gym, self.reading) if page is not None and page.voice.has_microphone]
        if then is not None and held:
            held[-1].voice.rested.connect(then, Qt.ConnectionType.SingleShotConnection)
        for page in (self.gym, self.reading):
            if page is not None:
                page.rest()
        if then is not None and not held:
            then()

    def close(self) -> None:
        """Give everything back."""
        for page in (self.gym, self.reading):
            if page is not None:
                page.close_down()
        if self._services is not None:
            self._services.close()

    def _gym_page(self) -> GymPage:
        from coach_app.ui.practice.gym_page import GymPage  # noqa: PLC0415 (loads what draws curves)

        if self.gym is None:
            self.gym = GymPage(self._opened(), self._playing, self._theme, self._language)
            self._stand(self.gym)
        return self.gym

    def _read_page(self) -> ReadPage:
        from coach_app.ui.practice.read_page import ReadPage  # noqa: PLC0415 (not before it is wanted)

        if self.reading is None:
            self.reading = ReadPage(self._opened(), self._playing, self._theme, self._language)
            self._stand(self.reading)
        return self.reading

    def _stand(self, page: GymPage | ReadPage) -> None:
        self._stack.addWidget(page)
        page.leave.connect(self.leave)
        page.judged.connect(lambda _: self.judged.emit())

    def _opened(self) -> GymServices:
        if self._services is None:
            self._services = self._make()
        return self._services
