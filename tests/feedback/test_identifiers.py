"""Identifiers in the words of a call: how many are found, and what is none."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from feedback.identifiers import Identifier, find_identifiers
from tests.feedback import asked_numbers, heard_otherwise, read_out_numbers, spelled_codes
from tests.feedback.marked_words import A, B, Marked, marked, score, without_punctuation

SEEDS = (1, 2, 3)
CALLS = Path(__file__).parents[1] / "calls"


def hidden(*lines: tuple[object, str], published: tuple[str, ...] = (), pause_s: float = 1.0) -> list[str]:
    """The words that are found, in order."""
    said = marked("here", lines, pause_s).utterances  # type: ignore[arg-type]
    return [said[f.utterance].text[a:b] for f in find_identifiers(said, published) for a, b in f.pieces]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("manner", [asked_numbers, read_out_numbers], ids=lambda module: module.__name__.split(".")[-1])
def test_identifiers_of_three_hundred_generated_calls_are_found_and_little_else(manner: ModuleType, seed: int) -> None:
    found = score(manner.calls(seed, 300), find_identifiers)
    assert found.recall >= 0.97, found.missed
    assert found.precision >= 0.95, found.wrong


@pytest.mark.parametrize(
    "calls", [heard_otherwise.calls, heard_otherwise.more_calls, spelled_codes.calls, spelled_codes.more_calls]
)
def test_identifiers_in_sentences_written_by_hand_are_found(calls: Callable[[], list[Marked]]) -> None:
    found = score(calls(), find_identifiers)
    assert found.recall >= 0.97, found.missed
    assert found.precision >= 0.95, found.wrong


@pytest.mark.parametrize("manner", [asked_numbers, read_out_numbers], ids=lambda module: module.__name__.split(".")[-1])
def test_recognisers_that_write_no_punctuation_cost_little(manner: ModuleType) -> None:
    found = score([without_punctuation(case) for case in manner.calls(1, 300)], find_identifiers)
    assert found.recall >= 0.97, found.missed
    assert found.precision >= 0.95, found.wrong


@pytest.mark.parametrize("call", sorted(CALLS.glob("dev*.json")), ids=lambda path: path.stem)
def test_the_labelled_calls_hold_no_identifiers(call: Path) -> None:
    said = json.loads(call.read_text("utf-8"))["utterances"]
    words = [Utterance(Speaker(one["speaker"]), Span(one["start"], one["end"]), one["text"]) for one in said]
    assert find_identifiers(words) == ()


def test_the_score_can_fail() -> None:
    nothing = score(asked_numbers.calls(1, 20), lambda _: [])
    assert nothing.hidden == 0 < nothing.identifiers


def test_the_other_side_repeats_and_says_yes_while_a_number_is_read_out() -> None:
    lines = [(B, "六二二二。"), (A, "六二二二，嗯。"), (B, "零二零零。"), (A, "您继续。"), (B, "一一八九。")]
    assert hidden(*lines) == ["六二二二", "六二二二", "零二零零", "一一八九"]


def test_another_question_ends_a_number() -> None:
    lines = [(B, "六二二二。"), (A, "请问您贵姓？您是要办理什么业务呢？"), (B, "三三。")]
    assert hidden(*lines) == []


def test_nobody_goes_on_with_a_number_after_a_quarter_of_a_minute() -> None:
    assert hidden((B, "六二二二"), (B, "三三四四"), pause_s=16.0) == []
    assert hidden((B, "六二二二"), (B, "三三四四"), pause_s=4.0) == ["六二二二", "三三四四"]


def test_a_number_is_read_out_with_how_often_a_digit_comes() -> None:
    assert hidden((B, "手机号是幺三九三个八两个六四五一")) == ["幺三九三个八两个六四五一"]
    assert hidden((B, "我要三个一楼的铺面，两个八寸的蛋糕")) == []


def test_what_was_taken_back_is_hidden_as_well() -> None:
    assert hidden((B, "一三八零，不对，一三九零，二二三三，四四五")) == ["一三八零", "一三九零", "二二三三", "四四五"]


def test_an_id_number_ends_in_its_letter() -> None:
    said = marked("here", [(B, "三二零一零六一九八七零四一二零零三叉")]).utterances
    (found,) = find_identifiers(said)
    assert (found.kind, found.start, found.end) == (Identifier.ID, 0, 18)


def test_a_mobile_number_is_whole_even_when_its_ends_are_misheard() -> None:
    assert hidden((B, "我要三八零零一三八零零零")) == ["要三八零零一三八零零零"]
    assert hidden((B, "一三八零零一三八零零东吗")) == ["一三八零零一三八零零东"]


def test_two_misheard_digits_in_a_row_are_still_digits() -> None:
    assert hidden((B, "幺三八动动幺三八零零零")) == ["幺三八动动幺三八零零零"]


def test_hotlines_stay_readable_and_the_same_digits_do_not_where_nobody_published_them() -> None:
    assert hidden((A, "请拨打四零零八二零八八二零。")) == []
    assert hidden((A, "请拨打九五一零五五五五。"), published=("95105555",)) == []
    assert hidden((A, "请拨打九五一零五五五五。")) == ["九五一零五五五五"]
    assert hidden((A, "打九五五八八，一零零八六也行。")) == []


@pytest.mark.parametrize(
    "said",
    [
        "您好，中国银行，工号八零二一为您服务。",
        "套餐包含二十个吉。",
        "一二三四五六七，一共七个。",
        "尾号三三八零的卡。",
        "二零二四年十月三号上午九点半。",
        "金额1,234,567.80元。",
        "账单从2025-03-18到2025-04-17。",
    ],
)
def test_amounts_dates_counting_and_short_numbers_stay_readable(said: str) -> None:
    assert hidden((A, said)) == []


def test_a_name_lowers_what_it_takes_to_believe_a_number() -> None:
    assert hidden((B, "卡号是六二二二零")) == ["六二二二零"]
    assert hidden((B, "我看看六二二二零")) == []


def test_utterances_may_come_in_any_order() -> None:
    said = marked("here", [(B, "六二二二"), (B, "三三四四")]).utterances
    assert [f.utterance for f in find_identifiers(said[::-1])] == [0, 1]


def test_years_in_a_row_are_no_number_and_years_far_apart_are() -> None:
    assert hidden((A, "二零二三二零二四")) == []
    assert hidden((A, "二零二四二零一三")) == ["二零二四二零一三"]
    assert hidden((A, "二零二三二零二三")) == ["二零二三二零二三"]


def test_short_numbers_in_sentences_of_their_own_are_no_long_one() -> None:
    assert hidden((A, "九九八，最后八八八成交")) == []
    assert hidden((A, "九九八，八八八")) == ["九九八", "八八八"]


def test_without_words_nothing_is_found() -> None:
    assert find_identifiers([]) == ()
    assert find_identifiers([Utterance(A, Span(0, 1), "")]) == ()
    assert find_identifiers([Utterance(A, Span(0, 1), " ， ")]) == ()


def test_an_hour_of_talk_is_read_within_a_second_of_processor_time() -> None:
    cases = [*asked_numbers.calls(7, 300), *read_out_numbers.calls(7, 300)]
    said, at_s = [], 0.0
    for case in cases:
        for one in case.utterances:
            said.append(Utterance(one.speaker, Span(at_s, at_s + one.span.duration_s), one.text))
            at_s += one.span.duration_s + 0.5
    assert at_s > 3600
    began = time.process_time()
    assert len(find_identifiers(said)) > 300
    assert time.process_time() - began < 1.0
