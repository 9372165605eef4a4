"""What may be written down about a session."""

from __future__ import annotations

import pytest

from audio.block import Speaker
from coach_app.rulings.entry import (
    Comment,
    Correction,
    Decision,
    Entry,
    FlagRef,
    Marking,
    Moment,
    Objection,
    Retraction,
    Ruling,
    entry_of,
    plain,
)
from feedback.flag import Kind
from tests.coach_app.rulings.some_flags import flag

REF = FlagRef.of(flag(1, 3.0, 5.0))
EVERY: tuple[Entry, ...] = (
    Ruling(flag=REF, verdict="wrong", note="客户要求快一点", author="培训"),
    Moment(speaker=Speaker.AGENT, start_s=2, end_s=4, kind=Kind.INTERRUPTION),
    Comment(at_s=12.25, text="这里停一下更好"),
    Objection(flag=REF, reason="客户在赶时间"),
    Objection(reason="整通评分偏低"),
    Decision(objection="0" * 32, upheld=True, words="同意"),
    Marking(criterion="pace", earned=None),
    Correction(speaker=Speaker.AGENT, start_s=1, end_s=3, text="请稍等", by=Speaker.CUSTOMER, from_s=0.5),
    Retraction(of="0" * 32),
)


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.entry)
def test_every_entry_comes_back_as_it_was_written(entry: Entry) -> None:
    assert entry_of(plain(entry)) == entry


def test_every_entry_has_an_identity_of_its_own() -> None:
    assert len({Comment(at_s=1, text="一样").id for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"entry": "comment"},
        {"entry": "comment", "at_s": -1, "text": "早"},
        {"entry": "comment", "at_s": float("nan"), "text": "何时"},
        {"entry": "comment", "at_s": 1, "text": ""},
        {"entry": "comment", "at_s": 1, "text": "长" * 4001},
        {"entry": "ruling", "flag": plain(EVERY[0])["flag"], "verdict": "maybe"},
        {"entry": "objection", "reason": ""},
        {"entry": "marking", "criterion": "pace", "earned": 1.5},
        {"entry": "correction", "speaker": "agent", "start_s": 1, "end_s": 3, "from_s": 3.5},
        {"entry": "comment", "at_s": 1, "text": "好", "id": "../../etc"},
        [],
        None,
    ],
)
def test_what_is_no_entry_is_refused(document: object) -> None:
    with pytest.raises(ValueError, match="validation error"):
        entry_of(document)


def test_a_time_without_its_zone_is_none_since_entries_of_two_places_are_put_in_order() -> None:
    written = plain(Comment(at_s=1.0, text="好")) | {"at": "2025-03-18T12:00:00"}
    with pytest.raises(ValueError, match="timezone"):
        entry_of(written)
