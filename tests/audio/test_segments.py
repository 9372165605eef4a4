from __future__ import annotations

import errno
import os
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.block import Speaker
from audio.segments import SideWriter, mend_segments, read_side, recorded_count, segment_file, segment_files
from audio.wav import HEADER, sync_handle

AGENT = Speaker.AGENT
SOUND = np.arange(1, 2501, dtype=np.int16)


def written(folder: Path, *parts: int, segment: int = 1000) -> SideWriter:
    side = SideWriter(folder, AGENT, segment)
    for part in np.split(SOUND, np.cumsum(parts)[:-1]):
        side.append(part)
    return side


@settings(deadline=None)
@given(st.lists(st.integers(1, 900), min_size=1, max_size=6))
def test_any_pieces_make_the_same_segments(tmp_path_factory: pytest.TempPathFactory, sizes: list[int]) -> None:
    folder = tmp_path_factory.mktemp("call")
    side = SideWriter(folder, AGENT, 1000)
    sound = np.resize(SOUND, sum(sizes))
    for part in np.split(sound, np.cumsum(sizes)[:-1]):
        side.append(part)
    side.close()
    files = segment_files(folder, AGENT)
    assert [file.name for file in files] == [f"agent-{i + 1:04d}.wav" for i in range(-(-sum(sizes) // 1000))]
    assert np.array_equal(np.concatenate([soundfile.read(file, dtype="int16")[0] for file in files]), sound)
    assert np.array_equal(read_side(folder, AGENT, 0, 10_000, 1000), sound)


def test_a_side_is_read_across_segments_while_it_grows(tmp_path: Path) -> None:
    side = written(tmp_path, 2500)
    assert np.array_equal(read_side(tmp_path, AGENT, 990, 20, 1000), SOUND[990:1010])
    assert recorded_count(tmp_path, AGENT, 1000) == 2500
    assert len(read_side(tmp_path, AGENT, 2500, 20, 1000)) == 0
    side.close()


def test_a_new_writer_goes_on_in_the_last_segment(tmp_path: Path) -> None:
    written(tmp_path, 2500).close()
    side = SideWriter(tmp_path, AGENT, 1000)
    assert side.count == 2500
    side.append(SOUND[:600])
    side.close()
    assert np.array_equal(read_side(tmp_path, AGENT, 2400, 700, 1000), np.concatenate([SOUND[2400:], SOUND[:600]]))


def test_a_segment_that_lost_its_end_leaves_later_ones_where_they_were(tmp_path: Path) -> None:
    written(tmp_path, 2500).close()
    os.truncate(segment_file(tmp_path, AGENT, 2), HEADER + 2 * 300)
    mend_segments(tmp_path, AGENT)
    with wave.open(str(segment_file(tmp_path, AGENT, 2))) as mended:
        assert mended.getnframes() == 300
    sound = read_side(tmp_path, AGENT, 0, 9999, 1000)
    assert np.array_equal(sound[:1300], SOUND[:1300])
    assert not sound[1300:2000].any()
    assert np.array_equal(sound[2000:], SOUND[2000:])


def test_late_sound_takes_the_place_of_silence_in_the_open_segment_only(tmp_path: Path) -> None:
    side = SideWriter(tmp_path, AGENT, 1000)
    side.append(np.zeros(1100, np.int16))
    side.replace(990, SOUND[:20])
    side.close()
    assert read_side(tmp_path, AGENT, 998, 14, 1000).tolist() == [0, 0, *range(11, 21), 0, 0]


@pytest.mark.parametrize("count", [2499, 2000, 1999, 1000, 1, 0])
def test_the_end_can_be_cut_off_across_segments(tmp_path: Path, count: int) -> None:
    side = written(tmp_path, 2500)
    side.cut(count)
    side.close()
    assert np.array_equal(read_side(tmp_path, AGENT, 0, 9999, 1000), SOUND[:count])


def test_a_sync_goes_on_while_the_next_segment_is_begun(tmp_path: Path) -> None:
    side = written(tmp_path, 2500, segment=10_000)
    handle = side.prepare_sync()
    side.close()
    sync_handle(handle)
    assert soundfile.info(segment_file(tmp_path, AGENT, 1)).frames == 2500


def test_a_disk_that_is_full_just_at_a_border_leaves_files_that_can_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = SideWriter(tmp_path, AGENT, 1000)
    side.append(SOUND[:1000])

    def refuse(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("audio.segments.WavWriter", refuse)
    with pytest.raises(OSError, match="full"):
        side.append(SOUND[:10])
    assert side.count == 1000
    side.cut(900)
    side.close()
    side.close()
    assert len(read_side(tmp_path, AGENT, 0, 10_000, 1000)) == 900
    assert soundfile.info(segment_file(tmp_path, AGENT, 1)).frames == 900
