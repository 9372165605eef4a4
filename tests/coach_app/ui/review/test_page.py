from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.playback.wishes import At, Hold, Over, Play, Silent
from coach_app.privacy.disclosure import Disclosures
from coach_app.recording.sessions import MANIFEST, SOUND, SessionFolder
from coach_app.rulings.entry import Comment, Decision, Moment, Objection, Ruling
from coach_app.ui.language import Language
from coach_app.ui.review.ask import MissedDialog, WordsDialog
from coach_app.ui.review.keys import Act
from coach_app.ui.review.troubles import Trouble
from feedback.flag import Kind
from tests.coach_app.review.kept import keep
from tests.coach_app.ui.review.conftest import Reviewing


def test_without_a_session_it_says_what_to_do_first(reviewing: Reviewing, qtbot: QtBot) -> None:
    page = reviewing.page
    assert page.message.isVisible()
    assert page.message.words[0] == "Choose a call at the left"
    with qtbot.waitSignal(page.wanted) as asked:
        page.message.button.click()
    assert asked.args == ["import"]


def test_a_session_opens_with_everything_in_sight(reviewing: Reviewing, session: SessionFolder, qtbot: QtBot) -> None:
    reviewing.open(session)
    board, timeline = reviewing.page.board, reviewing.page.board.slot.timeline
    assert timeline is not None
    qtbot.waitUntil(lambda: timeline._peaks is not None, timeout=20_000)
    assert timeline.view.whole_s == 30.0
    assert board.spoken.lines.rowCount() == 3
    assert "0:12 Fast speech 378 chars/min" in timeline.accessibleDescription()
    assert "Measured: 378 syll/min" in board.flag_panel.words
    assert not board.banner.isVisible()
    assert reviewing.page.keys.unanswered == frozenset()


def test_the_list_has_its_place_at_the_left(reviewing: Reviewing) -> None:
    placed = QLabel("list")
    reviewing.page.set_list(placed)
    QApplication.processEvents()
    assert placed.x() + placed.width() <= reviewing.page._stack.x()


def test_from_flag_to_flag_and_a_ruling_by_key(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    page = reviewing.page
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_J)
    assert page.board.flag is not None
    assert page.board.flag.flag.kind is Kind.PHRASE_FORBIDDEN
    QTest.keyClick(page, Qt.Key.Key_2)
    (entry,) = reviewing.until_entries(session, 1)
    assert isinstance(entry, Ruling)
    assert (entry.verdict, entry.flag.kind) == ("wrong", Kind.PHRASE_FORBIDDEN)
    assert page.board.flag_panel.verdicts["wrong"].isChecked()
    assert "Does not count" in page.board.flag_panel.words
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    reviewing.until_entries(session, 2)
    assert not page.board.flag_panel.verdicts["wrong"].isChecked()


