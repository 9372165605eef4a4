"""A streaming model of the language, else Whisper, else the command that mends it."""

from pathlib import Path

import pytest

from asr_models.choose import choose
from asr_models.errors import ModelError, UnknownModelError
from asr_models.installed import Installed, Source
from tests.asr_models.conftest import make_vosk

CHINESE = Installed("vosk-model-small-cn-0.22", "vosk", "zh", Source.FOLDER, Path("a"))
KOREAN = Installed("vosk-model-small-ko-0.22", "vosk", "ko", Source.PACKAGE, Path("b"))
WHISPER = Installed("whisper-base", "whisper", "multi", Source.PACKAGE, Path("c"))


def test_a_vosk_model_of_the_language_comes_first() -> None:
    assert choose("zh", available=[WHISPER, KOREAN, CHINESE]).model == CHINESE


def test_a_vosk_model_of_another_language_never_hears() -> None:
    choice = choose("zh", available=[KOREAN, WHISPER])

    assert choice.model == WHISPER
    assert choice.fix == ""


def test_with_nothing_installed_it_says_what_is_missing_and_what_mends_it() -> None:
    choice = choose("zh", available=[KOREAN])

    assert choice.model is None
    assert "No model for the language 'zh' is installed" in choice.reason
    assert choice.fix == "coach models install vosk-model-small-cn-0.22"
    assert choose("xx", available=[]).fix == "coach models install whisper-base"


def test_an_engine_can_be_asked_for() -> None:
    assert choose("zh", engine="whisper", available=[CHINESE, WHISPER]).model == WHISPER
    with pytest.raises(ModelError, match=r"No vosk model .* Run 'coach models install vosk-model-small-cn-0.22'"):
        choose("zh", engine="vosk", available=[KOREAN, WHISPER])


def test_a_model_can_be_named_even_of_another_language() -> None:
    assert choose("zh", model="vosk-model-small-ko-0.22", available=[CHINESE, KOREAN]).model == KOREAN
    with pytest.raises(ModelError, match="is a model for vosk, not for whisper"):
        choose("zh", engine="whisper", model=CHINESE.id, available=[CHINESE])
    with pytest.raises(ModelError, match=r"is not installed. Run 'coach models install whisper-base'"):
        choose("zh", model="whisper-base", available=[])
    with pytest.raises(UnknownModelError, match=r"No model 'whisper-bass' is known. Did you mean 'whisper-base'"):
        choose("zh", model="whisper-bass", available=[])


def test_a_model_can_be_a_folder(tmp_path: Path) -> None:
    chosen = choose("zh", model=str(make_vosk(tmp_path / "mine-cn")), available=[]).model
    assert chosen is not None
    assert chosen.path == tmp_path / "mine-cn"

    with pytest.raises(ModelError, match="There is no model folder"):
        choose("zh", model=str(tmp_path / "absent"), available=[])


def test_everything_on_this_machine_is_considered(home: Path) -> None:
    assert choose("zh").model is not None
    make_vosk(home / "vosk-model-small-cn-0.22")
    chosen = choose("zh").model
    assert chosen is not None
    assert chosen.id == "vosk-model-small-cn-0.22"
