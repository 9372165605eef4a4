from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from feedback.errors import PackError
from feedback.lexicon import Lexicon, PhraseClass, check_lexicon, load_lexicon
from feedback.normal_text import normal

ROOT = Path(__file__).parents[2]
PACK = ROOT / "feedback" / "packs" / "zh-service" / "phrases.toml"
HEARD = ROOT / "tests" / "calls" / "heard.jsonl"
TITLES = {
    "《在线客服服务流程规范及沟通技巧》",
    "《客户服务意识与规范》",
    "《营业厅突发事件与投诉处理》",
    "《网络客服沟通技巧指南》",
    "《知人知心的电话沟通技巧》",
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(PACK)


def test_the_default_pack_holds_every_entry_of_the_catalogue(lexicon: Lexicon) -> None:
    ids = {phrase.id for phrase in lexicon.phrases}
    assert ids >= {f"STD-{n:02d}" for n in range(1, 85)}
    assert ids >= {f"FOR-{n:02d}" for n in range(1, 47)}
    assert ids >= {f"FIL-{n:02d}" for n in range(1, 20)}


def test_every_forbidden_phrase_carries_what_to_say_instead(lexicon: Lexicon) -> None:
    for phrase in lexicon.of(PhraseClass.FORBIDDEN):
        assert phrase.replacement, phrase.id
        assert phrase.severity == ("note" if phrase.id in {"FOR-36", "FOR-37", "FOR-42", "FOR-45"} else "alert")


def test_every_filler_has_a_limit_and_every_entry_of_the_catalogue_a_source(lexicon: Lexicon) -> None:
    assert all(phrase.limit_per_minute is not None for phrase in lexicon.of(PhraseClass.FILLER))
    for phrase in lexicon.phrases:
        if not phrase.id.startswith("ADD"):
            assert phrase.source, phrase.id
        assert {source.title for source in phrase.source} <= TITLES


def test_the_lexicon_holds_only_what_people_say(lexicon: Lexicon) -> None:
    """A wording copied from a recogniser's mistakes would make the measures worthless."""
    rows = [json.loads(line) for line in HEARD.read_text(encoding="utf-8").splitlines()]
    mistakes = {
        normal(r["heard"]).chars: r["said"] for r in rows if normal(r["heard"]).chars != normal(r["said"]).chars
    }
    said = {normal(row["said"]).chars for row in rows}
    for phrase in lexicon.phrases:
        for text in (*phrase.wordings(), *phrase.match_all, *phrase.match_any, *phrase.needs, *phrase.near_misses):
            for part in text.split("|"):
                chars = normal(part).chars
                assert chars not in mistakes or chars in said, f"{phrase.id}: {part} was heard for {mistakes[chars]}"


def test_no_wording_is_written_twice_in_an_entry(lexicon: Lexicon) -> None:
    for phrase in lexicon.phrases:
        repeated = [text for text, count in Counter(phrase.wordings()).items() if count > 1]
        assert not repeated, f"{phrase.id}: {repeated}"


def minimal(**entry: object) -> dict[str, object]:
    phrase = {"id": "STD-01", "class": "standard", "text": "您好"} | entry
    return {"schema": "coach.phrases/1", "phrase": [phrase]}


def test_a_small_lexicon_is_enough() -> None:
    assert check_lexicon(minimal()).phrases[0].wordings() == ("您好",)


def test_every_mistake_is_told_at_once_with_its_line_and_what_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "phrases.toml"
    path.write_text(
        'schema = "coach.phrases/1"\n'
        '[[phrase]]\nid = "STD-01"\nclass = "standart"\ntext = "好"\nvaraints = []\n'
        '[[phrase]]\nid = "STD-02"\nclass = "standard"\ntext = "{公司}"\nrequired = "when"\nmatch_all = ["好|"]\n',
        encoding="utf-8",
    )
    with pytest.raises(PackError) as caught:
        load_lexicon(path)
    told = "\n".join(caught.value.mistakes)
    assert len(caught.value.mistakes) == 5
    assert "line 2" in told
    assert "line 7" in told
    assert "did you mean 'variants'" in told
    assert "alternative without words" in told


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"a = [", "ends in the middle"), (b"\xff\xfe", "not UTF-8"), (b"", "mistake")],
)
def test_a_file_that_is_no_lexicon_is_refused_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "phrases.toml"
    path.write_bytes(content)
    with pytest.raises(PackError, match=sentence):
        load_lexicon(path)


def test_a_missing_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_lexicon(tmp_path / "phrases.toml")
