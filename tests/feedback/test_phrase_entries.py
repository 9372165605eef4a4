from __future__ import annotations

import pytest

from feedback.lexicon import Lexicon, check_lexicon
from feedback.phrase_entries import Entry, names, owners


def lexicon(*wordings: str) -> Lexicon:
    said = {"id": "STD-01", "class": "standard", "text": wordings[0], "variants": list(wordings[1:])}
    slots = {"公司": {"meaning": "company", "tells_who": True}, "时限": {"meaning": "until when"}}
    return check_lexicon({"schema": "coach.phrases/1", "placeholders": slots, "phrase": [said]})


def entry(number: int, *wordings: int) -> Entry:
    return Entry(number, lexicon("您好").phrases[0], wordings, (), (), (), (), 10, ())


def test_a_row_may_be_the_wording_of_several_entries_or_of_none() -> None:
    assert owners([entry(0, 0, 2), entry(1, 2)], 4) == [[0], [], [0, 1], []]


@pytest.mark.parametrize(
    ("wordings", "needed"),
    [(["这里是{公司}"], ["安心银行"]), (["这里是{公司}", "您好"], []), (["{时限}内答复您"], [])],
)
def test_a_name_is_needed_that_tells_who_speaks_in_every_wording(wordings: list[str], needed: list[str]) -> None:
    words = lexicon(*wordings)
    assert names(words.phrases[0], words, {"公司": "安心银行", "时限": "三天"}) == needed


def test_a_name_that_nobody_configured_is_not_needed() -> None:
    words = lexicon("这里是{公司}")
    assert names(words.phrases[0], words, {}) == []
