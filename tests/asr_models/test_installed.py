import json
from pathlib import Path

import pytest

from asr_models.catalog import find
from asr_models.errors import ModelError, UnknownModelError
from asr_models.installed import (
    MANIFEST,
    Source,
    engine_of,
    from_folder,
    from_package,
    get,
    installed,
    language_of,
    manifest,
    missing_parts,
)
from tests.asr_models.conftest import make_vosk


def make_whisper(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (folder / name).write_text("x")
    return folder


def test_an_engine_is_known_by_the_files_it_needs(tmp_path: Path) -> None:
    assert engine_of(make_vosk(tmp_path / "a")) == "vosk"
    assert engine_of(make_whisper(tmp_path / "b")) == "whisper"
    assert engine_of(tmp_path) is None


def test_what_is_missing_is_named_for_the_nearest_engine(tmp_path: Path) -> None:
    (make_vosk(tmp_path / "v") / "am/final.mdl").unlink()
    (make_whisper(tmp_path / "w") / "model.bin").unlink()

    assert missing_parts(tmp_path / "v") == ["am/final.mdl"]
    assert missing_parts(tmp_path / "w") == ["model.bin"]


@pytest.mark.parametrize(
    ("name", "engine", "language"),
    [
        ("vosk-model-small-cn-0.22", "vosk", "zh"),
        ("vosk-model-cn-kaldi-multicn-0.15", "vosk", "zh"),
        ("vosk-model-en-us-0.22", "vosk", "en"),
        ("vosk-model-small-vn-0.4", "vosk", "vi"),
        ("mymodel", "vosk", ""),
        ("faster-whisper-small", "whisper", "multi"),
        ("whisper-base.en", "whisper", "en"),
    ],
)
def test_a_language_is_told_by_the_catalogue_or_the_name(name: str, engine: str, language: str) -> None:
    assert language_of(name, engine) == language


def test_folders_come_in_catalogue_order_before_packages(home: Path) -> None:
    make_vosk(home / "another-model-cn-1.0")
    make_vosk(home / "vosk-model-cn-0.22")
    make_vosk(home / "vosk-model-small-cn-0.22")
    make_vosk(home / ".making-x")
    (home / "empty").mkdir()

    assert [model.id for model in installed()] == [
        "vosk-model-small-cn-0.22",
        "vosk-model-cn-0.22",
        "another-model-cn-1.0",
        "vosk-model-small-ko-0.22",
        "whisper-base",
    ]
    assert [model.source for model in installed()] == [Source.FOLDER] * 3 + [Source.PACKAGE] * 2


def test_a_packaged_model_is_found_where_it_lies_or_will_be_joined(home: Path, tmp_path: Path) -> None:
    korean, whisper = get("vosk-model-small-ko-0.22"), get("whisper-base")

    assert engine_of(korean.path) == "vosk"
    assert whisper.path == tmp_path / "cache" / "models" / "whisper-base"
    assert whisper.hears("zh")
    assert not korean.hears("zh")


def test_a_package_that_is_not_there_carries_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asr_models.installed.find_spec", lambda _: None)

    assert from_package(find("whisper-base")) is None
    assert from_package(find("vosk-model-small-cn-0.22")) is None


def test_the_manifest_names_the_model(tmp_path: Path) -> None:
    folder = make_vosk(tmp_path / "renamed")
    assert manifest(folder) == {}
    (folder / MANIFEST).write_text("[1]")
    assert manifest(folder) == {}
    (folder / MANIFEST).write_text(json.dumps({"id": "vosk-model-cn-0.22"}))

    assert (from_folder(folder).id, from_folder(folder).language) == ("vosk-model-cn-0.22", "zh")


def test_a_folder_without_a_model_gives_one_sentence(tmp_path: Path) -> None:
    (make_vosk(tmp_path / "broken") / "conf/model.conf").unlink()

    with pytest.raises(ModelError, match=r"broken' lacks conf/model.conf. Name a model"):
        from_folder(tmp_path / "broken")
    with pytest.raises(ModelError, match="There is no model folder"):
        from_folder(tmp_path / "nowhere")


def test_a_model_that_is_not_here_gives_one_sentence(home: Path) -> None:
    with pytest.raises(UnknownModelError, match=r"No model 'whisper-bas' is installed. Did you mean 'whisper-base'"):
        get("whisper-bas")
