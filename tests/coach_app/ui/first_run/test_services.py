from __future__ import annotations

from pathlib import Path

from coach_app.ui.first_run.services import SetupServices, Takes
from feedback.calibration import Part
from tests.coach_app.ui.first_run.scripted import ScriptedServices


def test_takes_know_which_parts_there_are() -> None:
    assert Takes().parts == ()
    takes = Takes(neutral=Path("a"), sentences=(("STD-01", Path("b")),))
    assert takes.parts == (Part.NEUTRAL, Part.SENTENCES)


def test_the_scripted_services_are_services(tmp_path: Path) -> None:
    services: SetupServices = ScriptedServices(tmp_path)
    assert services.plan().far_end == ""
