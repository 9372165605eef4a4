"""The phrases of a pack as their author writes them: `phrases.toml`, checked as a whole.

An author who made five mistakes is told of five mistakes, each with its line and, where a name
was misspelt, with the name that was probably meant.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from feedback.errors import PackError
from feedback.lexicon_mistakes import Places, crossed
from feedback.mistake_words import cannot_read
from feedback.plain_file import plain

#: Largest lexicon file that is read; the default pack's has a twentieth of it.
_MOST_BYTES = 8_000_000

Id = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,8}-\d{2,5}$")]
Wording = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]


class _Part(BaseModel):
    """Base of all parts: immutable, and an unknown field is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class PhraseClass(StrEnum):
    """What it means that a phrase is said."""

    STANDARD = "standard"
    FORBIDDEN = "forbidden"
    FILLER = "filler"


class Slot(_Part):
    """A placeholder: what stands for it is configured once, or anything of its kind fits.

    Parameters
    ----------
    meaning : str
        For people.
    takes : {"anything", "digits"}
        What fits while nothing is configured.
    tells_who : bool
        It says who is speaking. Once it is configured, an entry none of whose wordings can do
        without such a placeholder is said for sure only if one of the values is heard.
    otherwise : str
        What reads well in its place, in what is to be said instead, while nothing is configured.
    """

    meaning: str
    takes: Literal["anything", "digits"] = "anything"
    tells_who: bool = False
    otherwise: str = ""


class Source(_Part):
    """Where an entry comes from: the document's title and the place in it."""

    title: str
    section: str = ""


class Order(_Part):
    """Entries and events of the call that this one should come before or after."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Trigger(_Part):
    """What makes an entry required, and the words by which it is recognised."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    detected_by: Literal["event", "derived", "audio", "customer", "rep", "manual"]
    description: str
    customer_cues: tuple[Wording, ...] = ()
    rep_cues: tuple[Wording, ...] = ()


class Guards(_Part):
    """Words around a match that change what it means.

    Parameters
    ----------
    negations : tuple of str
        Directly before a match that has no negation of its own: 不能 before 保证.
    conditions : tuple of str
        In the clause or the one before: 如果没办法的话 refuses nobody.
    courtesies : tuple of str
        In the sentence of a forbidden phrase that is not heard word by word: 请问, 好吗.
    quotes : tuple of str
        Before a match: 您是说 repeats the customer's words.
    """

    negations: tuple[Wording, ...] = ()
    conditions: tuple[Wording, ...] = ()
    courtesies: tuple[Wording, ...] = ()
    quotes: tuple[Wording, ...] = ()


