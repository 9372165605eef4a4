"""A stretch of a call, as it is to be heard."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Samples, Speaker
from audio.segments import segment_file
from coach_app.playback.reel import Piece, pieces
from coach_app.playback.wishes import Play
from coach_app.recording.sessions import create_session


def ramp(seconds: float, rate: int = RATE) -> Samples:
    return np.linspace(0.0, 0.4, round(seconds * rate), endpoint=False, dtype=np.float32)


def session(tmp_path: Path, *speakers: Speaker) -> Path:
    folder = create_session(tmp_path, speakers=speakers)
    rows = np.column_stack([(n + 1) * ramp(10.0) for n, _ in enumerate(speakers)])
    soundfile.write(folder.path / "sound.flac", rows, RATE, subtype="PCM_16")
    return folder.path


def heard(found: list[Piece]) -> Samples:
    return np.concatenate([piece.samples for piece in found])


def test_both_sides_are_heard_together_from_one_moment_to_another(tmp_path: Path) -> None:
    found = list(pieces(Play(session(tmp_path, Speaker.AGENT, Speaker.CUSTOMER), 2.0, 5.0)))
    assert heard(found) == pytest.approx(3 * ramp(10.0)[2 * RATE : 5 * RATE], abs=1e-3)
    assert (found[0].start_s, found[-1].end_s) == (2.0, 5.0)
    assert all(one.end_s == other.start_s for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("order", [(Speaker.AGENT, Speaker.CUSTOMER), (Speaker.CUSTOMER, Speaker.AGENT)])
def test_one_speaker_alone_is_found_whatever_the_order_of_the_channels(
    tmp_path: Path, order: tuple[Speaker, Speaker]
) -> None:
    alone = heard(list(pieces(Play(session(tmp_path, *order), 2.0, 3.0, solo=Speaker.CUSTOMER))))
    assert alone == pytest.approx((order.index(Speaker.CUSTOMER) + 1) * ramp(10.0)[2 * RATE : 3 * RATE], abs=1e-3)


def test_a_call_that_is_not_packed_yet_is_heard_as_well(tmp_path: Path) -> None:
    for speaker in Speaker:
        soundfile.write(segment_file(tmp_path, speaker, 1), ramp(10.0), RATE, subtype="PCM_16")
    assert heard(list(pieces(Play(tmp_path, 1.0, 2.0)))) == pytest.approx(2 * ramp(10.0)[RATE : 2 * RATE], abs=1e-3)
    alone = heard(list(pieces(Play(tmp_path, 1.0, 2.0, solo=Speaker.AGENT))))
    assert alone == pytest.approx(ramp(10.0)[RATE : 2 * RATE], abs=1e-3)


@pytest.mark.parametrize("speed", [0.5, 1.5, 2.0])
def test_at_another_speed_it_lasts_longer_or_shorter_and_knows_its_place(tmp_path: Path, speed: float) -> None:
    found = list(pieces(Play(session(tmp_path, Speaker.AGENT), 2.0, 8.0, speed)))
    assert len(heard(found)) == round(6.0 * RATE / speed)
    for piece in found:
        assert (piece.end_s - piece.start_s) * RATE / speed == pytest.approx(len(piece.samples), abs=2)


def test_a_loop_begins_again_and_again(tmp_path: Path) -> None:
    endless = pieces(Play(session(tmp_path, Speaker.AGENT), 2.0, 2.5, loop=True))
    assert [piece.start_s for piece in itertools.islice(endless, 6)] == [2.0, 2.25] * 3


def test_past_the_end_there_is_nothing(tmp_path: Path) -> None:
    folder = session(tmp_path, Speaker.AGENT)
    assert list(pieces(Play(folder, 11.0, 12.0))) == []
    assert list(pieces(Play(folder, 11.0, 12.0, loop=True))) == []
    assert len(heard(list(pieces(Play(folder, 9.0, 12.0))))) == RATE


def test_sound_of_another_rate_is_heard_without_borders(tmp_path: Path) -> None:
    tone = (0.4 * np.sin(2 * np.pi * 200 * np.arange(80_000) / 8000)).astype(np.float32)
    soundfile.write(tmp_path / "call.wav", tone, 8000)
    found = heard(list(pieces(Play(tmp_path / "call.wav", 1.0, 3.0))))
    wanted = 0.4 * np.sin(2 * np.pi * 200 * (np.arange(2 * RATE) / RATE + 1.0))
    assert len(found) == 2 * RATE
    assert found == pytest.approx(wanted, abs=0.01)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "call.wav").write_bytes(b"no sound")
    with pytest.raises((OSError, RuntimeError)):
        list(pieces(Play(tmp_path / "call.wav", 1.0, 2.0)))
