from __future__ import annotations

from typing import Any

import pytest

from feedback.checklist_rules import Need
from feedback.errors import PackError
from feedback.pack import Pack, check_layer, load_pack
from feedback.phrases import PhraseMatcher, Verdict
from tests.feedback.layers import added, layer


@pytest.fixture(scope="module")
def below() -> Pack:
    return load_pack()


def said(pack: Pack, text: str) -> set[str]:
    hits = PhraseMatcher(pack.lexicon, pack.file.placeholders).match(text)
    return {hit.phrase for hit in hits if hit.verdict is Verdict.SAID}


def mistakes(**more: Any) -> tuple[str, ...]:
    with pytest.raises(PackError) as raised:
        check_layer(layer(**more))
    return raised.value.mistakes


def test_an_empty_layer_judges_as_the_pack_below(below: Pack) -> None:
    pack = check_layer(layer())
    assert (pack.id, pack.extends) == ("cloud-sea", "zh-service")
    assert (pack.rules, pack.checklist, pack.lexicon, pack.rubric) == (
        below.rules,
        below.checklist,
        below.lexicon,
        below.rubric,
    )


def test_a_phrase_that_is_off_is_never_heard(below: Pack) -> None:
    assert "FOR-02" in said(below, "我不是跟你说了吗，怎么还不明白？")
    pack = check_layer(layer(off=["FOR-02"]))
    assert "FOR-02" not in said(pack, "我不是跟你说了吗，怎么还不明白？")
    assert "FOR-02" not in {phrase.id for phrase in pack.lexicon.phrases}


def test_a_phrase_that_is_off_ticks_nothing_and_is_nowhere_named() -> None:
    pack = check_layer(layer(off=["STD-46"]))
    assert all("STD-46" not in phrase.replace_with for phrase in pack.lexicon.phrases)
    assert all("STD-46" not in (*item.ticked_by, *item.waived_by) for item in pack.checklist)


def test_an_item_that_nothing_can_tick_any_more_is_required_of_nobody(below: Pack) -> None:
    item = next(one for one in below.checklist if one.ticked_by and not one.cues and one.required is not Need.NEVER)
    pack = check_layer(layer(off=list(item.ticked_by)))
    assert next(one for one in pack.checklist if one.item == item.item).required is Need.NEVER


def test_a_reworded_phrase_is_heard_in_its_new_words_and_in_the_old_ones() -> None:
    pack = check_layer(layer(reword=[{"id": "STD-47", "text": "感谢您选择云海宽带，祝您网上冲浪愉快"}]))
    assert "STD-47" in said(pack, "感谢您选择云海宽带，祝您网上冲浪愉快")
    assert "STD-47" in said(pack, "感谢您的来电，再见")


def test_where_only_the_new_words_count_the_old_ones_do_not() -> None:
    pack = check_layer(layer(reword=[{"id": "STD-47", "text": "感谢您选择云海宽带，祝您网上冲浪愉快", "only": True}]))
    assert "STD-47" in said(pack, "感谢您选择云海宽带，祝您网上冲浪愉快")
    assert "STD-47" not in said(pack, "感谢您的来电，再见")


def test_an_added_phrase_is_heard_and_ticks_its_item() -> None:
    pack = check_layer(layer(phrase=[added(ticks=["goodbye"])]))
    assert "STD-101" in said(pack, "好的，祝您今天一切顺利。")
    assert "STD-101" in next(item for item in pack.checklist if item.item == "goodbye").ticked_by


def test_an_added_phrase_can_be_off_too() -> None:
    pack = check_layer(layer(phrase=[added(ticks=["goodbye"])], off=["STD-101"]))
    assert "STD-101" not in said(pack, "好的，祝您今天一切顺利。")
    assert all("STD-101" not in item.ticked_by for item in pack.checklist)


def test_an_added_phrase_may_say_what_to_say_instead() -> None:
    phrase = {"id": "FOR-101", "class": "forbidden", "text": "这不归我管", "replacement": "我帮您转给{部门}"}
    found = {one.id: one for one in check_layer(layer(phrase=[phrase])).lexicon.phrases}["FOR-101"]
    assert (found.replacement, found.severity) == ("我帮您转给{部门}", "alert")


def test_what_stands_for_a_placeholder_is_the_layers() -> None:
    pack = check_layer(layer(placeholders={"公司": "云海宽带"}))
    assert pack.file.placeholders == {"公司": "云海宽带"}


def test_a_placeholder_of_its_own() -> None:
    slots = {"网点": {"meaning": "营业网点"}}
    pack = check_layer(layer(slots=slots, phrase=[added(text="请到{网点}办理更换手续")]))
    assert "STD-101" in said(pack, "请到中山路办理更换手续")


def test_a_changed_number_leaves_the_rest_of_its_rule(below: Pack) -> None:
    old = next(rule for rule in below.rules if rule.id == "pace.too_fast")
    new = next(
        rule
        for rule in check_layer(layer(rule=[{"id": "pace.too_fast", "above": 310.0}])).rules
        if rule.id == "pace.too_fast"
    )
    assert new == old.model_copy(update={"above": 310.0, "example": []})


def test_a_parameter_that_is_changed_leaves_the_others(below: Pack) -> None:
    old = next(rule for rule in below.rules if len(rule.params) > 1)
    name = next(name for name, value in old.params.items() if isinstance(value, float))
    new = next(r for r in check_layer(layer(rule=[{"id": old.id, "params": {name: 7.5}}])).rules if r.id == old.id)
    assert new.params == {**old.params, name: 7.5}


def test_examples_of_a_change_are_run() -> None:
    example = {"given": [[0, 240], [12, 330], [30, 240], [40, 240]], "opened": [[3.0, 4.0]]}
    assert any("pace.too_fast" in wrong for wrong in mistakes(rule=[{"id": "pace.too_fast", "example": [example]}]))


def test_a_rule_that_is_off_is_gone() -> None:
    assert "pace.speeding_up" not in {rule.id for rule in check_layer(layer(off=["pace.speeding_up"])).rules}


def test_every_mistake_is_told_at_once_with_what_was_probably_meant() -> None:
    told = "\n".join(
        mistakes(
            off=["FOR-99", "pace.too_fas"],
            reword=[{"id": "STD-01", "txt": "您好"}, {"id": "STD-99"}],
            phrase=[added(ticks=["goodby"], text="您好，{公思}"), added(id="STD-02"), added(id="FOR-101", ticks=["apology"], **{"class": "forbidden"})],
            rule=[{"id": "pace.too_fast", "clears_below": 400.0}, {"id": "pace.fast", "above": 3.0}],
            placeholders={"公思": "云海"},
        )
    )  # fmt: skip
    for sentence in (
        "'pace.too_fas', did you mean 'pace.too_fast'?",
        "STD-01 txt: unknown field, did you mean 'text'?",
        "there is no phrase 'STD-99'",
        "ticks: 'goodby' is not defined, did you mean 'goodbye'?",
        "placeholder: '公思' is not defined, did you mean '公司'?",
        "placeholders: '公思' is not defined",
        "STD-02 is a phrase of the pack below: reword it",
        "only a standard phrase ticks an item",
        "clears_below (400) must not lie over above (290)",
        "there is no rule 'pace.fast'",
    ):
        assert sentence in told
