"""The pack's customer types: who calls, and what helps. Shown before a drill, never scored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, Field

from feedback.drills.drill import Drill
from feedback.lexicon_mistakes import meant
from feedback.rule import Frozen, Text
from feedback.toml_model import read_model

#: Name of the file in a pack's folder; a pack may do without.
FILE: Final = "customers.toml"


class CustomerType(Frozen):
    """One type.

    Parameters
    ----------
    id : str
        As drills name it: ``CUS-10``.
    title, about, do : Text
        Its name, how to know it, and what helps.
    """

    id: str = Field(pattern=r"^CUS-\d{2}$")
    title: Text
    about: Text
    do: Text


class _File(Frozen):
    schema_: Literal["coach.customers/1"] = Field(alias="schema")
    customer: tuple[CustomerType, ...] = ()


def customer_types(folder: Path) -> dict[str, CustomerType]:
    """The types of a pack by their ids; none where it has no file, or one that cannot be used.

    Parameters
    ----------
    folder : Path
        The pack's.

    Examples
    --------
    >>> from feedback.pack import find_pack
    >>> customer_types(find_pack("zh-service"))["CUS-10"].title.en
    'Wants something done'
    """
    return _read(folder, [])


def customer_mistakes(folder: Path, drills: Iterable[Drill]) -> list[str]:
    """Every mistake in the types of a pack, and types that drills name and nobody described.

    Where the file cannot be read, that alone is told and not what every drill lacks.

    Parameters
    ----------
    folder : Path
        The pack's.
    drills : iterable of Drill
        Its drills.

    Examples
    --------
    >>> customer_mistakes(Path("nowhere"), ())
    []
    """
    named = [drill for drill in drills if drill.customer_type]
    if not named and not (folder / FILE).is_file():
        return []
    if not (folder / FILE).exists():
        return [f"{FILE} is missing, though {len(named)} drills name a type of customer ({named[0].id} the first)"]
    mistakes: list[str] = []
    known = list(_read(folder, mistakes))
    if mistakes:
        return mistakes
    return [
        f"{FILE}: {drill.id}: there is no customer type {drill.customer_type!r}{meant(drill.customer_type, known)}"
        for drill in named
        if drill.customer_type not in known
    ]


def _read(folder: Path, mistakes: list[str]) -> dict[str, CustomerType]:
    file = read_model(folder / FILE, _File, _TABLES, mistakes)
    if file is None:
        return {}
    ids = [one.id for one in file.customer]
    mistakes.extend(f"{FILE}: {one} stands twice" for one in sorted({one for one in ids if ids.count(one) > 1}))
    return {one.id: one for one in file.customer}


_TABLES: dict[str, type[BaseModel]] = {"": _File, "customer": CustomerType, "title": Text, "about": Text, "do": Text}
