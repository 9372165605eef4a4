"""What practice has to say on every page: that a drill goes on behind another page, or why no shift opens yet."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent

from coach_app.ui.theme import Theme
from coach_app.ui.widgets.banner import Banner


class Says(StrEnum):
    """What there is to say."""

    NOTHING = "nothing"
    GOES_ON = "goes_on"
    """Another page is in front of a drill that runs."""
    REFUSED = "refused"
    """A shift was wanted beside it."""
    REFUSED_PROMPTS = "refused_prompts"
    """The same where a drill asks on the screen, and there is nothing to hang up."""
    AFTER_MARKS = "after_marks"
    """A shift opens as soon as the take is marked."""
    SOON = "soon"
    """A shift opens as soon as the devices have been given back."""


_REFUSALS: Final = frozenset({Says.REFUSED, Says.REFUSED_PROMPTS})
# What has a button that leads back to the drill.
_BACK: Final = _REFUSALS | {Says.GOES_ON}


class PracticeNotice(Banner):
    """One sentence above all pages; its button leads back to the drill.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._says, self._away = Says.NOTHING, False

    def say(self, says: Says, away: bool) -> None:
        """Say it, or nothing; `away` tells that the drill is not in front."""
        if (says, away) != (self._says, self._away):
            self._says, self._away = says, away
            self.retranslate()

    def retranslate(self) -> None:
        """Speak the language in use."""
        title, body = self._words()
        back = self.tr("Back to the drill") if self._away and self._says in _BACK else ""
        self.show_message(title, body, serious=self._says in _REFUSALS, button=back)
        self.button.setToolTip(f"{back} (Ctrl+2)" if back else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _words(self) -> tuple[str, str]:
        match self._says:
            case Says.GOES_ON:
                return self.tr("The drill goes on"), self.tr("The microphone is open, and what you say is recorded.")
            case Says.REFUSED:
                return (
                    self.tr("A drill is running, so no shift can begin"),
                    self.tr("Hang up (H) or leave it (Esc) there; then start the shift."),
                )
            case Says.REFUSED_PROMPTS:
                return (
                    self.tr("A drill is running, so no shift can begin"),
                    self.tr("Finish it, or leave it (Esc) there; then start the shift."),
                )
            case Says.AFTER_MARKS:
                return self.tr("The shift begins as soon as your take is marked"), ""
            case Says.SOON:
                return self.tr("The shift begins as soon as practice has given the microphone back"), ""
            case _:
                return "", ""
