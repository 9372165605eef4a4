"""What stays of a session whose words were taken away."""

from __future__ import annotations

from pathlib import Path

from coach_app.event_json import to_line
from coach_app.events import FlagOpened, Heard, Said
from coach_app.privacy.wordless import take_words_of_rulings, without_words
from coach_app.rulings.entry import Comment, Correction
from coach_app.rulings.log import RulingLog
from tests.coach_app.privacy.kept_session import CANARY, events, kept_session
from tests.coach_app.samples import one_of_each


def test_no_event_quotes_any_more() -> None:
    assert all(CANARY not in to_line(event) for event in without_words(events(CANARY)))
    assert any(CANARY in to_line(event) for event in events(CANARY))


def test_what_was_measured_flagged_and_ticked_stays() -> None:
    left = list(without_words(events(CANARY)))
    (said,) = [event for event in left if isinstance(event, Said)]
    (opened,) = [event for event in left if isinstance(event, FlagOpened)]
    assert (said.rate_cpm, said.syllables, said.hits[0].phrase) == (210.0, 7, "STD-01")
    assert (opened.flag.measured, opened.flag.limit, opened.flag.why) == (378.0, 290.0, "说得太快，客户来不及听。")
    assert not any(isinstance(event, Heard) for event in left)


def test_every_kind_of_event_is_understood_and_doing_it_twice_changes_nothing() -> None:
    once = list(without_words(one_of_each()))
    assert list(without_words(once)) == once


def test_corrected_words_go_from_the_rulings_and_comments_stay(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    take_words_of_rulings(session.path)
    correction, comment = sorted(RulingLog(session.path).entries(), key=lambda entry: entry.entry, reverse=True)
    assert isinstance(correction, Correction)
    assert isinstance(comment, Comment)
    assert (correction.text, correction.author, comment.text) == ("", "培训师", "语气很稳")


def test_without_rulings_none_are_made(tmp_path: Path) -> None:
    take_words_of_rulings(tmp_path)
    assert list(tmp_path.iterdir()) == []
