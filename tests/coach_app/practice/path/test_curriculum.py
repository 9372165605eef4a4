from __future__ import annotations

import re
import shutil
from itertools import chain
from pathlib import Path

import pytest

from coach_app.practice.books import open_book
from coach_app.practice.path.curriculum import PATH, TIPS, Curriculum, load_curriculum
from coach_app.practice.path.moments import MOMENTS, WEAK
from feedback.drills.measures import MEASURES
from feedback.errors import PackError
from feedback.gym.aspect import Aspect
from feedback.pack import Pack, find_pack, load_pack

FOLDER = find_pack("zh-service")


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return load_curriculum(FOLDER)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in (PATH, TIPS):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def test_all_forty_six_tips_are_there_with_their_documents(curriculum: Curriculum) -> None:
    assert [tip.id for tip in curriculum.tips] == [f"CRS-{n:02d}" for n in range(1, 47)]
    assert all(re.match("《.+》", tip.source) for tip in curriculum.tips)


def test_every_tip_waits_for_a_moment_that_can_come(curriculum: Curriculum) -> None:
    weak = {f"{WEAK}{skill.id}" for skill in curriculum.skills}
    known = {*MOMENTS, *curriculum.moments, *weak}
    assert {moment for tip in curriculum.tips for moment in tip.when} <= known


def test_english_tips_are_english_and_chinese_ones_chinese(curriculum: Curriculum) -> None:
    for text in chain.from_iterable((tip.topic, tip.text) for tip in curriculum.tips):
        assert re.search("[一-鿿]", text.zh)
        assert not re.search("[一-鿿]", text.en)


def test_skills_name_what_the_pack_has(curriculum: Curriculum, pack: Pack) -> None:
    phrases = {phrase.id for phrase in pack.lexicon.phrases}
    items = {item.item for item in pack.checklist}
    rules = {rule.id for rule in pack.rules}
    for skill in curriculum.skills:
        assert set(skill.items) <= items, skill.id
        assert {name for name in skill.ids if name[:3] in ("STD", "FOR", "FIL")} <= phrases, skill.id
        assert set(skill.measures) <= {*rules, *MEASURES}, skill.id
        assert set(skill.aspects) <= {aspect.value for aspect in Aspect}, skill.id


def test_every_item_and_aspect_belongs_to_one_skill(curriculum: Curriculum) -> None:
    for named in ([s.items for s in curriculum.skills], [s.aspects for s in curriculum.skills]):
        found = list(chain.from_iterable(named))
        assert len(found) == len(set(found))
    assert {a.value for a in Aspect} == set(chain.from_iterable(s.aspects for s in curriculum.skills))


def test_the_placement_asks_for_what_there_is(curriculum: Curriculum, pack: Pack) -> None:
    book = open_book(pack)
    assert curriculum.placement.drills
    assert all(book.get(drill) for drill in curriculum.placement.drills)
    (text,) = [phrase.text for phrase in pack.lexicon.phrases if phrase.id == curriculum.placement.reading]
    assert "{" not in text


def test_reasons_have_their_blanks(curriculum: Curriculum) -> None:
    why = curriculum.why
    for sentence, blanks in (
        (why.calls, {"skill", "count"}),
        (why.item, {"item", "missed", "asked"}),
        (why.drill, {"drill", "criterion"}),
        (why.gym, {"skill"}),
        (why.due, {"skill", "days"}),
        (why.fresh, {"skill", "days"}),
        (why.new, {"skill"}),
    ):
        assert set(re.findall(r"{(\w+)}", sentence.zh)) == set(re.findall(r"{(\w+)}", sentence.en)) == blanks


def test_every_mistake_is_named_at_once(copied: Path) -> None:
    (copied / PATH).write_text((copied / PATH).read_text("utf-8").replace("often = 3.0", "ofen = 3.0", 1), "utf-8")
    tips = (copied / TIPS).read_text("utf-8").replace('id = "CRS-02"', 'id = "CRS-01"', 1)
    (copied / TIPS).write_text(tips, "utf-8")
    with pytest.raises(PackError) as caught:
        load_curriculum(copied)
    unknown, twice = caught.value.mistakes
    assert "path.toml" in unknown
    assert "did you mean 'often'" in unknown
    assert "tips.toml" in twice
    assert "CRS-01" in twice


def test_a_pack_without_a_curriculum_says_so(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_curriculum(tmp_path)
    assert len(caught.value.mistakes) == 2
