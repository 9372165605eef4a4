"""The truth of the tone gym: what was made of a sentence is what is named, and its size is what was made.

Sentences of synthetic voices that no tolerance was set on, changed in one thing and held against another voice's
model, each about its own unmodified rendering. The whole table is ``python -m benchmarks.gym``.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from audio.block import RATE, Samples
from feedback.gym.aspect import Aspect
from feedback.gym.book import load_gym
from feedback.gym.comparing import compare
from feedback.gym.contour import Contour
from feedback.gym.rendering import Rendering
from feedback.pack import find_pack
from tests.feedback.gym.renderings import LEAD_S, TEXTS, VOICES, Line, at_rate, drawn, heard, sound, spoken

BOOK = load_gym(find_pack("zh-service"))


def rate(percent: int) -> Callable[[str, int], Contour]:
    return lambda voice, number: heard(at_rate(sound(voice, number), 1 + percent / 100), TEXTS[number])


def level(db: float) -> Callable[[str, int], Contour]:
    def louder(samples: Samples) -> Samples:
        return (samples * 10 ** (db / 20)).astype(np.float32)

    return lambda voice, number: heard(louder(sound(voice, number)), TEXTS[number])


def made(name: str) -> Callable[[str, int], Contour]:
    return lambda voice, number: spoken(voice, number, name)


#: What was made, the aspect and its size (of spread a factor), and whether it must be named.
CHANGES = [
    (rate(-30), Aspect.RATE, -30.0, True),
    (rate(-10), Aspect.RATE, -10.0, False),
    (rate(10), Aspect.RATE, 10.0, False),
    (rate(30), Aspect.RATE, 30.0, True),
    (level(-9), Aspect.LEVEL, -9.0, True),
    (level(-3), Aspect.LEVEL, -3.0, False),
    (level(3), Aspect.LEVEL, 3.0, False),
    (level(9), Aspect.LEVEL, 9.0, True),
    (made("flat"), Aspect.SPREAD, 0.3, True),
    (made("wide"), Aspect.SPREAD, 1.6, True),
    (made("falls"), Aspect.ENDING, -4.0, True),
    (made("rises"), Aspect.ENDING, 6.0, True),
]
IDS = [f"{aspect.value} {size:+g}" for _, aspect, size, _ in CHANGES]


def other(voice: str) -> str:
    return VOICES[(VOICES.index(voice) + 1) % len(VOICES)]


def near(aspect: Aspect, size: float, truth: float) -> bool:
    least = {Aspect.RATE: 4.0}.get(aspect, 1.0)
    return abs(size - truth) <= max(least, 0.15 * abs(truth))


def outcome(
    change: tuple[Callable[[str, int], Contour], Aspect, float, bool], voice: str, number: int
) -> tuple[bool, bool]:
    """Whether the difference was named as it should be, and sized."""
    make, aspect, size, must = change
    usual, model = spoken(voice, number), spoken(other(voice), number)
    found = compare(Rendering(model, model), Rendering(make(voice, number), usual), BOOK)
    named = found.change.aspect if found.change else None
    truth = (size - 1) * usual.spread_st if aspect is Aspect.SPREAD else size
    difference = found.of(aspect)
    sized = difference is not None and near(aspect, difference.size, truth)
    return named == (aspect if must else None), sized


@pytest.mark.parametrize("change", CHANGES, ids=IDS)
def test_what_was_made_is_named_and_sized(change: tuple[Callable[[str, int], Contour], Aspect, float, bool]) -> None:
    assert outcome(change, "nezumi", 0) == (True, True)


@pytest.mark.soak
def test_in_every_voice_what_was_made_is_named_and_sized_in_95_of_100() -> None:
    all_of = [(c, outcome(c, voice, number)) for c in CHANGES for voice in VOICES for number in TEXTS]
    named = [right for (_, _, _, must), (right, _) in all_of if must]
    sized = [right for _, (_, right) in all_of]
    assert np.mean(named) >= 0.95
    assert np.mean(sized) >= 0.95


@pytest.mark.parametrize("voice", VOICES)
def test_the_same_sentence_unchanged_in_another_voice_is_good(voice: str) -> None:
    model, said = spoken(other(voice), 3), spoken(voice, 3)
    own = compare(Rendering(model, model), Rendering(said, said), BOOK)
    assert (own.score, own.change) == (100.0, None)
    assert compare(Rendering(model), Rendering(said), BOOK).good


def test_what_cannot_be_assessed_is_left_out_and_said() -> None:
    found = compare(Rendering(drawn(Line())), Rendering(drawn(Line(level_db=-10.0))), BOOK)
    assert {aspect for aspect, why in found.unassessed if why == "usual"} == {Aspect.LEVEL, Aspect.REGISTER}
    assert found.of(Aspect.LEVEL) is None
    assert found.score == 100.0


def test_the_overlay_goes_on_in_both() -> None:
    found = compare(Rendering(spoken("kumo", 0)), Rendering(spoken("nezumi", 0)), BOOK)
    assert len(found.model_s) == len(found.take_s)
    assert (np.diff(found.model_s) >= 0).all()
    assert (np.diff(found.take_s) >= 0).all()


def test_an_exercise_weighs_what_it_is_about() -> None:
    usual, slow = drawn(Line()), drawn(Line(syllable_s=0.28))
    plain = compare(Rendering(usual, usual), Rendering(slow, usual), BOOK)
    attended = compare(Rendering(usual, usual), Rendering(slow, usual), BOOK, [Aspect.RATE])
    assert plain.score is not None
    assert attended.score is not None
    assert attended.score < plain.score


def stressed(voice: str, number: int, syllable: int, db: float) -> Contour:
    """One syllable louder, with soft edges."""
    samples, usual = sound(voice, number).copy(), spoken(voice, number)
    span = usual.in_sound(usual.syllables[syllable].span)
    at_s = np.arange(len(samples)) / RATE + LEAD_S
    inside = np.clip((at_s - span.start_s) / 0.03, 0, 1) * np.clip((span.end_s - at_s) / 0.03, 0, 1)
    return heard((samples * 10 ** (db * inside / 20)).astype(np.float32), TEXTS[number])


def halting(voice: str, number: int, syllable: int, seconds: float) -> Contour:
    """A pause put in after a syllable."""
    samples, usual = sound(voice, number), spoken(voice, number)
    cut = round((usual.in_sound(usual.syllables[syllable].span).end_s - LEAD_S) * RATE)
    return heard(np.concatenate([samples[:cut], np.zeros(round(seconds * RATE)), samples[cut:]]), TEXTS[number])


@pytest.mark.parametrize("voice", VOICES)
def test_the_syllable_that_stands_out_is_named(voice: str) -> None:
    usual, model = spoken(voice, 3), spoken(other(voice), 3)
    found = compare(Rendering(model, model), Rendering(stressed(voice, 3, 4, 10.0), usual), BOOK)
    assert found.change is not None
    assert (found.change.aspect, found.change.syllable) == (Aspect.EMPHASIS, 4)
    assert found.say.zh.startswith("“耐”别说这么重")


@pytest.mark.parametrize("voice", VOICES)
def test_a_pause_that_was_put_in_is_named_and_sized(voice: str) -> None:
    usual, model = spoken(voice, 3), spoken(other(voice), 3)
    found = compare(Rendering(model, model), Rendering(halting(voice, 3, 3, 0.6), usual), BOOK)
    assert found.change is not None
    assert found.change.aspect is Aspect.PAUSES
    assert found.change.size == pytest.approx(0.6, abs=0.12)
    assert found.say.zh.startswith("“的”后面少停一点")
