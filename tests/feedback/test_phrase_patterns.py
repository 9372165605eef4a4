from __future__ import annotations

import pytest

from feedback.normal_text import normal
from feedback.phrase_patterns import find


def found(pattern: str, text: str) -> list[str]:
    heard = normal(text)
    return [heard.chars[start:end] for start, end in find(pattern, heard)]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("没办法", "我也没办法", ["没办法"]),
        ("没法查|没法办", "这个没法办", ["没法办"]),
        ("^等一下$", "等一下。", ["等一下"]),
        ("^等一下$", "等一下系统会发短信", []),
        ("^等一下$", "好，等一下", []),
        ("，没办法，", "那，没办法，您看", ["没办法"]),
        ("，没办法，", "就没办法收到", []),
        ("说了…几遍", "我说了好几遍", ["说了好几遍"]),
        ("说了…几遍", "我说了一二三四五几遍", []),
        ("那个/就是", "那个就是", ["那个"]),
        ("那个/就是", "那个业务", []),
        ("您好", "你好", ["你好"]),
        ("ok", "好的OK", ["ok"]),
        ("ok", "token", []),
        ("a.*b", "axxb", []),
    ],
)
def test_a_pattern_means_what_its_signs_say(pattern: str, text: str, words: list[str]) -> None:
    assert found(pattern, text) == words


def test_a_pattern_of_any_length_is_no_danger() -> None:
    assert found("啊…" * 40 + "好", "啊" * 200) == []
