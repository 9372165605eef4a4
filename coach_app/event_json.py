"""Events as JSON, one line each: what is stored, sent and compared.

The form follows the classes: the class's name as ``event``, then its fields. The
published schema is made from the same classes, so the two cannot drift apart.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from coach_app.events import Event

SCHEMA = "coach.event/1"

_TAG = "event"
_NAMES: dict[str, type] = {re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in get_args(Event)}

_KINDS = {kind: name for name, kind in _NAMES.items()}


class EventFormatError(ValueError):
    """A line that is no event."""


def name_of(kind: type) -> str:
    """Name of an event class in JSON.

    Examples
    --------
    >>> from coach_app.events import FlagOpened
    >>> name_of(FlagOpened)
    'flag_opened'
    """
    return _KINDS[kind]


def to_dict(event: Event) -> dict[str, Any]:
    """Event as plain JSON values; NaN becomes null."""
    plain: dict[str, Any] = json.loads(to_line(event))
    return plain


def to_line(event: Event) -> str:
    """Event as one line of JSON without its line end; NaN becomes null.

    Examples
    --------
    >>> from coach_app.events import NoticeGiven
    >>> to_line(NoticeGiven(1.5, "mono_mix"))
    '{"event":"notice_given","at_s":1.5,"notice":"mono_mix","detail":""}'
    """
    name = name_of(type(event))
    return f'{{"{_TAG}":"{name}",' + _adapter(name).dump_json(event).decode()[1:]


def from_dict(document: object) -> Event:
    """Event from plain JSON values.

    Raises
    ------
    EventFormatError
        If the name is unknown or the fields do not fit it.
    """
    if not isinstance(document, dict) or document.get(_TAG) not in _NAMES:
        raise EventFormatError(f"not an event: {str(document)[:80]}")
    fields = {name: value for name, value in document.items() if name != _TAG}
    try:
        event: Event = _adapter(document[_TAG]).validate_python(fields)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise EventFormatError(f"{document[_TAG]}: {place}: {first['msg']}") from error
    return event


def from_line(line: str) -> Event:
    """Event from one line of JSON.

    Raises
    ------
    EventFormatError
        If the line is no JSON or no event.
    """
    try:
        return from_dict(json.loads(line))
    except json.JSONDecodeError as error:
        raise EventFormatError(f"not JSON: {line[:80]}") from error


def schema() -> dict[str, Any]:
    """JSON Schema of one event; published as ``coach_app/schema/events.json``."""
    kinds, shared = [], {}
    for name in _NAMES:
        form = _short(_adapter(name).json_schema(mode="serialization", ref_template="#/$defs/{model}"))
        shared.update(form.pop("$defs", {}))
        form["properties"] = {_TAG: {"const": name}, **form["properties"]}
        form["required"] = [_TAG, *form["properties"].keys() - {_TAG}]
        form["required"].sort(key=list(form["properties"]).index)
        form["additionalProperties"] = False
        kinds.append(form)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Event",
        "description": "One line of a session's event stream.",
        "oneOf": kinds,
        "$defs": shared,
    }


def _short(form: Any) -> Any:
    """The form with the first sentence of each description, and without made-up titles of fields."""
    if isinstance(form, list):
        return [_short(part) for part in form]
    if not isinstance(form, dict):
        return form
    kept = {key: _short(part) for key, part in form.items() if key != "title" or not isinstance(part, str)}
    if isinstance(kept.get("description"), str):
        kept["description"] = kept["description"].split("\n\n")[0].replace("\n", " ")
    return kept


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_NAMES[name])
