from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import Speaker
from audio.segments import SideWriter, segment_file
from coach_app.recording import archive as packing
from coach_app.recording.archive import ArchiveError, archive
from coach_app.recording.sessions import SessionFolder, create_session

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER


def recorded(root: Path, agent: int = 40_000, customer: int = 39_000) -> SessionFolder:
    session = create_session(root)
    rng = np.random.default_rng(1)
    for speaker, count in ((AGENT, agent), (CUSTOMER, customer)):
        side = SideWriter(session.path, speaker, 16_000)
        side.append(rng.integers(-32768, 32768, count).astype(np.int16))
        side.close()
    return session


def truth(session: SessionFolder) -> dict[Speaker, np.ndarray]:
    return {
        speaker: np.concatenate([soundfile.read(file, dtype="int16")[0] for file in files])
        for speaker, files in session.speakers_files().items()
    }


def test_every_sample_of_every_segment_is_in_the_small_file(tmp_path: Path) -> None:
    session = recorded(tmp_path)
    sides = truth(session)
    file = archive(session.path, segment=16_000)
    sound, rate = soundfile.read(file, dtype="int16")
    assert (rate, sound.shape) == (16_000, (40_000, 2))
    assert np.array_equal(sound[:, 0], sides[AGENT])
    assert np.array_equal(sound[:39_000, 1], sides[CUSTOMER])
    assert not sound[39_000:, 1].any()
    assert session.speakers_files() == {}
    assert session.sound == file
    assert archive(session.path) == file


def test_a_file_that_does_not_read_the_same_costs_no_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = recorded(tmp_path)
    encode = packing._encode

    def damaged(folder: Path, order: tuple[Speaker, ...], segment: int, target: Path) -> None:
        encode(folder, order, segment, target)
        sound, rate = soundfile.read(target, dtype="int16")
        sound[20_000, 1] += 1
        soundfile.write(str(target), sound, rate, subtype="PCM_16", format="FLAC")

    monkeypatch.setattr(packing, "_encode", damaged)
    with pytest.raises(ArchiveError, match="not read the same"):
        archive(session.path, segment=16_000)
    assert len(session.speakers_files()[AGENT]) == 3
    assert session.sound is None


def test_a_full_disk_keeps_the_wav_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = recorded(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packing, "_encode", full)
    with pytest.raises(ArchiveError, match="No space"):
        archive(session.path, segment=16_000)
    assert len(session.speakers_files()[AGENT]) == 3


def test_a_crash_while_wav_files_were_removed_is_finished_without_packing_silence(tmp_path: Path) -> None:
    session = recorded(tmp_path)
    left = segment_file(session.path, CUSTOMER, 2)
    content = left.read_bytes()
    archive(session.path, segment=16_000)
    before = soundfile.read(session.path / "sound.flac")[0]
    left.write_bytes(content)
    archive(session.path, segment=16_000)
    assert np.array_equal(soundfile.read(session.path / "sound.flac")[0], before)
    assert not left.exists()


def test_sound_that_is_longer_than_what_was_packed_is_never_removed(tmp_path: Path) -> None:
    session = recorded(tmp_path)
    archive(session.path, segment=16_000)
    side = SideWriter(session.path, AGENT, 16_000)
    side.append(np.ones(50_000, np.int16))
    side.close()
    with pytest.raises(ArchiveError, match="more sound"):
        archive(session.path, segment=16_000)
    assert len(session.speakers_files()[AGENT]) == 4


def test_one_side_alone_is_a_file_of_one_channel(tmp_path: Path) -> None:
    session = create_session(tmp_path, speakers=(AGENT,))
    side = SideWriter(session.path, AGENT)
    side.append(np.arange(1000, dtype=np.int16))
    side.close()
    assert soundfile.info(archive(session.path)).channels == 1


@pytest.mark.parametrize("agent", [0, None])
def test_a_call_without_a_sample_is_put_away_as_well(tmp_path: Path, agent: int | None) -> None:
    session = create_session(tmp_path) if agent is None else recorded(tmp_path, agent, 0)
    assert archive(session.path) is None
    assert session.sound is None
    assert session.speakers_files() == {}
    assert archive(session.path) is None


def test_a_small_file_that_is_damaged_costs_no_wav_file(tmp_path: Path) -> None:
    session = recorded(tmp_path)
    (session.path / "sound.flac").write_bytes(b"damaged")
    with pytest.raises(ArchiveError, match="cannot be read"):
        archive(session.path, segment=16_000)
    assert len(session.speakers_files()) == 2