class Phrase(_Part):
    """One entry.

    Parameters
    ----------
    id : str
        Such as ``STD-22``.
    kind : PhraseClass
        Written ``class`` in the pack.
    text : str
        The wording shown on screen.
    variants : tuple of str
        Other wordings of the same.
    match_all : tuple of str
        Patterns that must all be found in a sentence or in two adjacent ones, in any order. ``|``
        separates alternatives.
    match_any : tuple of str
        Exact patterns of which one is enough, see :mod:`feedback.phrase_patterns`.
    needs : tuple of str
        Patterns that must be found by sound in the same sentence besides; ``|`` separates alternatives.
    near_misses : tuple of str
        Wordings that sound like the entry and mean something else; the closer one wins.
    unless : tuple of str
        Words in the same sentence with which it is not this phrase.
    group : str or None
        Any entry of a group satisfies its requirement.
    required : {"always", "when", "optional", "never"}
        ``when``: once `trigger` has happened.
    limit_per_minute : float or None
        Of a filler: uses allowed in a minute of the agent's own speech.
    replacement, replace_with : str, tuple of str
        What to say instead, and the entries that say it.
    severity : {"alert", "note"} or None
        Of a forbidden phrase.
    """

    id: Id
    kind: PhraseClass = Field(alias="class")
    category: str = ""
    stage: str = "any"
    situation: str = ""
    addressee: Literal["customer", "colleague"] = "customer"
    text: Wording
    variants: tuple[Wording, ...] = ()
    match_all: tuple[Wording, ...] = ()
    match_any: tuple[Wording, ...] = ()
    needs: tuple[Wording, ...] = ()
    near_misses: tuple[Wording, ...] = ()
    unless: tuple[Wording, ...] = ()
    group: str | None = None
    required: Literal["always", "when", "optional", "never"] = "optional"
    trigger: str | None = None
    order: Order = Order()
    limit_per_minute: float | None = Field(default=None, ge=0)
    replacement: str = ""
    replace_with: tuple[Id, ...] = ()
    severity: Literal["alert", "note"] | None = None
    note: str = ""
    source: tuple[Source, ...] = ()

    @field_validator("match_all", "match_any", "needs")
    @classmethod
    def _no_empty_alternative(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            if any(not part.strip("^$…，,/ ") for part in pattern.split("|")):
                raise ValueError(f"pattern {pattern!r} has an alternative without words")
        return patterns

    def wordings(self) -> tuple[str, ...]:
        """Return every wording of the entry, the one shown on screen first."""
        return (self.text, *self.variants)


class Lexicon(_Part):
    """All phrases of a pack.

    Parameters
    ----------
    ordinary : tuple of str
        Words of everyday service talk. Where a text has one and a wording has not, the text says
        something else and is no misheard form of the wording.
    """

    schema_: Literal["coach.phrases/1"] = Field(alias="schema")
    language: str = "zh-Hans"
    ordinary: tuple[Wording, ...] = ()
    placeholders: dict[str, Slot] = {}
    stages: dict[str, str] = {}
    guards: Guards = Guards()
    triggers: tuple[Trigger, ...] = Field(default=(), alias="trigger")
    phrases: tuple[Phrase, ...] = Field(default=(), alias="phrase")

    def of(self, kind: PhraseClass) -> tuple[Phrase, ...]:
        """Return the entries of one class."""
        return tuple(phrase for phrase in self.phrases if phrase.kind is kind)


_MODELS: dict[str, type[BaseModel]] = {
    "": Lexicon,
    "phrase": Phrase,
    "trigger": Trigger,
    "guards": Guards,
    "placeholders": Slot,
    "source": Source,
    "order": Order,
}


def load_lexicon(path: Path) -> Lexicon:
    """Read and check `phrases.toml`.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Lexicon

    Raises
    ------
    PackError
        With every mistake found and its place.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PackError(f"{path.name} is larger than {_MOST_BYTES // 1_000_000} MB.", "Split the pack.")
        text = plain(path).read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise PackError(f"{path.name} cannot be read: {error.strerror}.", "Check the path of the pack.") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{path.name} is not UTF-8 text.", "Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        wrong = cannot_read(path.name, error)
        raise PackError(f"{wrong}.", "Mend that line first.", (wrong,)) from error
    return check_lexicon(data, path.name, text)


def check_lexicon(data: dict[str, Any], name: str = "phrases.toml", text: str = "") -> Lexicon:
    """Check the contents of a phrases file; `text` gives mistakes their line.

    Raises
    ------
    PackError
        With every mistake found and its place.
    """
    places = Places(name, text)
    mistakes: list[str] = []
    lexicon: Lexicon | None = None
    try:
        lexicon = Lexicon.model_validate(data)
    except ValidationError as error:
        mistakes.extend(places.of(data, detail, _MODELS) for detail in error.errors(include_url=False))
    mistakes.extend(places.at(where) + what for where, what in crossed(data))
    if lexicon is None or mistakes:
        count = len(mistakes)
        raise PackError(
            f"{name} has {count} mistake{'s' if count != 1 else ''}: {'; '.join(mistakes)}.",
            "Correct every place named and check the pack again.",
            tuple(mistakes),
        )
    return lexicon
