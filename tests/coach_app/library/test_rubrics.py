from __future__ import annotations

from datetime import UTC, datetime

from coach_app.library.rubrics import Rubrics
from coach_app.recording.sessions import Kind, Manifest
from feedback.pack import load_pack


def manifest(**fields: object) -> Manifest:
    return Manifest.model_validate({"id": "x", "started_at": datetime.now(UTC), **fields})


def test_a_session_is_marked_by_its_pack() -> None:
    rubrics = Rubrics()
    assert rubrics(manifest(pack_id="zh-service")) == load_pack("zh-service").rubric
    assert rubrics(manifest(pack_id="zh-service")) is rubrics(manifest(pack_id="zh-service"))


def test_without_a_pack_there_is_nothing_to_mark_by() -> None:
    assert Rubrics()(manifest()).criteria == ()
    assert Rubrics()(manifest(pack_id="gone-by-now")).criteria == ()


def test_a_practice_take_has_the_score_of_its_drill_and_no_second_one() -> None:
    taken = manifest(pack_id="zh-service", kind=Kind.PRACTICE)
    assert Rubrics()(taken).criteria == ()
