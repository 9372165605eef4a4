from __future__ import annotations

from pathlib import Path

from coach_app.progress.reader import reader_of
from coach_app.ui.progress_services import ProgressServices


def test_the_programs_reader_is_one(tmp_path: Path) -> None:
    services: ProgressServices = reader_of(tmp_path)
    assert services.people() == ()
