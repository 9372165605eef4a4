"""Pictures of the program for its readers, made by the program itself from the example call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap

from coach_app.errors import BadInputError
from coach_app.events import Event
from coach_app.first_run import Step
from coach_app.live_gauges import Bands
from coach_app.live_state import LiveStateStore
from coach_app.moments import known_by
from coach_app.overlay_state import strip_of
from coach_app.sayings import Sayings
from coach_app.ui.album_practice import PracticesOf, picture_practice
from coach_app.ui.album_review import ReviewsOf, picture_review
from coach_app.ui.first_run.services import SetupServices
from coach_app.ui.first_run.wizard import FirstRunWizard
from coach_app.ui.light import Light, Sign
from coach_app.ui.main_window import MainWindow
from coach_app.ui.overlay import Overlay
from coach_app.ui.stage import Look, application, dressed, keep, picture, settle, staged, take_down

# Dots for a point of the strip, which is so small that it is looked at closely.
SHARP = 2.0
# Milliseconds that the lessons of a call may take.
PATIENCE_MS = 30_000


def album(
    events: Sequence[Event],
    at_s: float,
    voice: tuple[Bands, Sayings],
    look: Look,
    services: SetupServices,
    reviews: ReviewsOf,
    practices: PracticesOf,
    folder: Path,
) -> tuple[Path, ...]:
    """Picture the live page, the strip, the card after the call, the first run, the review of the call, and practice.

    Parameters
    ----------
    events : sequence of Event
        A whole call.
    at_s : float
        The instant at which page and strip are shown.
    voice : tuple of Bands and Sayings
        Limits and sentences of the pack.
    look : Look
        Language and colours.
    services : SetupServices
        For the first run, of which only the first page is shown.
    reviews : callable
        For the review page, from a data folder.
    practices : callable
        For the page of practice, from a data folder.
    folder : Path
        Where the pictures go.

    Returns
    -------
    tuple of Path
        ``live-zh.png`` and its like.

    Raises
    ------
    BadInputError
        If one cannot be written.
    """
    live, strip, card, first = (
        folder / f"{what}-{look.language}.png" for what in ("live", "overlay", "end-card", "first-run")
    )
    so_far = list(known_by(events, at_s))
    picture(so_far, voice, look, live)
    _picture_strip(so_far, voice, look, strip)
    with staged(events, voice, look) as window:
        _await_lessons(window)
        keep(window, card)
    with staged((), voice, look) as window:
        theme, language = dressed(look)
        window.add_page("setup", lambda: FirstRunWizard(services, theme, language, tuple(Step)))
        window.show_page("setup")
        settle(window)
        keep(window, first)
        language.leave()
    review = folder / f"review-{look.language}.png"
    picture_review(events, voice, look, reviews, review)
    practice = folder / f"practice-{look.language}.png"
    picture_practice(voice, look, practices, practice)
    return live, strip, card, first, review, practice


def _picture_strip(events: Sequence[Event], voice: tuple[Bands, Sayings], look: Look, file: Path) -> None:
    application()
    theme, language = dressed(look)
    store = LiveStateStore(voice[0])
    for event in events:
        store.apply(event)
    overlay = Overlay(theme)
    overlay.speak(replace(voice[1], language=look.language))
    overlay.show_call(strip_of(store.state), Light(Sign.RECORDING, store.state.now_s), muted=False)
    shot = QPixmap(overlay.size() * SHARP)
    shot.setDevicePixelRatio(SHARP)
    shot.fill(theme.tokens.colour("surface"))
    overlay.render(shot)
    take_down(overlay)
    language.leave()
    if not shot.save(str(file), "PNG"):
        raise BadInputError(f"'{file}' cannot be written.", "Name another folder with --pictures.")


def _await_lessons(window: MainWindow) -> None:
    """Wait until the card after the call is complete: its lessons come from another thread."""
    loop = QEventLoop()
    window.live.lessons.taught.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    if window.live.lessons.lessons is None:
        loop.exec()
    settle(window)
