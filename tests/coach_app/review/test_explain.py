from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach_app.review.explain import Explanation, explain
from coach_app.review.session import ReviewedSession, open_session
from coach_app.sayings import Sayings
from coach_app.voice_of_pack import voice_of_pack
from feedback.baseline import Baseline
from feedback.flag import Kind
from feedback.pack import load_pack
from feedback.rubric import Rubric
from tests.coach_app.review.kept import keep
from tests.coach_app.samples import a_flag


@pytest.fixture(scope="module")
def zh() -> Sayings:
    return replace(voice_of_pack(load_pack(), None)[1], language="zh")


@pytest.fixture
def session(tmp_path: Path) -> ReviewedSession:
    return open_session(keep(tmp_path).path, lambda _: Rubric())


def facts(explained: Explanation) -> dict[str, str]:
    return dict(explained.facts)


def test_a_flag_tells_what_was_measured_against_what_and_where(session: ReviewedSession, zh: Sayings) -> None:
    explained = explain(session, session.analysis.findings[0].flag, zh)
    assert explained.title == "0:12  语速偏快  378 字/分（上限 290）"
    told = facts(explained)
    assert told["测得"] == "378 字/分"
    assert told["界限"] == "≤ 290 字/分"
    assert told["判断的一段"] == "0:12 – 0:18（12.5–18.0，共 5.5 秒）"
    assert told["依据"] == "8 秒里 40 个字"
    assert told["当时"] == "0:17 提示过"
    assert told["出处"].startswith("TON-01 ")
    assert "《" in told["出处"] or len(told["出处"]) > len("TON-01 ")


def test_own_usual_is_the_one_that_the_call_was_judged_by(session: ReviewedSession, zh: Sayings) -> None:
    flag = session.analysis.findings[0].flag
    assert "没有校准" in facts(explain(session, flag, zh))["您的常用"]
    known = replace(session, baseline=Baseline(rate_cpm=232.0, level_db=-24.0, spread_st=2.9))
    assert facts(explain(known, flag, zh))["您的常用"] == "232 字/分"
    loud = a_flag(kind=Kind.VOLUME_LOUD, unit="dB", measured=7.5, limit=6.0)
    assert facts(explain(known, loud, zh))["您的常用"].startswith("−24.0 dBFS")
    flat = a_flag(kind=Kind.PITCH_MONOTONE, unit="st", measured=0.8, limit=1.2)
    assert facts(explain(known, flat, zh))["您的常用"] == "2.9 半音"
    assert facts(explain(known, flat, zh))["界限"] == "≥ 1.2 半音"


def test_a_forbidden_phrase_says_what_to_say_instead(session: ReviewedSession, zh: Sayings) -> None:
    explained = explain(session, session.analysis.findings[1].flag, zh)
    assert explained.instead == ("我帮您查一下",)
    assert explained.quote == "不知道。"
    assert "依据" not in facts(explained)  # the words stand there already
    assert "测得" not in facts(explained)


def test_a_missing_phrase_says_the_phrase(session: ReviewedSession, zh: Sayings) -> None:
    missing = a_flag(kind=Kind.PHRASE_MISSING, measured=None, limit=None, unit="", detail="hold_thanks", rule="x")
    assert explain(session, missing, zh).instead == ("谢谢您的耐心等待。",)


def test_it_speaks_english_too(session: ReviewedSession, zh: Sayings) -> None:
    explained = explain(session, session.analysis.findings[0].flag, replace(zh, language="en"))
    assert explained.title == "0:12  Fast speech  378 syll/min (limit 290)"
    assert facts(explained)["In the call"] == "shown at 0:17"
    assert "Stretch judged: 0:12 – 0:18 (12.5–18.0, 5.5 s)" in explained.words
