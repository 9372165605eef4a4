from __future__ import annotations

from pathlib import Path

from coach_app.call import Setup, Wanted
from coach_app.recording.link import DEVICES
from coach_app.recording.messages import CapturePlan
from coach_app.shift.borders import BorderSettings
from coach_app.shift.setup import Parts, ShiftSetup


def test_a_shift_is_made_of_real_parts_unless_told_otherwise() -> None:
    assert (Parts().devices, Parts().prepare) == (DEVICES, Setup)
    setup = ShiftSetup(Wanted(), CapturePlan(), Path("sessions"))
    assert (setup.borders, setup.keep_between) == (BorderSettings(), False)
