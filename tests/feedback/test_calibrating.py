"""What a reading must be for anything to be learnt from it, with real voices through the real voice lane."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile as sf

from asr_models.lane import WordsLane
from asr_models.scripted import load_scripted
from asr_models.transcript import Utterance
from audio.block import RATE, AudioBlock, Speaker
from audio.prosody_lane import ProsodyLane
from audio.span import Span
from benchmarks.misheard import Misheard
from feedback.calibrating import SAME_TEXT, HeardTake, alike, calibration_error, learn_calibration
from feedback.calibration import Ability, Calibration, Part
from feedback.calibration_texts import calibration_texts
from feedback.errors import CalibrationError
from feedback.timeline import Observation

READING = Path(__file__).parent.parent / "calls" / "voices" / "jf_alpha.flac"
Sound = npt.NDArray[np.float64]


@cache
def reading() -> Sound:
    sound: Sound = sf.read(READING)[0][:, 0]
    return sound


def take(
    sound: Sound, part: Part = Part.NEUTRAL, text: str = "", *, words: bool = False, phrase: str = ""
) -> HeardTake:
    samples = sound.astype(np.float32)
    block = AudioBlock(Speaker.AGENT, samples, 0)
    voice = ProsodyLane(Speaker.AGENT)
    seen: list[Observation] = [*voice.feed(block), *voice.finish()]
    if words:
        engine = load_scripted(READING.with_suffix(".json"), "zh")
        lane = WordsLane(Speaker.AGENT, engine.recognizer(Speaker.AGENT))
        seen += [*lane.feed(block), *lane.finish()]
    return HeardTake(part, phrase, text, samples, tuple(seen))


@cache
def neutral() -> HeardTake:
    return take(reading())


def learn(*takes: HeardTake) -> Calibration:
    return learn_calibration(takes, "2026-11-22T09:35:12+08:00", "headset")


def refused(*takes: HeardTake) -> str:
    with pytest.raises(CalibrationError) as caught:
        learn(*takes)
    return caught.value.code


def test_what_was_not_read_is_all_that_is_missing() -> None:
    made = learn(neutral())
    assert made.missing == (Ability.CLARITY, Ability.SENTENCES, Ability.SMILE)
    assert made.baseline.level_db is not None


FAULTS: dict[str, Callable[[Sound], Sound]] = {
    "calibration_short": lambda sound: sound[: 12 * RATE],
    "calibration_noisy": lambda sound: sound + np.random.default_rng(1).normal(0, 0.02, len(sound)),
    "calibration_clipped": lambda sound: np.clip(20 * sound, -1, 1),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_reading_that_teaches_nothing_is_refused_with_its_reason(code: str) -> None:
    assert refused(take(FAULTS[code](reading()))) == code


@pytest.mark.parametrize("code", FAULTS)
def test_another_part_that_is_of_no_use_costs_only_itself(code: str) -> None:
    spoilt = take(FAULTS[code](reading())[: 6 * RATE], Part.SMILE)
    assert learn(neutral(), spoilt).missing == learn(neutral()).missing


def test_the_words_show_whether_it_was_the_text() -> None:
    asked = "".join(one["text"] for one in json.loads(READING.with_suffix(".json").read_text("utf-8"))["utterances"])
    heard = take(reading(), text=asked, words=True)
    assert learn(heard).confidence == 1.0
    other = "我昨天在你们商店买的电饭锅打开就冒烟，我要求退货，另外赔偿我的车费和误工费，不然我就去找消费者协会。"
    assert refused(HeardTake(heard.part, "", other, heard.samples, heard.observations)) == "calibration_text"


@cache
def texts() -> dict[str, str]:
    asked = calibration_texts(placeholders={"公司": "云海宽带", "姓名": "小林"})
    return {one.phrase: one.text for one in asked.sentences} | {
        "neutral": "".join(asked.neutral),
        "smile": "".join(asked.smile),
    }


@pytest.mark.parametrize("name", ["STD-01", "STD-22", "STD-33", "STD-77", "STD-47", "neutral", "smile"])
def test_an_honest_reading_is_known_though_38_percent_are_misheard_and_another_text_is_not(name: str) -> None:
    lines = map(json.loads, (READING.parents[1] / "heard.jsonl").read_text("utf-8").splitlines())
    misheard = Misheard(((line["said"], line["heard"]) for line in lines), seed=11)
    drawn = [misheard.hear(texts()[name], 0.38).text for _ in range(2 if len(texts()[name]) > 50 else 15)]
    assert min(alike(texts()[name], heard) for heard in drawn) > SAME_TEXT
    others = [text for other, text in texts().items() if other != name]
    assert max(alike(text, heard) for text in others for heard in drawn) < SAME_TEXT


def test_another_sentence_of_the_set_is_refused() -> None:
    sound = reading()[RATE : 5 * RATE]
    heard = take(sound, Part.SENTENCES, texts()["STD-47"], phrase="STD-47")
    for read, kept in (("STD-47", 1), ("STD-77", 0)):
        said = Utterance(Speaker.AGENT, Span(0.5, 3.5), texts()[read], settled_at_s=4.0)
        one = HeardTake(heard.part, heard.phrase, heard.text, heard.samples, (*heard.observations, said))
        assert len(learn(neutral(), one).sentences) == kept


def test_a_part_that_is_read_again_counts_as_read_last() -> None:
    first = take(reading()[RATE : 5 * RATE], Part.SENTENCES, phrase="STD-22")
    again = take(reading()[5 * RATE : 13 * RATE], Part.SENTENCES, phrase="STD-22")
    (kept,) = learn(neutral(), first, again).sentences
    assert kept.duration_s == learn(neutral(), again).sentences[0].duration_s


def test_the_same_reading_is_no_smile() -> None:
    same = HeardTake(Part.SMILE, "", "", neutral().samples, neutral().observations)
    made = learn(neutral(), same)
    assert made.smile is not None
    assert not made.smile.tells
    assert Ability.SMILE in made.missing


def test_without_a_neutral_reading_there_is_nothing() -> None:
    assert refused() == "calibration_missing"


@pytest.mark.parametrize("code", ["missing", "short", "noisy", "clipped", "text", "stopped", "failed"])
def test_every_reason_has_a_sentence(code: str) -> None:
    error = calibration_error(f"calibration_{code}")
    assert error.message.endswith(".")
    assert error.advice.endswith(".")
