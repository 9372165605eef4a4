from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coach_app.call import Setup, Wanted
from coach_app.pipeline import Pipeline
from coach_app.recording.messages import CapturePlan
from coach_app.shift.preparing import Prepared, Unprepared, prepare
from coach_app.shift.setup import Parts, ShiftSetup
from coach_app.worker_messages import Listen
from feedback.baseline import Baseline


def setup(folder: Path, **wanted: object) -> ShiftSetup:
    return ShiftSetup(Wanted(**{"engine": "none", **wanted}), CapturePlan(), folder)  # type: ignore[arg-type]


def test_what_manifests_say_is_known_once_the_rules_are_loaded(tmp_path: Path) -> None:
    done = prepare(setup(tmp_path), Parts())
    assert isinstance(done, Prepared)
    assert (done.about["engine"], done.about["pack_id"], done.about["baseline"]) == ("none", "zh-service", "")


def test_a_pack_that_is_not_there_is_the_users_to_mend(tmp_path: Path) -> None:
    done = prepare(setup(tmp_path, pack="none-such"), Parts())
    assert isinstance(done, Unprepared)
    assert done.failed.code == "pack_unusable"
    assert "none-such" in done.failed.message
    assert done.failed.advice


def test_everything_that_a_call_waits_for_is_had_before_the_first(tmp_path: Path) -> None:
    had: list[str] = []

    class Watched(Setup):
        def baseline(self) -> Baseline | None:
            had.append("the usual voice")
            return super().baseline()

        def live(self, *call: Any) -> tuple[Pipeline, list[Listen]]:
            had.append("a first call")
            return super().live(*call)

    assert isinstance(prepare(setup(tmp_path), Parts(prepare=Watched)), Prepared)
    assert set(had) == {"the usual voice", "a first call"}


@pytest.mark.logs_warning
def test_a_mistake_of_ours_is_told_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Wanted) -> Setup:
        raise KeyError("oops")

    done = prepare(setup(tmp_path), Parts(prepare=fail))
    assert isinstance(done, Unprepared)
    assert done.failed.code == "failed"
    assert "oops" in caplog.text
