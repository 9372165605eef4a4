from __future__ import annotations

import pytest

from audio.span import Span
from coach_app.events import PhraseHeard, Said
from coach_app.report.highlight import pieces
from tests.coach_app.samples import an_utterance


def said(text: str, *hits: tuple[str, str], verdict: str = "said") -> Said:
    heard = tuple(PhraseHeard(phrase, verdict, 0.9, found, Span(1, 3)) for phrase, found in hits)
    return Said(an_utterance(text), 4, None, heard)


@pytest.mark.parametrize(
    ("text", "hits", "expected"),
    [
        ("您好，中国银行。", [("STD-01", "您好中国银行")], [("您好，中国银行", "STD-01"), ("。", None)]),
        ("好的，请您稍等。", [("STD-22", "请您稍等")], [("好的，", None), ("请您稍等", "STD-22"), ("。", None)]),
        ("不知道", [("FOR-01", "不知道")], [("不知道", "FOR-01")]),
        ("好的。", [], [("好的。", None)]),
        ("好的。", [("STD-01", "您好")], [("好的。", None)]),
        ("好的。", [("STD-01", "，")], [("好的。", None)]),
    ],
)
def test_phrases_are_found_across_punctuation(
    text: str, hits: list[tuple[str, str]], expected: list[tuple[str, str | None]]
) -> None:
    found = [(piece.text, piece.phrase.phrase if piece.phrase else None) for piece in pieces(said(text, *hits))]
    assert found == expected


def test_nothing_of_the_text_is_lost_or_doubled_when_phrases_overlap() -> None:
    cut = pieces(said("不知道怎么办，再见。", ("STD-09", "道怎么办"), ("FOR-01", "不知道"), ("STD-47", "再见")))
    assert "".join(piece.text for piece in cut) == "不知道怎么办，再见。"
    assert [piece.phrase.phrase for piece in cut if piece.phrase] == ["FOR-01", "STD-47"]
    assert [piece.forbidden for piece in cut if piece.phrase] == [True, False]


def test_a_mere_likeness_is_not_marked() -> None:
    assert [piece.phrase for piece in pieces(said("您好。", ("STD-01", "您好"), verdict="possibly"))] == [None]
