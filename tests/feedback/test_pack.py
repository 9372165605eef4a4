"""The pack that comes with the program, and what an author is told about a broken one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from pydantic import BaseModel

from feedback.errors import PackError
from feedback.flag import Kind, Severity
from feedback.lexicon import Lexicon
from feedback.pack import BUILT_IN, DEFAULT, Pack, PackFile, digest, find_pack, load_pack, packs
from tests.feedback.layers import layer

OPENS_AS_NUDGE = {
    Kind.RATE_FAST, Kind.RATE_SLOW, Kind.VOLUME_LOUD, Kind.VOLUME_SOFT, Kind.PITCH_MONOTONE, Kind.PITCH_RISE,
    Kind.PITCH_HIGH, Kind.INTERRUPTION, Kind.DEAD_AIR, Kind.HOLD_NO_UPDATE, Kind.FILLER, Kind.PHRASE_MISSING,
}  # fmt: skip
NOTES = {
    "TON-02", "TON-03", "TON-08", "TON-16", "TON-28", "TIM-02", "TIM-05", "TIM-13", "TIM-15", "TIM-16", "TIM-19",
    "BEH-02", "BEH-13", "BEH-16", "BEH-17", "BEH-49",
}  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(DEFAULT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUILT_IN / DEFAULT, tmp_path / "mine"))


def edit(folder: Path, old: str, new: str) -> None:
    text = (folder / "pack.toml").read_text("utf-8")
    assert old in text
    (folder / "pack.toml").write_text(text.replace(old, new, 1), "utf-8")


def mistakes(folder: Path) -> tuple[str, ...]:
    with pytest.raises(PackError) as raised:
        load_pack(str(folder))
    return raised.value.mistakes


def test_every_flag_kind_of_the_design_has_a_rule(pack: Pack) -> None:
    assert {rule.kind for rule in pack.rules} == set(Kind)


def test_kinds_open_as_loudly_as_the_design_says(pack: Pack) -> None:
    loud = {rule.kind for rule in pack.rules if rule.severity is Severity.NUDGE}
    assert loud == OPENS_AS_NUDGE
    assert {rule.kind for rule in pack.rules if rule.severity is Severity.ALERT} == {Kind.PHRASE_FORBIDDEN}


def test_the_numbers_are_those_of_the_design(pack: Pack) -> None:
    # A kind's first rule is the design's; later ones of the kind are second opinions.
    by_kind = {rule.kind: rule for rule in reversed(pack.rules) if rule.severity is not Severity.NOTE}
    fast, slow = by_kind[Kind.RATE_FAST], by_kind[Kind.RATE_SLOW]
    assert (fast.above, fast.above_baseline_pct, fast.above_baseline_floor, fast.alert_above) == (290, 25, 265, 340)
    assert (slow.below, slow.below_baseline_pct, slow.below_baseline_ceiling) == (150, 30, 180)
    assert (by_kind[Kind.VOLUME_LOUD].above, by_kind[Kind.VOLUME_LOUD].alert_above) == (6, 9)
    assert by_kind[Kind.VOLUME_SOFT].below == -6
    monotone = by_kind[Kind.PITCH_MONOTONE]
    assert (monotone.below, monotone.below_baseline_pct, monotone.limits) == (1.6, 35, "all")
    assert by_kind[Kind.INTERRUPTION].above == 0.8
    assert by_kind[Kind.DEAD_AIR].above == 8


def test_the_other_rules_of_the_catalogue_are_notes(pack: Pack) -> None:
    named = {
        code
        for rule in pack.rules
        if rule.severity is Severity.NOTE
        for code in re.findall(r"[A-Z]{3}-\d\d", rule.source)
    }
    assert named >= NOTES


def test_every_rule_names_its_source_by_document_title(pack: Pack) -> None:
    for rule in pack.rules:
        assert re.match(r"^[A-Z]{3}-\d\d.*《[^》]+》", rule.source), rule.id


def test_every_gauge_rule_carries_an_example(pack: Pack) -> None:
    from feedback.metrics import METRICS

    bare = [rule.id for rule in pack.rules if METRICS[rule.metric].gauge and not rule.example]
    assert not bare


def test_sentences_about_the_voice_are_short_enough_for_the_corner_of_an_eye(pack: Pack) -> None:
    for rule in pack.rules:
        if rule.severity is Severity.NUDGE and "{detail}" not in rule.say.zh:
            assert 2 <= len(re.sub(r"[“”]", "", rule.say.zh)) <= 7, rule.say.zh


def test_the_hash_changes_with_any_file(copy: Path) -> None:
    before = digest(copy)
    (copy / "phrases.toml").write_bytes((copy / "phrases.toml").read_bytes() + b"\n")
    assert digest(copy) != before


def test_an_unknown_pack_is_refused_with_what_there_is() -> None:
    with pytest.raises(PackError, match="zh-service"):
        find_pack("no-such-pack")


def test_five_mistakes_are_five_sentences_with_their_lines(copy: Path) -> None:
    edit(copy, "window_s = 8.0", "windw_s = 8.0")
    edit(copy, 'severity = "nudge"', 'severity = "nugde"')
    edit(copy, 'metric = "pitch_spread_st"', 'metric = "pitch_spred_st"')
    edit(copy, "clears_above = -4.0", "clears_above = -9.0")
    edit(copy, 'id = "line.clipped"', 'id = "line.noisy"')
    told = mistakes(copy)
    assert len(told) == 5
    assert all(re.search(r"pack\.toml, entry at line \d+", sentence) for sentence in told)
    assert any("windw_s" in s and "did you mean 'window_s'" in s for s in told)
    assert any("pitch_spred_st" in s and "did you mean 'pitch_spread_st'" in s for s in told)
    assert any("clears_above" in s for s in told)
    assert any("used twice" in s for s in told)
    assert any("severity" in s for s in told)


def test_an_example_that_does_not_run_as_written_is_a_mistake(copy: Path) -> None:
    edit(copy, "opened = [[13.0, 31.0]]", "opened = [[12.0, 31.0]]")
    (told,) = mistakes(copy)
    assert "pace.too_fast: example 1: expected [(12.0, 31.0)], got [(13.0, 31.0)]" in told


def test_text_that_is_not_toml_gets_one_sentence(copy: Path) -> None:
    (copy / "pack.toml").write_text("id = = 3", "utf-8")
    assert len(mistakes(copy)) == 1


def test_phrases_are_checked_together_with_the_rules(copy: Path) -> None:
    edit(copy, "window_s = 8.0", "windw_s = 8.0")
    text = (copy / "phrases.toml").read_text("utf-8")
    (copy / "phrases.toml").write_text(text.replace('class = "standard"', 'clas = "standard"', 1), "utf-8")
    told = mistakes(copy)
    assert any("phrases.toml" in s for s in told)
    assert any("windw_s" in s for s in told)


@pytest.mark.parametrize(("name", "model"), [("pack", PackFile), ("phrases", Lexicon)])
def test_the_published_schema_is_that_of_the_models(name: str, model: type[BaseModel]) -> None:
    published = json.loads((BUILT_IN / f"{name}.schema.json").read_text("utf-8"))
    assert published == model.model_json_schema()


def written(folder: Path, **more: Any) -> Path:
    (folder / "cloud-sea").mkdir(parents=True)
    (folder / "cloud-sea" / "pack.toml").write_text(tomli_w.dumps(layer(**more)), "utf-8")
    return folder


def test_packs_of_the_user_are_found_by_their_id_in_the_folders_given(tmp_path: Path) -> None:
    folder = written(tmp_path, off=["FOR-02"])
    assert load_pack("cloud-sea", [folder]).id == "cloud-sea"
    assert [path.name for path in packs([folder])] == [DEFAULT, "cloud-sea"]
    with pytest.raises(PackError, match="did you mean 'cloud-sea'"):
        load_pack("cloudsea", [folder])


def test_no_pack_of_the_user_replaces_one_of_the_program(tmp_path: Path) -> None:
    written(tmp_path).joinpath("cloud-sea").rename(tmp_path / DEFAULT)
    assert find_pack(DEFAULT, [tmp_path]) == BUILT_IN / DEFAULT
    assert [path.name for path in packs([tmp_path])] == [DEFAULT]


def test_the_digest_of_a_layer_is_over_both(tmp_path: Path, copy: Path) -> None:
    copy.rename(tmp_path / "base")
    edit(tmp_path / "base", 'id = "zh-service"', 'id = "base"')
    written(tmp_path, extends="base")
    first = load_pack("cloud-sea", [tmp_path]).sha256
    edit(tmp_path / "base", "above = 290.0", "above = 291.0")
    second = load_pack("cloud-sea", [tmp_path]).sha256
    edit(tmp_path / "cloud-sea", "Cloud sea", "Cloud")
    assert len({first, second, load_pack("cloud-sea", [tmp_path]).sha256}) == 3


def test_a_layer_over_a_layer(tmp_path: Path) -> None:
    written(tmp_path, off=["FOR-02"])
    (tmp_path / "night").mkdir()
    (tmp_path / "night" / "pack.toml").write_text(tomli_w.dumps(layer(id="night", extends="cloud-sea", off=["FOR-03"])))
    left = {phrase.id for phrase in load_pack("night", [tmp_path]).lexicon.phrases}
    assert not {"FOR-02", "FOR-03"} & left


def test_layers_that_lead_in_a_circle_are_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, extends="cloud-sea")
    with pytest.raises(PackError) as raised:
        load_pack("cloud-sea", [folder])
    assert "leads back to this pack" in raised.value.mistakes[0]


def test_a_layer_in_a_folder_of_another_name_is_refused(tmp_path: Path) -> None:
    written(tmp_path).joinpath("cloud-sea").rename(tmp_path / "other")
    with pytest.raises(PackError) as raised:
        load_pack("other", [tmp_path])
    assert "'cloud-sea' is not the name of its folder, 'other'" in raised.value.mistakes[0]


def test_a_layer_may_have_a_rubric_of_its_own(tmp_path: Path, pack: Pack) -> None:
    folder = written(tmp_path)
    text = (BUILT_IN / DEFAULT / "rubric.toml").read_text("utf-8")
    assert load_pack("cloud-sea", [folder]).rubric == pack.rubric
    (folder / "cloud-sea" / "rubric.toml").write_text(text.replace(f"{pack.rubric.pass_from:g}", "71", 1), "utf-8")
    assert load_pack("cloud-sea", [folder]).rubric.pass_from == 71


def test_a_mistake_in_a_layer_is_told_with_its_line(tmp_path: Path) -> None:
    folder = written(tmp_path)
    with (folder / "cloud-sea" / "pack.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[reword]]\nid = "STD-99"\n')
    line = (folder / "cloud-sea" / "pack.toml").read_text("utf-8").splitlines().index("[[reword]]") + 1
    with pytest.raises(PackError) as raised:
        load_pack("cloud-sea", [folder])
    assert raised.value.mistakes[0].startswith(f"pack.toml, entry at line {line}: there is no phrase 'STD-99'")


def test_drills_and_tips_are_no_part_of_what_calls_are_judged_by(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(find_pack("zh-service"), folder, ignore=shutil.ignore_patterns("sounds"))
    before = digest(folder)
    (folder / "drills.toml").write_text("# other drills\n", "utf-8")
    assert digest(folder) == before
    (folder / "rubric.toml").write_text("# another rubric\n", "utf-8")
    assert digest(folder) != before


def test_a_file_that_cannot_be_read_is_a_mistake_of_the_pack(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(find_pack("zh-service"), folder, ignore=shutil.ignore_patterns("sounds"))
    (folder / "rubric.toml").unlink()
    (folder / "rubric.toml").mkdir()
    with pytest.raises(PackError) as raised:
        digest(folder)
    assert "rubric.toml" in raised.value.mistakes[0]
