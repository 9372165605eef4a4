import itertools

import pytest

from asr_models.spread import spread, syllables, tokens
from audio.span import Span


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("您好，请讲。", ["您", "好", "请", "讲"]),
        ("VIP客户", ["VIP", "客", "户"]),
        ("it's 3", ["it's", "3"]),
        ("안녕 하세요", ["안녕", "하세요"]),
        ("……，。", []),
    ],
)
def test_tokens_are_what_is_spoken(text: str, spoken: list[str]) -> None:
    assert tokens(text) == spoken


@pytest.mark.parametrize(("token", "count"), [("好", 1), ("VIP", 3), ("okay", 2), ("hm", 1), ("하세요", 3)])
def test_syllables_of_a_token(token: str, count: int) -> None:
    assert syllables(token) == count


def test_words_are_back_to_back_and_fill_the_span_exactly() -> None:
    span = Span(0.1, 0.8)
    words = spread("您好，VIP客户", span, confidence=0.5)

    assert [word.text for word in words] == ["您", "好", "VIP", "客", "户"]
    assert (words[0].span.start_s, words[-1].span.end_s) == (span.start_s, span.end_s)
    assert all(a.span.end_s == b.span.start_s for a, b in itertools.pairwise(words))
    assert words[2].span.duration_s == pytest.approx(3 * words[0].span.duration_s)
    assert {word.confidence for word in words} == {0.5}


def test_text_without_anything_spoken_gives_no_words() -> None:
    assert spread("。", Span(0.0, 1.0)) == ()
