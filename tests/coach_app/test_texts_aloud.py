from __future__ import annotations

from pathlib import Path

from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.texts_aloud import text_saying, texts_aloud
from feedback.gym.aloud import AloudText
from feedback.lexicon import PhraseClass
from feedback.pack import load_pack

THANKS, LONGER = AloudText("thanks", "谢谢您。"), AloudText("longer", "谢谢您的耐心等待。")
SORRY = AloudText("sorry", "非常抱歉，给您带来了不便。")
TEXTS = (THANKS, LONGER, SORRY)


def test_blanks_are_filled_with_ones_own_words(tmp_path: Path) -> None:
    person = People(tmp_path / "people").add(Profile.new("小林", staff_number="8021"))
    alone, own = (texts_aloud(load_pack(), tmp_path, who) for who in ("", person.id))
    assert {one.id for one in alone} < {one.id for one in own}
    assert any("8021" in one.text for one in own)
    assert not any("{" in one.text for one in own)


def test_a_sentence_is_found_whatever_its_marks() -> None:
    assert text_saying(TEXTS, ["非常抱歉给您带来了不便！"]) == "sorry"


def test_of_two_that_begin_alike_the_longer_is_meant() -> None:
    assert text_saying(TEXTS, ["谢谢您的耐心等待。"]) == "longer"


def test_the_first_that_can_be_read_counts() -> None:
    assert text_saying(TEXTS, ["放慢一点", "非常抱歉，给您带来了不便。谢谢您。"]) == "sorry"


def test_blanks_that_a_card_leaves_open_are_filled_in_what_is_read() -> None:
    texts = (AloudText("call_back", "我会登记，约定时间内给您答复"),)
    assert text_saying(texts, ["我会登记，{时限}内给您答复"]) == "call_back"
    assert text_saying(texts, ["我会登记，{时限}内联系您"]) == ""


def test_of_two_texts_alike_the_standard_phrase_is_meant() -> None:
    instead = AloudText("forbidden", "谢谢您。", "行了")
    assert text_saying((instead, THANKS), ["谢谢您。"]) == "thanks"


def test_most_of_what_the_pack_says_instead_of_forbidden_words_can_be_read() -> None:
    pack = load_pack()
    texts = texts_aloud(pack, Path(), "")
    instead = [one.replacement for one in pack.lexicon.phrases if one.kind is PhraseClass.FORBIDDEN and one.replacement]
    unread = [one for one in instead if not text_saying(texts, [one])]
    assert len(unread) <= len(instead) / 5
    assert not any("{时限}" in one for one in unread)


def test_what_nobody_can_read_aloud_is_nothing() -> None:
    assert text_saying(TEXTS, ["放慢一点"]) == ""
    assert text_saying((), ["谢谢您。"]) == ""
    assert text_saying(TEXTS, []) == ""


def test_what_replaces_a_forbidden_phrase_can_be_read() -> None:
    texts = [one for one in texts_aloud(load_pack(), Path(), "") if one.instead_of]
    assert texts
    assert all(text_saying([one], [f"（先道歉）{one.text}"]) == one.id for one in texts)
