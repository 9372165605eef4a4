from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.alignment import EMPTY_SLOT, LONGEST_TEXT, SLOT_LENGTH, SLOT_STEP, Rows, align

SLOT, DIGITS = "*", "#"


def rows_of(wordings: list[str], text: str) -> tuple[Rows, npt.NDArray[np.float32]]:
    longest = max(len(w) for w in wordings)
    tokens = sorted({char for wording in wordings for char in wording})
    substitute = np.ones((len(tokens), len(text)), dtype=np.float32)
    for row, char in enumerate(tokens):
        substitute[row] = [
            0.0 if char in (SLOT, other) or (char == DIGITS and other.isdigit()) else 1.0 for other in text
        ]
    place = np.zeros((len(wordings), longest), dtype=np.int64)
    delete = np.zeros((len(wordings), longest), dtype=np.float32)
    slot = np.zeros((len(wordings), longest), dtype=np.int8)
    for row, wording in enumerate(wordings):
        for token, char in enumerate(wording):
            slot[row, token] = {SLOT: 1, DIGITS: 2}.get(char, 0)
            delete[row, token] = 0.0 if char in "*#" else 1.0
            place[row, token] = tokens.index(char)
    return Rows(np.array([len(w) for w in wordings]), place, delete, slot), substitute


def fit(wordings: list[str], text: str, only: list[int] | None = None) -> list[tuple[float, int, int]]:
    insert = np.full(len(text), 0.5, dtype=np.float32)
    runs = np.array([next(n for n in range(i + 2) if n > i or not text[i - n].isdigit()) for i in range(len(text))])
    table, substitute = rows_of(wordings, text)
    chosen = np.arange(len(wordings)) if only is None else np.array(only, dtype=np.intp)
    fits = align(table, chosen, substitute, insert, runs)
    return [(round(float(c), 3), int(s), int(e)) for c, s, e in zip(fits.cost, fits.start, fits.end, strict=True)]


def test_a_wording_is_found_where_it_stands() -> None:
    assert fit(["cde"], "abcdefg") == [(0.0, 2, 5)]


def test_a_changed_a_missing_and_an_added_syllable_cost_what_they_say() -> None:
    assert fit(["abcd"], "abxd")[0][0] == 1.0
    assert fit(["abcd"], "abd")[0][0] == 1.0
    assert fit(["abcd"], "abxcd")[0] == (0.5, 0, 5)


def test_a_slot_takes_any_run_and_each_syllable_after_the_first_costs_a_little() -> None:
    cost, start, end = fit(["a*b"], "xaqqqqbx")[0]
    assert (start, end) == (1, 7)
    assert cost == pytest.approx(3 * SLOT_STEP)


def test_an_empty_slot_has_its_price() -> None:
    assert fit(["a*b"], "ab")[0][0] == pytest.approx(EMPTY_SLOT)


def test_a_slot_for_digits_takes_digits_only() -> None:
    assert fit(["a#b"], "a12b")[0][0] == pytest.approx(SLOT_STEP)
    assert fit(["a#b"], "aqqb")[0][0] >= EMPTY_SLOT


def test_wordings_of_every_length_advance_together() -> None:
    assert fit(["abcdef", "bcd", "f"], "abcdef") == [(0.0, 0, 6), (0.0, 1, 4), (0.0, 5, 6)]


def test_some_wordings_alone_are_fitted_as_they_are_among_all() -> None:
    wordings, text = ["ab*cdef", "b*d#f", "bcd", "a#", "f"], "abxxcd12f"
    assert fit(wordings, text, [1, 3]) == [fit(wordings, text)[row] for row in (1, 3)]
    assert fit(wordings, text, []) == []


def test_a_slot_takes_its_length_and_what_is_more_costs_as_inserted_syllables() -> None:
    longest = (SLOT_LENGTH - 1) * SLOT_STEP
    assert fit(["aaa*bbb"], "aaa" + "q" * SLOT_LENGTH + "bbb")[0][0] == pytest.approx(longest)
    assert fit(["aaa*bbb"], "aaa" + "q" * (SLOT_LENGTH + 2) + "bbb")[0][0] == pytest.approx(longest + 2 * 0.5)


def test_many_wordings_at_once_are_fitted_as_each_by_itself() -> None:
    wordings = ["*".join("abcdefgh"[n % 5 : n % 5 + 3]) for n in range(400)]
    alone = {wording: fit([wording], "xaqbcqdefgx")[0] for wording in set(wordings)}
    assert fit(wordings, "xaqbcqdefgx") == [alone[wording] for wording in wordings]


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot align"):
        fit(["a"], "b" * (LONGEST_TEXT + 1))


def slowly(wording: str, text: str) -> float:
    """Sellers' algorithm, cell by cell."""
    before = [0.0] * (len(text) + 1)
    for char in wording:
        after = [before[0] + 1.0]
        for place, other in enumerate(text):
            after.append(min(before[place] + (char != other), before[place + 1] + 1.0, after[-1] + 0.5))
        before = after
    return min(before)


@given(
    st.lists(st.text("abc", min_size=1, max_size=6), min_size=1, max_size=4), st.text("abc", min_size=1, max_size=12)
)
def test_the_costs_are_those_of_the_plain_algorithm(wordings: list[str], text: str) -> None:
    longest_first = sorted(wordings, key=len, reverse=True)
    found = [cost for cost, _, _ in fit(longest_first, text)]
    assert found == pytest.approx([slowly(wording, text) for wording in longest_first], abs=2e-3)


@pytest.mark.parametrize("taken", range(1, 16))
def test_each_syllable_in_a_slot_has_its_price_and_what_is_over_is_no_longer_of_it(taken: int) -> None:
    inside, over = min(taken, SLOT_LENGTH), max(0, taken - SLOT_LENGTH)
    (found,) = fit(["abc*def"], "abc" + "q" * taken + "def")
    assert found == (round(SLOT_STEP * (inside - 1) + 0.5 * over, 3), 0, taken + 6)
