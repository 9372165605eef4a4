"""The first run as a whole: one short page after another, dots above, back, skip and on below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach_app.first_run import Step
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.consent_page import ConsentPage
from coach_app.ui.first_run.devices_page import DevicesPage
from coach_app.ui.first_run.done_page import DonePage
from coach_app.ui.first_run.model_page import ModelPage
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.person_page import PersonPage
from coach_app.ui.first_run.reading_page import ReadingPage
from coach_app.ui.first_run.sentences_page import SentencesPage
from coach_app.ui.first_run.services import SetupServices, Takes
from coach_app.ui.first_run.shelf import Shelf
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.first_run.welcome_page import WelcomePage
from coach_app.ui.form_style import form_sheet
from coach_app.ui.language import Language
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.progress_dots import ProgressDots
from feedback.calibration import Part

#: Which dot a step belongs to: five dots for six steps, since name and voice are one matter.
_DOTS = {
    Step.WELCOME: 0,
    Step.CONSENT: 1,
    Step.DEVICES: 2,
    Step.MODEL: 3,
    Step.PERSON: 4,
    Step.CALIBRATION: 4,
}


class FirstRunWizard(QWidget):
    """Asks what has not been asked yet.

    Parameters
    ----------
    services : SetupServices
        Does what the pages ask for.
    theme : Theme
        Owns the colours.
    language : Language
        Owns the language.
    steps : tuple of Step or None
        What to ask; ``None`` for what `services` says is left. A banner that leads to one matter
        names its step.
    starts : bool
        The shift follows: the last button says so.
    """

    finished = Signal(object)
    """All is asked, or the rest was left: carries the `Settings`."""

    def __init__(
        self,
        services: SetupServices,
        theme: Theme,
        language: Language,
        steps: tuple[Step, ...] | None = None,
        starts: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._services, self._theme = services, theme
        self._errands, self._chores = Errands(self), Errands(self, in_turn=True)
        self._skipped: dict[Page, str] = {}
        self._pages: list[Page] = []
        self._at, self._dots_of = 0, tuple[int, ...]()
        self.room = SoundRoom(services, self)
        self.welcome = WelcomePage(services, theme, language)
        self.consent = ConsentPage(services, theme, language)
        self.devices = DevicesPage(services, self.room, theme, language)
        self.model = ModelPage(services, theme)
        self.person = PersonPage(services, theme)
        self.reading = ReadingPage(Part.NEUTRAL, services, self.room, theme)
        self.sentences = SentencesPage(services, self.room, theme)
        self.smile = ReadingPage(Part.SMILE, services, self.room, theme)
        self.done = DonePage(services, theme, language, starts)
        self._lay_out(theme)
        self._keys()
        theme.changed.connect(self._colour)
        self._colour()
        self.retranslate()
        self.setMinimumSize(80 * GRID, 50 * GRID)
        if steps is None:
            self._errands.run(lambda _: services.steps(), self._begin, lambda _: self._begin(tuple(Step)))
        else:
            self._begin(steps)

    @property
    def page(self) -> Page | None:
        """The page on screen; ``None`` before the first."""
        return self._pages[self._at] if self._pages else None

    def next(self) -> None:
        """Take this page's step and go on."""
        page = self.page
        if page is not None and page.can_go_on:
            self._skipped.pop(page, None)
            page.go_on()

    def skip(self) -> None:
        """Leave this page's step and go on."""
        page = self.page
        if page is not None and page.if_skipped:
            self._skipped[page] = page.if_skipped
            # Sentences and smile are told against the neutral reading, and a voice is somebody's.
            nobody = page is self.person and not self._services.settings().person
            self._onward(past=Step.CALIBRATION if page is self.reading or nobody else None)

    def back(self) -> None:
        """Return to the page before."""
        if self._at > 0:
            self._turn_to(self._at - 1)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setWindowTitle(self.tr("Setting up Voice Coach"))
        self.setAccessibleName(self.windowTitle())
        self._shelf.setAccessibleName(self.windowTitle())
        self.back_button.setText(self.tr("Back"))
        self.back_button.setToolTip(self.tr("The page before (Alt+Left)"))
        self.skip_button.setText(self.tr("Skip"))
        self.skip_button.setToolTip(self.tr("Leave this step out (Alt+S)"))
        self.main.setToolTip(self.tr("Go on (Alt+Right)"))
        self._show_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Listen to nobody who looks at another page."""
        if self.page is not None and not event.spontaneous():
            self.page.leave()
            self.room.close()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where it was left."""
        super().showEvent(event)
        if self._pages and not event.spontaneous():
            self._turn_to(self._at)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the devices back."""
        self.end()
        super().closeEvent(event)

    def end(self) -> None:
        """Stop whatever goes on; what was answered is kept."""
        if self.page is not None:
            self.page.leave()
        self.room.end()
        self._chores.run(lambda _: self._services.end())
        self._errands.close()
        self._chores.close()

    def _lay_out(self, theme: Theme) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        outer.setSpacing(2 * GRID)
        self.dots = ProgressDots(theme)
        outer.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignHCenter)
        self._shelf = Shelf()
        middle = QWidget()
        middle.setMaximumWidth(96 * GRID)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._shelf, 1)
        self._skipping = label("small", wrap=True)
        column.addWidget(self._skipping)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.back_button, self.skip_button, self.main = push_button("quiet"), push_button("quiet"), push_button("main")
        self.back_button.clicked.connect(self.back)
        self.skip_button.clicked.connect(self.skip)
        self.main.clicked.connect(self.next)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.skip_button)
        row.addWidget(self.main)
        column.addLayout(row)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(middle, 100)
        line.addStretch(1)
        outer.addLayout(line, 1)

    def _keys(self) -> None:
        for key, act in (("Alt+Left", self.back), ("Alt+Right", self.next), ("Alt+S", self.skip)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _colour(self) -> None:
        self.setStyleSheet(style_sheet(self._theme.tokens) + form_sheet(self._theme.tokens))

    def _begin(self, steps: tuple[Step, ...]) -> None:
        if Step.CALIBRATION in steps and not self._services.settings().person:
            steps = (*steps, Step.PERSON)  # a voice is somebody's
        asking = (self.welcome, self.consent, self.devices, self.model, self.person)
        every: tuple[Page, ...] = (*asking, self.reading, self.sentences, self.smile, self.done)
        self._pages = [page for page in every if page.step is None or page.step in steps]
        self._dots_of = tuple(sorted({_DOTS[page.step] for page in self._pages if page.step is not None}))
        for page in every:
            self._shelf.add(page)
            if page not in self._pages:
                continue
            page.changed.connect(self._show_buttons)
            page.answered.connect(lambda page=page: self._to_main() if page is self.page else None)
            page.onward.connect(lambda page=page: self._onward() if page is self.page else None)
        self._turn_to(0)

    def _onward(self, past: Step | None = None) -> None:
        """Show the next page, or the first after all pages of a step."""
        page = self.page
        if page is None:
            return
        if page.step is None:
            self.finished.emit(self._services.settings())
            return
        at = self._at + 1
        while past is not None and self._pages[at].step is past:
            at += 1
        over = {page.step, past} - {None, self._pages[at].step}
        if self._takes().parts:  # what was read is a voice once it has been judged, and asked for again if it never is
            over.discard(Step.CALIBRATION)
        for step in sorted(step for step in over if step is not None):
            self._chores.run(partial(_asked, self._services, step))
        self._turn_to(at)

    def _turn_to(self, at: int) -> None:
        before, page = self.page, self._pages[at]
        if before is not None and before is not page:
            before.leave()
            before.hide()
        self._at = at
        page.show()
        if page.needs_sound:
            self.room.open(self._services.plan())
        else:
            self.room.close()
        if page is self.done:
            self.done.show_state(self._takes(), self._left_out())
        page.enter()
        place = len(self._dots_of) if page.step is None else self._dots_of.index(_DOTS[page.step])
        self.dots.show_place(place, len(self._dots_of))
        self.dots.setVisible(len(self._dots_of) > 1)  # one dot alone says nothing
        self._show_buttons()
        control = page.first_control() or self.main
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._shelf, self._shelf.show_focus)  # once the page is laid out

    def _to_main(self) -> None:
        self._show_buttons()
        if self.main.isEnabled():
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _takes(self) -> Takes:
        return Takes(self.reading.sound, self.sentences.takes, self.smile.sound)

    def _left_out(self) -> tuple[tuple[Step, str], ...]:
        return tuple(
            (page.step, page.if_skipped) for page in self._skipped if page.step is not None and page.if_skipped
        )

    def _show_buttons(self) -> None:
        page = self.page
        self.back_button.setVisible(page is not None and self._at > 0)
        self.skip_button.setVisible(page is not None and bool(page.if_skipped))
        self.main.setVisible(page is not None)
        if page is None:
            self._skipping.setText("")
            return
        self._skipping.setText(self.tr("If you skip this: {0}").format(page.if_skipped) if page.if_skipped else "")
        self.main.setText(page.next_word or self.tr("Next"))
        if self.main.hasFocus() and not page.can_go_on:
            (page.first_control() or self.skip_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self.main.setEnabled(page.can_go_on)


def _asked(services: SetupServices, step: Step, _: object) -> None:
    services.asked(step)
