from __future__ import annotations

from dataclasses import fields
from typing import get_args

from coach_app.cli_query import OrderName
from coach_app.library.query import Order, Page, Query


def test_asking_for_nothing_in_particular_is_the_latest_first() -> None:
    query = Query()
    assert (query.order, query.descending) == ("started", True)
    assert not any(getattr(query, field.name) for field in fields(query) if field.name not in ("order", "descending"))


def test_the_command_line_knows_every_order() -> None:
    assert {name.value for name in OrderName} == set(get_args(Order))


def test_an_empty_page_is_one_too() -> None:
    assert Page((), 0).rows == ()
