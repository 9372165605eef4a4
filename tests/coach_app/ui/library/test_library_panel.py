from __future__ import annotations

import sqlite3
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.library.errors import LibraryError, Trouble
from coach_app.ui.language import Language
from coach_app.ui.library.archive import Archive
from coach_app.ui.library.library_panel import LibraryPanel
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


def begin(qtbot: QtBot, panel: LibraryPanel, count: int) -> None:
    panel.begin()
    qtbot.waitUntil(lambda: not panel.loading and panel.model.total == count)


def titles(panel: LibraryPanel) -> list[str]:
    rows = (panel.model.row_at(place) for place in range(panel.model.rowCount()))
    return [row.reference for row in rows if row is not None]


def test_an_empty_library_says_what_to_do_first(qtbot: QtBot, panel: LibraryPanel) -> None:
    begin(qtbot, panel, 0)
    assert panel.message.isVisible()
    assert panel.message.words[0] == "No sessions yet"
    assert panel.message.button.text() == "Take in recordings …"


def test_while_it_opens_it_says_so(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    write_session(data)
    panel.begin()
    assert panel.message.words[0] == "Opening the library …"
    qtbot.waitUntil(lambda: panel.list.isVisible() and panel.model.total == 1)


def test_the_first_session_is_shown_at_once(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    session = write_session(data)
    with qtbot.waitSignal(panel.chosen) as chosen:
        panel.begin()
    assert chosen.args == [session, None]


def test_who_goes_past_sessions_quickly_opens_only_the_last(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    sessions = [write_session(data, n) for n in range(5)]
    begin(qtbot, panel, 5)
    told: list[str] = []
    panel.chosen.connect(lambda session, _: told.append(session))
    for _ in range(4):
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: told == [sessions[0]])


def test_words_are_searched_by_characters_and_by_pinyin(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    write_session(data, 0, said=["您好", "我要退款，请问怎么办"], reference="甲")
    write_session(data, 1, said=["您好", "我的宽带很慢"], reference="乙")
    begin(qtbot, panel, 2)
    for words in ("退款", "tuikuan"):
        panel.bar.words.setText(words)
        qtbot.waitUntil(lambda: titles(panel) == ["甲"])
        panel.bar.words.clear()
        qtbot.waitUntil(lambda: len(titles(panel)) == 2)


def test_a_session_found_by_words_is_opened_where_they_were_said(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    session = write_session(data, 0, said=["您好", "我要退款"])
    begin(qtbot, panel, 1)
    told: list[tuple[str, float | None]] = []
    panel.chosen.connect(lambda *what: told.append(what))
    panel.bar.words.setText("退款")
    qtbot.waitUntil(lambda: panel.model.query.words == "退款" and panel.model.row_at(0).hit_s is not None)  # type: ignore[union-attr]
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert told[-1] == (session, 5.0)


def test_what_is_not_found_can_be_let_go_with_one_button(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    write_session(data, 0, said=["您好"])
    begin(qtbot, panel, 1)
    panel.bar.words.setText("没有人说过")
    qtbot.waitUntil(lambda: panel.message.isVisible() and panel.message.words[0] == "Nothing is found")
    panel.message.button.click()
    qtbot.waitUntil(lambda: panel.list.isVisible() and panel.model.total == 1)


def test_the_sessions_with_most_flags_come_first_when_asked_for(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    write_session(data, 0, flags=[a_flag(number=1), a_flag(number=2)], reference="两处")
    write_session(data, 1, flags=[a_flag()], reference="一处")
    begin(qtbot, panel, 2)
    assert titles(panel) == ["一处", "两处"]
    panel.bar.sort_by("flags")
    qtbot.waitUntil(lambda: titles(panel) == ["两处", "一处"])


def test_one_kind_of_flag_is_asked_for_from_outside(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    write_session(data, 0, flags=[a_flag()], reference="快")
    write_session(data, 1, reference="稳")
    begin(qtbot, panel, 2)
    panel.show_kind("rate_fast")
    qtbot.waitUntil(lambda: titles(panel) == ["快"])
    assert panel.filters.isVisible()
    assert "●" in panel.bar.more.text()


def test_a_damaged_index_is_made_again_with_one_button(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    write_session(data)
    (data / "library.db").write_bytes(b"This is no database. " * 400)
    panel.begin()
    qtbot.waitUntil(lambda: panel.message.button.text() == "Make it again" and not panel.loading)
    assert "damaged" in panel.message.words[0]
    panel.message.button.click()
    qtbot.waitUntil(lambda: panel.list.isVisible() and panel.model.total == 1)


def test_a_library_of_a_newer_app_is_left_alone_and_told_of(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    with Archive(data, lambda: None)._opened():  # type: ignore[arg-type,return-value]
        pass
    with sqlite3.connect(data / "library.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'v9999'")
    panel.begin()
    qtbot.waitUntil(lambda: not panel.loading)
    assert "newer version" in panel.message.words[0]
    assert panel.message.button.text() == "Try again"


def test_a_data_folder_that_cannot_be_written_is_told_of(qtbot: QtBot, panel: LibraryPanel, archive: Archive) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError(Trouble.READ_ONLY, "The data folder cannot be written.", "Allow it.")

    archive.find = refuse  # type: ignore[method-assign,assignment]
    panel.begin()
    qtbot.waitUntil(lambda: not panel.loading)
    assert panel.message.words[0] == "The data folder cannot be written"


def test_a_list_that_cannot_be_brought_up_to_date_is_shown_with_a_banner(
    qtbot: QtBot, panel: LibraryPanel, archive: Archive, data: Path
) -> None:
    write_session(data)
    archive.catch_up()

    def refuse() -> int:
        raise LibraryError(Trouble.LOCKED, "It is busy.", "Wait.")

    archive.catch_up = refuse  # type: ignore[method-assign]
    begin(qtbot, panel, 1)
    qtbot.waitUntil(panel.banner.isVisible)
    assert panel.list.isVisible()
    assert panel.banner.button.text() == "Try again"


def test_deleted_sessions_leave_the_list(qtbot: QtBot, panel: LibraryPanel, data: Path) -> None:
    sessions = [write_session(data, n, reference=f"{n}") for n in range(3)]
    begin(qtbot, panel, 3)
    with qtbot.waitSignal(panel.gone) as gone:
        panel.work.delete([sessions[1]])
    assert gone.args == [(sessions[1],)]
    qtbot.waitUntil(lambda: titles(panel) == ["2", "0"])


def test_it_speaks_both_languages(qtbot: QtBot, panel: LibraryPanel, language: Language) -> None:
    begin(qtbot, panel, 0)
    language.use("zh")
    panel.retranslate()
    assert panel.message.words[0] == "还没有会话"
    assert panel.list.accessibleName() == "会话"
