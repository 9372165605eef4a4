from __future__ import annotations

from pathlib import Path

from coach_app.practice.gym.places import forgotten, gym_folder


def test_it_lies_in_the_persons_folder(tmp_path: Path) -> None:
    assert gym_folder(tmp_path, "p-0123456789ab") == tmp_path / "people" / "p-0123456789ab" / "gym"
    assert gym_folder(tmp_path, "") == tmp_path / "practice" / "gym"


def test_whoever_was_removed_is_forgotten(tmp_path: Path) -> None:
    takes = gym_folder(tmp_path, "p-0123456789ab") / "takes"
    assert forgotten(takes)
    (tmp_path / "people" / "p-0123456789ab").mkdir(parents=True)
    assert not forgotten(takes)
    assert not forgotten(gym_folder(tmp_path, "") / "takes")
