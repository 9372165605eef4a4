from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach_app.phrasebook.screening import Screen
from feedback.lexicon import PhraseClass
from feedback.pack import Pack, load_pack
from feedback.phrases import PhraseMatcher, Verdict

CALLS = Path(__file__).parents[2] / "calls"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def texts(pack: Pack) -> list[str]:
    """What was said in the labelled calls, and some wordings of the pack, misheard and with numbers in digits."""
    said = [
        one["text"] for path in sorted(CALLS.glob("dev*.json")) for one in json.loads(path.read_bytes())["utterances"]
    ]
    wordings = [phrase.text for phrase in pack.lexicon.phrases if phrase.kind is not PhraseClass.FILLER]
    return [*said, *wordings, "请烧等我帮您茶一下", "请在3天内办理", "", "VIP"]


def test_no_text_is_left_out_that_the_matcher_finds_something_in(pack: Pack) -> None:
    said = texts(pack)
    screen, matcher = Screen(said), PhraseMatcher(pack.lexicon)
    found: dict[str, set[int]] = {}
    for place, text in enumerate(said):
        for hit in matcher.match(text):
            if hit.verdict is Verdict.SAID:
                found.setdefault(hit.phrase, set()).add(place)
    assert len(found) > 100
    phrases = {phrase.id: phrase for phrase in pack.lexicon.phrases}
    for name in list(found)[::4]:
        assert found[name] <= set(screen.left(phrases[name], pack.lexicon, {}).tolist()), name


def test_most_texts_are_left_out(pack: Pack) -> None:
    said = texts(pack)
    phrase = next(phrase for phrase in pack.lexicon.phrases if phrase.id == "STD-47")
    assert len(Screen(said).left(phrase, pack.lexicon, {})) < len(said) / 5


def test_nothing_to_look_at_is_no_matter(pack: Pack) -> None:
    phrase = pack.lexicon.phrases[0]
    assert Screen([]).left(phrase, pack.lexicon, {}).tolist() == []
    assert Screen([""]).left(phrase, pack.lexicon, {}).tolist() == []
