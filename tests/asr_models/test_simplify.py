import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asr_models.simplify import plain, plain_words
from asr_models.spread import tokens
from asr_models.transcript import Word
from audio.span import Span

HEARD = Path(__file__).parents[1] / "calls" / "heard.jsonl"


def words(*texts: str) -> list[Word]:
    return [Word(text, Span(float(at), at + 1.0), 1.0 - at / 100) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("您好,這裡是中國銀行客服中心.", "您好，这里是中国银行客服中心。"),
        ("請問需要什麼幫助?", "请问需要什么帮助？"),
        ("甚麼帳單", "什么账单"),
        ("等著,跟著我", "等着，跟着我"),
        ("顯著", "显著"),
        ("妳好 嗎", "你好吗"),
        ("工號８０２１號", "工号八零二一号"),
        ("VIP 客戶,no problem", "VIP客户，no problem"),
        ("3.5 percent, ok?", "三点五percent, ok?"),
        ("", ""),
    ],
)
def test_there_is_one_spelling(heard: str, text: str) -> None:
    assert plain(heard) == text


def test_doing_it_twice_changes_nothing_on_real_transcripts() -> None:
    lines = [json.loads(line) for line in HEARD.read_text(encoding="utf-8").splitlines()]
    texts = [plain(line["heard"]) for line in lines if line.get("heard")]

    assert len(texts) > 100
    assert all(plain(text) == text for text in texts)
    assert not any(character in text for text in texts for character in "這裡國麼0123456789")


def test_words_keep_the_time_of_their_characters() -> None:
    said = plain_words(words("您", "好,", "這裡"))

    assert [(word.text, word.span.start_s) for word in said] == [("您", 0.0), ("好", 1.0), ("这", 2.0), ("里", 2.5)]
    assert said[2].confidence == 0.98


def test_a_number_split_over_words_is_read_as_one() -> None:
    said = plain_words(words("80", "21", "號"))

    assert "".join(word.text for word in said) == "八零二一号"
    assert (said[0].span.start_s, said[3].span.end_s, said[4].span) == (0.0, 2.0, Span(2.0, 3.0))


def test_a_number_inside_a_word_shares_its_time() -> None:
    said = plain_words(words("等20分鐘"))

    assert "".join(word.text for word in said) == "等二十分钟"
    assert all(word.span.duration_s == pytest.approx(0.2) for word in said)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text("您好這%,.0123-: ab元", min_size=1, max_size=4), max_size=8))
def test_words_say_what_the_text_says_in_order_of_time(texts: list[str]) -> None:
    said = plain_words(words(*texts))

    assert [word.text for word in said] == [token for word in said for token in tokens(word.text)]
    assert all(a.span.end_s <= b.span.start_s + 1e-9 for a, b in itertools.pairwise(said))
