"""What the English interface shows of drills: titles, backgrounds, criteria, hints, each under what its author wrote.

What a customer says and what is to be said stay Mandarin; only what is said *about* a drill is translated, in a file
of its own, so that authors write their drills in one language and somebody else adds the other.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from feedback.drills.check import LineId
from feedback.rule import Frozen

#: Beside the head of the book; a pack without it shows its drills as they were written.
FILE = "drills.en.toml"


class EnglishCriterion(Frozen):
    """A criterion.

    Parameters
    ----------
    zh : str
        Its text as written in the drill, by which it is found.
    text, hint : str
        Both in English; no hint where the drill has none.
    """

    zh: str = Field(min_length=1)
    text: str = Field(min_length=1)
    hint: str = ""


class EnglishLine(Frozen):
    """What the screen says of a line that nobody speaks: a silence, or a task with the words to read in it."""

    id: LineId
    text: str = Field(min_length=1)


class EnglishWord(Frozen):
    """A name: of a sector, or of a kind of question in the evidence."""

    zh: str = Field(min_length=1)
    text: str = Field(min_length=1)


class EnglishDrill(Frozen):
    """One drill.

    Parameters
    ----------
    id : str
        Of the drill.
    title, background : str
        What it is called, and who calls.
    pass_ : tuple of EnglishCriterion
        Its own criteria, written ``[[drill.pass]]``.
    line : tuple of EnglishLine
        Silences and tasks.
    """

    id: str
    title: str = Field(min_length=1)
    background: str = ""
    pass_: tuple[EnglishCriterion, ...] = Field(default=(), alias="pass")
    line: tuple[EnglishLine, ...] = ()

    def criterion(self, zh: str) -> EnglishCriterion | None:
        """One of its criteria by what its author wrote."""
        return next((one for one in self.pass_ if one.zh == zh), None)


class English(Frozen):
    """The contents of ``drills.en.toml``.

    Parameters
    ----------
    schema_ : str
        ``coach.drills.en/1``, written ``schema``.
    sector, word : tuple of EnglishWord
        Names of sectors, and of what stands in the evidence.
    shared : tuple of EnglishCriterion
        What all drills ask for.
    drill : tuple of EnglishDrill
        In any order.
    """

    schema_: Literal["coach.drills.en/1"] = Field(alias="schema")
    sector: tuple[EnglishWord, ...] = ()
    word: tuple[EnglishWord, ...] = ()
    shared: tuple[EnglishCriterion, ...] = ()
    drill: tuple[EnglishDrill, ...] = ()

    def get(self, drill_id: str) -> EnglishDrill | None:
        """A drill by its id."""
        return next((one for one in self.drill if one.id == drill_id), None)

    def sector_name(self, zh: str) -> str:
        """A sector in English, or as it was written."""
        return next((one.text for one in self.sector if one.zh == zh), zh)
