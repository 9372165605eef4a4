"""Where a mistake in `phrases.toml` stands, and what its author probably meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from feedback.mistake_words import said

_SLOT = re.compile(r"\{([^{}]*)\}")
#: Ids of the catalogue: the number is what tells them apart.
_NUMBERED = re.compile(r"([A-Z]+)-(\d+)$")
#: Fields of an entry whose strings may hold placeholders.
_WORDINGS = ("variants", "match_all", "match_any", "needs", "near_misses")

Where = tuple[str, int] | None


class Places:
    """Says on which line of the file an entry begins.

    Parameters
    ----------
    name : str
        Of the file, as it is shown.
    text : str
        Its contents; without them places have no line.
    """

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines: dict[str, list[int]] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            header = re.match(r"\[\[(\w+)\]\]", line)
            if header:
                self._lines.setdefault(header.group(1), []).append(number)

    def at(self, where: Where) -> str:
        """Return the beginning of a sentence about an entry: table and number, counted from 0."""
        if where is None or where[1] >= len(self._lines.get(where[0], [])):
            return f"{self._name}: "
        return f"{self._name}, entry at line {self._lines[where[0]][where[1]]}: "

    def of(self, data: Mapping[str, Any], detail: Mapping[str, Any], models: Mapping[str, type[BaseModel]]) -> str:
        """Return one mistake found by pydantic as a sentence.

        Parameters
        ----------
        data : mapping
            The file's contents.
        detail : mapping
            One of ``ValidationError.errors()``.
        models : mapping of str to model
            Model of every table, for the names that were probably meant; ``""`` is the file itself.
        """
        path = tuple(detail["loc"])
        where = (str(path[0]), path[1]) if len(path) > 1 and isinstance(path[1], int) else None
        named = ""
        if where and isinstance(entry := data[where[0]][where[1]], dict) and "id" in entry:
            named = f"{entry['id']} "
        field = ".".join(str(part) for part in path[2 if where else 0 :])
        message = said(detail)
        if detail["type"] == "extra_forbidden":
            table = next((str(part) for part in reversed(path[:-1]) if str(part) in models), "")
            known = [info.alias or name for name, info in models[table].model_fields.items()]
            message = "unknown field" + meant(str(path[-1]), known)
        return f"{self.at(where)}{named}{field}: {message}"


def meant(name: str, known: list[str]) -> str:
    """Return a question for the name that was probably meant, or nothing.

    Examples
    --------
    >>> meant("varaints", ["variants", "text"])
    ", did you mean 'variants'?"
    >>> meant("SCN-4", ["SCN-04", "SCN-94"]), meant("STD-999", ["STD-79"])
    (", did you mean 'SCN-04'?", '')
    """
    if numbered := _NUMBERED.match(name):
        return _alike(numbered, known)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f", did you mean {close[0]!r}?" if close else ""


def _alike(name: re.Match[str], known: list[str]) -> str:
    """An id whose number is the same, or has one digit more or less, or the same turned round: any other number is as likely as the next."""
    there = [found for one in known if (found := _NUMBERED.match(one)) and found[1] == name[1]]
    same = next((one[0] for one in there if int(one[2]) == int(name[2])), None)
    digit = next((one[0] for one in there if _one_more(one[2], name[2]) or _one_more(name[2], one[2])), None)
    turned = next((one[0] for one in there if sorted(one[2]) == sorted(name[2])), None)
    closest = same or digit or turned
    return f", did you mean {closest!r}?" if closest else ""


def _one_more(longer: str, shorter: str) -> bool:
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def crossed(data: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """Yield the mistakes that only the file as a whole shows: names used twice or never defined."""
    phrases = _tables(data, "phrase")
    seen: set[str] = set()
    for index, entry in phrases:
        where, named = ("phrase", index), str(entry.get("id"))
        if named in seen:
            yield where, f"{named} is defined twice"
        seen.add(named)
        if entry.get("required") == "when" and entry.get("trigger") is None:
            yield where, f"{named} required: 'when' needs a trigger"
    yield from _undefined(data, phrases)


def _undefined(data: Mapping[str, Any], phrases: list[tuple[int, dict[str, Any]]]) -> Iterator[tuple[Where, str]]:
    ids = [str(entry.get("id")) for _, entry in phrases]
    triggers = [str(entry.get("id")) for _, entry in _tables(data, "trigger")]
    stages, slots = list(data.get("stages", {})), list(data.get("placeholders", {}))
    for index, entry in phrases:
        named = str(entry.get("id"))
        used = [
            ("trigger", [entry["trigger"]] if "trigger" in entry else [], triggers),
            ("stage", [entry["stage"]] if "stage" in entry and stages else [], stages),
            ("replace_with", entry.get("replace_with", []), ids),
            ("placeholder", sorted({s for wording in _texts(entry) for s in _SLOT.findall(wording)}), slots),
        ]
        for field, names, known in used:
            for name in names:
                if name not in known:
                    yield ("phrase", index), f"{named} {field}: {name!r} is not defined{meant(str(name), known)}"


def _tables(data: Mapping[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    entries = data.get(name, [])
    return [(i, e) for i, e in enumerate(entries) if isinstance(e, dict)] if isinstance(entries, list) else []


def _texts(entry: Mapping[str, Any]) -> Iterator[str]:
    yield str(entry.get("text", ""))
    for field in _WORDINGS:
        values = entry.get(field, ())
        yield from (str(value) for value in values) if isinstance(values, list) else ()
