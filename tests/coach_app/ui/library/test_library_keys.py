from __future__ import annotations

from PySide6.QtGui import QKeySequence

from coach_app.ui.keys import TABLE
from coach_app.ui.language import Language
from coach_app.ui.library.library_keys import LIBRARY_KEYS, ON_SELECTED, LibraryDo
from coach_app.ui.review.keys import TABLE as REVIEW_KEYS


def test_everything_has_a_key_and_no_key_on_this_page_does_two_things() -> None:
    assert [line.do for line in LIBRARY_KEYS] == list(LibraryDo)
    always = [key for line in TABLE if not line.on_live for key in line.keys]
    keys = [*always, *(key for line in (*LIBRARY_KEYS, *REVIEW_KEYS) for key in line.keys)]
    written = [QKeySequence(key).toString() for key in keys]
    assert len(written) == len(set(written))


def test_every_key_has_a_name_in_both_languages(language: Language) -> None:
    english = {line.name for line in LIBRARY_KEYS}
    language.use("zh")
    assert not english & {line.name for line in LIBRARY_KEYS}


def test_what_works_on_selected_sessions_is_in_the_table() -> None:
    assert {line.do for line in LIBRARY_KEYS} > ON_SELECTED
