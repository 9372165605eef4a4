from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.phrase_evidence import (
    contradiction,
    likeness,
    pattern_from,
    said_from,
    spoken_length,
    whole_said_from,
)
from feedback.phrase_wordings import wording_of

REFUSAL = wording_of("这点小事", frozenset(), {})


def test_the_shorter_a_wording_the_closer_it_must_be() -> None:
    assert said_from(3.0, 0.5, 0.0, forbidden=False) > said_from(9.0, 0.5, 0.0, forbidden=False)


def test_a_whole_sentence_and_found_patterns_help_and_a_forbidden_phrase_must_be_closer() -> None:
    plain = said_from(6.0, 0.5, 0.0, forbidden=False)
    assert said_from(6.0, 1.0, 0.0, forbidden=False) < plain
    assert said_from(6.0, 0.5, 1.0, forbidden=False) < plain
    assert said_from(6.0, 0.5, 0.0, forbidden=True) > plain


def test_what_differs_must_sound_alike() -> None:
    assert whole_said_from(6.0, 0.9, 0.0) < whole_said_from(6.0, 0.2, 0.0)


def test_a_shorter_pattern_must_be_closer() -> None:
    assert pattern_from(1.0) > pattern_from(4.0)


def test_homophones_are_alike_and_other_words_are_not() -> None:
    assert likeness(REFUSAL, "这点小射", 0.95) > likeness(REFUSAL, "这点好处", 0.55)
    assert likeness(REFUSAL, "这点小事", 1.0) == 1.0


def test_an_ordinary_word_speaks_against_a_wording_that_has_it_not() -> None:
    assert contradiction(REFUSAL, "这点密码", ["密码", "小事"]) == 0.5
    assert contradiction(REFUSAL, "这点小事", ["密码", "小事"]) == 0.0
    assert whole_said_from(6.0, 0.5, 0.5) > whole_said_from(6.0, 0.5, 0.0)


@pytest.mark.parametrize(("chars", "length"), [("没事没事", 4), ("iyi没事", 3), ("", 1)])
def test_letters_are_about_a_third_of_a_syllable(chars: str, length: int) -> None:
    assert spoken_length(chars) == length


@given(st.text("点小事这你不", min_size=1, max_size=8), st.text("点小事这你不啊", min_size=1, max_size=9))
def test_what_is_alike_is_told_by_the_longest_characters_in_common(said: str, heard: str) -> None:
    wording = wording_of(said, frozenset(), {"点": 0.3, "不": 1.0, "你": 0.55})
    common = longest(wording.chars, wording.weights, heard)
    equal = common / max(wording.weight, 0.1)
    expected = (0.7 - equal) / (1.0 - equal) if equal < 1.0 else 1.0
    assert likeness(wording, heard, 0.7) == expected


def longest(said: str, weights: tuple[float, ...], heard: str) -> float:
    """Weight of the longest common subsequence, as a textbook computes it."""
    before = [0.0] * (len(heard) + 1)
    for token, weight in zip(said, weights, strict=True):
        row = [0.0]
        for place, char in enumerate(heard):
            row.append(max(before[place + 1], row[-1], before[place] + (weight if token == char else 0.0)))
        before = row
    return before[-1]
