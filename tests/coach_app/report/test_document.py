from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import coach_app
from coach_app.events import FlagOpened, SessionEnded
from coach_app.report.document import SCHEMA, schema, to_json
from coach_app.report.model import analysis_of
from tests.coach_app.samples import a_flag, one_of_each, started

PUBLISHED = Path(coach_app.__file__).parent / "schema" / "analysis.json"


@pytest.fixture(scope="module")
def plain() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(to_json(analysis_of(one_of_each())))
    return loaded


def test_the_document_has_the_form_that_was_promised(plain: dict[str, object]) -> None:
    assert plain["schema"] == SCHEMA == "coach.analysis/1"
    assert plain["file"] == "call.flac"
    assert plain["duration_s"] == 30.0
    assert plain["engine"] == {"name": "scripted", "model": "labels", "language": "zh"}
    assert plain["pack"] == {"id": "zh-service", "version": "1.0.0", "sha256": "ab" * 32}
    assert plain["lanes"] == {"prosody": "ok", "words": "failed"}
    assert plain["metrics"] == {
        "agent": {"rate_cpm": 245.0},
        "customer": {"rate_cpm": None},
        "call": {"talk_share": 0.6},
    }


def test_what_went_missing_is_told_with_its_reason(plain: dict[str, object]) -> None:
    assert plain["notices"] == [
        {"code": "truncated", "at_s": 0.0, "text": ""},
        {"code": "channels_swapped", "at_s": 26.0, "text": ""},
        {"code": "words", "at_s": 27.0, "text": "The words process ended twice."},
    ]


def test_a_flag_says_everything_about_itself(plain: dict[str, object]) -> None:
    flags = plain["flags"]
    assert isinstance(flags, list)
    assert flags[0] == {
        "rule": "pace.too_fast",
        "kind": "rate_fast",
        "speaker": "agent",
        "start_s": 12.5,
        "end_s": 18.0,
        "opened_at_s": 16.5,
        "severity": "nudge",
        "shown": True,
        "shown_at_s": 17.0,
        "held_back": "spacing",
        "measured": 378.0,
        "limit": 290.0,
        "unit": "cpm",
        "evidence": "8 秒里 40 个字",
        "say": "放慢一点",
        "why": "说得太快，客户来不及听。",
        "source": "TON-01",
        "detail": "",
    }


def test_an_utterance_carries_words_rate_and_phrases(plain: dict[str, object]) -> None:
    utterances = plain["utterances"]
    assert isinstance(utterances, list)
    first = utterances[0]
    assert (first["speaker"], first["text"], first["syllables"], first["rate_cpm"]) == (
        "agent",
        "您好，中国银行。",
        6,
        240.0,
    )
    assert first["words"][0] == {"text": "您", "start_s": 1.0, "end_s": 1.333, "confidence": 0.9}
    assert first["phrases"][0]["phrase"] == "STD-01"


def test_the_document_fits_the_published_schema(plain: dict[str, object]) -> None:
    published = json.loads(PUBLISHED.read_text("utf-8"))
    assert published == schema()
    jsonschema.validate(plain, published)


def test_the_schema_refuses_what_is_no_report(plain: dict[str, object]) -> None:
    for bad in ({**plain, "schema": "coach.analysis/9"}, {**plain, "flags": [{}]}, {**plain, "score": 87}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema())


def test_not_a_number_becomes_null() -> None:
    flag = FlagOpened(1.0, a_flag(measured=float("nan"), limit=float("nan")), True)
    ended = SessionEnded(30.0, {"agent": {"level_db": float("nan")}}, {})
    plain = json.loads(to_json(analysis_of((started(), flag, ended))))
    assert plain["flags"][0]["measured"] is None
    assert plain["metrics"]["agent"]["level_db"] is None


def test_chinese_stays_readable() -> None:
    assert "您好，中国银行。" in to_json(analysis_of(one_of_each()))
