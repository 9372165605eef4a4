from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audio.block import RATE
from coach_app.errors import BadInputError
from coach_app.recording.sessions import SOUND, SessionFolder
from coach_app.review import peaks as module
from coach_app.review.peaks import COLUMN_S, PEAKS, Peaks, make_peaks, peaks_of
from tests.coach_app.review.kept import give_sound, keep
from tests.coach_app.samples import AGENT, CUSTOMER


@pytest.fixture
def session(tmp_path: Path) -> SessionFolder:
    made = keep(tmp_path)
    give_sound(made, 5.005)
    return made


def test_a_click_of_one_sample_is_seen_however_far_one_looks_from(session: SessionFolder) -> None:
    peaks = Peaks(make_peaks(session.path))
    for columns in (10, 77, 500):
        at_s, extent = peaks.within(CUSTOMER, 0.0, 5.0, columns)
        assert len(at_s) <= columns + 1
        loudest = int(extent[:, 1].argmax())
        assert extent[loudest, 1] == pytest.approx(0.9, abs=0.01)
        assert at_s[loudest] <= 2.0 < at_s[loudest] + (at_s[1] - at_s[0]) + 1e-9
        assert (np.delete(extent, loudest, axis=0) == 0).all()


def test_both_sides_of_zero_are_kept(session: SessionFolder) -> None:
    _, extent = Peaks(make_peaks(session.path)).within(AGENT, 1.0, 2.0, 50)
    assert (extent[:, 0] < -0.3).all()
    assert (extent[:, 1] > 0.3).all()


def test_the_last_short_column_counts(session: SessionFolder) -> None:
    assert Peaks(make_peaks(session.path)).duration_s == pytest.approx(5.01)


def test_one_may_look_beyond_the_ends(session: SessionFolder) -> None:
    peaks = Peaks(make_peaks(session.path))
    assert len(peaks.within(AGENT, -3.0, 99.0, 10_000)[0]) == 501
    assert len(peaks.within(AGENT, 60.0, 99.0, 100)[0]) == 0


def test_parts_that_are_read_apart_join(session: SessionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = make_peaks(session.path)
    monkeypatch.setattr(module, "_PART_S", 1)
    parts = make_peaks(session.path)
    assert all((whole[side] == parts[side]).all() for side in (AGENT, CUSTOMER))


def test_it_is_made_once(session: SessionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def here(work: object, folder: Path, patience_s: float) -> object:
        asked.append(folder)
        return work(folder)  # type: ignore[operator]

    monkeypatch.setattr(module, "in_child", here)
    first = peaks_of(session.path)
    again = peaks_of(session.path)
    assert asked == [session.path]
    assert (first.sides[AGENT] == again.sides[AGENT]).all()
    give_sound(session, 3.0)  # other sound: what was kept is not of it
    assert peaks_of(session.path).duration_s == pytest.approx(3.0)
    (session.path / PEAKS).write_bytes(b"not a zip")
    assert peaks_of(session.path).duration_s == pytest.approx(3.0)


def test_without_sound_there_is_one_sentence(session: SessionFolder) -> None:
    (session.path / SOUND).unlink()
    with pytest.raises(BadInputError, match="has no sound"):
        peaks_of(session.path)
    (session.path / SOUND).write_bytes(b"fLaC but nothing more")
    with pytest.raises(BadInputError, match="cannot be read"):
        make_peaks(session.path)


def test_a_column_is_finer_than_a_syllable() -> None:
    assert round(COLUMN_S * RATE) == COLUMN_S * RATE
    assert COLUMN_S <= 0.02
