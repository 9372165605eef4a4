"""Who was shown identifiers is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from coach_app.privacy.disclosure import FILE, Disclosure, Disclosures

NOON = datetime(2025, 3, 18, 12, 0, tzinfo=UTC)


def test_a_disclosure_says_who_when_which_session_and_how(tmp_path: Path) -> None:
    journal = Disclosures(tmp_path, now=lambda: NOON)
    made = journal.add("p-0123456789ab", "20250318-101500-abcd", "export", "sound")
    assert made == Disclosure(NOON, "p-0123456789ab", "20250318-101500-abcd", "sound", "export")
    assert Disclosures(tmp_path).all() == [made]


def test_entries_are_added_and_damaged_lines_left_out(tmp_path: Path) -> None:
    journal = Disclosures(tmp_path)
    journal.add("", "one", "review")
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write('{"at": "yesterday"}\n{"torn')
    journal.add("", "two", "review")
    assert [one.session for one in journal.all()] == ["one", "two"]


def test_a_person_who_is_forgotten_is_no_longer_named_but_the_disclosure_stays(tmp_path: Path) -> None:
    journal = Disclosures(tmp_path)
    journal.add("p-0123456789ab", "one", "review")
    journal.add("p-ba9876543210", "two", "review")
    assert journal.forget("p-0123456789ab") == 1
    assert journal.forget("p-0123456789ab") == 0
    assert [(one.who, one.session) for one in journal.all()] == [("", "one"), ("p-ba9876543210", "two")]


def test_nothing_was_shown_before_anything_was(tmp_path: Path) -> None:
    assert Disclosures(tmp_path / "none").all() == []
