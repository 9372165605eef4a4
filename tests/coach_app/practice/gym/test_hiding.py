"""Text is hidden step by step."""

from __future__ import annotations

import pytest

from coach_app.practice.gym.hiding import GAP, Hiding, shown
from feedback.gym.book import load_gym
from feedback.pack import find_pack

TEXT = "对不起，这件事给您带来了不便，请原谅。"


def test_three_levels() -> None:
    assert shown(TEXT, "对不起 不便", Hiding.ALL) == TEXT
    assert shown(TEXT, "对不起 不便", Hiding.CUE) == f"对不起{GAP}不便{GAP}"
    assert shown(TEXT, "对不起 不便", Hiding.NONE) == ""


@pytest.mark.parametrize("cue", ["", "退款"])
def test_without_prompt_words_each_clause_keeps_its_beginning(cue: str) -> None:
    assert shown(TEXT, cue, Hiding.CUE) == f"对不{GAP}这件{GAP}请原{GAP}"


def test_every_model_of_the_pack_hides_something_and_keeps_something() -> None:
    for one in load_gym(find_pack("zh-service")).model:
        left = shown(one.text, one.cue, Hiding.CUE)
        assert left.replace(GAP, "")
        assert len(left.replace(GAP, "")) < len(one.text)
