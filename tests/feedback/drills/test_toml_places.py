"""On which line something stands."""

from __future__ import annotations

import tomllib

from feedback.drills.toml_places import TomlPlaces

TEXT = """\
title = "a"

[[drill]]
id = "A" # a comment
  [[drill.line]]
  id = "c1"
  [[drill.line]]
  id = "c2"
  branch = [{ next = "end" }]

[[drill]]
id = "B"
must = [
  "STD-01",
]
  [[drill.line]]
  id = "c1"
  [[drill.pass]]
  check = [ # several
    { said = ["STD-01"] },
    { measure = "rate_cpm" },
  ]
  [drill.other]
  deep = 1
"""
PLACES = TomlPlaces("file.toml", TEXT)


def test_the_text_is_toml() -> None:
    assert tomllib.loads(TEXT)["drill"][1]["pass"][0]["check"][1] == {"measure": "rate_cpm"}


def test_tables_and_keys_have_their_line() -> None:
    assert PLACES.line(("title",)) == 1
    assert PLACES.line(("drill", 0)) == 3
    assert PLACES.line(("drill", 0, "line", 1, "id")) == 8
    assert PLACES.line(("drill", 1, "line", 0)) == 16
    assert PLACES.line(("drill", 1, "other", "deep")) == 24


def test_entries_of_a_long_array_have_theirs() -> None:
    assert PLACES.line(("drill", 1, "pass", 0, "check", 1, "measure")) == 21


def test_what_stands_on_one_line_has_the_line_of_its_key() -> None:
    assert PLACES.line(("drill", 0, "line", 1, "branch", 0, "when")) == 9


def test_what_is_missing_has_the_line_of_its_table_and_else_the_file() -> None:
    assert PLACES.line(("drill", 0, "line", 1, "text")) == 7
    assert PLACES.at(("nothing",)) == "file.toml"
    assert PLACES.at(("drill", 0)) == "file.toml, line 3"
