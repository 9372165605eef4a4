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
_FIGURE: Final = r"[+-]?\d{1,3}(?:\.\d+)?"
# Several figures that were measured, such as a pace with its limits or a rate beside the usual one: told, and no code.
_MEASURED: Final = re.compile(
    rf"(?<![\w.–]){_FIGURE}(?: (?:cpm|字/分|chars/min) \({_FIGURE}–{_FIGURE}\)|(?:(?: · | : | \| |,|→){_FIGURE})+(?: [A-Za-z]+)?)(?![\w.–])"
)
_QUOTED: Final = re.compile(r"「[^」]*(?:」|$)|“[^”]*(?:”|$)")


def hide_numbers(text: str, masker: Masker) -> str:
    """Evidence with what identifies somebody hidden; pauses within a number stay, and figures that were measured.

    Examples
    --------
    >>> hide_numbers("1380 –0.6– 0138", Masker([])), hide_numbers("206 cpm (160–252)", Masker([]))
    ('•••• –0.6– ••••', '206 cpm (160–252)')
    """
    plain = _DICTATED.sub(_hidden, text)
    # As long as what was said stands there: figures are measured only outside of what is quoted.
    bare = _QUOTED.sub(lambda found: "「" * len(found.group()), plain)
    hidden = masker.text(plain)
    for found in _MEASURED.finditer(bare):
        hidden = hidden[: found.start()] + found.group() + hidden[found.end() :]
    return hidden


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
