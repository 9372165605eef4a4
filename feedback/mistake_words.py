"""What is wrong with a file of a pack, in words for those who write packs and have never met the libraries behind it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

_BELOW = {"greater_than": "over", "greater_than_equal": "at least", "less_than": "under", "less_than_equal": "at most"}
_BOUNDS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than": "lt", "less_than_equal": "le"}
#: What to write, by the beginnings of pydantic's types.
_WRITE = (
    ("int_", "write a whole number"),
    ("float_", "write a number"),
    ("string_type", "write text in quotation marks"),
    ("bool_", "write true or false"),
    ("tuple_", "write a list in brackets"),
    ("list_", "write a list in brackets"),
    ("frozen_set_", "write a list in brackets"),
    ("set_", "write a list in brackets"),
    ("dict_", "write a table: [name], or { … } on one line"),
    ("model_", "write a table: [name], or { … } on one line"),
    ("missing", "is missing"),
)
#: Parts of the parser's sentences, and what an author may have written to earn them.
_PARSER = (
    ("Cannot overwrite a value", "this name is given twice in the same table; perhaps a [[header]] above it is misspelt"),
    ("Cannot declare", "this table stands twice; a table of which there are several has two brackets: [[…]]"),
    ("Cannot mutate", "this table was closed above and takes no more"),
    ("Cannot redefine", "this name is both a table [name] and a list of tables [[name]]"),
    ("Expected ']]'", "a header that opens with [[ closes with ]]"),
    ("Expected ']'", "a header that opens with [ closes with ]"),
    ("Expected '='", "after a name comes = and its value"),
    ("Expected newline", "one entry a line: something stands behind this one"),
    ("Invalid value", "no value stands here; text belongs in quotation marks"),
    ("Invalid statement", "this is neither name = value nor a [header]"),
    ("Invalid initial character", "a name here has letters, digits, - and _ only"),
    ("Illegal character", "a line may not end, nor a control character stand, inside quotation marks"),
    ("Unterminated string", "quotation marks are not closed"),
    ("Unescaped", "write \\\\ for a backslash in quotation marks"),
    ("Unclosed array", "a list is not closed with ]; parts are separated by commas"),
    ("Unclosed inline table", "a table is not closed with } on the same line"),
    ("Duplicate inline table key", "this name is given twice in the same braces"),
)  # fmt: skip
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|(end of document))\)$")


def said(error: Mapping[str, Any]) -> str:
    """One mistake of a schema as a sentence's end.

    Parameters
    ----------
    error : mapping
        One of ``ValidationError.errors()``.

    Examples
    --------
    >>> said({"type": "int_parsing", "msg": "Input should be a valid integer", "input": "easy"})
    "write a whole number, not 'easy'"
    """
    given = error.get("input")
    wanted = _wanted(str(error["type"]), error.get("ctx") or {}) or str(error["msg"]).removeprefix("Value error, ")
    shown = isinstance(given, str | int | float) and error["type"] != "missing"
    return f"{wanted}, not {given!r}" if shown else wanted


def unread(why: Exception) -> tuple[int, str]:
    r"""Why a file cannot be read: the line where that is known, else 0, and the end of a sentence.

    Examples
    --------
    >>> import tomllib
    >>> try:
    ...     tomllib.loads("a = 1\na = 2\n")
    ... except ValueError as why:
    ...     unread(why)[0]
    2
    """
    if isinstance(why, tomllib.TOMLDecodeError):
        message = str(why)
        place = _PLACE.search(message)
        if place and place.group(2) and message.startswith(("Un", "Expected", "Invalid")):
            return 0, "the file ends in the middle of an entry"
        plain = next((words for part, words in _PARSER if part in message), _PLACE.sub("", message))
        return int(place.group(1)) if place and place.group(1) else 0, plain
    if isinstance(why, UnicodeDecodeError):
        return 0, "is no text in UTF-8; save it as UTF-8"
    if isinstance(why, FileNotFoundError):
        return 0, "is missing"
    if isinstance(why, PermissionError):
        return 0, "may not be read; give yourself the right to read it"
    if isinstance(why, OSError):
        return 0, f"cannot be read ({why.strerror or why})"
    return 0, "is nested too deeply" if isinstance(why, RecursionError) else str(why)


def cannot_read(name: str, why: Exception) -> str:
    """The whole sentence about a file.

    Examples
    --------
    >>> cannot_read("gym.toml", FileNotFoundError())
    'gym.toml is missing'
    """
    line, plain = unread(why)
    if isinstance(why, tomllib.TOMLDecodeError):
        return f"{name}, line {line}: {plain}" if line else f"{name}: {plain}"
    return f"{name} {plain}"


def _wanted(kind: str, about: Mapping[str, Any]) -> str:
    if kind in ("literal_error", "enum"):
        return f"write {about.get('expected', '')}"
    if kind in _BELOW:
        return f"must be {_BELOW[kind]} {about.get(_BOUNDS[kind]):g}"
    if kind == "string_pattern_mismatch":
        return f"does not have the form {about.get('pattern')}"
    if kind == "string_too_short":
        return "must not be empty"
    if kind == "string_too_long":
        return f"must have at most {about.get('max_length')} characters"
    if kind == "too_short":
        return f"needs at least {about.get('min_length')} of them"
    return next((words for start, words in _WRITE if kind.startswith(start)), "")
