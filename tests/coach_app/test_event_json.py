from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import coach_app
from coach_app.event_json import EventFormatError, from_dict, from_line, schema, to_dict, to_line
from coach_app.events import Event, FlagOpened
from tests.coach_app.samples import a_flag, one_of_each

PUBLISHED = Path(coach_app.__file__).parent / "schema" / "events.json"


@pytest.mark.parametrize("event", one_of_each(), ids=lambda event: type(event).__name__)
def test_an_event_survives_the_way_to_json_and_back(event: Event) -> None:
    line = to_line(event)
    assert "\n" not in line
    assert from_line(line) == event


@pytest.mark.parametrize("event", one_of_each(), ids=lambda event: type(event).__name__)
def test_an_event_fits_the_published_schema(event: Event) -> None:
    jsonschema.validate(to_dict(event), json.loads(PUBLISHED.read_text("utf-8")))


def test_the_published_schema_is_the_one_that_the_classes_make() -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == schema()


def test_the_schema_refuses_what_is_no_event() -> None:
    good = to_dict(one_of_each()[0])
    for bad in ({**good, "event": "nonsense"}, {**good, "extra": 1}, {"event": "measured"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema())


def test_not_a_number_is_written_as_null() -> None:
    assert to_dict(FlagOpened(1.0, a_flag(measured=float("nan")), True))["flag"]["measured"] is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not an event"),
        ('{"event": "rocket"}', "not an event"),
        ('{"event": "notice_given", "at_s": "soon", "notice": "mono"}', "notice_given: at_s"),
    ],
)
def test_a_line_that_is_no_event_is_refused_with_its_place(line: str, said: str) -> None:
    with pytest.raises(EventFormatError, match=said):
        from_line(line)


def test_plain_values_need_no_text_in_between() -> None:
    event = one_of_each()[3]
    assert from_dict(to_dict(event)) == event
