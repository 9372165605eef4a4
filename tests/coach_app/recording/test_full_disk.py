"""A disk that fills up while a call is recorded, for real where a small one can be mounted."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import soundfile

from audio.block import RATE, Speaker
from audio.segments import segment_file
from coach_app.recording.messages import BeginCall, CallBegan, CallEnded, DiskLow, Recorded
from coach_app.recording.recovery import keep, unfinished
from coach_app.recording.sessions import State, create_session
from tests.coach_app.recording.simulated import SimulatedDevice, Studio, misplaced, side

SIZE = 500_000


class SmallDisk:
    """A disk of half a megabyte: mounted where that is allowed, else the largest file that may be written."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "coach-test", str(folder)]
        self.mounted = os.name == "posix" and subprocess.run(mount, capture_output=True, check=False).returncode == 0

    def unmount(self) -> None:
        if self.mounted:
            subprocess.run(["umount", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    disk = SmallDisk(folder, SIZE)
    yield disk
    disk.unmount()


def check_ended(studio: Studio, folder: Path) -> None:
    studio.run(0.5)
    (ended,) = studio.told(CallEnded)
    assert (ended.folder, ended.reason) == (folder, "disk_full")
    recorded: Recorded = studio.told(Recorded)[-1]
    for speaker in Speaker:
        sound = side(folder, speaker)
        assert len(sound) >= recorded.until_s * RATE > 3 * RATE
        info = soundfile.info(segment_file(folder, speaker, 1))
        assert info.frames == len(sound), "the header says what the file holds"
        assert misplaced(sound, studio.told(CallBegan)[0].began_ns, 12) == []


def test_a_full_disk_ends_the_call_with_all_its_sound(
    new: Callable[..., Studio], disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = new(SimulatedDevice()).opened()
    session = create_session(disk.folder)
    if not disk.mounted:  # a quota of our own instead: the system refuses what goes beyond it
        fill_by_quota(monkeypatch, SIZE // 2)
    studio.order(BeginCall(session.path))  # the studio says that there is room, as a quota would not show
    studio.run(12)
    assert len(studio.told(Recorded)) < 200
    check_ended(studio, session.path)
    (session.path / "RECORDING").write_text("")
    monkeypatch.undo()
    (one,) = unfinished(disk.folder)
    kept = keep(one)  # in the room that the session gave back
    assert kept.manifest.state is State.RECOVERED
    assert kept.sound is not None
    assert soundfile.info(str(kept.sound)).frames >= studio.told(Recorded)[-1].until_s * RATE


def test_where_no_disk_can_be_mounted_a_quota_ends_the_call_the_same_way(
    new: Callable[..., Studio], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = new(SimulatedDevice()).opened()
    fill_by_quota(monkeypatch, SIZE // 2)
    studio.order(BeginCall(tmp_path))
    studio.run(12)
    check_ended(studio, tmp_path)


def test_a_disk_that_another_program_fills_is_left_with_room_for_the_manifest(
    new: Callable[..., Studio], disk: SmallDisk
) -> None:
    studio = new(SimulatedDevice()).opened()
    session = create_session(disk.folder)
    studio.order(BeginCall(session.path))
    studio.run(5)
    studio.free = 1_900_000
    check_ended(studio, session.path)
    assert not studio.told(DiskLow)
    session.finish(state="partial", partial_reason="disk_full")
    assert session.manifest.partial_reason == "disk_full"


def fill_by_quota(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Let no file grow beyond so many bytes, in the middle of a sample if need be."""
    real = Path.open

    class Limited:
        def __init__(self, file: object) -> None:
            self._file = file

        def __getattr__(self, name: str) -> object:
            return getattr(self._file, name)

        def write(self, data: bytes) -> int:
            at = self._file.tell()  # type: ignore[attr-defined]
            room = most + 1 - at
            if room <= 0:
                raise OSError(28, "No space left on device")
            return int(self._file.write(data[:room]))  # type: ignore[attr-defined]

    def limited(path: Path, mode: str = "r", *args: object, **kwargs: object) -> object:
        file = real(path, mode, *args, **kwargs)  # type: ignore[call-overload]
        return Limited(file) if path.suffix == ".wav" and "+" in mode else file

    monkeypatch.setattr(Path, "open", limited)
