from __future__ import annotations

import pytest

from audio.capture import Trouble
from coach_app.advice import advice
from coach_app.advice_live import LIVE
from coach_app.live_troubles import DISK, FAR_END, LAGGING, MICROPHONE


@pytest.mark.parametrize("code", sorted(LIVE))
def test_every_code_is_said_in_both_languages(code: str) -> None:
    for language in ("zh", "en"):
        title, still, mend = LIVE[code][language]
        assert title
        assert still
        assert mend
        assert advice(code, language).title == title


def test_what_a_screen_calls_a_problem_has_sentences() -> None:
    assert {MICROPHONE, FAR_END, LAGGING, DISK} <= set(LIVE)


def test_special_cases_are_about_troubles_that_exist() -> None:
    cases = {code.rpartition("_")[2] for code in LIVE if code.startswith((f"{MICROPHONE}_", f"{FAR_END}_"))}
    assert cases <= {str(trouble) for trouble in Trouble}


def test_amounts_stand_where_the_sentence_has_a_number() -> None:
    for code in (LAGGING, DISK):
        assert all("{n}" in LIVE[code][language][0] for language in ("zh", "en"))
