from __future__ import annotations

from coach_app.report.titles import item_titles
from feedback.pack import DEFAULT, load_pack


def test_items_are_called_what_their_pack_calls_them() -> None:
    assert item_titles(DEFAULT) == {item.item: item.title for item in load_pack().checklist}


def test_a_pack_that_is_gone_leaves_the_default_names() -> None:
    assert item_titles("long-gone") == item_titles(DEFAULT)
