import json
from pathlib import Path

import pytest

from asr_models.doubt import Doubt, doubt, repeats
from asr_models.simplify import plain

HEARD = Path(__file__).parents[1] / "calls" / "heard.jsonl"


@pytest.mark.parametrize(
    ("text", "log_probability", "speech_s", "reason"),
    [
        ("您好，很高兴为您服务。", -0.3, 2.5, None),
        ("对对对，好的好的。", -0.3, 1.5, None),
        ("一一一零。", -0.3, 1.0, None),
        ("来来来来来来来来", -0.2, 3.0, Doubt.LOOP),
        ("有些人跟人都同一人同一人同一人同一人", -0.2, 5.0, Doubt.LOOP),
        ("我们的服务是" * 6, -0.2, 8.0, Doubt.LOOP),
        ("Omin Paila", -0.4, 1.0, Doubt.FOREIGN),
        ("How far are you going to say?", -0.4, 2.0, Doubt.FOREIGN),
        ("我的VIP卡和APP", -0.4, 2.0, None),
        ("ありがとう", -0.4, 1.0, Doubt.FOREIGN),
        ("字幕由志愿者提供", -0.4, 2.0, Doubt.CREDITS),
        ("请问您还有什么可以帮您的吗", -0.3, 0.5, Doubt.TOO_MUCH),
        ("为哪位呀", -1.2, 1.0, Doubt.UNSURE),
    ],
)
def test_reasons_not_to_believe(text: str, log_probability: float, speech_s: float, reason: Doubt | None) -> None:
    assert doubt(text, log_probability, speech_s) is reason


def test_nobody_spoke_when_the_recogniser_says_so_and_is_unsure() -> None:
    assert doubt("谢谢", -1.1, 1.0, silence=0.7) is Doubt.NOBODY
    assert doubt("谢谢", -0.3, 1.0, silence=0.7) is None


def test_the_prompt_written_down_is_no_speech() -> None:
    prompt = "以下是普通话的电话客服对话。"

    assert doubt("尤其是普通话的电话客服。", -0.3, 3.0, prompt=prompt) is Doubt.CREDITS
    assert doubt("请您用普通话说一下。", -0.3, 3.0, prompt=prompt) is None


def test_real_transcripts_of_whole_sentences_are_believed() -> None:
    """Wordings as a real recogniser heard them; at four syllables a second nearly all must pass."""
    lines = [json.loads(line) for line in HEARD.read_text(encoding="utf-8").splitlines()]
    texts = [plain(line["heard"]) for line in lines if line.get("heard")]
    doubted = [text for text in texts if doubt(text, -0.3, len(text) / 4)]

    assert len(doubted) < 0.1 * len(texts), doubted


@pytest.mark.parametrize(
    ("text", "may_be_old"),
    [
        ("预计下午五点，恢复供电，请问还有什么可以帮您", True),
        ("好的，知道了。没有了。", True),
        ("好的知道了", True),
        ("我说的是下午五点恢复", True),
        ("下午五点", False),
        ("请问还有什么可以帮您", False),
        ("", False),
    ],
)
def test_words_of_the_sound_before_may_have_been_written_again(text: str, may_be_old: bool) -> None:
    assert repeats(text, ["预计下午五点恢复供电。", "好的，知道了", ""]) is may_be_old
