from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach_app.library.import_job import Fate, Settled
from coach_app.ui.library.archive import Archive
from coach_app.ui.library.library_failures import NoRecordingsError


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    """A folder with one quiet recording of two sides."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    noise = np.random.default_rng(1).normal(0, 0.01, (16_000, 2)).astype(np.float32)
    soundfile.write(folder / "call.wav", noise, 16_000)
    return folder


def test_what_was_noted_and_not_run_is_gone_on_with_later_as_it_was_described(
    archive: Archive, recordings: Path
) -> None:
    left = archive.importing([recordings], title="投诉", tags=("培训",))
    assert archive.waiting() == 0
    left.note()
    left.note()
    assert archive.waiting() == 0, "somebody has them in hand"
    left.leave()
    assert archive.waiting() == 1
    resumed = archive.resuming()
    assert [job.name for job in resumed.jobs] == ["call.wav"]
    told: list[object] = []
    (settled,) = resumed.run(told.append)
    assert settled.fate is Fate.KEPT
    assert told[0] == 1
    assert told[-1] == settled
    row = archive.row(settled.session)
    assert row is not None
    assert (row.title, row.tags) == ("投诉", ("培训",))
    assert archive.waiting() == 0
    assert archive.resuming().run(told.append) == ()


def test_what_is_given_up_does_not_come_back_and_the_file_stays(archive: Archive, recordings: Path) -> None:
    left = archive.importing([recordings])
    left.note()
    left.leave()
    assert archive.give_up() == 1
    assert archive.waiting() == archive.give_up() == 0
    assert (recordings / "call.wav").is_file()


def test_once_it_was_left_nothing_more_is_noted(archive: Archive, recordings: Path) -> None:
    left = archive.importing([recordings])
    left.leave()
    left.note()
    assert archive.waiting() == 0


@pytest.mark.parametrize("keep", [True, False])
def test_what_is_stopped_is_given_up_unless_it_is_kept(archive: Archive, recordings: Path, keep: bool) -> None:
    stopped = archive.importing([recordings])
    stopped.cancel(keep=keep)
    told: list[object] = []
    stopped.run(told.append)
    assert [one.fate for one in told if isinstance(one, Settled)] == ([] if keep else [Fate.CANCELLED])
    assert archive.waiting() == int(keep)


def test_a_folder_without_recordings_leaves_nothing_to_go_on_with(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoRecordingsError):
        archive.importing([tmp_path / "empty"]).run(lambda _: None)
    assert archive.waiting() == 0
    assert not list((archive.data / "imports").glob("*.jsonl"))
