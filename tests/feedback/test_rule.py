"""A rule as its author may write it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from audio.block import Speaker
from feedback.playbook import a_rule
from feedback.rule import Text


def test_what_is_not_written_has_a_sensible_default() -> None:
    rule = a_rule(above=290)
    assert rule.speaker is Speaker.AGENT
    assert rule.limits == "any"
    assert rule.unless == []


def test_a_rule_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        setattr(a_rule(above=290), "above", 300)  # noqa: B010 (the type checker refuses the plain form, too)


@pytest.mark.parametrize(
    "fields",
    [
        {"windw_s": 8},
        {"kind": "rate_fats"},
        {"window_s": 0},
        {"hold_s": -1},
        {"below_baseline_pct": 130},
        {"id": "Too Fast"},
        {"source": ""},
        {"say": {"zh": "放慢一点"}},
    ],
)
def test_what_makes_no_sense_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        a_rule(**fields)


def test_sentences_come_in_both_languages() -> None:
    say = Text(zh="放慢一点", en="Slow down")
    assert (say.in_language("zh"), say.in_language("en")) == ("放慢一点", "Slow down")
