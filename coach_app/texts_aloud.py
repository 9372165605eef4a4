"""What one person can read aloud of a pack, and which of it says what a card at the end of a call asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from coach_app.live_setup import PEOPLE
from coach_app.people.people import People
from feedback.gym.aloud import AloudText, texts_to_read
from feedback.pack import Pack

#: What stands between words and is not spoken.
_UNSPOKEN = re.compile(r"（[^）]*）|[\W_]")
#: A blank that a card leaves open, and how much may fill it.
_BLANK, _FILLED = re.compile(r"\{[^}]*\}"), ".{1,20}"


def texts_aloud(pack: Pack, data: Path, person: str) -> tuple[AloudText, ...]:
    """Everything that can be read, with this person's own words in the blanks.

    Parameters
    ----------
    pack : Pack
        The phrases.
    data : Path
        The user's data folder.
    person : str
        Id of who reads; may be empty.
    """
    known = People(data / PEOPLE).get(person) if person else None
    own = dict(known.values if known is not None else ())
    return texts_to_read(pack.lexicon, {**pack.file.placeholders, **own})


def text_saying(texts: Iterable[AloudText], sentences: Iterable[str]) -> str:
    """Id of the text that says the first of these sentences which can be read; empty where none can.

    Parameters
    ----------
    texts : iterable of AloudText
        What there is to read.
    sentences : iterable of str
        What a card asks for, the most useful first; one may hold several texts, of which the first counts.

    Examples
    --------
    >>> texts = (AloudText("thanks", "谢谢您的耐心等待。"), AloudText("sorry", "非常抱歉。"))
    >>> text_saying(texts, ["放慢一点", "非常抱歉，谢谢您的耐心等待！"]), text_saying(texts, ["放慢一点"])
    ('sorry', '')
    """
    known = [(_spoken(one.text), one) for one in texts]
    for sentence in sentences:
        said, whole = _spoken(sentence), _with_blanks(sentence)
        found = [(said.find(text), text, one) for text, one in known if text in said or whole.fullmatch(text)]
        if found:
            # The first that is said; of two that begin alike the longer; of two alike the standard phrase.
            return min(found, key=lambda one: (one[0], -len(one[1]), bool(one[2].instead_of)))[2].id
    return ""


def _with_blanks(sentence: str) -> re.Pattern[str]:
    return re.compile(_FILLED.join(re.escape(_spoken(part)) for part in _BLANK.split(sentence)))


def _spoken(text: str) -> str:
    return _UNSPOKEN.sub("", text)
