from __future__ import annotations

import pytest

from coach_app.phrasebook.shelf import ShelfError
from coach_app.phrasebook.table_file import TableError
from coach_app.ui.language import Language
from coach_app.ui.phrases.failures import phrase_words
from feedback.errors import PackError

ERRORS = (
    TableError("table_rows", "wrong", "mend", ((7, "缺少措辞", "there is no wording"),)),
    TableError("table_unreadable", "The table t.csv cannot be read.", "Save it again."),
    ShelfError("pack_changed", "Changed.", "Open it again."),
    ShelfError("pack_whole", "Whole.", "Lay one over it."),
    PackError("Two mistakes.", "Mend them.", ("pack.toml: a", "pack.toml: b")),
    OSError(28, "No space left on device"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_failure_says_what_and_what_to_do(error: Exception, language: Language) -> None:
    english = phrase_words(error, language.code)
    assert all(english)
    language.use("zh")
    chinese = phrase_words(error, "zh")
    assert chinese[0] != english[0]


def test_rows_are_named_in_the_language_in_use() -> None:
    assert phrase_words(ERRORS[0], "zh")[1].endswith("7: 缺少措辞")
    assert phrase_words(ERRORS[0], "en")[1] == "Line 7: there is no wording"


def test_every_mistake_of_a_pack_is_a_line() -> None:
    assert phrase_words(ERRORS[4], "en")[1] == "a\nb"
