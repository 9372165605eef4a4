from __future__ import annotations

from pathlib import Path

from coach_app.practice_services import ProgramPractice
from coach_app.settings import Settings
from coach_app.ui.practice.gym_services import GymServices
from tests.coach_app.ui.practice.fake_gym import SHEET, result


def test_the_programs_own_are_such(tmp_path: Path) -> None:
    services: GymServices = ProgramPractice(tmp_path, Settings).gym()
    assert services.plan().far_end is None
    services.close()


def test_a_sheet_names_the_other_sentences_of_its_exercise() -> None:
    assert SHEET.model.id in SHEET.others
    assert result(best=True).best
