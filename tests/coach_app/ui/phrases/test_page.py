from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.phrasebook.table_file import TableError
from coach_app.ui.language import Language
from coach_app.ui.phrases.page import PhrasePage
from coach_app.ui.theme import Theme
from feedback.lexicon import PhraseClass
from tests.coach_app.ui.phrases.fake_phrases import FakePhrases


@pytest.fixture
def services() -> FakePhrases:
    return FakePhrases()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, services: FakePhrases) -> Iterator[PhrasePage]:
    made = PhrasePage(services, theme, language)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    qtbot.waitUntil(lambda: made.book is not None)
    yield made
    made.close_down()


def tried(qtbot: QtBot, page: PhrasePage) -> None:
    qtbot.waitUntil(lambda: page.trial.words.startswith("Would have fired"), timeout=10_000)


def test_the_first_phrase_is_shown_and_tried(qtbot: QtBot, page: PhrasePage, services: FakePhrases) -> None:
    tried(qtbot, page)
    assert page.trial.words == "Would have fired 2 times in 3 sessions"
    assert services.tried == [("STD-01", page.form.text.text())]
    assert not page.keep.isEnabled()


def test_a_phrase_of_ones_own_is_written_tried_and_kept(qtbot: QtBot, page: PhrasePage, services: FakePhrases) -> None:
    page.add(PhraseClass.FORBIDDEN)
    assert page.form.text.hasFocus()
    QTest.keyClicks(page.form.text, "abc")
    page.form.replacement.setFocus()
    QTest.keyClicks(page.form.replacement, "xyz")
    tried(qtbot, page)
    assert services.tried[-1] == ("FOR-501", "abc")
    assert page.unsaved
    page.save()
    qtbot.waitUntil(lambda: len(services.kept) == 1)
    assert services.kept[0].book.line("FOR-501").wanted.replacement == "xyz"
    qtbot.waitUntil(lambda: page.banner.words == "Saved. 2 sessions were judged by the old phrases")
    assert not page.unsaved


def test_what_is_kept_judges_the_old_sessions_anew_if_somebody_wants_it(qtbot: QtBot, page: PhrasePage) -> None:
    page.form.on.setChecked(False)
    page.save()
    qtbot.waitUntil(lambda: page.banner.button.text() == "Judge them anew")
    with qtbot.waitSignal(page.rejudged) as told:
        page.banner.button.click()
    assert told.args == [("a",)]
    assert page.banner.words == "1 sessions were judged anew"


def test_a_phrase_is_switched_off_and_the_list_says_so(page: PhrasePage) -> None:
    page.form.on.setChecked(False)
    assert page.book is not None
    assert not page.book.line("STD-01").on
    page.list.kind.setCurrentIndex(3)
    assert page.list.shown == ("STD-01",)


def test_what_was_reworded_is_as_in_the_pack_again(page: PhrasePage) -> None:
    before = page.book
    page.form.text.setFocus()
    QTest.keyClicks(page.form.text, "z")
    assert page.undo.isVisible()
    page.undo.click()
    assert page.book == before
    assert not page.undo.isVisible()


def test_without_wording_nothing_is_tried_or_changed(page: PhrasePage) -> None:
    before = page.book
    page.form.text.selectAll()
    QTest.keyClick(page.form.text, Qt.Key.Key_Delete)
    assert page.book == before
    assert page.trial.words == "Cannot be tried as it is"


def test_a_clip_is_played(qtbot: QtBot, page: PhrasePage, services: FakePhrases) -> None:
    tried(qtbot, page)
    page.trial.list.itemActivated.emit(page.trial.list.item(0))
    qtbot.waitUntil(lambda: len(services.played) == 1)
    assert services.played[0][1].start_s == 75.0


def test_sound_that_was_removed_is_said_to_be(qtbot: QtBot, page: PhrasePage, services: FakePhrases) -> None:
    tried(qtbot, page)
    services.sound = False
    page.trial.list.itemActivated.emit(page.trial.list.item(0))
    qtbot.waitUntil(lambda: page.banner.words == "The sound of this session was removed")


def test_a_table_is_taken_in_and_given_out(qtbot: QtBot, page: PhrasePage, tmp_path: Path) -> None:
    page.take_in(tmp_path / "t.csv")
    qtbot.waitUntil(lambda: page.banner.words.startswith("The table is taken in"))
    assert page.banner.words == "The table is taken in: 0 new phrases, 1 changed"
    assert page.unsaved
    page.hand_out(tmp_path / "t.csv")
    qtbot.waitUntil(lambda: page.banner.words.endswith("phrases were written"))


def test_a_table_with_mistakes_names_its_lines(
    qtbot: QtBot, page: PhrasePage, services: FakePhrases, tmp_path: Path
) -> None:
    services.error = TableError("table_rows", "wrong", "mend", ((7, "缺少措辞", "there is no wording"),))
    page.take_in(tmp_path / "t.csv")
    qtbot.waitUntil(lambda: page.banner.words == "The table was not taken in: 1 rows cannot be used")
    assert not page.unsaved


def test_what_cannot_be_read_can_be_read_again(qtbot: QtBot, theme: Theme, language: Language) -> None:
    services = FakePhrases(error=OSError(5, "Input/output error"))
    page = PhrasePage(services, theme, language)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.banner.button.text() == "Read them again")
    services.error = None
    page.banner.button.click()
    qtbot.waitUntil(lambda: page.book is not None)
    page.close_down()
    assert services.closed


def test_packs_that_cannot_be_read_are_named_and_the_page_is_open(
    qtbot: QtBot, theme: Theme, language: Language
) -> None:
    page = PhrasePage(FakePhrases(unreadable=("old-try",)), theme, language)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.book is not None)
    assert page.banner.words == "Packs with mistakes were passed by: old-try"
    assert page.new_standard.isEnabled()
    page.close_down()


def test_it_speaks_chinese(qtbot: QtBot, page: PhrasePage, language: Language) -> None:
    tried(qtbot, page)
    language.use("zh")
    qtbot.waitUntil(lambda: page.accessibleName() == "规范用语与禁语")
    qtbot.waitUntil(lambda: page.trial.words == "在 3 通中会触发 2 次", timeout=10_000)


def test_every_control_has_a_name(page: PhrasePage) -> None:
    page.add(PhraseClass.STANDARD)
    form, lines = page.form, page.list
    for control in (
        form.text,
        form.variants,
        form.on,
        form.item,
        lines.list,
        lines.search,
        lines.kind,
        page.keep,
        page.bring,
    ):
        assert control.accessibleName()
