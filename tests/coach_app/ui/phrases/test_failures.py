from __future__ import annotations

import pytest

from coach_app.advice_tables import TABLES
from coach_app.phrasebook.shelf import ShelfError
from coach_app.phrasebook.table_file import TableError
from coach_app.phrasebook.wording_checks import WordingError
from coach_app.ui.language import Language
from coach_app.ui.phrases.failures import passed_words, phrase_words
from feedback.errors import PackError

ERRORS = (
    TableError("table_rows", "wrong", "mend", ((7, "缺少措辞", "there is no wording"),)),
    TableError("table_damaged", "The table t.csv cannot be read.", "Save it again."),
    TableError("something_else", "The table t.csv cannot be read.", "Save it again."),
    WordingError((("STD-501", "没有占位符“{公思}”", "there is no placeholder {公思}"),)),
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


@pytest.mark.parametrize("code", sorted(TABLES))
def test_what_is_wrong_with_a_table_is_said_in_the_language_in_use(code: str) -> None:
    error = TableError(code, "The table t.csv cannot be read.", "Save it again.")
    for language in ("zh", "en"):
        assert phrase_words(error, language)[0] == TABLES[code][language][0]


def test_phrases_with_mistakes_are_named_in_the_language_in_use() -> None:
    error = WordingError((("STD-501", "没有占位符“{公思}”", "there is no placeholder {公思}"),))
    assert phrase_words(error, "zh")[1] == "STD-501: 没有占位符“{公思}”"
    assert phrase_words(error, "en")[1] == "STD-501: there is no placeholder {公思}"


def test_packs_that_were_passed_by_are_named() -> None:
    assert passed_words(()) == ("", "")
    assert passed_words(("a-try", "b-try"))[0].endswith("a-try, b-try")


def test_every_mistake_of_a_pack_is_a_line() -> None:
    assert phrase_words(ERRORS[6], "en")[1] == "a\nb"
