from __future__ import annotations

from dataclasses import replace

from coach_app.sayings import Sayings
from coach_app.voice_of_pack import voice_of_pack
from feedback.flag import Kind
from feedback.pack import load_pack
from tests.coach_app.ui.story import FAST, FORBIDDEN

PACK = voice_of_pack(load_pack(), None)[1]
ZH, EN = replace(PACK, language="zh"), replace(PACK, language="en")


def test_a_flag_is_worded_by_its_rule_in_the_language_in_use() -> None:
    assert (ZH.say(FAST), EN.say(FAST)) == ("放慢一点", "Slow down")
    assert ZH.why(FAST) != EN.why(FAST)
    assert ZH.mended(FAST)


def test_a_flag_of_an_unknown_rule_keeps_its_own_words() -> None:
    stranger = replace(FAST, rule="house.rule")
    assert (EN.say(stranger), EN.why(stranger), EN.mended(stranger)) == (FAST.say, FAST.why, "")


def test_a_forbidden_phrase_names_what_to_say_instead() -> None:
    assert ZH.say(FORBIDDEN) == "改说：我帮您想想别的办法"


def test_a_missing_item_is_named_in_the_language_in_use_whatever_the_judging_spoke() -> None:
    missing = replace(FAST, rule="items.missed", kind=Kind.PHRASE_MISSING, detail=ZH.item("hold_thanks"))
    assert EN.item("hold_thanks") in EN.say(missing)
    assert ZH.item("hold_thanks") in ZH.say(missing)


def test_an_item_of_a_pack_of_ones_own_is_shown_by_its_name() -> None:
    assert EN.item("house_greeting") == "house_greeting"


def test_a_source_is_a_document_never_a_file() -> None:
    assert "《" in ZH.source(FAST)
    assert ZH.source(replace(FAST, source="TIM-07")).startswith("TIM-07 《")
    assert ".txt" not in ZH.source(FAST)


def test_without_a_pack_a_flag_speaks_for_itself() -> None:
    assert Sayings().say(FAST) == FAST.say
