"""What there is to read aloud: standard phrases, and forbidden ones with what to say instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from feedback.lexicon import Lexicon, PhraseClass

#: Blanks in a phrase, and stage directions in what is to be said instead.
_BLANK = re.compile(r"\{([^}]+)\}")
_DIRECTION = re.compile(r"（[^）]*）")
#: What stands for something that the reader would have to make up.
_OPEN = re.compile(r"…|\.\.\.|/|、.*、.*、")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class AloudText:
    """One text to read aloud.

    Parameters
    ----------
    id : str
        Of the phrase, or of the forbidden one.
    text : str
        What is read, blanks filled.
    instead_of : str
        The forbidden wording that it replaces; empty for a standard phrase.
    """

    id: str
    text: str
    instead_of: str = ""


def texts_to_read(lexicon: Lexicon, values: Mapping[str, str] | None = None) -> tuple[AloudText, ...]:
    """Everything in a lexicon that can be read as it stands, in its order.

    Parameters
    ----------
    lexicon : Lexicon
        The pack's phrases.
    values : mapping or None
        What this person says in the blanks. A phrase with a blank that nothing fills is left out.
    """
    return tuple(_texts(lexicon, values or {}))


def _texts(lexicon: Lexicon, values: Mapping[str, str]) -> Iterator[AloudText]:
    for phrase in lexicon.phrases:
        if phrase.kind is PhraseClass.STANDARD:
            text = _filled(phrase.text, lexicon, values)
            if text:
                yield AloudText(phrase.id, text)
        elif phrase.kind is PhraseClass.FORBIDDEN and phrase.replacement:
            text = _filled(_DIRECTION.sub("", phrase.replacement), lexicon, values)
            if text:
                yield AloudText(phrase.id, text, _DIRECTION.sub("", phrase.text))


def _filled(text: str, lexicon: Lexicon, values: Mapping[str, str]) -> str:
    """The text with its blanks filled; empty where one stays, or where it is no text to read."""

    def fill(blank: re.Match[str]) -> str:
        slot = lexicon.placeholders.get(blank.group(1))
        return values.get(blank.group(1)) or (slot.otherwise if slot is not None else "") or blank.group(0)

    filled = _BLANK.sub(fill, text).strip()
    if _BLANK.search(filled) or _OPEN.search(filled):
        return ""
    return filled if len(filled) > _SHORTEST else ""
