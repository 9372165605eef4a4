"""The gym of one person: models to hear, goes to be judged, and what is kept of them. What the page talks to.

Nothing here paints or waits for a device. What takes time (`contour`, `judge`, `judge_usual`) is for an
errand; the rest is read from small files at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asr_models.transcript import Word
from coach_app.errors import MENDABLE
from coach_app.practice.gym.clip import Clip, samples_of
from coach_app.practice.gym.ear import Ear
from coach_app.practice.gym.hiding import Hiding, shown
from coach_app.practice.gym.models import GymModel, Models, model_aspects
from coach_app.practice.gym.places import gym_folder
from coach_app.practice.gym.reader import Reader
from coach_app.practice.gym.takes import USUAL, GymTake, Takes
from feedback.baseline import Baseline
from feedback.gym.aloud import AloudText
from feedback.gym.aspect import Aspect, Difference
from feedback.gym.book import Exercise, GymBook, load_gym
from feedback.gym.comparing import compare
from feedback.gym.comparison import Comparison
from feedback.gym.contour import Contour
from feedback.gym.reading import Reading, read_aloud, said_rather
from feedback.gym.rendering import Rendering
from feedback.gym.sameness import check_sentence
from feedback.gym.toning import toned

__all__ = ["Gym", "GymModel", "GymTake", "Hiding", "Judged", "ReadAloud", "gym_folder", "shown"]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What comes of a go.

    Parameters
    ----------
    take : GymTake
        As it was kept.
    model, contour : Contour
        The two curves; `comparison` says which instants belong together.
    comparison : Comparison
        Differences, the one thing to change (`comparison.say`), the score.
    """

    take: GymTake
    model: Contour
    contour: Contour
    comparison: Comparison


@dataclass(frozen=True, slots=True, eq=False)
class ReadAloud:
    """What comes of a text that was read aloud.

    Parameters
    ----------
    reading : Reading or None
        Syllable by syllable what was said of it; ``None`` where no words were heard.
    old_habit : bool
        The forbidden wording was said instead of its replacement.
    contour : Contour
        The curve.
    tone : tuple of Difference
        How far the voice is from what a sentence of this kind asks for, largest first.
    unassessed : tuple of (Aspect, str)
        What could not be told of the voice, and what was missing.
    """

    reading: Reading | None
    old_habit: bool
    contour: Contour
    tone: tuple[Difference, ...]
    unassessed: tuple[tuple[Aspect, str], ...]

    @property
    def change(self) -> Difference | None:
        """The one thing to change about the voice."""
        return next((one for one in self.tone if not one.within), None)


class Gym:
    """Everything that the page needs.

    Parameters
    ----------
    folder : Path
        The person's, from `gym_folder`.
    pack : Path
        Folder of the pack.
    ear : Ear
        Who hears.
    baseline : Baseline or None
        The person's usual voice on the device in use.
    sessions : Path or None
        Folder of kept calls.
    """

    def __init__(
        self, folder: Path, pack: Path, ear: Ear, baseline: Baseline | None = None, sessions: Path | None = None
    ) -> None:
        self.book: GymBook = load_gym(pack)
        self.models = Models(folder / "models", self.book, pack / "sounds" / "gym", sessions)
        self.takes = Takes(folder / "takes")
        self._ear, self._baseline = ear, baseline

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """What there is to practise, in the order of the pack."""
        return self.book.exercise

    def contour(self, model: GymModel) -> Contour:
        """The model's curve; takes a moment the first time."""
        return self._ear.contour(self.models.clip(model), model.text)

    def judge(self, model: GymModel, clip: Clip, now: datetime | None = None, reader: Reader | None = None) -> Judged:
        """Hold a go against a model and keep it.

        Parameters
        ----------
        model : GymModel
            What was imitated.
        clip : Clip
            The go: the folder that was recorded into, or a sound file.
        now : datetime or None
            When; ``None`` for now.
        reader : Reader or None
            Who hears words, asked where sound alone does not tell whether it was the sentence.

        Raises
        ------
        TakeError
            If nobody was heard, or another sentence: nothing is kept then.
        BadInputError, AudioError, MissingPartError
            If the sound cannot be read.
        """
        said, heard = self.contour(model), self._ear.contour(clip, model.text)
        check_sentence(said, heard, self.book.same, _words(reader, clip))
        comparison = compare(
            Rendering(said, self._usual_of_model(model)),
            Rendering(heard, self._usual(model.text), self._baseline),
            self.book,
            model_aspects(model, self.book),
        )
        take = self.takes.keep(samples_of(clip), model.id, model.text, model.exercise, comparison, now)
        return Judged(take, said, heard, comparison)

    def read_aloud(self, text: AloudText, clip: Clip, reader: Reader | None = None) -> ReadAloud:
        """Find out what was read of a text, and in which tone of voice.

        Parameters
        ----------
        text : AloudText
            One of `feedback.gym.aloud.texts_to_read`.
        clip : Clip
            The folder that was recorded into, or a sound file.
        reader : Reader or None
            Who hears the words; ``None`` where there is no model: the voice is told all the same.

        Raises
        ------
        TakeError
            If nobody was heard.
        BadInputError, AudioError, MissingPartError
            If the sound cannot be read.
        """
        contour = self._ear.contour(clip, text.text)
        heard = reader.words(clip) if reader is not None else ()
        tone, unassessed = toned(Rendering(contour, self._usual(text.text), self._baseline), self.book)
        return ReadAloud(
            reading=read_aloud(text.text, heard) if heard else None,
            old_habit=bool(text.instead_of) and said_rather(text.text, text.instead_of, heard),
            contour=contour,
            tone=tone,
            unassessed=unassessed,
        )

    def keep_usual(
        self,
        text: str,
        clip: Clip,
        now: datetime | None = None,
        model: GymModel | None = None,
        reader: Reader | None = None,
    ) -> GymTake:
        """Keep how this person usually says a text; goes at it are held against it from now on.

        With a model of the text nothing else is kept by mistake; see `judge`.
        """
        heard = self._ear.contour(clip, text)  # nobody heard: nothing is kept
        if model is not None:
            check_sentence(self.contour(model), heard, self.book.same, _words(reader, clip))
        return self.takes.keep(samples_of(clip), USUAL, text, now=now)

    def has_usual(self, text: str) -> bool:
        """Whether it is known how this person usually says a text."""
        return self.takes.usual(text) is not None

    def make_model(self, take: GymTake, title: str = "") -> GymModel | None:
        """Make one's own take a model, such as the best one; ``None`` if its sound was let go."""
        clip = self.takes.clip(take)
        if clip is None:
            return None
        return self.models.add(clip, take.text, kind="own", title=title, exercise=take.exercise or "rate")

    def _usual(self, text: str) -> Contour | None:
        take = self.takes.usual(text) if text else None
        clip = self.takes.clip(take) if take is not None else None
        return self._ear.contour(clip, text) if clip is not None else None

    def _usual_of_model(self, model: GymModel) -> Contour | None:
        """How the model's voice usually says it."""
        if model.kind == "own":
            return self._usual(model.text)
        if model.kind == "pack" and not model.plain:
            return self.contour(model)  # it is the usual rendering
        plain = self.models.get(model.plain) if model.plain else None
        return self.contour(plain) if plain is not None else None


def _words(reader: Reader | None, clip: Clip) -> Callable[[], tuple[Word, ...]] | None:
    """Hears words when it is asked; who cannot hear leaves it to the sound."""

    def heard() -> tuple[Word, ...]:
        try:
            return reader.words(clip) if reader is not None else ()
        except MENDABLE:
            return ()

    return heard if reader is not None else None
