from __future__ import annotations

from coach_app.judging import Judging
from coach_app.pack_judge import PackJudge
from tests.coach_app.samples import QuietJudge


def test_the_packs_judge_and_the_one_in_tests_have_the_same_face() -> None:
    asked = {name for name in vars(Judging) if not name.startswith("_")}
    for judge in (PackJudge, QuietJudge):
        assert asked <= set(dir(judge)) | {"items", "timeline", "saved"}
