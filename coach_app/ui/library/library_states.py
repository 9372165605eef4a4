"""What stands in the list's place: it opens, it is empty, nothing is found, or it cannot be opened, and what to do."""

from __future__ import annotations

from coach_app.library.errors import LibraryError, Trouble
from coach_app.ui.first_run.failures import failure_words
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.message_page import MessagePage


class LibraryStates(MessagePage):
    """One message and what mends it.

    Parameters
    ----------
    theme, language
        Owners of colours and language.
    """

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__(theme, room=26 * GRID)
        self._language = language

    def show_state(self, error: Exception | None, loading: bool, narrowed: bool, busy: bool) -> None:
        """Say what is so.

        Parameters
        ----------
        error : Exception or None
            Why the library cannot be used.
        loading : bool
            Its first answer is awaited.
        narrowed : bool
            Something is looked for.
        busy : bool
            Something is being done that may mend it.
        """
        if error is not None:
            title, do = failure_words(error, self._language.code)
            button = self.tr("Make it again") if is_damaged(error) else self.tr("Try again")
            self.show_message((Glyph.STOPPED, "alert"), title, do, "" if busy else button, busy)
        elif loading:
            self.show_message((Glyph.CLOCK, "muted"), self.tr("Opening the library …"), "", "", True)
        elif narrowed:
            title, do = self.tr("Nothing is found"), self.tr("Look for less, or for other words.")
            self.show_message((Glyph.NONE, "muted"), title, do, self.tr("Show all"), False)
        else:
            self.show_message(
                (Glyph.WAVE, "accent"),
                self.tr("No sessions yet"),
                self.tr("Calls of your shifts come here by themselves. Recordings can be dropped here."),
                self.tr("Take in recordings …"),
                False,
                self.tr("Take in a folder …"),
            )


def is_damaged(error: Exception | None) -> bool:
    """Whether the index is damaged, which can be made anew from the folders."""
    return isinstance(error, LibraryError) and error.trouble is Trouble.DAMAGED
