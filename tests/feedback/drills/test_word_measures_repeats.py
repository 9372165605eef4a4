"""Taking up the customer's words, points of a story, one's own sentences again, a text read aloud."""

from __future__ import annotations

import pytest

from feedback.drills.check import Check
from feedback.drills.checking import check_take
from tests.feedback.drills.takes import a_drill, a_take, measured, spoken, value, words

POINTS = ["晚|迟到", "破|坏|烂", "态度|爱要不要"]


def test_words_of_the_customer_that_were_taken_up() -> None:
    said = [
        ("c1", 0.5, 4.0, "我昨天买的冰箱门关不上，安装师傅也不来。"),
        ("agent", 5.0, 9.0, "您是说冰箱门关不上，安装师傅一直没有来，对吗？"),
    ]
    assert measured("repeats_customer_words", said).value == 2
    assert measured("repeats_customer_words", [said[0], ("agent", 5.0, 7.0, "好的，我登记一下。")]).value == 0


def test_points_of_a_story() -> None:
    assert value("points_repeated", "包裹晚到了，外箱也破了。", points=POINTS) == 2
    assert value("points_repeated", "包裹晚到了，外箱破了，送货的态度也不好。", points=POINTS) == 3


def test_what_is_missing_is_named() -> None:
    assert "✗ 态度" in measured("points_repeated", spoken("晚到了，箱子也破了。"), points=POINTS).evidence


def test_lines_that_were_answered() -> None:
    said = [
        ("c1", 0.5, 2.0, "第一个问题。"),
        ("agent", 3.0, 5.0, "好的，我来回答您。"),
        ("c2", 6.0, 7.0, "第二个问题。"),
        ("agent", 8.0, 8.5, "嗯。"),
        ("c3", 9.0, 10.0, "第三个问题。"),
    ]
    assert measured("answers_given", said).value == 1


def test_the_same_sentence_again() -> None:
    assert value("own_words_again_pct", "您考虑得真的很周到。", "您考虑得真是很周到。") == 50
    assert value("own_words_again_pct", "您考虑得很周到。", "把三个月的账单都对过，真细心。") == 0


def _read(text: str, said: str) -> float | None:
    drill = a_drill(speaks="prompt", line=[{"id": "c1", "mood": "prompt", "text": text, "next": "end"}])
    take = a_take([("c1", 0.5, 0.5, text), ("agent", 1.0, 5.0, said)], drill)
    return check_take(take, Check(measure="transcript_match_pct", at_least=95), words(), {}).value


def test_a_text_read_aloud() -> None:
    assert _read("受理编号 2 0 4 7 8 1 3 6。", "受理编号二零四七八一三六。") == 100
    assert _read("受理编号 2 0 4 7 8 1 3 6。", "受理编号二零四七。") == pytest.approx(100 * 8 / 12)


def test_a_homophone_was_read_right() -> None:
    assert _read("地址：中山路三楼服务大厅。", "地址钟山路三楼服务大听。") == 100


def test_only_what_is_to_be_read_counts() -> None:
    drill = a_drill(
        speaks="prompt",
        line=[
            {
                "id": "c1",
                "mood": "prompt",
                "text": "请微笑着读：谢谢您的来电。",
                "read": "谢谢您的来电。",
                "next": "end",
            }
        ],
    )
    take = a_take([("c1", 0.5, 0.5, "请微笑着读：谢谢您的来电。"), ("agent", 1.0, 3.0, "谢谢您的来电。")], drill)
    assert check_take(take, Check(measure="transcript_match_pct", at_least=95), words(), {}).value == 100


def test_a_line_on_the_screen_that_nobody_read_was_not_read() -> None:
    text = "受理编号二零四七八一三六。"
    lines = [
        {"id": "c1", "mood": "prompt", "text": "接下来朗读。", "expects": {"silence_s": 2.0}, "next": "c2"},
        {"id": "c2", "mood": "prompt", "text": text, "next": "c3"},
        {"id": "c3", "mood": "prompt", "text": text, "next": "end"},
    ]
    shown = [
        ("c1", 0.5, 0.5, "接下来朗读。"),
        ("c2", 3.0, 3.0, text),
        ("agent", 3.5, 7.5, text),
        ("c3", 9.0, 9.0, text),
    ]
    drill = a_drill(speaks="prompt", line=lines)
    check = Check(measure="transcript_match_pct", at_least=95)
    assert check_take(a_take(shown, drill), check, words(), {}).value == 50
    whole = a_take([*shown, ("agent", 9.5, 13.5, text)], drill)
    assert check_take(whole, check, words(), {}).value == 100, "the line that only waits asks for nothing"
