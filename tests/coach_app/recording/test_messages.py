from __future__ import annotations

import ast
import pickle
from pathlib import Path

import pytest

from audio.block import Speaker
from audio.errors import DeviceMissingError
from coach_app import recording
from coach_app.advice_live import LIVE
from coach_app.recording.messages import ENDINGS, REFUSALS, CapturePlan, OpenDevices

FOLDER = Path(recording.__file__).parent


@pytest.mark.parametrize(
    ("plan", "speakers"),
    [
        (CapturePlan(), (Speaker.AGENT, Speaker.CUSTOMER)),
        (CapturePlan(far_end=None), (Speaker.AGENT,)),
        (CapturePlan("adapter", None, channels=(0, 1)), (Speaker.AGENT, Speaker.CUSTOMER)),
    ],
)
def test_a_plan_says_whose_sides_are_recorded(plan: CapturePlan, speakers: tuple[Speaker, ...]) -> None:
    assert plan.speakers == speakers


def test_orders_survive_the_way_to_another_process() -> None:
    order = OpenDevices(CapturePlan("headset"))
    assert pickle.loads(pickle.dumps(order)) == order  # noqa: S301 (our own bytes)


@pytest.mark.parametrize("code", [*REFUSALS, *ENDINGS])
def test_every_code_that_people_are_told_has_its_sentences_in_both_languages(code: str) -> None:
    assert set(LIVE[code]) == {"zh", "en"}
    assert all(all(sentences) for sentences in LIVE[code].values())


def constants(call: str, place: int) -> set[str]:
    """What the package's code says as an argument of a report."""
    nodes = [node for file in FOLDER.glob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    calls = [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == call]
    said = [one.args[place] for one in calls]
    return {str(one.value) for one in said if isinstance(one, ast.Constant)}


def test_no_other_code_is_told() -> None:
    assert {"disk_refused", "folder", "no_microphone"} <= constants("Refused", 0) <= set(REFUSALS)
    assert constants("CallEnded", 2) <= {*ENDINGS, "asked", "closed"}
    assert {kind.code for kind in DeviceMissingError.__subclasses__()} <= set(REFUSALS)
