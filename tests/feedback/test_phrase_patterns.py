from __future__ import annotations

import pytest

from feedback.normal_text import normal
from feedback.phrase_patterns import PatternGroups, find


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


@pytest.mark.parametrize("text", ["不客气", "请等一等，你等着", "ok了", "好", "", "token", "一等一级", "说了您几遍"])
def test_a_group_that_a_text_rules_out_holds_no_pattern_that_is_found(text: str) -> None:
    groups = [["^不客气$|甭客气"], ["等一等", "你…等着|，那个/就是"], ["好"], ["OK"], ["说了…几遍"], []]
    heard = normal(text)
    open_to = PatternGroups(groups).open_to(heard)
    found = {n for n, patterns in enumerate(groups) if any(list(find(pattern, heard)) for pattern in patterns)}
    assert found <= open_to


def test_most_groups_are_ruled_out_at_a_glance() -> None:
    groups = PatternGroups([["不客气"], ["再见"], ["客服"]])
    assert groups.open_to(normal("客气什么")) == set()
    assert groups.open_to(normal("那就再见")) == {1}
