"""Numbers that somebody said are not shown with the marks of a take: neither quoted nor as groups of dictated digits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from coach_app.privacy.masking import Masker
from feedback.drills.marking import CriterionMark, TakeMark

# Groups of digits with the seconds of silence between them, as a dictated number is shown.
_DICTATED: Final = re.compile(r"\d+(?: –\d+\.\d– \d+)+")
_PAUSE: Final = re.compile(r"( –\d+\.\d– )")


def hide_numbers(text: str, masker: Masker) -> str:
    """Evidence with what identifies somebody hidden; pauses within a number stay.

    Examples
    --------
    >>> hide_numbers("1380 –0.6– 0138", Masker([]))
    '•••• –0.6– ••••'
    """
    return masker.text(_DICTATED.sub(_hidden, text))


def hidden_mark(mark: TakeMark) -> TakeMark:
    """A mark whose evidence may be shown."""
    masker = Masker([])

    def shown(one: CriterionMark) -> CriterionMark:
        return replace(one, evidence=hide_numbers(one.evidence, masker))

    kept_from = shown(mark.kept_from) if mark.kept_from is not None else None
    return replace(mark, criteria=tuple(shown(one) for one in mark.criteria), kept_from=kept_from)


def _hidden(found: re.Match[str]) -> str:
    parts = _PAUSE.split(found.group())
    return "".join(part if place % 2 else "•" * len(part) for place, part in enumerate(parts))
