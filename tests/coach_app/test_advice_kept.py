from __future__ import annotations

import pytest

from coach_app.advice import advice, sentence
from coach_app.advice_kept import KEPT
from coach_app.library.rejudging import Reason, RejudgeError
from coach_app.library.shared_archive import ShareError
from coach_app.library.silent_spans import UnsilencedSoundError

SHARING = ("share_refused", "share_unfinished", "share_unwritable")


@pytest.mark.parametrize("code", sorted(KEPT))
def test_every_code_is_said_in_both_languages(code: str) -> None:
    for language in ("zh", "en"):
        assert all(KEPT[code][language])
        assert advice(code, language).title == KEPT[code][language][0]


def test_what_can_be_wrong_has_its_chinese_sentence_and_nothing_else_has() -> None:
    errors = [RejudgeError(reason, "Wrong.", "Mend it.") for reason in Reason]
    shared = [ShareError("Wrong.", "Mend it.", code) for code in SHARING]
    unsilenced = UnsilencedSoundError("20250318-101500-abcd")
    every: list[RejudgeError | ShareError] = [*errors, *shared]
    for error in every:
        assert sentence(error, "zh").startswith(KEPT[error.code]["zh"][0])
        assert sentence(error, "en") == "Wrong. Mend it."
    assert sentence(unsilenced, "zh").startswith(KEPT[unsilenced.code]["zh"][0])
    assert {error.code for error in every} | {unsilenced.code} == set(KEPT)
