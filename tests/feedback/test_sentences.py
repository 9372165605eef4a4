"""What a phrase in a sentence knows of itself."""

from __future__ import annotations

from audio.span import Span
from feedback.lexicon import Phrase
from feedback.sentences import PhraseSpan


def entry(name: str, kind: str) -> Phrase:
    return Phrase.model_validate({"id": name, "class": kind, "text": "喂"})


def test_a_phrase_is_forbidden_by_its_entry() -> None:
    assert PhraseSpan("FOR-01", True, 1.0, "喂", Span(0, 1), entry("FOR-01", "forbidden")).forbidden
    assert not PhraseSpan("STD-01", True, 1.0, "喂", Span(0, 1), entry("STD-01", "standard")).forbidden


def test_without_an_entry_nothing_is_forbidden() -> None:
    assert not PhraseSpan("FOR-01", True, 1.0, "喂", Span(0, 1)).forbidden
