from __future__ import annotations

import pytest

from asr_models.errors import ModelError
from audio import errors
from audio.errors import AudioError, EmptyFileError, RateTooLowError
from coach_app.advice import advice, codes, sentence
from coach_app.errors import BadInputError


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_remark_says_what_is_odd_and_what_follows_in_both_languages(code: str) -> None:
    for language in ("zh", "en"):
        remark = advice(code, language)
        assert remark.title
        assert remark.still
        assert str(remark).startswith(remark.title)
    assert advice(code, "zh") != advice(code, "en")


@pytest.mark.parametrize(
    "code", ["truncated", "broken_off", "not_finite", "all_silent", "all_clipped", "channel_unused", "words", "prosody"]
)
def test_everything_that_sounds_and_lanes_can_say_is_known(code: str) -> None:
    assert code in codes()


def test_what_is_missing_names_the_one_command_that_mends_it() -> None:
    assert "coach models install" in advice("no_model", "zh").mend
    assert "--channels customer,agent" in advice("channels_swapped", "en").mend


def test_an_unknown_code_is_said_as_it_is() -> None:
    assert str(advice("gremlins", "zh")) == "gremlins"


MISTAKES = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, AudioError)]


@pytest.mark.parametrize("kind", [k for k in MISTAKES if k is not AudioError], ids=lambda kind: kind.__name__)
def test_every_mistake_about_a_sound_has_its_chinese_sentence(kind: type[AudioError]) -> None:
    said = sentence(kind("Wrong.", "Mend it.", file="folder/call.wav"), "zh")
    assert said.startswith("call.wav：")
    assert "Wrong" not in said


def test_in_english_a_mistake_speaks_for_itself() -> None:
    assert sentence(EmptyFileError("It is empty.", "Record again.", file="x.wav"), "en") == "It is empty. Record again."


def test_a_mistake_without_a_file_names_none() -> None:
    assert sentence(RateTooLowError("Low.", "Record again."), "zh").startswith("采样率")


@pytest.mark.parametrize("error", [BadInputError("Wrong.", "Mend it."), ModelError("Wrong.", "Mend it.")])
def test_other_mistakes_keep_their_sentence(error: Exception) -> None:
    assert sentence(error, "zh") == "Wrong. Mend it."
