"""Everything that is wrong with what a pack says about practice, at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from coach_app.practice.pack_check import check_practice
from feedback.pack import built_in, load_pack
from tests.feedback.drills.small_books import DRILL, write_book

PACK = load_pack()
OURS = built_in()[0]


def told(folder: Path) -> str:
    return "\n".join(check_practice(folder, PACK).mistakes)


def test_the_pack_that_comes_with_the_program_has_no_mistake() -> None:
    checked = check_practice(OURS, PACK)
    assert checked.mistakes == ()
    assert checked.drills == 113


def test_a_pack_that_says_nothing_about_practice_has_none_either(tmp_path: Path) -> None:
    assert check_practice(tmp_path, PACK).mistakes == ()


def test_mistakes_of_all_parts_are_told_at_once(tmp_path: Path) -> None:
    write_book(
        tmp_path, DRILL.replace('next = "c2"', 'next = "c3"').replace('"银行"', '"银行"\ncustomer_type = "CUS-11"')
    )
    (tmp_path / "gym.toml").write_text('schema = "coach.gym/9"\n', "utf-8")
    customers = (OURS / "customers.toml").read_text("utf-8").replace('"CUS-11"', '"CUS-91"')
    (tmp_path / "customers.toml").write_text(customers, "utf-8")
    (tmp_path / "path.toml").write_text("[[", "utf-8")
    found = told(tmp_path)
    for said in ("there is no line 'c3'", "gym.toml", "there is no customer type 'CUS-11'", "path.toml"):
        assert said in found, (said, found)


def test_drills_are_checked_even_where_the_pack_itself_has_mistakes(tmp_path: Path) -> None:
    write_book(tmp_path, DRILL.replace('next = "c2"', 'next = "c3"'))
    (tmp_path / "phrases.toml").write_bytes((OURS / "phrases.toml").read_bytes())
    assert any("there is no line 'c3'" in sentence for sentence in check_practice(tmp_path, None).mistakes)
    (tmp_path / "phrases.toml").write_text("[[", "utf-8")
    assert check_practice(tmp_path, None).mistakes == ()


def test_parts_that_need_each_other_are_missed(tmp_path: Path) -> None:
    write_book(tmp_path, DRILL.replace('"银行"', '"银行"\ncustomer_type = "CUS-11"'))
    (tmp_path / "tips.toml").write_bytes((OURS / "tips.toml").read_bytes())
    (tmp_path / "sounds" / "gym").mkdir()
    found = told(tmp_path)
    assert "gym.toml is missing, which tips.toml, sounds/gym need" in found
    assert "path.toml is missing" in found
    assert "customers.toml is missing, though 1 drills name a type of customer (SCN-01 the first)" in found
    (tmp_path / "drills.toml").unlink()
    assert "drills.toml is missing; without it nobody practises with drills, tips.toml" in told(tmp_path)


def test_a_book_without_drills_is_a_mistake(tmp_path: Path) -> None:
    write_book(tmp_path)
    (tmp_path / "drills" / "one.toml").unlink()
    assert "drills.toml: there is no drill, neither here nor in drills/" in told(tmp_path)


def test_customers_that_cannot_be_read_are_one_mistake_and_not_one_a_drill(tmp_path: Path) -> None:
    write_book(tmp_path, DRILL.replace('"银行"', '"银行"\ncustomer_type = "CUS-11"'))
    (tmp_path / "customers.toml").write_bytes(b"\xff\x00\x12")
    assert told(tmp_path) == "customers.toml is no text in UTF-8; save it as UTF-8"


def test_models_of_the_gym_without_a_sound_are_named(tmp_path: Path) -> None:
    (tmp_path / "gym.toml").write_bytes((OURS / "gym.toml").read_bytes())
    write_book(tmp_path)
    assert "sounds/gym/: none of the" in told(tmp_path)
    (tmp_path / "sounds" / "gym").mkdir()
    for sound in (OURS / "sounds" / "gym").glob("*.opus"):
        (tmp_path / "sounds" / "gym" / sound.name).touch()
    assert told(tmp_path) == ""
    (tmp_path / "sounds" / "gym" / "wait-slow.opus").unlink()
    assert told(tmp_path) == "gym.toml: the sound sounds/gym/wait-slow.opus is missing"


def test_english_that_belongs_to_nothing_is_named_with_the_rest(tmp_path: Path) -> None:
    shutil.copytree(OURS, tmp_path / "own", ignore=shutil.ignore_patterns("sounds"))
    file = tmp_path / "own" / "drills.en.toml"
    file.write_text(file.read_text("utf-8").replace('id = "SCN-77"', 'id = "SCN-777"'), "utf-8")
    found = told(tmp_path / "own")
    assert "drills.en.toml: SCN-77 has no English: add [[drill]] with its id" in found
    assert "there is no drill 'SCN-777'" in found
