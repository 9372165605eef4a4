from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.block import RATE, Speaker
from audio.segments import SideWriter, segment_file
from audio.wav import HEADER, sync_handle
from coach_app.recording import marker
from coach_app.recording.archive import ArchiveError, archive
from coach_app.recording.recovery import discard, keep, unfinished
from coach_app.recording.sessions import MANIFEST, SessionFolder, State, create_session

SOUND = np.random.default_rng(2).integers(-3000, 3000, 2 * RATE).astype(np.int16)
SYNCED = RATE


def cut_off(root: Path) -> SessionFolder:
    """A session whose processes are gone; a second was synced, another was written."""
    session = create_session(root)
    (session.path / marker.MARKER).write_text("1 of another boot\n")
    for speaker in Speaker:
        side = SideWriter(session.path, speaker)
        side.append(SOUND[:SYNCED])
        sync_handle(side.prepare_sync())
        side.append(SOUND[SYNCED:])
        header_as_synced = segment_file(session.path, speaker, 1).read_bytes()[:HEADER]
        side.close()
        file = segment_file(session.path, speaker, 1)
        file.write_bytes(header_as_synced + file.read_bytes()[HEADER:])
    return session


def test_a_recording_that_was_cut_off_is_found_and_kept(tmp_path: Path) -> None:
    session = cut_off(tmp_path)
    create_session(tmp_path)  # this one is being recorded
    create_session(tmp_path).finish()
    found = unfinished(tmp_path)
    assert [one.folder for one in found] == [session.path]
    assert found[0].recorded_s == 2.0
    assert found[0].started_at == session.manifest.started_at
    manifest = keep(found[0]).manifest
    assert (manifest.state, manifest.duration_s, manifest.partial_reason) == (State.RECOVERED, 2.0, "crash")
    sound = soundfile.read(session.path / "sound.flac", dtype="int16")[0]
    assert np.array_equal(sound, np.stack([SOUND, SOUND], axis=1))
    assert unfinished(tmp_path) == []


def test_discarding_removes_that_one_alone(tmp_path: Path) -> None:
    session, other = cut_off(tmp_path), cut_off(tmp_path)
    discard(next(one for one in unfinished(tmp_path) if one.folder == session.path))
    assert [one.folder for one in unfinished(tmp_path)] == [other.path]


@settings(deadline=None, max_examples=40)
@given(agent=st.integers(2 * SYNCED, 2 * len(SOUND)), customer=st.integers(2 * SYNCED, 2 * len(SOUND)))
def test_what_was_synced_is_recovered_wherever_the_tails_break_off(
    tmp_path_factory: pytest.TempPathFactory, agent: int, customer: int
) -> None:
    root = tmp_path_factory.mktemp("root")
    session = cut_off(root)
    for speaker, length in ((Speaker.AGENT, agent), (Speaker.CUSTOMER, customer)):
        os.truncate(segment_file(session.path, speaker, 1), HEADER + length)
    (one,) = unfinished(root)
    assert one.recorded_s >= SYNCED / RATE
    assert keep(one).manifest.duration_s == max(agent, customer) // 2 / RATE
    sound = soundfile.read(session.path / "sound.flac", dtype="int16")[0]
    for side, length in enumerate((agent // 2, customer // 2)):
        assert np.array_equal(sound[:length, side], SOUND[:length])
        assert not sound[length:, side].any()


def test_a_folder_without_a_manifest_is_offered_as_well(tmp_path: Path) -> None:
    session = cut_off(tmp_path)
    (session.path / MANIFEST).unlink()
    (one,) = unfinished(tmp_path)
    assert keep(one).manifest.speakers == tuple(Speaker)


def test_one_that_was_cut_off_after_it_was_packed_keeps_its_sound(tmp_path: Path) -> None:
    session = cut_off(tmp_path)
    archive(session.path)
    (one,) = unfinished(tmp_path)
    assert one.recorded_s == 2.0
    assert keep(one).manifest.duration_s == 2.0


def test_one_without_any_sound_can_be_kept_or_discarded(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    (session.path / marker.MARKER).write_text("")
    (one,) = unfinished(tmp_path)
    assert one.recorded_s == 0.0
    assert keep(one).manifest.duration_s == 0.0


def test_a_recording_without_a_sample_and_a_damaged_one_keep_no_other_from_being_found(tmp_path: Path) -> None:
    empty, damaged, good = create_session(tmp_path), cut_off(tmp_path), cut_off(tmp_path)
    (empty.path / marker.MARKER).write_text("")
    for speaker in Speaker:
        SideWriter(empty.path, speaker).close()
    (damaged.path / "sound.flac").write_bytes(b"damaged")
    found = {one.folder: one for one in unfinished(tmp_path)}
    assert set(found) == {empty.path, damaged.path, good.path}
    assert keep(found[empty.path]).manifest.duration_s == 0.0
    assert keep(found[good.path]).manifest.duration_s == 2.0
    with pytest.raises(ArchiveError):
        keep(found[damaged.path])
    assert [one.folder for one in unfinished(tmp_path)] == [damaged.path]
