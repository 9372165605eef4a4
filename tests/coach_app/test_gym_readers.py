"""The recogniser of the settings hears, the same one until another is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from asr_models.choose import Choice
from asr_models.installed import Installed, Source
from coach_app import gym_readers
from coach_app.gym_readers import Readers
from coach_app.settings import Settings


def test_without_a_recogniser_nobody_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Readers(lambda: Settings(engine="none")).now() is None
    monkeypatch.setattr(gym_readers, "choose", lambda *_: Choice(None, "There is none."))
    assert Readers(Settings).now() is None


def test_the_same_hears_until_another_model_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = ["small"]
    monkeypatch.setattr(
        gym_readers,
        "choose",
        lambda *_: Choice(Installed(chosen[0], "vosk", "zh", Source.FOLDER, Path(chosen[0])), ""),
    )
    readers = Readers(Settings)
    first = readers.now()
    assert first is readers.now()
    chosen[0] = "large"
    second = readers.now()
    assert second is not first
    assert second is not None
    assert second.ears.model is not None
    assert second.ears.model.id == "large"
    readers.close()
