"""Mistakes of packs read like sentences of a person, never like a library's."""

from __future__ import annotations

import tomllib
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from feedback.mistake_words import cannot_read, said, unread


class Entry(BaseModel):
    """One of everything."""

    level: int = 1
    share: Annotated[float, Field(ge=0, le=1)] = 0.5
    name: Annotated[str, Field(pattern=r"^[A-Z]+$")] = "A"
    text: Annotated[str, Field(min_length=1, max_length=3)] = "a"
    ways: Annotated[tuple[str, ...], Field(min_length=1)] = ("a",)
    table: dict[str, int] = Field(default_factory=dict)
    kind: Literal["one", "two"] = "one"
    sure: bool = True


def wrong(**fields: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Entry.model_validate(fields)
    return said(caught.value.errors(include_url=False)[0])


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"level": "easy"}, "write a whole number, not 'easy'"),
        ({"level": 1.5}, "write a whole number, not 1.5"),
        ({"share": "much"}, "write a number, not 'much'"),
        ({"share": 2.0}, "must be at most 1, not 2.0"),
        ({"share": -1}, "must be at least 0, not -1"),
        ({"name": 3}, "write text in quotation marks, not 3"),
        ({"name": "a"}, "does not have the form ^[A-Z]+$, not 'a'"),
        ({"text": ""}, "must not be empty, not ''"),
        ({"text": "four"}, "must have at most 3 characters, not 'four'"),
        ({"ways": "a"}, "write a list in brackets, not 'a'"),
        ({"ways": []}, "needs at least 1 of them"),
        ({"table": 1}, "write a table: [name], or { … } on one line, not 1"),
        ({"kind": "three"}, "write 'one' or 'two', not 'three'"),
        ({"sure": "perhaps"}, "write true or false, not 'perhaps'"),
    ],
)
def test_a_field_says_what_to_write(fields: dict[str, Any], sentence: str) -> None:
    assert wrong(**fields) == sentence


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a = 1\na = 2\n", 2, "given twice"),
        ("[a]\n[a]", 2, "stands twice"),
        ("[[a]\n", 1, "closes with ]]"),
        ("\na = easy", 2, "quotation marks"),
        ("a easy", 1, "comes ="),
        ("a = 1 2", 1, "one entry a line"),
        ('a = "b\n"', 1, "inside quotation marks"),
        ("a = [1 2]", 1, "separated by commas"),
        ("a = [1,", 0, "in the middle of an entry"),
    ],
)
def test_the_parser_says_where_and_what_was_probably_written(text: str, line: int, words: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    where, plain = unread(caught.value)
    assert where == line
    assert words in plain
    assert cannot_read("x.toml", caught.value).startswith(f"x.toml, line {line}: " if line else "x.toml: ")


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (FileNotFoundError(2, "No such file"), "x.toml is missing"),
        (PermissionError(13, "Permission denied"), "x.toml may not be read; give yourself the right to read it"),
        (IsADirectoryError(21, "Is a directory"), "x.toml cannot be read (Is a directory)"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), "x.toml is no text in UTF-8; save it as UTF-8"),
        (RecursionError(), "x.toml is nested too deeply"),
    ],
)
def test_a_file_says_why_it_cannot_be_read(why: Exception, sentence: str) -> None:
    assert cannot_read("x.toml", why) == sentence
