"""The gym of a pack is data: what is wrong in it is all said at once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedback.errors import PackError
from feedback.gym.aspect import Aspect
from feedback.gym.book import FILE, Mark, load_gym
from feedback.pack import BUILT_IN, find_pack, load_pack
from feedback.rule import Text

GYM = (BUILT_IN / "zh-service" / FILE).read_text("utf-8")
SAY = Text(zh="慢", en="slow")


def gym(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, "utf-8")
    return folder


def test_the_default_pack_has_all_eight_exercises_each_with_models() -> None:
    book = load_gym(find_pack("zh-service"))
    exercises = ["rate", "volume", "melody", "pauses", "emphasis", "apology", "negative", "courtesy"]
    assert [one.id for one in book.exercise] == exercises
    assert {one.exercise for one in book.model} == set(exercises)


def test_models_of_the_default_pack_say_standard_phrases() -> None:
    book, known = load_gym(find_pack("zh-service")), {one.id for one in load_pack().lexicon.phrases}
    assert {one.phrase for one in book.model if one.phrase} <= known
    assert sum(bool(one.phrase) for one in book.model) >= 30


def test_a_model_and_its_usual_rendering_say_the_same_in_the_same_voice() -> None:
    book = load_gym(find_pack("zh-service"))
    by_id = {one.id: one for one in book.model}
    for one in book.model:
        if one.plain:
            usual = by_id[one.plain]
            assert (usual.text, usual.voice, usual.exercise, usual.plain) == (one.text, one.voice, one.exercise, "")


def test_prompt_words_stand_in_their_text() -> None:
    for one in load_gym(find_pack("zh-service")).model:
        assert all(word in one.text for word in one.cue.split()), one.id


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    broken = GYM.replace('exercise = "volume"', 'exercise = "volumes"', 1).replace(
        'plain = "wait-plain"', 'plain = "wait"'
    )
    with pytest.raises(PackError) as told:
        load_gym(gym(tmp_path, broken))
    said = " ".join(told.value.mistakes)
    assert "there is no exercise 'volumes'" in said
    assert "there is no model 'wait'" in said


def test_a_field_nobody_knows_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PackError) as told:
        load_gym(gym(tmp_path, GYM.replace('id = "wait-slow"', 'id = "wait-slow"\ntempo = 3')))
    (mistake,) = told.value.mistakes
    line = GYM[: GYM.index('id = "wait-slow"')].count("\n")
    assert f"entry at line {line}" in mistake
    assert "unknown field" in mistake


def test_a_missing_or_broken_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_gym(tmp_path)
    with pytest.raises(PackError, match="cannot be read"):
        load_gym(gym(tmp_path, "schema = "))


def test_every_aspect_has_its_rule(tmp_path: Path) -> None:
    with pytest.raises(PackError) as told:
        load_gym(gym(tmp_path, GYM.replace("[aspect.register]", "[aspect.rate.register]")))
    assert told.value.mistakes
    assert set(load_gym(find_pack("zh-service")).aspect) == set(Aspect)


def test_a_mark_has_a_limit() -> None:
    with pytest.raises(ValueError, match="at_least or at_most"):
        Mark(of="rate_pct", say=SAY)
    mark = Mark(of="level_db", at_least=-4, at_most=-1, say=SAY)
    assert [mark.outside(db) for db in (-6.0, -4.0, -1.0, 0.5)] == [2.0, 0.0, 0.0, 1.5]
    assert Mark(of="rate_pct", at_most=90, say=SAY).outside(70) == 0.0
