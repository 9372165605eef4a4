from __future__ import annotations

from dataclasses import replace

from coach_app.phrasebook.book import Book, Wanted
from coach_app.phrasebook.changes import changes
from coach_app.phrasebook.table_file import Taken
from coach_app.ui.language import Language
from coach_app.ui.phrases.import_words import taken_words
from feedback.lexicon import PhraseClass
from tests.coach_app.ui.phrases.fake_phrases import a_book


def much() -> Taken:
    book, _ = a_book().with_added(PhraseClass.STANDARD, Wanted("祝您顺心"))
    old = book.line("FOR-02").wanted
    after: Book = book.worded("FOR-02", replace(old, replacement="", text="您不懂")).switched("STD-01", False)
    return Taken(after, changes(a_book(), after), ("备注", "作者"))


def test_everything_that_changes_is_said(language: Language) -> None:
    assert taken_words(much(), language.code) == (
        "The table is taken in: 1 new phrases, 2 changed",
        (
            "Changed: wording 1, other wordings 1, replacement 1 (1 now empty). Switched off: 1. "
            "Columns that were not read: 备注, 作者. Nothing is saved yet."
        ),
    )


def test_it_is_said_in_chinese(language: Language) -> None:
    language.use("zh")
    title, body = taken_words(much(), "zh")
    assert title == "表格已读入：新增 1 条，改动 2 条"
    assert (
        body == "改动：措辞 1、其他说法 1、替换 1（其中 1 条清空）。停用 1 条。没有读取的列：备注、作者。还没有保存。"
    )


def test_a_table_that_says_nothing_new_says_so(language: Language) -> None:
    nothing = Taken(a_book(), changes(a_book(), a_book()))
    assert taken_words(nothing, language.code) == ("The table is taken in: it says what was there already", "")
