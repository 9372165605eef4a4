from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach_app.people.consent import Consent
from coach_app.practice.lacking import Lack, Senses, lacking
from coach_app.settings import Settings

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


def senses(microphone: str = "headset", output: bool = True, words: bool = True) -> Senses:
    return Senses(lambda _: microphone, lambda: output, lambda: words)


def test_on_a_new_computer_everything_is_missing_in_order(tmp_path: Path) -> None:
    assert lacking(tmp_path, Settings(), NOW, senses("", output=False, words=False)) == tuple(Lack)


@pytest.mark.parametrize(
    ("there", "lack"),
    [
        (senses(microphone=""), Lack.MICROPHONE),
        (senses(output=False), Lack.OUTPUT),
        (senses(words=False), Lack.MODEL),
        (senses(), Lack.CALIBRATION),
    ],
)
def test_what_is_most_serious_comes_first(tmp_path: Path, there: Senses, lack: Lack) -> None:
    Consent(tmp_path).accept("", "zh", NOW)
    assert lacking(tmp_path, Settings(), NOW, there)[0] is lack


def test_who_wants_no_words_misses_no_model(tmp_path: Path) -> None:
    assert Lack.MODEL not in lacking(tmp_path, Settings(engine="none"), NOW, senses(words=False))
