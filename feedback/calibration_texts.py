"""What is read aloud for a calibration: a pack's ``calibration.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from feedback.errors import PackError
from feedback.pack import DEFAULT, find_pack
from feedback.rule import Frozen

_NAME = "calibration.toml"
_BLANK = re.compile(r"\{(.+?)\}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A fixed sentence to read.

    Parameters
    ----------
    phrase : str
        Id of the phrase, such as ``STD-22``.
    text : str
        What to read, with blanks filled in.
    """

    phrase: str
    text: str


@dataclass(frozen=True, slots=True)
class CalibrationTexts:
    """The texts, with blanks filled in.

    Parameters
    ----------
    neutral : tuple of str
        About a minute, sentence by sentence.
    sentences : tuple of Reading
        The fixed sentences.
    smile : tuple of str
        About half a minute, to be read with a smile.
    """

    neutral: tuple[str, ...]
    sentences: tuple[Reading, ...]
    smile: tuple[str, ...]


class _Sentence(Frozen):
    phrase: str = Field(pattern=r"^STD-\d{2}$")
    text: str = Field(min_length=1)


class _File(Frozen):
    schema_: Literal["coach.calibration-texts/1"] = Field(alias="schema")
    neutral: tuple[str, ...] = Field(min_length=1)
    smile: tuple[str, ...] = Field(min_length=1)
    sentences: tuple[_Sentence, ...] = Field(alias="sentence")


def calibration_texts(
    pack: str = DEFAULT, placeholders: Mapping[str, str] | None = None, folders: Sequence[Path] = ()
) -> CalibrationTexts:
    """The texts of a pack; those of the default pack where it has none of its own.

    Parameters
    ----------
    pack : str
        Id of a built-in pack, or the path of a folder.
    placeholders : mapping or None
        What stands for ``{公司}`` and friends.
    folders : sequence of Path
        Where there are packs besides those that come with the program.

    Raises
    ------
    PackError
        If there is no such pack, or its texts are broken.

    Examples
    --------
    >>> calibration_texts(placeholders={"公司": "云海宽带", "姓名": "小林"}).sentences[0].text
    '您好，云海宽带，小林为您服务。'
    """
    folder = find_pack(pack, folders)
    path = folder / _NAME if (folder / _NAME).is_file() else find_pack(DEFAULT) / _NAME
    try:
        file = _File.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, ValueError, ValidationError, RecursionError) as why:
        raise PackError(
            f"The calibration texts of {folder.name!r} are broken ({why}).", "Mend calibration.toml."
        ) from why
    known = dict(placeholders or {})
    return CalibrationTexts(
        neutral=file.neutral,
        sentences=tuple(Reading(one.phrase, _filled(one.text, known)) for one in file.sentences),
        smile=file.smile,
    )


def _filled(text: str, known: Mapping[str, str]) -> str:
    """A text with its blanks filled in; an unknown one is read by its own name."""
    return _BLANK.sub(lambda blank: known.get(blank[1]) or blank[1], text)
