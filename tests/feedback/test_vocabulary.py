"""The words of a pack, made ready once for all the calls of an agent."""

from __future__ import annotations

import pytest

from audio.block import Speaker
from feedback.pack import DEFAULT, Pack, load_pack
from feedback.vocabulary import Vocabularies, Vocabulary, sayable

SELF = (("公司", "中国银行"), ("工号", "8021"))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(DEFAULT)


@pytest.fixture(scope="module")
def vocabulary(pack: Pack) -> Vocabulary:
    return Vocabulary.of(pack, dict(SELF))


def test_it_hears_phrases_cues_and_fillers(vocabulary: Vocabulary) -> None:
    assert "STD-01" in {hit.phrase for hit in vocabulary.matcher.match("您好，中国银行，工号八零二一为您服务")}
    assert "hold_asked" in vocabulary.cues.heard("请您稍等。", Speaker.AGENT)
    assert vocabulary.fillers("嗯，那个，就是说，您看一下")


def test_what_was_heard_in_one_call_does_not_reach_another(vocabulary: Vocabulary) -> None:
    first, second = vocabulary.for_a_call(), vocabulary.for_a_call()
    assert first.cues is second.cues
    said = first.matcher.match("您好，中国银行，工号八零二一为您服务")
    assert first.matcher._lately
    assert not second.matcher._lately
    assert not vocabulary.for_a_call().matcher._lately
    assert second.matcher.match("您好，中国银行，工号八零二一为您服务") == said


def test_it_is_made_once_for_an_agent_and_anew_for_another(pack: Pack) -> None:
    words = Vocabularies(pack)
    mine = words.of(SELF)
    assert words.of(list(SELF)) is mine
    assert words.of(()) is not mine


@pytest.mark.parametrize("values", [{}, {"公司": "云海宽带", "热线": "10000"}])
def test_what_to_say_instead_has_no_blank_whatever_is_configured(values: dict[str, str]) -> None:
    lexicon = sayable(load_pack().lexicon, values)
    instead = {one.id: one.replacement for one in lexicon.phrases if one.replacement}
    assert not any("{" in text for text in instead.values())
    assert all(len(text) > 3 for text in instead.values())
    hotline = values.get("热线", "客服热线")
    assert f"请致电{hotline}，" in instead["FOR-12"]
