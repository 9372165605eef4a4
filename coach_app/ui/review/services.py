"""What the review page asks of the rest of the program; all of it slow, so all of it in errands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window shows its frame before it loads the models behind these
    from collections.abc import Sequence

    from audio.block import Speaker
    from coach_app.live_gauges import Bands
    from coach_app.playback.wishes import Told, Wish
    from coach_app.review.contour import Tile
    from coach_app.review.peaks import Peaks
    from coach_app.review.session import ReviewedSession
    from coach_app.rulings.entry import Correction, Entry, Retraction
    from coach_app.sayings import Sayings
    from coach_app.ui.review.stretch import Stretch


class Player(Protocol):
    """Plays kept sound: `coach_app.playback.listening.Listening`."""

    def begin(self) -> None:
        """Start its process, unless it runs."""

    def wish(self, wish: Wish) -> None:
        """Ask for something."""

    def told(self) -> Sequence[Told]:
        """What it has said since the last call; never waits."""

    def close(self) -> None:
        """End it."""


class ReviewServices(Protocol):
    """Reads and changes kept sessions: `coach_app.review_services.ProgramReview`."""

    @property
    def player(self) -> Player:
        """Plays their sound."""

    def author(self) -> str:
        """Name of who works here; empty for nobody."""

    def shows_identifiers(self) -> bool:
        """Whether somebody chose to see identifiers unasked."""

    def open(self, session: str, unmasked: bool) -> ReviewedSession:
        """Open one; that identifiers are shown is journalled before they are."""

    def voice(self, session: ReviewedSession, language: str) -> tuple[Bands, Sayings]:
        """Limits and sentences of its pack for its agent."""

    def peaks(self, session: ReviewedSession) -> Peaks:
        """The waveform of the whole call."""

    def contour(self, session: ReviewedSession, speaker: Speaker, number: int) -> Tile:
        """The finer pitch of one tile."""

    def write(self, session: ReviewedSession, entry: Entry) -> ReviewedSession:
        """Keep an entry; gives the session as it is now."""

    def correct(self, session: ReviewedSession, entry: Correction | Retraction, unmasked: bool) -> ReviewedSession:
        """Keep a correction, or that one is taken back, and judge the session anew; gives the session as it is now."""

    def rejudge(self, session: str, unmasked: bool) -> ReviewedSession:
        """Judge the session anew by its pack as it is now."""

    def make_model(self, session: ReviewedSession, stretch: Stretch) -> None:
        """Make a stretch a model of the tone gym, for whoever works here; it goes with the session."""

    def close(self) -> None:
        """Give back what was opened."""
