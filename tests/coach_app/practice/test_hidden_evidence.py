from __future__ import annotations

from dataclasses import replace

import pytest

from coach_app.practice.hidden_evidence import hidden_mark, hide_numbers
from coach_app.privacy.masking import Masker
from tests.coach_app.ui.practice.fake_practice import mark


@pytest.mark.parametrize("said", ["1380 –0.6– 0138 –0.5– 000", "「我的电话是13800138000」", "13800138000"])
def test_no_digit_that_was_dictated_or_quoted_is_shown(said: str) -> None:
    hidden = hide_numbers(said, Masker([]))
    assert "•" in hidden
    assert "138" not in hidden


def test_the_pauses_within_a_number_stay() -> None:
    assert hide_numbers("1380 –0.6– 0138", Masker([])) == "•••• –0.6– ••••"


@pytest.mark.parametrize(
    "measured",
    [
        "2.5 s, 180",
        "206 cpm (160–252)",  # the pace that was furthest off, and what it is held against
        "206 字/分 (150–290)",  # as its reader is told
        "206 chars/min (150–290)",
        "231 : 245 cpm",  # beside the usual one
        "231 : 198 Hz",
        "170→165",  # beside a target
        "210 · 250 · 230",  # answer by answer
        "3,8,12 | 3,9",  # places of pauses, answer by answer
        "「您好」 231 : 245 cpm",
    ],
)
def test_measured_figures_stay(measured: str) -> None:
    assert hide_numbers(measured, Masker([])) == measured


def test_what_only_looks_measured_is_hidden_where_it_is_quoted() -> None:
    assert hide_numbers("「138 : 001 : 38000」 231 : 245 cpm", Masker([])) == "「••• : ••• : •••••」 231 : 245 cpm"


def test_a_mark_is_shown_without_numbers() -> None:
    marked = mark(True)
    spoken = replace(marked.criteria[0], evidence="1380 –0.6– 0138")
    hidden = hidden_mark(replace(marked, kept_from=spoken, criteria=(spoken, *marked.criteria[1:])))
    assert hidden.criteria[0].evidence == "•••• –0.6– ••••"
    assert hidden.kept_from == hidden.criteria[0]
    assert hidden.criteria[1:] == marked.criteria[1:]
    assert hidden_mark(replace(marked, kept_from=None)).kept_from is None


def test_what_is_quoted_in_english_is_hidden_too() -> None:
    assert hide_numbers("“138 : 001 : 38000” 231 : 245 chars/min", Masker([])) == (
        "“••• : ••• : •••••” 231 : 245 chars/min"
    )
