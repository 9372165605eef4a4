"""The scripted recogniser hears exactly the labels, with a real one's timing."""

import json
from pathlib import Path

import numpy as np
import pytest

from asr_models.errors import ScriptError
from asr_models.recognizer import Identity
from asr_models.scripted import Line, ScriptedEngine, load_scripted
from asr_models.transcript import Hearing, Utterance
from audio.block import Samples, Speaker
from audio.span import Span

STEP = np.zeros(1600, np.float32)
LINES = [
    Line(Speaker.AGENT, Span(1.0, 2.0), "您好，请讲"),
    Line(Speaker.CUSTOMER, Span(1.5, 2.5), "你好"),
    Line(Speaker.AGENT, Span(3.0, 4.0), "再见"),
]


def hear(engine: ScriptedEngine, seconds: float, start_s: float = 0.0) -> tuple[list[Hearing | Utterance], list[float]]:
    recognizer = engine.recognizer(Speaker.AGENT, start_s)
    seen: list[Hearing | Utterance] = []
    horizons = [recognizer.settled_s]
    left = round(seconds * 16_000)
    while left:
        step: Samples = STEP[: min(left, 1600)]
        seen += recognizer.accept(step)
        horizons.append(recognizer.settled_s)
        left -= len(step)
    seen += recognizer.finish()
    return seen, [*horizons, recognizer.settled_s]


def utterances(seen: list[Hearing | Utterance]) -> list[Utterance]:
    return [one for one in seen if isinstance(one, Utterance)]


def test_only_this_speakers_lines_are_heard_with_one_word_a_character() -> None:
    first, second = utterances(hear(ScriptedEngine(LINES), 5.0)[0])

    assert (first.text, first.span, second.text) == ("您好，请讲", Span(1.0, 2.0), "再见")
    assert [(word.text, word.span.start_s) for word in first.words] == [
        ("您", 1.0),
        ("好", 1.25),
        ("请", 1.5),
        ("讲", 1.75),
    ]


def test_an_utterance_is_final_when_its_silence_was_heard() -> None:
    first, second = utterances(hear(ScriptedEngine(LINES), 5.0)[0])

    assert (first.settled_at_s, second.settled_at_s) == (2.3, 4.3)


def test_the_horizon_waits_at_the_start_of_what_is_not_yet_said() -> None:
    horizons = hear(ScriptedEngine(LINES), 5.0)[1]

    assert horizons == sorted(horizons)
    assert max(horizon for horizon in horizons[:23]) == 1.0
    assert horizons[23] == 2.3
    assert horizons[-1] == 5.0


def test_growing_text_comes_first_and_can_be_turned_off() -> None:
    seen = hear(ScriptedEngine(LINES), 2.5)[0]

    assert [one.text for one in seen] == ["您", "您好", "您好请", "您好请讲", "您好，请讲"]
    assert [one.at_s for one in seen if isinstance(one, Hearing)] == [1.3, 1.5, 1.8, 2.0]
    assert len(hear(ScriptedEngine(LINES, hearings=False), 2.5)[0]) == 1


def test_the_end_of_the_sound_cuts_a_line_where_it_ends() -> None:
    (cut,) = utterances(hear(ScriptedEngine(LINES), 1.4)[0])

    assert (cut.text, cut.span, cut.settled_at_s) == ("您好", Span(1.0, 1.4), 1.4)
    assert utterances(hear(ScriptedEngine(LINES), 0.9)[0]) == []


def test_after_a_restart_only_later_lines_are_heard() -> None:
    seen, horizons = hear(ScriptedEngine(LINES), 3.0, start_s=2.3)

    assert [one.text for one in utterances(seen)] == ["再见"]
    assert horizons[0] == 2.3


def test_overlapping_lines_of_one_speaker_are_both_heard() -> None:
    lines = [Line(Speaker.AGENT, Span(1.0, 4.0), "一二三四"), Line(Speaker.AGENT, Span(2.0, 3.0), "嗯")]
    seen, horizons = hear(ScriptedEngine(lines), 5.0)

    assert [one.text for one in utterances(seen)] == ["嗯", "一二三四"]
    assert max(horizons[:43]) == 1.0


def test_a_label_file_is_read_and_spelled_as_spoken(tmp_path: Path) -> None:
    labels = {"utterances": [{"speaker": "agent", "start": 0, "end": 2, "text": "工號20"}]}
    (tmp_path / "call.json").write_text(json.dumps(labels), encoding="utf-8")
    engine = load_scripted(tmp_path / "call.json")

    assert engine.identity == Identity("scripted", "call", "zh")
    assert [one.text for one in utterances(hear(engine, 3.0)[0])] == ["工号二十"]


GOOD = {"speaker": "agent", "start": 0.0, "end": 1.0, "text": "好"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "has no list 'utterances'"),
        ('{"utterances": 3}', "has no list 'utterances'"),
        ('{"utterances": [4]}', "Utterance 1 of .* is not an object"),
        (
            json.dumps({"utterances": [GOOD, {"speaker": "agent", "start": 0}]}),
            "Utterance 2 of .* has no end and no text",
        ),
        (
            json.dumps({"utterances": [GOOD | {"speaker": "left"}]}),
            "has the speaker 'left'. It must be agent or customer",
        ),
        (json.dumps({"utterances": [GOOD | {"speaker": []}]}), r"has the speaker '\[\]'"),
        (json.dumps({"utterances": [GOOD | {"start": "soon"}]}), "has 'soon' as start"),
        (json.dumps({"utterances": [GOOD | {"start": -1}]}), "has -1 as start"),
        (json.dumps({"utterances": [GOOD | {"end": float("nan")}]}), "has nan as end"),
        (json.dumps({"utterances": [GOOD | {"start": 2.0}]}), r"ends \(1 s\) before it has begun \(2 s\)"),
        (json.dumps({"utterances": [GOOD | {"text": 5}]}), "a text that is not a string"),
    ],
)
def test_a_bad_label_file_gives_one_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")

    with pytest.raises(ScriptError, match=sentence) as caught:
        load_scripted(tmp_path / "bad.json")
    assert "\n" not in str(caught.value)


def test_a_mark_of_the_byte_order_is_no_part_of_a_label_file(tmp_path: Path) -> None:
    (tmp_path / "call.json").write_text(json.dumps({"utterances": [GOOD]}), encoding="utf-8-sig")

    assert [one.text for one in utterances(hear(load_scripted(tmp_path / "call.json"), 3.0)[0])] == ["好"]


def test_a_missing_or_binary_label_file_gives_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "sound.json").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ScriptError, match=r"cannot be read \(No such file or directory\)"):
        load_scripted(tmp_path / "none.json")
    with pytest.raises(ScriptError, match="is not JSON"):
        load_scripted(tmp_path / "sound.json")
