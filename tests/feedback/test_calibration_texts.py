from __future__ import annotations

from pathlib import Path

import pytest

from feedback.calibration import FIXED
from feedback.calibration_texts import calibration_texts
from feedback.errors import PackError
from feedback.normal_text import normal
from feedback.pack import load_pack
from feedback.phrases import PhraseMatcher, Verdict


def test_a_minute_is_read_at_the_usual_pace() -> None:
    texts = calibration_texts()
    syllables = sum(len(normal(text).chars) for text in texts.neutral)
    assert 200 <= syllables <= 270  # characters a minute that service asks for
    assert 90 <= sum(len(normal(text).chars) for text in texts.smile) <= 135


def test_the_fixed_sentences_are_the_phrases_they_stand_for() -> None:
    matcher = PhraseMatcher(load_pack().lexicon)
    sentences = calibration_texts(placeholders={"公司": "云海宽带", "姓名": "小林"}).sentences
    assert tuple(one.phrase for one in sentences) == FIXED
    for one in sentences:
        said = {hit.phrase for hit in matcher.match(one.text) if hit.verdict is Verdict.SAID}
        assert one.phrase in said, one


def test_a_pack_without_texts_reads_the_usual_ones(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("", "utf-8")
    assert calibration_texts(str(tmp_path)) == calibration_texts()


def test_broken_texts_are_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("", "utf-8")
    (tmp_path / "calibration.toml").write_text("neutral = 3", "utf-8")
    with pytest.raises(PackError, match="calibration texts"):
        calibration_texts(str(tmp_path))
