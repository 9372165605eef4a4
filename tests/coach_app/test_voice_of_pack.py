from __future__ import annotations

from coach_app.voice_of_pack import voice_of_pack
from feedback.baseline import Baseline
from feedback.pack import load_pack


def test_every_item_has_a_name_and_a_prompt_has_no_blank_to_fill_in() -> None:
    pack = load_pack()
    _, sayings = voice_of_pack(pack, None)
    assert set(sayings.titles) == {item.item for item in pack.checklist}
    assert sayings.prompts
    assert not [prompt for prompt in sayings.prompts.values() if "{" in prompt]


def test_limits_are_those_of_this_speaker() -> None:
    pack = load_pack()
    without, slow = voice_of_pack(pack, None)[0], voice_of_pack(pack, Baseline(rate_cpm=214.0))[0]
    assert without.rate_cpm.high == 290
    assert slow.rate_cpm.high == 267.5
