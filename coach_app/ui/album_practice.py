"""The page of practice pictured as a learner finds it on the first day, for readers of the documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from coach_app.live_gauges import Bands
from coach_app.sayings import Sayings
from coach_app.ui.album_review import wait_until
from coach_app.ui.practice.page import PracticePage
from coach_app.ui.practice.services import PracticeServices
from coach_app.ui.stage import Look, dressed, keep, settle, staged
from coach_app.ui.widgets.rail import PRACTICE

# Gives what the page asks for, from a data folder.
PracticesOf = Callable[[Path], PracticeServices]


def picture_practice(voice: tuple[Bands, Sayings], look: Look, practices: PracticesOf, file: Path) -> None:
    """Picture today's cards and the drills.

    Parameters
    ----------
    voice : tuple of Bands and Sayings
        Limits and sentences of the pack.
    look : Look
        Language and colours.
    practices : callable
        Gives what the page asks for, from the data folder of nobody.
    file : Path
        Where the picture goes, as PNG.

    Raises
    ------
    BadInputError
        If it cannot be written.
    """
    with TemporaryDirectory(prefix="coach-") as folder, staged((), voice, look) as window:
        theme, language = dressed(look)
        page = PracticePage(practices(Path(folder)), theme, language)
        window.add_page(PRACTICE, lambda: page)
        window.show_page(PRACTICE)
        wait_until(lambda: page.home.home is not None and not page.busy)
        settle(window)
        keep(window, file)
        page.close_down()
        language.leave()
