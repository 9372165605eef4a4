"""Rows: groups that belong together across utterances."""

from __future__ import annotations

import pytest

from feedback.digit_groups import read_groups
from feedback.digit_rows import counting, lets_go_on, rows_of
from tests.feedback.marked_words import A, B, marked


def rows(*lines: tuple[object, str], pause_s: float = 1.0) -> list[tuple[str, str]]:
    said = marked("here", lines, pause_s).utterances  # type: ignore[arg-type]
    found = rows_of([(i, one, read_groups(one.text)) for i, one in enumerate(said)])
    return sorted((row.speaker.value, row.digits) for row in found)


def test_groups_of_an_utterance_are_a_row_until_a_word_comes() -> None:
    assert rows((B, "六二，嗯，二二，我姓王，三三")) == [("customer", "33"), ("customer", "6222")]


def test_a_row_goes_on_in_the_next_utterance_past_what_the_other_says() -> None:
    assert rows((B, "六二二二"), (A, "好的，您说"), (B, "三三四四")) == [("customer", "62223344")]


def test_both_have_rows_at_once() -> None:
    assert rows((B, "六二二二"), (A, "六二二二，嗯"), (B, "三三四四"), (A, "三三四四")) == [
        ("agent", "62223344"),
        ("customer", "62223344"),
    ]


def test_a_row_does_not_go_on_after_a_long_pause_or_a_question() -> None:
    assert len(rows((B, "六二二二"), (B, "三三四四"), pause_s=20)) == 2
    assert len(rows((B, "六二二二"), (A, "请问您的地址是在哪个小区？"), (B, "三三四四"))) == 2


def test_a_single_digit_and_an_amount_do_not_go_on_across_utterances() -> None:
    assert ("customer", "6222") in rows((B, "六二二二"), (B, "三"))
    assert rows((B, "六二二二"), (B, "一百二十")) == [("customer", "120"), ("customer", "6222")]


def test_a_published_short_number_is_not_gone_on_with() -> None:
    assert len(rows((B, "打一零零一零"), (B, "一三五七都行"))) == 2


@pytest.mark.parametrize("said", ["嗯，您继续", "六二二二对吗", "后面呢", "稍等啊"])
def test_assent_lets_somebody_go_on(said: str) -> None:
    assert lets_go_on(read_groups(said))


def test_an_amount_does_not() -> None:
    assert not lets_go_on(read_groups("三十块"))


def test_counting_runs_up_or_down_from_one() -> None:
    assert counting(read_groups("一二三四五六").groups)
    assert counting(read_groups("一二三，一二三").groups)
    assert counting(read_groups("五四三二一").groups)
    assert not counting(read_groups("四五六七八九").groups)
