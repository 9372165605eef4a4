"""The first words of a phrase, where a card has room for no more: people know a phrase by how it begins, not by its id."""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"(?<=[，。！？；,.!?;])")
#: A clause shorter than this says too little by itself, and more than this is cut.
_LEAST, _MOST = 5, 16


def first_words(wording: str) -> str:
    """How a phrase begins.

    Parameters
    ----------
    wording : str
        The whole phrase.

    Returns
    -------
    str
        Its first clauses with at least five characters, at most sixteen; ``…`` stands for the rest.

    Examples
    --------
    >>> first_words("您好，请问您能听到我说话吗？如果不能，请您换一部电话。")
    '您好，请问您能听到我说话吗？…'
    >>> first_words("好的。")
    '好的。'
    """
    shown = ""
    for clause in _CLAUSE.split(wording):
        if len(shown) >= _LEAST or len(shown) + len(clause) > _MOST:
            break
        shown += clause
    shown = shown or wording[:_MOST]
    return shown if shown == wording else f"{shown.rstrip('，,。.；;')}…"
