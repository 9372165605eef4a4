"""Mistakes as sentences."""

from __future__ import annotations

from feedback.drills.told import Told, tables
from feedback.drills.toml_places import TomlPlaces

TEXT = '[[drill]]\nid = "SCN-01"\n[[drill.line]]\nid = "c1"\nmood = "x"\n[[drill.pass]]\ntext = "清楚"\n'
RAW = {"id": "SCN-01", "line": [{"id": "c1", "mood": "x"}], "pass": [{"text": "清楚"}]}
PLACES = TomlPlaces("a.toml", TEXT)


def test_a_sentence_names_the_drill_and_its_line_or_its_criterion() -> None:
    told = Told()
    told.of_drill(PLACES, 0, RAW, ("pass", 0, "check"), "missing")
    told.of_drill(PLACES, 0, RAW, ("line", 0, "mood"), "unknown")
    told.of_drill(PLACES, 0, RAW, ("must", 1), "unknown")
    assert told.sentences() == [
        "a.toml, line 1: SCN-01: must.1: unknown",
        "a.toml, line 5: SCN-01 c1: mood: unknown",
        "a.toml, line 6: SCN-01 “清楚”: check: missing",
    ]


def test_files_come_in_the_order_in_which_they_were_read() -> None:
    told = Told()
    told.of_head(TomlPlaces("z.toml", ""), (), "broken")
    told.of_head(PLACES, ("moods",), "none")
    assert told.sentences() == ["z.toml: broken", "a.toml: moods: none"]


def test_a_drill_without_an_id_is_known_by_its_number() -> None:
    told = Told()
    told.of_drill(PLACES, 2, {}, ("id",), "missing")
    assert "drill 3: id: missing" in told.sentences()[0]


def test_what_is_no_table_counts_as_an_empty_one() -> None:
    assert tables({"line": ["c1", {"id": "c2"}]}, "line") == [{}, {"id": "c2"}]
    assert tables({"line": 3}, "line") == []
