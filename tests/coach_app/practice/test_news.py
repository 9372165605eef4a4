from __future__ import annotations

from dataclasses import fields
from typing import get_args

from coach_app.practice.news import LineBegan, PracticeNews


def test_everything_a_page_needs_of_a_line_is_told_when_it_begins() -> None:
    assert {field.name for field in fields(LineBegan)} == {"line", "nth", "text", "stock", "at_s", "lasts_s", "target"}


def test_news_are_values() -> None:
    assert all(kind.__dataclass_params__.frozen for kind in get_args(PracticeNews))
