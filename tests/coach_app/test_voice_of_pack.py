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


def test_prompts_are_the_speakers_own_sentences() -> None:
    pack = load_pack()
    own = voice_of_pack(pack, None, placeholders={"公司": "供电公司", "姓名": "李静"})[1]
    assert own.prompts["opening"] == "您好，供电公司，李静为您服务"
    assert "opening" not in voice_of_pack(pack, None, placeholders={"公司": "供电公司"})[1].prompts


def test_limits_and_reasons_are_the_widened_ones() -> None:
    limits, sayings = voice_of_pack(load_pack(), None, wrong={"volume.too_loud": 1})
    assert limits.level_db.high == 6.6
    assert "放宽 10%" in sayings.rules["volume.too_loud"].why.zh
