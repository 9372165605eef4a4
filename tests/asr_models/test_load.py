from pathlib import Path

import pytest

from asr_models.errors import ModelError
from asr_models.installed import Installed, Source, get
from asr_models.load import load
from asr_models.recognizer import Identity
from tests.asr_models.conftest import make_vosk


def test_a_packaged_model_is_opened_under_its_own_name() -> None:
    engine = load(get("vosk-model-small-ko-0.22"))

    assert engine.identity == Identity("vosk", "vosk-model-small-ko-0.22", "ko")


def test_a_joined_model_is_put_together_first() -> None:
    engine = load(get("whisper-base"), "zh")

    assert engine.identity == Identity("whisper", "whisper-base", "zh")


def test_a_model_that_cannot_be_read_gives_one_sentence(tmp_path: Path) -> None:
    folder = make_vosk(tmp_path / "vosk-model-cn-0")

    with pytest.raises(ModelError, match=r"is damaged: Kaldi cannot read it\. Install it anew"):
        load(Installed("vosk-model-cn-0", "vosk", "zh", Source.FOLDER, folder))
    with pytest.raises(ModelError, match="There is no engine 'other'"):
        load(Installed("x", "other", "zh", Source.FOLDER, folder))
