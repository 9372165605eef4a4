from __future__ import annotations

import json

from feedback.layer import Added, LayerFile, Reword, RuleChange
from feedback.lexicon import Phrase
from feedback.pack import BUILT_IN
from feedback.rule import Rule
from tests.feedback.layers import added, layer


def test_the_published_schema_is_that_of_the_models() -> None:
    published = json.loads((BUILT_IN / "layer.schema.json").read_text("utf-8"))
    assert published == LayerFile.model_json_schema()


def test_a_layer_needs_no_more_than_a_name_and_what_it_extends() -> None:
    file = LayerFile.model_validate(layer())
    assert (file.version, file.off, file.reword, file.phrases, file.rules) == ("1.0.0", (), (), (), ())


def test_a_forbidden_phrase_is_an_alert_unless_it_says_otherwise() -> None:
    said = {"id": "FOR-101", "class": "forbidden", "text": "这不归我管"}
    assert Added.model_validate(said).phrase().severity == "alert"
    assert Added.model_validate({**said, "severity": "note"}).phrase().severity == "note"


def test_what_an_added_phrase_ticks_is_no_part_of_the_phrase() -> None:
    phrase = Added.model_validate(added(ticks=["goodbye"], variants=["祝您顺心"])).phrase()
    assert type(phrase) is Phrase
    assert phrase.wordings() == ("祝您今天一切顺利", "祝您顺心")


def test_only_what_phrases_and_rules_have_can_be_changed() -> None:
    assert set(Reword.model_fields) - {"only"} <= set(Phrase.model_fields)
    assert set(RuleChange.model_fields) <= set(Rule.model_fields)
