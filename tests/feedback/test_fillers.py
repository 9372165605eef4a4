from __future__ import annotations

from pathlib import Path

import pytest

from feedback.fillers import FillerFinder
from feedback.lexicon import load_lexicon

PACK = Path(__file__).parents[2] / "feedback" / "packs" / "zh-service" / "phrases.toml"


@pytest.fixture(scope="module")
def finder() -> FillerFinder:
    return FillerFinder(load_lexicon(PACK))


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("嗯，那个，就是说，您这个月用得多", ["嗯", "那个", "就是说"]),
        ("然后呢，阶梯电价会高一些嘛", ["然后", "嘛"]),
        ("好啦，这样呗", ["啦", "呗"]),
        ("反正就这样", ["反正"]),
        ("呃，我看一下", ["呃"]),
    ],
)
def test_fillers_are_found_character_by_character(finder: FillerFinder, text: str, fillers: list[str]) -> None:
    assert [hit.text for hit in finder(text)] == fillers


@pytest.mark.parametrize(
    "text",
    [
        "嗯",
        "嗯，您请说，我在听",
        "您说的那个业务已经取消了",
        "那个号码是您本人的",
        "您的信用额度是五千元",
        "您当时在干嘛",
        "这个套餐下个月生效",
        "您就是机主本人",
    ],
)
def test_back_channels_and_words_that_merely_contain_one_are_none(finder: FillerFinder, text: str) -> None:
    assert finder(text) == []


def test_places_are_those_of_the_text_given(finder: FillerFinder) -> None:
    text = "好的， 反正 就這樣"
    (hit,) = finder(text)
    assert text[hit.start : hit.end] == hit.text == "反正"
