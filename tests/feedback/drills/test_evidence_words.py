from __future__ import annotations

import pytest

from feedback.drills.evidence_words import evidence_in


@pytest.mark.parametrize(
    ("evidence", "zh", "en"),
    [
        ("「谢谢」、「再见」", "「谢谢」、「再见」", "“谢谢”, “再见”"),
        ("「谢谢」？", "「谢谢」（可能）", "“谢谢” (possibly)"),
        ("「您好」 ✗ 「再见…」", "「您好」；缺：「再见…」", "“您好”; missing: “再见…”"),
        ("「您好」 ✗ 晚到、破损", "「您好」；缺：晚到、破损", "“您好”; missing: 晚到, 破损"),
        ("✗ 「再见…」", "缺：「再见…」", "missing: “再见…”"),
        ("「您好」 → 「再见」；「慢」", "「您好」 → 「再见」；「慢」", "“您好” → “再见”; “慢”"),
        ("231 : 245 cpm", "231 : 245 字/分", "231 : 245 chars/min"),
        ("「好吗」 +2.1 st", "「好吗」 +2.1 半音", "“好吗” +2.1 semitones"),
        ("dB 85 % · st 70 % ✗ · cpm 90 %", "音量 85 % · 起伏 70 % ✗ · 语速 90 %", "volume 85 % · melody 70 % ✗ · pace 90 %"),
        ("1-4 100 % · ☺ 30 % · ? 100 %", "四要素 100 % · 微笑 30 % · 清晰 100 %", "four parts 100 % · smile 30 % · clarity 100 %"),
        ("+92.0 % cpm ✓", "+92.0 %（语速） ✓", "+92.0 % (pace) ✓"),
        ("0.6 s · 1.2 s", "0.6 秒 · 1.2 秒", "0.6 s · 1.2 s"),
        ("customer", "客户先挂机", "the customer hung up"),
        ("agent", "坐席先挂机", "the agent hung up"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_notation_and_units_are_the_readers(evidence: str, zh: str, en: str) -> None:
    assert evidence_in(evidence, "zh") == zh
    assert evidence_in(evidence, "en") == en


def test_what_somebody_said_stays_as_they_said_it() -> None:
    assert evidence_in("「一共 cpm、3 st；再说？」", "en") == "“一共 cpm、3 st；再说？”"


def test_kinds_of_questions_have_a_name() -> None:
    words = {"选择": "choice", "开放": "open"}
    assert evidence_in("选择「今天还是明天」、开放「怎么了」", "en", words) == "choice “今天还是明天”, open “怎么了”"
