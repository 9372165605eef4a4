from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from coach_app.cli_query import OrderName, day, query_of
from coach_app.errors import BadInputError
from coach_app.library.query import Query

NOTHING = {
    **dict.fromkeys(("kind", "item", "status", "tag", "score_from", "score_to")),
    **dict.fromkeys(("person", "since", "until", "state"), ""),
    **dict.fromkeys(("unruled", "objections", "ascending"), False),
    "sort": OrderName.STARTED,
}


def test_nothing_asked_is_every_session_the_latest_first() -> None:
    assert query_of("", NOTHING) == Query()


def test_each_option_narrows_the_question() -> None:
    asked = NOTHING | {"kind": ["rate_fast"], "tag": ["甲", "乙"], "unruled": True, "sort": OrderName.FLAGS}
    wanted = Query(words="退款", kinds=("rate_fast",), tags=("甲", "乙"), unruled=True, order="flags")
    assert query_of("退款", asked | {"limit": 3}) == wanted


def test_the_last_day_is_included() -> None:
    query = query_of("", NOTHING | {"since": "2026-11-01", "until": "2026-11-01"})
    assert query.since is not None
    assert query.until is not None
    assert query.since.tzinfo is not None
    assert query.until - query.since == timedelta(days=1)


def test_a_day_begins_here_at_midnight() -> None:
    begins = day("2026-11-01")
    assert begins == datetime(2026, 11, 1).astimezone()
    assert day("") is None


def test_what_is_no_day_is_said_in_one_sentence() -> None:
    with pytest.raises(BadInputError, match=r"'tomorrow' is no day\. Write it as"):
        day("tomorrow")
