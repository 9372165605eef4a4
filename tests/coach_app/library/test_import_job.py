from __future__ import annotations

from pathlib import Path

from coach_app.call import Wanted
from coach_app.library.import_job import Fate, Job, Settled, recordings


def test_a_folder_gives_its_recordings_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.wav", "a.FLAC", "deep/er/c.mp3", ".hidden.wav", ".trash/d.wav", "notes.txt", "e.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in recordings([tmp_path, tmp_path / "b.wav"])]
    assert found == ["a.FLAC", "b.wav", "deep/er/c.mp3"]


def test_a_file_that_is_named_is_tried_whatever_it_is_called(tmp_path: Path) -> None:
    assert list(recordings([tmp_path / "gone.txt"])) == [tmp_path / "gone.txt"]


def test_a_job_remembers_how_it_is_wanted(tmp_path: Path) -> None:
    wanted = Wanted(engine="scripted", words=tmp_path, channels="customer,agent", language="en")
    job = Job.of(tmp_path / "call.wav", wanted, person="p-1", tags=["a", "b", "a"])
    assert (job.name, job.tags, job.channels, job.language) == ("call.wav", ("a", "b"), "customer,agent", "en")
    assert job.words_file == tmp_path / "call.json"
    assert Job.of(tmp_path / "call.wav", Wanted(words=tmp_path / "x.json")).words_file == tmp_path / "x.json"
    assert Job.of(Path("call.wav"), Wanted()).words_file is None


def test_a_failure_is_said_in_either_language() -> None:
    failed = Settled(Job("x.wav"), Fate.FAILED, "", "", "x.wav is broken.", "Copy it again.", "x.wav 坏了。")
    assert failed.sentence("en") == "x.wav is broken. Copy it again."
    assert failed.sentence("zh") == "x.wav 坏了。"
