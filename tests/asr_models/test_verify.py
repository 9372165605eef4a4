from pathlib import Path

import pytest

from asr_models.errors import ModelError, UnknownModelError
from asr_models.install import import_model
from asr_models.verify import verify
from tests.asr_models.conftest import make_vosk, make_zip


def test_an_installed_model_is_checked_file_by_file(home: Path, tmp_path: Path) -> None:
    model = import_model(make_zip(tmp_path / "vosk-model-cn-9.9.zip"))
    assert verify(model.id) == []

    (model.path / "am/final.mdl").write_bytes(b"changed")
    (model.path / "README").unlink()
    assert verify(model.id) == ["README", "am/final.mdl"]


def test_a_packaged_model_is_checked_against_its_packages_record(home: Path) -> None:
    told: list[str] = []

    assert verify("vosk-model-small-ko-0.22", lambda task, *_: told.append(task)) == []
    assert told


def test_a_model_that_somebody_else_put_there_cannot_be_checked(home: Path) -> None:
    make_vosk(home / "vosk-model-cn-9.9")

    with pytest.raises(ModelError, match=r"Nothing is known of the files of vosk-model-cn-9.9"):
        verify("vosk-model-cn-9.9")
    with pytest.raises(UnknownModelError):
        verify("nothing")
