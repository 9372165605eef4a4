"""What there is to read aloud."""

from __future__ import annotations

from feedback.gym.aloud import texts_to_read
from feedback.pack import load_pack

LEXICON = load_pack().lexicon
TEXTS = {one.id: one for one in texts_to_read(LEXICON)}


def test_standard_phrases_are_read_as_they_stand() -> None:
    assert TEXTS["STD-22"].text == "请您稍等一会，好吗？"
    assert TEXTS["STD-22"].instead_of == ""


def test_a_forbidden_phrase_is_read_as_what_replaces_it() -> None:
    assert TEXTS["FOR-39"].text == "请您稍等一会，好吗？"
    assert TEXTS["FOR-39"].instead_of == "等一下"


def test_there_is_enough_to_read() -> None:
    assert sum(bool(one.instead_of) for one in TEXTS.values()) >= 30
    assert sum(not one.instead_of for one in TEXTS.values()) >= 50


def test_a_phrase_whose_blank_nothing_fills_is_left_out_until_it_is_filled() -> None:
    assert "STD-01" not in TEXTS
    own = {one.id: one for one in texts_to_read(LEXICON, {"公司": "星辰通信", "姓名": "李静"})}
    assert own["STD-01"].text == "您好，星辰通信，李静为您服务"


def test_stage_directions_and_open_ends_are_not_read() -> None:
    assert all(not set("（）…{}/") & set(one.text) for one in TEXTS.values())
    assert TEXTS["FOR-26"].text.startswith("我能理解")
    assert "FOR-06" not in TEXTS
