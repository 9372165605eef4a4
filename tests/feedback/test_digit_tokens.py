"""Words cut into digits, fillers and pauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.digit_tokens import cardinal_digits, kind_at, tokens_of, with_misheard


@given(st.text(alphabet="一二两幺拐零十百万点0189嗯那个是不对我要流，。X a下", max_size=30))
def test_the_pieces_are_the_text(text: str) -> None:
    plain = "".join(text.split())
    assert "".join(token.text for token in with_misheard(tokens_of(plain))) == plain


@pytest.mark.parametrize(
    "said", ["三点一四一五九", "百分之三点五", "2025-03-18", "12:30", "1,234,567", "¥1280", "12.5"]
)
def test_what_carries_its_meaning_is_one_piece_without_digits(said: str) -> None:
    (token,) = tokens_of(said)
    assert (token.kind, token.digits) == ("meant", "")


def test_words_that_hold_a_digit_are_words_unless_a_number_runs_into_them() -> None:
    assert [token.kind for token in tokens_of("一下")] == ["word"]
    assert tokens_of("六二一下")[2].kind == "digit"


def test_a_tail_that_is_announced_is_no_digit() -> None:
    assert [token.kind for token in tokens_of("后四位是")] == ["filler"]


def test_misheard_digits_are_believed_beside_digits_only() -> None:
    assert [token.digits for token in with_misheard(tokens_of("三流八"))] == ["3", "6", "8"]
    assert [token.digits for token in with_misheard(tokens_of("流八，就这样"))][:2] == ["6", "8"]
    assert [token.digits for token in with_misheard(tokens_of("我要三"))] == ["", "", "3"]


def test_three_misheard_digits_in_a_row_are_words() -> None:
    assert [token.kind for token in with_misheard(tokens_of("三流期无八"))][1:4].count("misheard") == 0


@pytest.mark.parametrize(
    ("said", "written"), [("十", "10"), ("两百零五", "205"), ("一万两千三百四十五", "12345"), ("三亿", "300000000")]
)
def test_cardinals_are_written_out(said: str, written: str) -> None:
    assert cardinal_digits(said) == written


def test_at_the_end_there_is_no_piece() -> None:
    assert (kind_at("六", 0), kind_at("六", 1)) == ("digit", "")
