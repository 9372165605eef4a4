"""What the tone gym and reading aloud ask of the rest of the program; what is slow goes in errands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coach_app.playback.wishes import Play
    from coach_app.practice.gym.live_rows import CurvePoint
    from coach_app.practice.gym.room import GymModel, Judged
    from coach_app.recording.messages import CapturePlan
    from coach_app.ui.first_run.services import Booth, Heard
    from coach_app.ui.practice.read_state import ReadSheet, ReadTake
    from coach_app.ui.review.services import Player
    from feedback.gym.contour import Contour
    from feedback.rule import Text


@dataclass(frozen=True, slots=True, eq=False)
class GymSheet:
    """A model before anybody speaks.

    Parameters
    ----------
    model : GymModel
        What is imitated.
    title, about : Text
        Name of its exercise, and what to do.
    contour : Contour
        Its curve.
    play : Play
        What plays it.
    best : float or None
        The best score so far, in per cent.
    others : tuple of str
        Ids of all models of the exercise, this one among them.
    usual : bool
        It is known how this person usually says it; also true where nobody wrote down what is said.
    """

    model: GymModel
    title: Text
    about: Text
    contour: Contour
    play: Play
    best: float | None = None
    others: tuple[str, ...] = ()
    usual: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class GymResult:
    """A take that was held against its model.

    Parameters
    ----------
    judged : Judged
        Take, curves and comparison.
    plays : tuple of (Play, Play)
        The model's stretch and the take's, of the one thing to change or of all.
    best : bool
        No take of this model had more.
    """

    judged: Judged
    plays: tuple[Play, Play]
    best: bool = False


class ModelServices(Protocol):
    """One's own models; real ones: `coach_app.gym_models.OwnModels`. All of it is slow."""

    def add_file(self, sheet: GymSheet, file: Path) -> GymSheet:
        """Make a sound file a model of the exercise that is open."""

    def make_best(self, sheet: GymSheet) -> GymSheet:
        """Make one's best take of a model the model."""

    def change(self, sheet: GymSheet, title: str, text: str) -> GymSheet:
        """Give an own model another title, and write down what is said in it."""

    def remove(self, sheet: GymSheet) -> GymSheet:
        """Delete an own model; gives another one."""


class GymServices(Protocol):
    """Real ones: `coach_app.gym_services.ProgramGym`. Everything but `player`, `plan` and `rows` is slow."""

    @property
    def player(self) -> Player:
        """Plays models and takes."""

    @property
    def models(self) -> ModelServices:
        """One's own models."""

    def plan(self) -> CapturePlan:
        """The microphone that is chosen."""

    def listen(self, plan: CapturePlan, tell: Callable[[Heard], None]) -> Booth:
        """Open the microphone."""

    def take_folder(self, what: str) -> Path:
        """Make a folder for a take; its curve is drawn from now on."""

    def drop(self, sound: Path) -> None:
        """Delete a take that nobody wants."""

    def rows(self) -> Sequence[CurvePoint]:
        """What has come of the take that runs since the last call; never waits."""

    def open(self, model: str) -> GymSheet:
        """A model and its curve; what hears and draws is ready when this returns."""

    def judge(self, sheet: GymSheet, folder: Path) -> GymResult:
        """Hold a take against its model, and keep it."""

    def keep_usual(self, sheet: GymSheet, folder: Path) -> GymSheet:
        """Keep how this person usually says it."""

    def make_model(self, result: GymResult) -> GymSheet:
        """Make a take the model to imitate."""

    def text(self, phrase: str) -> ReadSheet:
        """A phrase to read aloud; what hears is ready when this returns."""

    def read(self, sheet: ReadSheet, folder: Path) -> ReadTake:
        """Find out what was read of it."""

    def close(self) -> None:
        """Give everything back."""
