"""What a pack says about the tone gym: tolerances, styles of speaking, exercises, and the models to imitate.

No number that judges a voice lives in Python: how large a difference may be, what an apologetic
voice is and what is said about it stand in ``gym.toml`` beside the pack's other files.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError, model_validator

from feedback.errors import PackError
from feedback.gym.aspect import Aspect
from feedback.gym.same_sentence import SameSentence
from feedback.lexicon_mistakes import Places
from feedback.mistake_words import cannot_read
from feedback.plain_file import plain
from feedback.rule import Frozen, Id, Text

FILE = "gym.toml"

ModelId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=48)]


class AspectRule(Frozen):
    """How one aspect is judged.

    Parameters
    ----------
    title : Text
        Its name.
    own : float
        Tolerance where model and take are each held against their speaker's own usual rendering;
        in the difference's unit, of spread in per cent of the target.
    usual : float or None
        The same where the take is held against its speaker's baseline and not the same sentence; where the
        figure has such a meaning.
    direct : float
        The same where the two voices are held against each other: voices differ by nature.
    weight : float
        Part of the score, beside the others'.
    more, less : Text
        What to do where the take has too little, and too much: ``{value}`` and ``{target}`` in the
        shown unit, ``{size}``, ``{syllable}``.
    why : Text
        How it was measured and why it matters.
    """

    title: Text
    own: float = Field(gt=0)
    direct: float = Field(gt=0)
    usual: float | None = Field(None, gt=0)
    weight: float = Field(1.0, ge=0)
    more: Text
    less: Text
    why: Text


class Mark(Frozen):
    """One mark of a style of speaking, held against the speaker's usual voice.

    Parameters
    ----------
    of : str
        ``rate_pct`` of the usual rate; ``level_db`` and ``register_st`` about the usual;
        ``word_pct``, length of the style's words in per cent of the usual one; ``fall_st``, how far the
        ending lies under what its tones lead to expect; ``peak_db``, the loudest syllable over the
        sentence's level.
    at_least, at_most : float or None
        Limits, both inclusive.
    say : Text
        What to change where it is not met; ``{value}`` is put in.
    """

    of: Literal["rate_pct", "level_db", "register_st", "word_pct", "fall_st", "peak_db"]
    at_least: float | None = None
    at_most: float | None = None
    say: Text

    @model_validator(mode="after")
    def _some_limit(self) -> Mark:
        if self.at_least is None and self.at_most is None:
            raise ValueError("a mark needs at_least or at_most")
        return self

    def outside(self, value: float) -> float:
        """How far a value lies outside the limits; 0 within."""
        low = self.at_least if self.at_least is not None else value
        return max(0.0, low - value, value - (self.at_most if self.at_most is not None else value))


class Style(Frozen):
    """A way of speaking made of marks, of which so many are needed.

    Parameters
    ----------
    aspect : Aspect
        ``apology_voice`` or ``softened_negative``.
    words : tuple of str
        The words that carry it.
    needs : int
        Marks that must be met; of fewer that can be assessed, that many less.
    mark : tuple of Mark
        In the order in which they are said.
    """

    aspect: Literal[Aspect.APOLOGY, Aspect.NEGATIVE]
    words: tuple[str, ...] = ()
    needs: int = Field(ge=1)
    mark: tuple[Mark, ...] = Field(min_length=1)


class Courtesy(Frozen):
    """Where courtesy questions should end, semitones above what their last tones lead to expect (TON-08)."""

    at_least: float
    target: float
    at_most: float


class Exercise(Frozen):
    """One thing to practise.

    Parameters
    ----------
    id : str
        Stable name.
    title, about : Text
        What it is called, and what to do.
    attend : tuple of Aspect
        What the score is made of first: these weigh `attended` times as much.
    source : str
        Title and place of the document.
    """

    id: Id
    title: Text
    about: Text
    attend: tuple[Aspect, ...] = Field(min_length=1)
    source: str = ""


class PackModel(Frozen):
    """A sentence that comes with the pack.

    Parameters
    ----------
    id : str
        Names its sound: ``sounds/gym/<id>.opus``.
    exercise : str
        Which exercise it belongs to.
    text : str
        What is said.
    phrase : str
        Entry of the lexicon that it is a wording of, or empty.
    cue : str
        What of the text stays on the screen at the second level of hiding.
    plain : str
        The model in which the same voice says the same in its usual way; empty for one that is itself.
    stress : str
        The word that should stand out.
    voice, spoken : str, dict
        How ``scripts/make_drill_sounds.py`` renders it.
    """

    id: ModelId
    exercise: Id
    text: str = Field(min_length=1, max_length=80)
    phrase: str = ""
    cue: str = ""
    plain: str = ""
    stress: str = ""
    voice: str = ""
    spoken: dict[str, float] = Field(default_factory=dict)


class GymBook(Frozen):
    """The contents of ``gym.toml``.

    Parameters
    ----------
    schema_ : str
        ``coach.gym/1``, written ``schema``.
    good_from : float
        Score from which a take is good, in per cent.
    attended : float
        How much more an aspect weighs in an exercise that attends to it.
    keep : Text
        Said where nothing needs to change.
    same : SameSentence
        What is another sentence.
    aspect : dict of Aspect to AspectRule
        All of them.
    style : tuple of Style
        Styles of speaking.
    courtesy : Courtesy
        Courtesy questions.
    exercise, model : tuple
        What there is to do.
    """

    schema_: Literal["coach.gym/1"] = Field(alias="schema")
    good_from: float = Field(80.0, ge=0, le=100)
    attended: float = Field(3.0, ge=1)
    keep: Text
    same: SameSentence = SameSentence()
    aspect: dict[Aspect, AspectRule]
    style: tuple[Style, ...] = ()
    courtesy: Courtesy
    exercise: tuple[Exercise, ...] = Field(min_length=1)
    model: tuple[PackModel, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> GymBook:
        missing = [aspect.value for aspect in Aspect if aspect not in self.aspect]
        if missing:
            raise ValueError(f"no rule for {', '.join(missing)}")
        exercises = {one.id for one in self.exercise}
        ids = [one.id for one in self.model]
        wrong = [f"{m.id}: there is no exercise {m.exercise!r}" for m in self.model if m.exercise not in exercises]
        wrong += [f"{m.id}: there is no model {m.plain!r}" for m in self.model if m.plain and m.plain not in ids]
        wrong += [f"{one}: the id is used twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
        wrong += [f"{m.id}: {m.stress!r} is not in its text" for m in self.model if m.stress not in m.text]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def exercise_of(self, wanted: str) -> Exercise | None:
        """An exercise by its id."""
        return next((one for one in self.exercise if one.id == wanted), None)

    def style_of(self, aspect: Aspect) -> Style | None:
        """The style behind an aspect."""
        return next((one for one in self.style if one.aspect is aspect), None)


def load_gym(folder: Path) -> GymBook:
    """Read the gym of a pack.

    Parameters
    ----------
    folder : Path
        The pack's.

    Raises
    ------
    PackError
        With every mistake in `mistakes`, each with its place.

    Examples
    --------
    >>> from feedback.pack import find_pack
    >>> load_gym(find_pack("zh-service")).exercise[0].id
    'rate'
    """
    path = folder / FILE
    try:
        text = plain(path).read_text("utf-8")
        data = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as why:
        raise PackError(
            f"The gym of {folder.name!r} cannot be read.", "Mend gym.toml.", (cannot_read(FILE, why),)
        ) from why
    try:
        return GymBook.model_validate(data)
    except ValidationError as why:
        places = Places(FILE, text)
        mistakes = tuple(places.of(data, detail, _TABLES) for detail in why.errors(include_url=False))
        raise PackError(f"The gym of {folder.name!r} has mistakes.", "Mend gym.toml.", mistakes) from why


_TABLES: dict[str, type[BaseModel]] = {
    "": GymBook,
    "aspect": AspectRule,
    "same": SameSentence,
    "style": Style,
    "mark": Mark,
    "courtesy": Courtesy,
    "exercise": Exercise,
    "model": PackModel,
}
