from __future__ import annotations

from pathlib import Path

from coach_app.practice_services import ProgramPractice
from coach_app.settings import Settings
from coach_app.ui.practice.services import PracticeServices


def test_the_programs_own_are_such(tmp_path: Path) -> None:
    services: PracticeServices = ProgramPractice(tmp_path, Settings)
    asked = {name for name in vars(PracticeServices) if not name.startswith("_")}
    assert asked <= {name for name in dir(services) if not name.startswith("_")}
    services.close()
