from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.normal_text import normal


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("您好，這裡是客服中心！", "你好这里是客服中心"),
        ("請問有甚麼可以幫您", "请问有什么可以帮你"),
        ("為著急的客戶查帳", "为着急的客户查账"),
        ("工號8021", "工号八零二一"),
        ("20元，2個月", "二十元二个月"),
        ("12点05分", "十二点零五分"),
        ("8.5折", "八点五折"),
        ("100%", "百分之百"),
        ("OK", "ok"),
        ("甚至", "甚至"),
        ("您 稍 等", "你稍等"),
        ("", ""),
        ("。。。", ""),
    ],
)
def test_both_sides_are_brought_to_the_same_characters(written: str, compared: str) -> None:
    assert normal(written).chars == compared


def test_every_character_knows_where_it_stood() -> None:
    text = normal("好的，20號 再見")
    start = text.chars.index("二十")
    assert text.source[slice(*text.place(start, start + 2))] == "20"
    end = text.chars.index("再见")
    assert text.source[slice(*text.place(end, end + 2))] == "再見"


def test_sentences_end_at_stops_and_clauses_at_commas_too() -> None:
    text = normal("对不起，请稍等。好吗")
    assert text.sentence(1, 2) == (0, 6)
    assert text.clause(1, 2) == (0, 3)
    assert text.sentence(6, 7) == (6, 8)


@given(st.text(max_size=60))
def test_any_text_has_places_inside_itself(text: str) -> None:
    heard = normal(text)
    assert len(heard.chars) == len(heard.starts) == len(heard.ends)
    for index in range(len(heard.chars)):
        start, end = heard.place(index, index + 1)
        assert 0 <= start < end <= len(text)
