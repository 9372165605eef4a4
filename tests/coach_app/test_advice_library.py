from __future__ import annotations

import pytest

from coach_app.advice import advice, sentence
from coach_app.advice_library import LIBRARY
from coach_app.library.errors import LibraryError, Trouble


@pytest.mark.parametrize("code", sorted(LIBRARY))
def test_every_code_is_said_in_both_languages(code: str) -> None:
    for language in ("zh", "en"):
        assert all(LIBRARY[code][language])
        assert advice(code, language).title == LIBRARY[code][language][0]


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_of_a_library_has_its_chinese_sentence(trouble: Trouble) -> None:
    error = LibraryError(trouble, "Wrong.", "Mend it.")
    assert sentence(error, "en") == "Wrong. Mend it."
    assert sentence(error, "zh").startswith(LIBRARY[error.code]["zh"][0])


def test_there_is_no_sentence_for_what_cannot_happen() -> None:
    assert set(LIBRARY) == {LibraryError(trouble, "", "").code for trouble in Trouble}
