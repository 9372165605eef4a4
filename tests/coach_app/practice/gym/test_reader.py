"""Words of a text that was read, by whatever recogniser is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.lanes import open_engine, words_lanes
from coach_app.practice.gym.clip import Clip, samples_of
from coach_app.practice.gym.reader import Reader, words_in
from coach_app.worker_messages import EngineChoice
from tests.coach_app.practice.gym.rooms import said


@pytest.fixture
def ears(tmp_path: Path) -> EngineChoice:
    labels = tmp_path / "labels.json"
    spoken = {"speaker": "agent", "start": 0.1, "end": 1.2, "text": "您看这样可以吗"}
    labels.write_text(json.dumps({"utterances": [spoken]}, ensure_ascii=False), "utf-8")
    return EngineChoice(words=labels)


def test_words_are_heard_with_their_times(ears: EngineChoice) -> None:
    found = words_in(samples_of(said()), words_lanes(open_engine(ears)))
    assert "".join(word.text for word in found) == "您看这样可以吗"
    assert found[0].span.start_s == pytest.approx(0.1, abs=0.05)


def test_a_process_of_its_own_hears_the_same_and_tells_what_is_wrong(ears: EngineChoice, tmp_path: Path) -> None:
    reader = Reader(ears)
    try:
        assert "".join(word.text for word in reader.words(said())) == "您看这样可以吗"
        with pytest.raises(BadInputError):
            reader.words(Clip(tmp_path / "nothing.flac"))
        assert reader.words(said())
    finally:
        reader.close()


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    reader = Reader(EngineChoice(words=tmp_path / "no.json"))
    try:
        with pytest.raises(BadInputError):
            reader.words(said())
    finally:
        reader.close()
