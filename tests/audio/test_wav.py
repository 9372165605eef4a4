from __future__ import annotations

import os
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.wav import HEADER, WavWriter, mend_wav, read_wav, wav_count

SOUND = np.arange(-500, 500, dtype=np.int16)


def test_what_was_appended_is_there_for_others_before_any_sync(tmp_path: Path) -> None:
    writer = WavWriter(tmp_path / "a.wav")
    writer.append(SOUND)
    assert np.array_equal(read_wav(tmp_path / "a.wav", 0, 5000), SOUND)
    assert np.array_equal(read_wav(tmp_path / "a.wav", 990, 5000), SOUND[990:])
    writer.close()


def test_every_reader_can_read_a_synced_file(tmp_path: Path) -> None:
    writer = WavWriter(tmp_path / "a.wav")
    writer.append(SOUND)
    writer.sync()
    writer.append(SOUND)
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnframes(), file.getframerate(), file.getnchannels()) == (len(SOUND), 16_000, 1)
    writer.close()
    assert np.array_equal(soundfile.read(tmp_path / "a.wav", dtype="int16")[0], np.tile(SOUND, 2))


def test_a_writer_goes_on_where_a_dead_one_stopped_in_the_middle_of_a_sample(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    writer = WavWriter(file)
    writer.append(SOUND)
    writer.close()
    os.truncate(file, HEADER + 501)
    writer = WavWriter(file)
    assert writer.count == 250
    writer.append(SOUND)
    writer.close()
    assert np.array_equal(soundfile.read(file, dtype="int16")[0], np.concatenate([SOUND[:250], SOUND]))


def test_sound_can_be_put_in_the_place_of_silence_and_cut_off(tmp_path: Path) -> None:
    writer = WavWriter(tmp_path / "a.wav")
    writer.append(np.zeros(100, np.int16))
    writer.replace(90, SOUND)
    assert writer.count == 100
    writer.cut(95)
    writer.close()
    assert read_wav(tmp_path / "a.wav", 88, 100).tolist() == [0, 0, *SOUND[:5]]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, int]:
    """A file whose first 600 samples were synced and whose writer was killed 400 samples later."""
    file = tmp_path_factory.mktemp("wav") / "a.wav"
    writer = WavWriter(file)
    writer.append(SOUND[:600])
    writer.sync()
    writer.append(SOUND[600:])
    content = file.read_bytes()
    writer.close()
    return content, HEADER + 1200


@settings(deadline=None)
@given(st.data())
def test_a_tail_cut_off_at_any_byte_keeps_all_that_was_synced(
    tmp_path_factory: pytest.TempPathFactory, recorded: tuple[bytes, int], data: st.DataObject
) -> None:
    content, synced = recorded
    length = data.draw(st.integers(synced, len(content)))
    file = tmp_path_factory.mktemp("cut") / "a.wav"
    file.write_bytes(content[:length])
    assert mend_wav(file) >= 600
    assert np.array_equal(soundfile.read(file, dtype="int16")[0], SOUND[: (length - HEADER) // 2])


def test_mending_leaves_the_time_of_the_last_sound(tmp_path: Path, recorded: tuple[bytes, int]) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(recorded[0])
    os.utime(file, ns=(1_000_000_000, 2_000_000_000))
    assert mend_wav(file) == 1000
    assert file.stat().st_mtime_ns == 2_000_000_000
    assert mend_wav(file) == 1000


@pytest.mark.parametrize("length", range(HEADER))
def test_a_header_cut_short_is_made_anew(tmp_path: Path, recorded: tuple[bytes, int], length: int) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(recorded[0][:length])
    assert mend_wav(file) == wav_count(file) == 0
    assert soundfile.info(file).frames == 0
