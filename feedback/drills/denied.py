"""Words that somebody says in order to deny them: 没有权限给您特批 is no 特批.

Who refuses, asks or forbids must name what is refused. Which words deny, which only soothe and which
begin a new thought stands in the pack's lists (``denying``, ``soothing``, ``turning``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from feedback.drills.wanted import alternatives, words_in
from feedback.normal_text import NormalText, normal
from feedback.phrase_patterns import find


def affirmed(text: str, words: Sequence[str], lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Which words a text holds that it does not deny.

    Parameters
    ----------
    text : str
        A sentence, as it was recognised.
    words : sequence of str
        As in :func:`feedback.drills.wanted.words_in`.
    lists : mapping of str to tuple of str
        Of the pack: ``denying``, ``soothing`` (不要紧 denies nothing) and ``turning`` (但是 ends what is denied).

    Returns
    -------
    tuple of str
        A word is denied where something denying comes before it in its clause. What is part of the word itself
        (不可能) does not deny it.

    Examples
    --------
    >>> lists = {"denying": ("没有|不会",), "turning": ("但是",)}
    >>> affirmed("我没有权限特批但是可以优先为您处理", ["特批", "优先为您"], lists)
    ('优先为您',)
    """
    held = words_in(text, words)
    if not held:
        return ()
    clauses = list(_clauses(normal(text), alternatives(lists.get("turning", ()))))
    return tuple(word for word in held if not _denied(word, clauses, lists))


def _denied(word: str, clauses: Sequence[str], lists: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether every clause that holds the word denies it; a word across clauses is not denied."""
    own = normal(word).chars
    denying = [entry for entry in alternatives(lists.get("denying", ())) if normal(entry).chars not in own]
    soothing = alternatives(lists.get("soothing", ()))
    holding = [clause for clause in clauses if words_in(clause, [word])]
    return bool(holding) and not any(words_in(_free(clause, denying, soothing), [word]) for clause in holding)


def _free(clause: str, denying: Sequence[str], soothing: Sequence[str]) -> str:
    """The clause up to its first denial."""
    text = normal(clause)
    spared = [found for words in soothing for found in find(words, text)]
    starts = [
        start
        for words in denying
        for start, _ in find(words, text)
        if not _asks(clause, start) and not any(first <= start < end for first, end in spared)
    ]
    return clause[: min(starts, default=len(clause))]


def _asks(clause: str, start: int) -> bool:
    """能不能, 有没有: the syllable before comes again after the negation."""
    return 0 < start < len(clause) - 1 and clause[start] in "不没" and clause[start - 1] == clause[start + 1]


def _clauses(text: NormalText, turning: Sequence[str]) -> Iterator[str]:
    cuts = {*text.commas, *(start for words in turning for start, _ in find(words, text))}
    start = 0
    for end in sorted({*cuts, len(text.chars)}):
        if end > start:
            yield text.chars[start:end]
        start = end