def test_space_plays_the_flag_with_a_little_around_it_and_holds(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    page = reviewing.page
    page.keys.press(Act.NEXT)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert reviewing.until_played(1) == Play(session.path, 19.6, 21.4)
    reviewing.player.says = [At(20.5, True)]
    page.playing.look()
    assert page.board.at_s == 20.5
    assert page.board.place.text() == "0:20 / 0:30"
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert reviewing.until_played(2) == Hold()
    reviewing.player.says = [Over()]
    page.playing.look()
    assert not page.playing.playing


def test_a_click_is_heard(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    timeline = reviewing.page.board.slot.timeline
    assert timeline is not None
    timeline.clicked.emit(7.0)
    assert reviewing.until_played(1) == Play(session.path, 7.0, 30.0)
    timeline.marked.emit(1)
    assert reviewing.until_played(2) == Play(session.path, 12.1, 18.4)
    reviewing.page.board.spoken.chosen.emit(1)
    assert reviewing.until_played(3) == Play(session.path, 5.0, 6.5)
    timeline.selected.emit(3.0, 4.0)
    assert reviewing.until_played(4) == Play(session.path, 3.0, 4.0)


def test_a_comment_belongs_to_its_second(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    page = reviewing.page
    page.keys.press(Act.ON)
    page.keys.press(Act.COMMENT)
    dialog = page.desk.dialog
    assert isinstance(dialog, WordsDialog)
    dialog.field.setPlainText("这里可以停一下")
    dialog.done(1)
    (entry,) = reviewing.until_entries(session, 1)
    assert isinstance(entry, Comment)
    assert (entry.text, entry.at_s) == ("这里可以停一下", 14.5)
    assert page.board.remarks.lines == ["0:14  这里可以停一下"]


def test_a_flag_that_was_missed_is_added_to_the_selected_stretch(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    page = reviewing.page
    page.board.select((5.0, 6.5))
    page.keys.press(Act.MISSED)
    dialog = page.desk.dialog
    assert isinstance(dialog, MissedDialog)
    dialog.done(1)
    (entry,) = reviewing.until_entries(session, 1)
    assert isinstance(entry, Moment)
    assert (entry.kind, entry.speaker, entry.start_s, entry.end_s) == (Kind.RATE_FAST, Speaker.AGENT, 5.0, 6.5)


def test_an_objection_is_made_and_decided(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    page = reviewing.page
    page.keys.press(Act.OBJECT)
    objection = page.desk.dialog
    assert isinstance(objection, WordsDialog)
    objection.field.setPlainText("客户让我快一点")
    objection.done(1)
    assert isinstance(reviewing.until_entries(session, 1)[0], Objection)
    assert "waits for a decision: 客户让我快一点" in page.board.flag_panel.words
    page.keys.press(Act.OBJECT)
    decision = page.desk.dialog
    assert isinstance(decision, WordsDialog)
    assert "客户让我快一点" in decision.windowTitle()
    decision.done(1)
    entry = reviewing.until_entries(session, 2)[1]
    assert isinstance(entry, Decision)
    assert entry.upheld
    assert page.board.flag is not None
    assert not page.board.flag.stands


def test_identifiers_are_shown_on_request_and_that_is_kept(
    reviewing: Reviewing, session: SessionFolder, qtbot: QtBot
) -> None:
    reviewing.open(session)
    journal = Disclosures(reviewing.data)
    assert journal.all() == []
    with qtbot.waitSignal(reviewing.page.opened, timeout=20_000):
        reviewing.page.keys.press(Act.SHOW)
    assert [(one.session, one.where) for one in journal.all()] == [(session.path.name, "review")]
    assert reviewing.page.board.identifiers.text() == "Hide identifiers"


def test_without_sound_the_rest_works(reviewing: Reviewing, session: SessionFolder) -> None:
    (session.path / SOUND).unlink()
    reviewing.open(session)
    page = reviewing.page
    assert page.troubles.said is Trouble.NO_SOUND
    assert not page.board.transport.start.isEnabled()
    page.keys.press(Act.RIGHT)
    reviewing.until_entries(session, 1)
    assert reviewing.player.wishes == []


def test_without_an_output_it_says_so_and_tries_again(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    page = reviewing.page
    page.keys.press(Act.PLAY)
    reviewing.until_played(1)
    reviewing.player.says = [Silent("no_output")]
    page.playing.look()
    assert page.board.banner.words == "There is no sound output"
    page.keys.press(Act.MEND)
    reviewing.until_played(2)


def test_a_damaged_session_says_one_sentence_and_the_next_one_opens(
    reviewing: Reviewing, session: SessionFolder, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = keep(tmp_path / "sessions")
    (broken.path / MANIFEST).write_text("{", "utf-8")
    reviewing.page.open(broken.path.name)
    qtbot.waitUntil(lambda: reviewing.page.message.words[0] == "This call cannot be opened", timeout=20_000)
    reviewing.page.keys.press(Act.MEND)  # judging it anew needs what is broken
    qtbot.waitUntil(lambda: reviewing.page.message.words[0] == "This call cannot be judged anew", timeout=20_000)
    reviewing.open(session)
    assert reviewing.page.board.isVisible()


def test_a_correction_that_cannot_be_judged_is_not_kept(
    reviewing: Reviewing, session: SessionFolder, qtbot: QtBot
) -> None:
    reviewing.open(session)
    page = reviewing.page
    page.board.spoken.choose(5.5)
    page.keys.press(Act.CORRECT)
    dialog = page.desk.dialog
    assert dialog is not None
    dialog.field.setPlainText("我要表扬。")
    dialog.done(1)
    qtbot.waitUntil(lambda: page.troubles.said is Trouble.NOT_KEPT, timeout=30_000)
    assert reviewing.entries(session) == []
    page.keys.press(Act.MEND)
    assert page.troubles.said is None


def test_the_language_may_change_while_a_session_is_shown(
    reviewing: Reviewing, session: SessionFolder, language: Language, qtbot: QtBot
) -> None:
    reviewing.open(session)
    language.use("zh")
    qtbot.waitUntil(lambda: "测得: 378 字/分" in reviewing.page.board.flag_panel.words, timeout=20_000)
    assert reviewing.page.board.identifiers.text() == "显示号码"
