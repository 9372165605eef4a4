"""Cuts an utterance into pieces so that the phrases it holds can be marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach_app.events import PhraseHeard, Said


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of an utterance; `phrase` is what they are, if anything."""

    text: str
    phrase: PhraseHeard | None = None

    @property
    def forbidden(self) -> bool:
        """Whether this is something not to say."""
        return self.phrase is not None and self.phrase.phrase.startswith("FOR")


def pieces(said: Said) -> list[Piece]:
    """The text of an utterance in pieces, in order and complete.

    Parameters
    ----------
    said : Said
        Final words with what they hold. Phrases that overlap an earlier one are left out,
        forbidden ones come first; a phrase of several sentences is marked where it is found.

    Examples
    --------
    A phrase is found across punctuation: ``您好，中国银行。`` with ``您好中国银行`` gives the pieces
    ``您好，中国银行`` and ``。``.
    """
    text = said.utterance.text
    places = [i for i, character in enumerate(text) if character.isalnum()]
    bare = "".join(text[i] for i in places)
    marked: list[tuple[int, int, PhraseHeard]] = []
    for hit in _by_weight(said.hits):
        wanted = "".join(character for character in hit.text if character.isalnum())
        at = bare.find(wanted) if wanted else -1
        if at < 0:
            continue
        start, end = places[at], places[at + len(wanted) - 1] + 1
        if all(end <= low or high <= start for low, high, _ in marked):
            marked.append((start, end, hit))
    return _cut(text, sorted(marked, key=lambda mark: mark[0]))


def _by_weight(hits: Sequence[PhraseHeard]) -> list[PhraseHeard]:
    sure = [hit for hit in hits if hit.verdict == "said"]
    return sorted(sure, key=lambda hit: (not hit.phrase.startswith("FOR"), -len(hit.text)))


def _cut(text: str, marked: Sequence[tuple[int, int, PhraseHeard]]) -> list[Piece]:
    found: list[Piece] = []
    at = 0
    for start, end, hit in marked:
        if at < start:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], hit))
        at = end
    return [*found, Piece(text[at:])] if at < len(text) else found
