from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.phrasebook.book import Book, Wanted
from coach_app.phrasebook.kept import Stopped
from coach_app.phrasebook.trial import Trial
from feedback.lexicon import PhraseClass
from feedback.pack import load_pack
from tests.coach_app.phrasebook.kept_words import keep_words

FIRST, SECOND = "20260101-090000-0001", "20260102-090000-0002"


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.new(load_pack(), "cloud-sea")


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    keep_words(tmp_path, FIRST, "您好", "这个归你管吗", "那个不是我们部门管的，您打幺三八零零幺三八零零零", "好")
    keep_words(tmp_path, SECOND, "不好意思，那个不是我们布门管的", "什么", "再见")
    return Trial(tmp_path / "sessions")


def test_a_new_phrase_is_found_where_it_was_said_however_it_was_heard(book: Book, trial: Trial) -> None:
    book, name = book.with_added(PhraseClass.FORBIDDEN, Wanted("那个不是我们部门管的"))
    outcome = trial.run(book.pack(), name)
    assert outcome.sessions == 2
    assert outcome.by_itself
    assert [one.session for one in outcome.heard] == [SECOND, FIRST]
    found = outcome.heard[1]
    assert 8.0 <= found.span.start_s < found.span.end_s < 11.0


def test_numbers_that_are_nobodys_business_are_hidden(book: Book, trial: Trial) -> None:
    book, name = book.with_added(PhraseClass.FORBIDDEN, Wanted("那个不是我们部门管的"))
    heard = trial.run(book.pack(), name).heard
    assert heard
    assert all("幺三八" not in one.text for one in heard)


def test_what_customers_said_does_not_count(book: Book, trial: Trial) -> None:
    book, name = book.with_added(PhraseClass.FORBIDDEN, Wanted("这个归你管吗"))
    assert trial.run(book.pack(), name).heard == ()


def test_a_phrase_that_another_one_explains_better_does_not_fire(book: Book, tmp_path: Path) -> None:
    keep_words(tmp_path, FIRST, "请您稍等，我帮您查询一下")
    outcome = Trial(tmp_path / "sessions").run(book.below, "STD-23")
    assert len(outcome.heard) == 1


def test_new_sessions_are_looked_at_too(book: Book, trial: Trial, tmp_path: Path) -> None:
    book, name = book.with_added(PhraseClass.FORBIDDEN, Wanted("那个不是我们部门管的"))
    trial.run(book.pack(), name)
    keep_words(tmp_path, "20260103-090000-0003", "那个不是我们部门管的")
    assert len(trial.run(book.pack(), name).heard) == 3


def test_it_tells_how_far_it_is_and_stops_when_nobody_waits(book: Book, tmp_path: Path) -> None:
    for number in range(25):
        keep_words(tmp_path, f"20260101-0900{number:02d}-0001", "那个不是我们部门管的")
    book, name = book.with_added(PhraseClass.FORBIDDEN, Wanted("那个不是我们部门管的"))
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    Trial(tmp_path / "sessions").run(book.pack(), name, tell)
    assert told == [(20, 25), (25, 25)]
    with pytest.raises(Stopped):
        Trial(tmp_path / "sessions").run(book.pack(), name, lambda _done, _of: False)
