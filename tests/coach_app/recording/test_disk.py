from __future__ import annotations

from pathlib import Path

from coach_app.recording.disk import RESERVE, DiskWarning, free_bytes, minutes_left


def test_an_hour_of_both_sides_takes_230_megabytes() -> None:
    assert minutes_left(RESERVE + 230_400_000, 2) == 60.0
    assert minutes_left(RESERVE + 230_400_000, 1) == 120.0
    assert minutes_left(0, 2) == 0.0


def test_free_space_is_asked_of_the_disk(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0


def test_the_warning_is_no_drumbeat() -> None:
    warning = DiskWarning()
    said = [minutes for minutes in range(90, 0, -1) if warning.due(float(minutes))]
    assert said == [59, 29, 14, 6, 2]
