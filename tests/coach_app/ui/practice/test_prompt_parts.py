"""What a prompt asks and what it has read are told apart."""

from __future__ import annotations

import pytest

from coach_app.practice.books import open_book
from coach_app.ui.practice.prompt_parts import parted
from feedback.drills.translated import drill_in
from feedback.pack import load_pack

GREETING = "您好，〈公司〉，〈姓名〉为您服务。"


@pytest.mark.parametrize(
    ("text", "read", "parts"),
    [
        ("请介绍一项业务。", "", ("请介绍一项业务。", "")),
        (GREETING, GREETING, (GREETING, "")),
        (f"请用微笑的声音说：{GREETING}", GREETING, ("请用微笑的声音说", GREETING)),
        (f"Say with a smiling voice: “{GREETING}”", GREETING, ("Say with a smiling voice", GREETING)),
        ("Say: “非常抱歉。”", "非常抱歉。", ("Say", "非常抱歉。")),
        ("“非常抱歉。”", "非常抱歉。", ("“非常抱歉。”", "")),
        ("稍微提高一点再说一遍。", "请问现在是否能听清？", ("稍微提高一点再说一遍。", "请问现在是否能听清？")),
        ("联系电话：1 2 3 5 8。", "联系电话一二三五八。", ("联系电话：1 2 3 5 8。", "")),
        ("Telephone: 1 2 3 5 8", "联系电话一二三五八。", ("Telephone: 1 2 3 5 8", "联系电话一二三五八。")),
    ],
)
def test_both_can_be_seen(text: str, read: str, parts: tuple[str, str]) -> None:
    assert parted(text, read) == parts


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whatever_a_drill_of_the_pack_has_read_is_on_the_screen(language: str) -> None:
    book, figures = open_book(load_pack()), str.maketrans("0123456789", "零一二三四五六七八九")
    for drill in book.drill:
        for line in drill_in(drill, book, language).line:
            shown = "".join(parted(line.text, line.read)).translate(figures).replace(" ", "").replace("：", "")
            assert line.read in shown or not line.read, (drill.id, line.id)
