from __future__ import annotations

from pathlib import Path

import numpy as np

from audio.block import Speaker
from audio.segments import SideWriter
from coach_app.setup_readings import readings_of
from coach_app.ui.first_run.services import Takes
from feedback.calibration import Part
from feedback.calibration_texts import calibration_texts


def test_each_take_is_judged_with_the_words_that_were_to_be_read(tmp_path: Path) -> None:
    texts = calibration_texts()
    first = texts.sentences[0]
    found = readings_of(Takes(tmp_path / "n", ((first.phrase, tmp_path / "s"),), tmp_path / "m"), texts)
    assert [take.part for take in found] == [Part.NEUTRAL, Part.SENTENCES, Part.SMILE]
    assert [take.text for take in found] == ["".join(texts.neutral), first.text, "".join(texts.smile)]
    assert found[1].phrase == first.phrase


def test_what_was_not_read_is_not_judged(tmp_path: Path) -> None:
    assert readings_of(Takes(), calibration_texts()) == []


def test_the_sound_is_the_agents(tmp_path: Path) -> None:
    writer = SideWriter(tmp_path, Speaker.AGENT)
    writer.append(np.zeros(1600, np.int16))
    writer.close()
    (take,) = readings_of(Takes(tmp_path), calibration_texts())
    assert take.file.is_file()
    assert take.file.name.startswith("agent")
