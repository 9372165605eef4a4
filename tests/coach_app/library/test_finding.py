from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coach_app.library.library import Library
from coach_app.library.query import Query
from coach_app.recording.sessions import Manifest
from coach_app.rulings.entry import FlagRef, Objection, Ruling
from coach_app.rulings.log import RulingLog
from feedback.flag import ItemState, ItemStatus, Kind, Severity
from feedback.rubric import Criterion, Rubric
from feedback.rule import Text
from tests.coach_app.library.sessions_on_disk import FIRST, found, write_session
from tests.coach_app.samples import a_flag

FAST = a_flag()
SLOW = a_flag(number=2, kind=Kind.RATE_SLOW, rule="pace.too_slow", severity=Severity.ALERT)
RUBRIC = Rubric(criterion=(Criterion(id="o", title=Text(zh="开", en="o"), weight=1, items=("opening", "goodbye")),))


def of_rubric(_: Manifest) -> Rubric:
    return RUBRIC


def items(opening: ItemStatus, goodbye: ItemStatus) -> tuple[ItemState, ...]:
    return ItemState("opening", opening, 1.0), ItemState("goodbye", goodbye, 9.0)


SAID, MISSING, MAYBE = ItemStatus.SAID, ItemStatus.MISSING, ItemStatus.POSSIBLY_MISSING


@pytest.fixture
def ids(tmp_path: Path) -> list[str]:
    """Four sessions, an hour apart."""
    calls = [
        write_session(tmp_path, 0, ("您好。", "我要退款。"), [FAST], items(SAID, MISSING), tags=("甲",), title="丙"),
        write_session(
            tmp_path, 1, ("你好，退一下款。",), [FAST, SLOW], items(SAID, SAID), tags=("甲", "乙"), title="乙"
        ),
        write_session(tmp_path, 2, ("请问您要投诉吗？",), [], items(MAYBE, MISSING), person="p-1", reference="甲"),
        write_session(tmp_path, 3, (), [], (), state="partial", duration_s=9.0, pack_id=""),
    ]
    log = RulingLog(tmp_path / "sessions" / calls[1])
    log.add(Ruling(flag=FlagRef.of(FAST), verdict="right"))
    log.add(Objection(flag=FlagRef.of(SLOW), reason="并不慢"))
    RulingLog(tmp_path / "sessions" / calls[0]).add(Ruling(flag=FlagRef.of(FAST), verdict="wrong"))
    return calls


@pytest.fixture
def library(tmp_path: Path, ids: list[str]) -> Iterator[Library]:
    with Library(tmp_path, rubric_of=of_rubric) as opened:
        opened.catch_up()
        yield opened


def test_everything_is_the_latest_first(library: Library, ids: list[str]) -> None:
    assert found(library) == ids[::-1]
    assert found(library, descending=False) == ids


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("退款", [0]),
        ("tuikuan", [0]),
        ("tui kuan", [0]),
        ("tuik", [0]),
        ("退", [1, 0]),
        ("款我", []),  # no phrase goes on in another utterance
        ("您好", [0]),
        ("nihao", [1]),
        ("好退一下", [1]),  # nor does punctuation end one
        ("您 退款", [0]),
        ("退款 投诉", []),
        ("请问您要投诉吗？", [2]),
        ("退款 OR 投诉", []),
        ('"退款', [0]),
        ("", [3, 2, 1, 0]),
        ("，", [3, 2, 1, 0]),
    ],
)
def test_by_what_was_said(library: Library, ids: list[str], words: str, which: list[int]) -> None:
    assert found(library, words=words) == [ids[n] for n in which]


def test_a_hit_says_what_and_when(library: Library) -> None:
    (row,) = library.find(Query(words="退款")).rows
    assert (row.snippet, row.hit_s) == ("我要退款。", 5.0)
    assert [(row.snippet, row.hit_s) for row in library.find(Query(kinds=("rate_slow",))).rows] == [("", None)]


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ({"kinds": ("rate_fast",)}, [1, 0]),
        ({"kinds": ("rate_slow", "filler")}, [1]),
        ({"items": ("opening",)}, [2]),
        ({"items": ("opening", "goodbye")}, [2, 0]),
        ({"items": ("opening",), "statuses": ("said",)}, [1, 0]),
        ({"statuses": ("possibly_missing",)}, [2]),
        ({"tags": ("甲",)}, [1, 0]),
        ({"tags": ("甲", "乙")}, [1]),
        ({"person": "p-1"}, [2]),
        ({"since": FIRST + timedelta(hours=1)}, [3, 2, 1]),
        ({"until": FIRST + timedelta(hours=1)}, [0]),
        ({"state": "partial"}, [3]),
        ({"unruled": True}, [1]),
        ({"objections": True}, [1]),
        ({"score_from": 60.0}, [1]),
        ({"score_to": 60.0}, [2, 0]),
        ({"words": "退", "kinds": ("rate_slow",), "tags": ("乙",)}, [1]),
        ({"tags": ("没有",)}, []),
    ],
    ids=str,
)
def test_by_anything_else_and_all_of_it_together(
    library: Library, ids: list[str], asked: dict[str, object], which: list[int]
) -> None:
    assert found(library, **asked) == [ids[n] for n in which]


@pytest.mark.parametrize(
    ("order", "which"),
    [("flags", [1, 0, 3, 2]), ("duration", [2, 1, 0, 3]), ("score", [1, 0, 2, 3]), ("title", [2, 1, 0, 3])],
)
def test_in_any_order(library: Library, ids: list[str], order: str, which: list[int]) -> None:
    assert found(library, order=order) == [ids[n] for n in which]


def test_sessions_without_a_score_come_last_either_way(library: Library, ids: list[str]) -> None:
    assert found(library, order="score", descending=False)[-1] == ids[3]


def test_a_row_tells_what_a_list_shows(library: Library, ids: list[str]) -> None:
    row = library.row(ids[1])
    assert row is not None
    assert (row.alerts, row.nudges, row.ruled, row.open_objections) == (1, 1, 1, 1)
    assert row.flags == (("rate_fast", 1), ("rate_slow", 1))
    assert (row.score, row.missing, row.tags) == (100.0, (), ("乙", "甲"))
    missed = library.row(ids[2])
    assert missed is not None
    assert (missed.missing, missed.has_words, missed.has_sound) == (("goodbye",), True, False)
    assert library.row("20260101-000000-ffff") is None


def test_a_stretch_beyond_the_end_still_says_how_many_there_are(library: Library) -> None:
    page = library.find(Query(), offset=100)
    assert (page.rows, page.total) == ([], 4)
    assert library.find(Query(words="没有的话")).total == 0
