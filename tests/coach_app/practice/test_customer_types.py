from __future__ import annotations

from pathlib import Path

from coach_app.practice.books import open_book
from coach_app.practice.customer_types import FILE, customer_types
from feedback.pack import find_pack, load_pack


def test_every_customer_that_a_drill_names_has_a_card() -> None:
    known = customer_types(find_pack("zh-service"))
    named = {drill.customer_type for drill in open_book(load_pack()).drill if drill.customer_type}
    assert named <= set(known)
    assert len(known) == 25


def test_a_pack_may_do_without(tmp_path: Path) -> None:
    assert customer_types(tmp_path) == {}
    (tmp_path / FILE).write_text("schema = 'another'", "utf-8")
    assert customer_types(tmp_path) == {}
