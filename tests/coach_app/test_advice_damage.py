from __future__ import annotations

import pytest

from coach_app.advice_damage import DAMAGE, damage_sentence
from coach_app.library.damage import Harm


def test_every_harm_has_its_words_and_no_other_has() -> None:
    assert set(DAMAGE) == {harm.value for harm in Harm}


@pytest.mark.parametrize("code", sorted(DAMAGE))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_line_says_which_session_what_is_wrong_and_what_to_do(code: str, language: str) -> None:
    said = damage_sentence(code, "20260302-090000-0001", language)
    assert said.startswith("20260302-090000-0001")
    assert "{" not in said
    assert "\n" not in said
    assert all(part.split("{")[0] in said for part in DAMAGE[code][language])
