from __future__ import annotations

import pytest

from feedback.drills.take import Take
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, told, value, voiced_take

PART = "您的套餐这个月用了"  # 9 syllables, 2.25 s at 240
LINE = Heard("c1", 1.0, 3.0)


def with_pauses(*pauses_s: float, last: str = PART) -> Take:
    spoke: list[Spoke] = []
    at_s = 4.0
    for pause_s in (*pauses_s, 0.0):
        spoke.append(Spoke(at_s, PART if len(spoke) < len(pauses_s) else last))
        at_s = spoke[-1].end_s + pause_s
    return voiced_take(spoke, [LINE])


def test_the_longest_silence_inside_an_answer() -> None:
    assert value(with_pauses(0.6, 2.1, 0.4), "longest_stall_s") == pytest.approx(2.1, abs=0.05)
    assert value(with_pauses(), "longest_stall_s") == 0


def test_who_asked_may_wait_for_the_answer() -> None:
    take = voiced_take([Spoke(4.0, "请问您的手机号码是多少"), Spoke(10.0, PART)], [LINE])
    assert value(take, "longest_stall_s") == 0


def test_who_waits_for_a_search_does_not_stall() -> None:
    take = voiced_take([Spoke(4.0, "请您稍等我马上为您查询"), Spoke(12.0, PART)], [LINE])
    assert value(take, "longest_stall_s") == 0


def test_stalls_are_counted_by_the_minute() -> None:
    assert value(with_pauses(0.6, 0.8, 0.7), "stalls_per_min") == 0
    assert value(with_pauses(2.0, 1.8, 0.7), "stalls_per_min") == 2
    assert told(voiced_take([Spoke(4.0, PART)], [LINE]), "stalls_per_min") is None


def test_breath_is_the_longest_talk_without_a_pause() -> None:
    assert value(with_pauses(0.4, 0.4), "breath_s") == pytest.approx(2.25, abs=0.02)
    assert value(with_pauses(0.15, 0.4), "breath_s") == pytest.approx(4.65, abs=0.02)


def test_share_of_the_pauses() -> None:
    assert value(with_pauses(0.75, 0.75), "pause_share_pct") == pytest.approx(100 * 1.5 / 8.25, abs=1)
    assert value(with_pauses(0.1, 0.1), "pause_share_pct") == 0
    assert told(voiced_take([Spoke(4.0, PART)], [LINE]), "pause_share_pct") is None


def readings(*pauses: tuple[float, ...]) -> Take:
    spoke, heard, at_s = [], [], 1.0
    for n, row in enumerate(pauses):
        heard.append(Heard(f"c{n + 1}", at_s, at_s))
        at_s += 1.0
        for pause_s in (*row, 2.0):
            spoke.append(Spoke(at_s, PART, cpm=200 + 60 * n))
            at_s = spoke[-1].end_s + pause_s
    return voiced_take(spoke, heard, a_drill(*(h.line for h in heard), speaks="prompt"))


def test_pauses_at_the_same_places_whatever_the_pace() -> None:
    assert value(readings((0.5, 0.4), (0.3, 0.6)), "pauses_alike_pct") == 100
    assert value(readings((0.5, 0.5), (0.5, 0.0)), "pauses_alike_pct") == pytest.approx(200 / 3, abs=1)
    assert value(readings((0.5, 0.0), (0.0, 0.5)), "pauses_alike_pct") == 0
    assert told(readings((0.5, 0.5)), "pauses_alike_pct") is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我我我马上为您处理这个问题好吗请您放心我们一直都在", 1),
        ("这个问题这个问题我需要为您核实一下才能给您答复的呢", 1),
        ("谢谢您慢慢说我看看您的账单马上就好请您不要着急好吗", 0),
        ("好的好的我明白了这就为您登记下来请您留意我们的电话", 0),
    ],
)
def test_false_starts_are_not_the_doublings_of_the_language(text: str, count: int) -> None:
    assert value(voiced_take([Spoke(4.0, text)], [LINE]), "restarts_per_min") == count


def test_words_of_correction_count() -> None:
    said = "您的余额是五十块说错了是六十块请您核对一下好吗谢谢"
    take = voiced_take([Spoke(4.0, said)], [LINE])
    assert value(take, "restarts_per_min", corrections=("说错了",)) == 1


def test_where_nobody_paused_no_pause_is_at_its_place() -> None:
    assert told(readings((0.0, 0.0), (0.0, 0.0)), "pauses_alike_pct", at_least=80.0) is None


def test_good_readings_do_not_make_up_for_others() -> None:
    alike, other = (0.5, 0.5), (0.0, 0.0)
    assert value(readings(alike, alike, alike, other), "pauses_alike_pct", at_least=80.0) == 100, "one slip of three"
    found = told(readings(alike, alike, other, other), "pauses_alike_pct", at_least=80.0)
    assert found is not None
    assert found.value == 0
    assert found.span is not None
    assert found.span.start_s > 20, "and it is one of those that is heard"
