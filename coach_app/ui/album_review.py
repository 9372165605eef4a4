"""The review page pictured with the example call in a library of its own, for readers of the documents."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer

from coach_app.call import Setup, Wanted
from coach_app.demo.titles import CALL, TITLES
from coach_app.events import Event, FlagOpened, SessionEnded, SessionStarted
from coach_app.live_gauges import Bands
from coach_app.recording.sessions import SOUND, create_session
from coach_app.sayings import Sayings
from coach_app.session import run_inline
from coach_app.shift.journal import write_journal
from coach_app.shift.live_call import EVENTS
from coach_app.ui.library.archive import Archive
from coach_app.ui.library.library_panel import LibraryPanel
from coach_app.ui.library.review_room import ReviewRoom, Shown
from coach_app.ui.review.page import ReviewPage
from coach_app.ui.review.services import ReviewServices
from coach_app.ui.stage import Look, dressed, keep, settle, staged
from coach_app.ui.widgets.rail import REVIEW
from feedback.flag import Severity

# Gives what the review page asks for, from a data folder.
ReviewsOf = Callable[[Path], ReviewServices]

# Milliseconds that opening and drawing may take, and between two looks.
PATIENCE_MS, LOOK_MS = 60_000, 50
# Milliseconds after which everything that was drawn late is there.
DRAWN_MS = 1_500


def picture_review(
    events: Sequence[Event], voice: tuple[Bands, Sayings], look: Look, reviews: ReviewsOf, file: Path
) -> None:
    """Keep the example call, open it for review at its first alert, and picture the page.

    Parameters
    ----------
    events : sequence of Event
        The whole call.
    voice : tuple of Bands and Sayings
        Limits and sentences of the pack.
    look : Look
        Language and colours.
    reviews : callable
        Gives what the page asks for, from the data folder.
    file : Path
        Where the picture goes, as PNG.

    Raises
    ------
    BadInputError
        If it cannot be written.
    """
    with TemporaryDirectory(prefix="coach-") as folder, staged((), voice, look) as window:
        data, (theme, language) = Path(folder), dressed(look)
        session = _kept(data, events, TITLES[look.language])
        archive = Archive(data, lambda: Wanted(engine="none"))
        page = ReviewPage(reviews(data), theme, language)
        panel = LibraryPanel(archive, theme, language)
        room = ReviewRoom(panel, Shown(page, page, page.wanted), theme)
        window.add_page(REVIEW, lambda: room)
        window.show_page(REVIEW)
        panel.begin()
        page.load_plots()
        page.open(session, _first_alert_s(events))
        wait_until(lambda: page.session is not None and not panel.loading)
        wait_until(lambda: page.board.slot.timeline is not None and page.board.slot.timeline.has_waves)
        _rest(DRAWN_MS)
        settle(window)
        keep(window, file)
        room.close_down()
        archive.close()
        language.leave()


def _first_alert_s(events: Sequence[Event]) -> float:
    alerts = [e.flag.span.start_s for e in events if isinstance(e, FlagOpened) and e.flag.severity is Severity.ALERT]
    return min(alerts, default=0.0)


def _kept(data: Path, events: Sequence[Event], title: str) -> str:
    """Put the call into a library; its id."""
    started = next(event for event in events if isinstance(event, SessionStarted))
    ended = next(event for event in events if isinstance(event, SessionEnded))
    session = create_session(data / "sessions", title=title, source=CALL.name, speakers=started.speakers)
    shutil.copy(CALL, session.path / SOUND)
    # The customer's pitch is in no event; a session that was judged keeps it beside them.
    setup = Setup(Wanted(engine="none"))
    found = setup.open(CALL)
    measuring = setup.inline(found)
    run_inline(found.source, measuring, lambda _: None)
    measuring.observed.save(session.path)
    write_journal(session.path / EVENTS, ((event, ended.at_s) for event in events))
    rules = {"pack_id": started.pack_id, "pack_version": started.pack_version, "pack_sha256": started.pack_sha256}
    session.finish(duration_s=ended.at_s, engine=started.engine, model=started.model, **rules)
    return session.id


def wait_until(there: Callable[[], bool]) -> None:
    """Let the window work until something is there, or patience ends after a minute."""
    left = PATIENCE_MS
    while not there() and left > 0:
        _rest(LOOK_MS)
        left -= LOOK_MS


def _rest(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop, loop.quit)
    loop.exec()
