"""What a pack may say about the checklist."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from feedback.checklist_rules import CueRule, Deadline, ItemRule, Need
from tests.feedback.conversations import pack

ITEMS = [
    "opening",
    "offer_help",
    "apology",
    "empathy",
    "confirm_issue",
    "hold_request",
    "hold_update",
    "hold_thanks",
    "solution",
    "confirm_understanding",
    "follow_up",
    "further_help",
    "closing_thanks",
    "goodbye",
    "no_sound",
]


def test_default_pack_has_the_stable_items() -> None:
    assert [rule.item for rule in pack().checklist] == ITEMS


def test_every_item_of_the_default_pack_can_be_ticked_and_names_known_cues() -> None:
    known = {cue.id for cue in pack().file.cues}
    for rule in pack().checklist:
        assert rule.ticked_by or rule.cues
        assert known >= {*rule.cues, *rule.nearly, *rule.after_cues, *rule.before_cues}


def test_triggers_of_cues_are_in_the_lexicon() -> None:
    known = {trigger.id for trigger in pack().lexicon.triggers}
    assert known >= {name for cue in pack().file.cues for name in cue.triggers}


def test_phrases_of_cues_are_in_the_lexicon() -> None:
    known = {phrase.id for phrase in pack().lexicon.phrases}
    assert known >= {name for cue in pack().file.cues for name in cue.phrases}


def test_an_item_is_never_required_unless_the_pack_says_so() -> None:
    rule = ItemRule.model_validate({"item": "solution", "title": {"zh": "方案", "en": "Solution"}})
    assert (rule.required, rule.deadline) == (Need.NEVER, Deadline.END)


@pytest.mark.parametrize("fields", [{"required": "sometimes"}, {"turns": 0}, {"tick_by": []}, {"item": "Opening"}])
def test_mistakes_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ItemRule.model_validate({"item": "it", "title": {"zh": "一", "en": "one"}, **fields})


def test_a_cue_belongs_to_a_speaker() -> None:
    with pytest.raises(ValidationError):
        CueRule.model_validate({"id": "it", "meaning": "nobody says it"})
