"""What a pack says about learning: skills and what shows that one is weak, the placement, and the tips.

Which rule, phrase or measure belongs to which skill stands in ``path.toml`` beside the pack's other files, with the
sentences that say why a card is there; the tips of the curriculum stand in ``tips.toml``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field, model_validator

from feedback.errors import PackError
from feedback.flag import Kind
from feedback.rule import Frozen, Id, Text
from feedback.toml_model import read_model

PATH, TIPS = "path.toml", "tips.toml"


class Skill(Frozen):
    """One thing that can be practised.

    Parameters
    ----------
    id : str
        Stable name.
    title : Text
        As a card calls it.
    kinds : tuple of Kind
        Flags of calls that show it is weak.
    often : float
        So many of them in an hour of talk make it half as weak as can be.
    items : tuple of str
        Items of the checklist that show it, where they are missing.
    ids : tuple of str
        Ids of the catalogue that drills ask for (``STD-50``, ``TON-15``); a drill that asks for many trains it.
    measures : tuple of str
        Measures and rules of drills' criteria that belong to it.
    aspects : tuple of str
        Of the tone gym.
    """

    id: Id
    title: Text
    kinds: tuple[Kind, ...] = ()
    often: float = Field(6.0, gt=0)
    items: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()


class Why(Frozen):
    """Sentences that say why a card is there; in braces what is put in.

    Parameters
    ----------
    calls : Text
        ``{skill}`` and ``{count}`` flags an hour.
    item : Text
        ``{item}``, missing in ``{missed}`` of ``{asked}`` calls.
    drill : Text
        ``{drill}`` was not passed for ``{criterion}``.
    gym : Text
        The last gym takes were off in ``{skill}``.
    reading : Text
        So were the last phrases that were read aloud.
    due : Text
        ``{skill}``, practised last ``{days}`` days ago.
    fresh : Text
        Nothing is due; the same blanks.
    new : Text
        ``{skill}`` was never practised.
    placement : Text
        Of the steps of the placement.
    """

    calls: Text
    item: Text
    drill: Text
    gym: Text
    reading: Text
    due: Text
    fresh: Text
    new: Text
    placement: Text


class PlacementPlan(Frozen):
    """What the first day asks for: a phrase to read aloud, and drills."""

    reading: str
    drills: tuple[str, ...] = Field(min_length=1)


class TipEntry(Frozen):
    """A tip of the curriculum.

    Parameters
    ----------
    id : str
        ``CRS-10``.
    topic, text : Text
        What it is about, and the tip.
    when : tuple of str
        Moments at which it helps, see :mod:`coach_app.practice.path.moments`.
    source : str
        Title and place of the document.
    """

    id: str = Field(pattern=r"^[A-Z]{2,8}-\d{2,3}$")
    topic: Text
    text: Text
    when: tuple[str, ...] = Field(min_length=1)
    source: str = ""


class _PathFile(Frozen):
    schema_: Literal["coach.path/1"] = Field(alias="schema")
    why: Why
    placement: PlacementPlan
    moment: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    skill: tuple[Skill, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> _PathFile:
        _each_once([one.id for one in self.skill])
        return self


class _TipsFile(Frozen):
    schema_: Literal["coach.tips/1"] = Field(alias="schema")
    tip: tuple[TipEntry, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> _TipsFile:
        _each_once([one.id for one in self.tip])
        return self


class Curriculum(Frozen):
    """The contents of both files.

    Parameters
    ----------
    skills : tuple of Skill
        In the order in which they are learnt.
    why : Why
        Sentences.
    placement : PlacementPlan
        The first day.
    moments : dict of str to tuple of str
        Moment and the words of a call that make it one.
    tips : tuple of TipEntry
        In the order of the curriculum.
    """

    skills: tuple[Skill, ...]
    why: Why
    placement: PlacementPlan
    moments: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    tips: tuple[TipEntry, ...] = ()

    def skill(self, wanted: str) -> Skill | None:
        """A skill by its id."""
        return next((one for one in self.skills if one.id == wanted), None)


def load_curriculum(folder: Path) -> Curriculum:
    """Read what a pack says about learning.

    Parameters
    ----------
    folder : Path
        The pack's.

    Raises
    ------
    PackError
        With every mistake in `mistakes`, each with its place; also where the pack has none of it.

    Examples
    --------
    >>> from feedback.pack import find_pack
    >>> load_curriculum(find_pack("zh-service")).skill("rate").title.zh
    '语速'
    """
    mistakes: list[str] = []
    path, tips = (
        read_model(folder / PATH, _PathFile, _TABLES, mistakes),
        read_model(folder / TIPS, _TipsFile, _TABLES, mistakes),
    )
    if path is None or tips is None:
        raise PackError(
            f"The curriculum of {folder.name!r} cannot be used.", "Mend path.toml and tips.toml.", tuple(mistakes)
        )
    return Curriculum(skills=path.skill, why=path.why, placement=path.placement, moments=path.moment, tips=tips.tip)


def _each_once(ids: list[str]) -> None:
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise ValueError(f"used twice: {', '.join(twice)}")


_TABLES: dict[str, type[BaseModel]] = {"": _PathFile, "skill": Skill, "why": Why, "tip": TipEntry}
