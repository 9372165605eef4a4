"""The pack's customer types: who calls, and what helps. Shown before a drill, never scored."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, ValidationError

from feedback.rule import Frozen, Text

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
    try:
        file = _File.model_validate(tomllib.loads((folder / FILE).read_text("utf-8")))
    except (OSError, ValueError, ValidationError):
        return {}
    return {one.id: one for one in file.customer}
