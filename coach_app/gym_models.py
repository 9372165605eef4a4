"""Models of one's own in the gym: a sound file, the best take, another name, and away with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from coach_app.errors import BadInputError
from coach_app.practice.gym.clip import Clip
from coach_app.ui.practice.gym_services import GymSheet
from feedback.rule import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach_app.practice.gym.room import Gym, GymModel

_TITLE, _TEXT = 80, 200


class OwnModels:
    """Makes, names and deletes them (`coach_app.ui.practice.gym_services.ModelServices`).

    Parameters
    ----------
    gym : callable
        The gym of whoever practises now.
    """

    def __init__(self, gym: Callable[[], Gym]) -> None:
        self._gym = gym

    def add_file(self, sheet: GymSheet, file: Path) -> GymSheet:
        """Make a sound file a model of the exercise that is open.

        Raises
        ------
        BadInputError, AudioError
            If there is no sound in it that can be used.
        """
        gym = self._gym()
        made = gym.models.add(Clip(file), title=file.stem[:_TITLE], exercise=sheet.model.exercise)
        try:
            return sheet_of(gym, made)
        except Exception:  # nobody speaks in it: what cannot be imitated is no model
            gym.models.remove(made.id)
            raise

    def make_best(self, sheet: GymSheet) -> GymSheet:
        """Make one's best take of a model the model.

        Raises
        ------
        BadInputError
            If its sound is gone.
        """
        gym = self._gym()
        best = gym.takes.best(sheet.model.id)
        made = gym.make_model(best) if best is not None else None
        if made is None:
            raise BadInputError("The sound of this take is gone.", "Speak once more.")
        return sheet_of(gym, made)

    def change(self, sheet: GymSheet, title: str, text: str) -> GymSheet:
        """Give an own model another title, and write down what is said in it.

        Raises
        ------
        BadInputError
            If the words are too many.
        """
        gym, model = self._gym(), sheet.model
        try:
            named = type(model).model_validate({**model.model_dump(), "title": title, "text": text})
        except ValidationError as why:
            raise BadInputError(f"A title has {_TITLE} characters at most, a text {_TEXT}.", "Shorten it.") from why
        gym.models.change(named)
        return sheet_of(gym, named)

    def remove(self, sheet: GymSheet) -> GymSheet:
        """Delete an own model; gives another one of its exercise."""
        gym, model = self._gym(), sheet.model
        gym.models.remove(model.id)
        left = gym.models.all(model.exercise) or gym.models.all()
        if not left:
            raise BadInputError("This model is not there any more.", "Choose another one.")
        return sheet_of(gym, left[0])


def sheet_of(gym: Gym, model: GymModel) -> GymSheet:
    """What the page shows of a model.

    Raises
    ------
    TakeError
        If nobody is heard in it.
    BadInputError, AudioError
        If its sound cannot be read.
    """
    exercise = gym.book.exercise_of(model.exercise)
    contour, clip, best = gym.contour(model), gym.models.clip(model), gym.takes.best(model.id)
    others = [one.id for one in gym.models.all(model.exercise)]
    # What was made a model elsewhere is met from here too.
    others += [one.id for one in gym.models.all() if one.kind != "pack" and one.id not in others]
    nothing = Text(zh="照着范例说一遍。", en="Say it as the model does.")
    return GymSheet(
        model=model,
        title=exercise.title if exercise is not None else nothing,
        about=exercise.about if exercise is not None else nothing,
        contour=contour,
        play=clip.play(contour.start_s, contour.start_s + contour.duration_s),
        best=best.score if best is not None else None,
        others=tuple(others),
        usual=not model.text or gym.has_usual(model.text),
    )
