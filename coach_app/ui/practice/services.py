"""What the practice pages ask of the rest of the program; what is slow goes in errands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window shows its frame before it loads the models behind these
    from coach_app.live_gauges import Bands
    from coach_app.practice.lacking import Lack
    from coach_app.practice.news import PracticeMarked
    from coach_app.practice.path.values import PracticeHistory
    from coach_app.sayings import Sayings
    from coach_app.ui.practice.gym_services import GymServices
    from coach_app.ui.practice.shown import Home, Result, Sheet
    from coach_app.ui.review.services import Player

# Told of everything that happens in a take, from any thread.
Tell = Callable[[object], None]


class Take(Protocol):
    """A drill that runs. Nothing here waits; what comes of it is told."""

    def start(self) -> None:
        """Begin, with devices that are open already where a take has just ended."""

    def hang_up(self) -> None:
        """The agent puts the telephone down; what was said is marked."""

    def repeat(self) -> None:
        """Play or show the line again."""

    def leave(self) -> None:
        """End it; nobody waits for its marks."""


class PracticeServices(Protocol):
    """Real ones: `coach_app.practice_services.ProgramPractice`. Everything but `player` and `take` is slow."""

    @property
    def player(self) -> Player:
        """Plays clips."""

    def gym(self) -> GymServices:
        """The tone gym and reading aloud of who works here; quick, nothing is opened yet."""

    def home(self, language: str) -> Home:
        """Today's cards and all drills; without what is missing, which takes longer to find out."""

    def lacks(self) -> tuple[Lack, ...]:
        """What is missing on this computer; asks the devices."""

    def sheet(self, drill: str, language: str) -> Sheet:
        """A drill before it begins."""

    def voice(self, language: str) -> tuple[Bands, Sayings]:
        """Limits and sentences of the pack for who works here."""

    def take(self, drill: str, tell: Tell) -> Take:
        """A take that has not started yet; quick."""

    def result(self, marked: PracticeMarked) -> Result:
        """Note a take that was marked, and give what is shown of it.

        Raises
        ------
        BadInputError
            If it could not be marked.
        """

    def rest(self) -> None:
        """No take follows soon: give the devices back."""

    def tick(self, session: str, text: str, ticked: bool) -> None:
        """The learner ticked a criterion that only they can tell, or took the tick away."""

    def put_away(self, tip: str) -> None:
        """Show this tip no more."""

    def skip_placement(self) -> None:
        """Offer the placement no more."""

    def history(self, person: str) -> PracticeHistory:
        """Weeks of practice and personal bests of somebody."""

    def close(self) -> None:
        """Give back what was opened."""
