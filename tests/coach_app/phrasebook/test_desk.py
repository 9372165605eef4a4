from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coach_app.call import Setup
from coach_app.library.library import Library
from coach_app.phrasebook import book as pages
from coach_app.phrasebook.desk import OWN, PhraseDesk
from coach_app.phrasebook.shelf import Kept
from coach_app.phrasebook.table_file import TableError
from coach_app.phrasebook.wording_checks import WordingError
from coach_app.recording.sessions import SessionFolder
from feedback.lexicon import PhraseClass
from tests.coach_app.library.a_session import CALLS, NAMES, keep, labelled


def test_where_there_is_no_book_a_new_one_is_begun_and_found_again(tmp_path: Path) -> None:
    desk = PhraseDesk(tmp_path)
    kept = desk.open("zh-service")
    assert (kept.book.id, kept.digest) == (OWN, "")
    kept = desk.keep(kept)
    assert desk.open("zh-service") == desk.open(OWN) == kept


def test_packs_with_mistakes_are_passed_by_and_named(tmp_path: Path) -> None:
    for name, content in (("a-try", 'extends = "gone"'), ("b-try", "id = "), ("c-try", "\0\xff")):
        (tmp_path / "packs" / name).mkdir(parents=True)
        (tmp_path / "packs" / name / "pack.toml").write_bytes(content.encode("latin-1"))
    desk = PhraseDesk(tmp_path)
    kept = desk.open("zh-service")
    assert (kept.book.id, kept.unreadable) == (OWN, ("a-try", "b-try", "c-try"))
    desk.keep(kept)
    again = desk.open("zh-service")
    assert (again.book.id, again.unreadable) == (OWN, ("a-try", "b-try", "c-try"))


def test_phrases_with_mistakes_are_named_and_nothing_is_kept(tmp_path: Path) -> None:
    desk = PhraseDesk(tmp_path)
    kept = desk.open("zh-service")
    book, name = kept.book.with_added(PhraseClass.STANDARD, pages.Wanted("您好{公思}"))
    with pytest.raises(WordingError) as raised:
        desk.keep(Kept(book))
    assert raised.value.mistakes[0][0] == name
    with pytest.raises(WordingError):
        desk.attempt(book, name)
    assert not (tmp_path / "packs").exists()


def test_a_table_that_cannot_be_written_is_told_of_as_one(tmp_path: Path) -> None:
    desk = PhraseDesk(tmp_path)
    with pytest.raises(TableError) as raised:
        desk.hand_out(tmp_path / "no" / "t.csv", desk.open("zh-service").book)
    assert raised.value.code == "table_unwritten"


def test_tables_go_in_and_out(tmp_path: Path) -> None:
    desk = PhraseDesk(tmp_path)
    book, _ = desk.open("zh-service").book.with_added(PhraseClass.FORBIDDEN, pages.Wanted("我不管"))
    assert desk.hand_out(tmp_path / "t.csv", book) == len(book.lines())
    assert desk.take_in(tmp_path / "t.csv", desk.open("zh-service").book).book.layer.phrases == book.layer.phrases


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> SessionFolder:
    name = NAMES[0]
    return keep(tmp_path_factory.mktemp("call"), CALLS / f"{name}.flac", Setup(labelled(name)), kind="call")


@pytest.fixture
def call(judged: SessionFolder, tmp_path: Path) -> SessionFolder:
    return SessionFolder(Path(shutil.copytree(judged.path, tmp_path / "sessions" / judged.id)))


def test_a_changed_book_judges_kept_sessions_anew(tmp_path: Path, call: SessionFolder) -> None:
    desk = PhraseDesk(tmp_path)
    kept = desk.open("zh-service")
    book, name = kept.book.with_added(PhraseClass.FORBIDDEN, pages.Wanted("请您按照语音提示输入新密码"))
    assert [one.session for one in desk.attempt(book, name).heard] == [call.id]
    kept = desk.keep(Kept(book, kept.digest))
    assert desk.outdated(kept.book) == (call.id,)
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    result = desk.rejudge(kept.book, tell)
    assert (result.done, result.refused, told) == ((call.id,), (), [(1, 1)])
    assert (call.manifest.pack_id, call.manifest.pack_version) == (OWN, "1.0.0")
    with Library(tmp_path) as library:
        row = library.row(call.id)
    assert row is not None
    assert dict(row.flags)["phrase_forbidden"] == 1
    assert desk.outdated(kept.book) == ()
    assert desk.sound(call.id) == call.path


def test_what_cannot_be_judged_anew_is_said(tmp_path: Path, call: SessionFolder) -> None:
    desk = PhraseDesk(tmp_path)
    kept = desk.keep(desk.open("zh-service"))
    (call.path / "voice.npz").unlink()
    result = desk.rejudge(kept.book)
    assert result.done == ()
    assert result.refused[0][0] == call.id


def test_who_does_not_wait_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    assert (
        PhraseDesk(tmp_path).rejudge(PhraseDesk(tmp_path).keep(PhraseDesk(tmp_path).open("zh-service")).book).done == ()
    )
