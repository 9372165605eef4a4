"""Every result is kept; sounds are let go but for the last and the best."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from audio.synthetic import tone
from coach_app.practice.gym.takes import KEPT, USUAL, GymTake, Takes
from feedback.gym.aspect import Aspect, Difference
from feedback.gym.comparison import Comparison
from feedback.rule import Text

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SAY = Text(zh="慢一点", en="Slower")
SOUND = tone(200, 0.2)


def result(steps: float) -> Comparison:
    one = Difference(Aspect.RATE, steps * 10, "%", 10.0, 0, 0, "cpm", SAY, SAY)
    return Comparison((one,), (), np.zeros(1, np.float32), np.zeros(1, np.float32), 80.0, SAY)


@pytest.fixture
def takes(tmp_path: Path) -> Takes:
    return Takes(tmp_path / "takes")


def keep(takes: Takes, steps: float, minute: int = 0, model: str = "wait-slow") -> GymTake:
    return takes.keep(SOUND, model, "请您稍等", "rate", result(steps), NOW + timedelta(minutes=minute))


def test_a_take_is_kept_with_what_came_of_it(takes: Takes) -> None:
    kept = keep(takes, 2.0)
    (read,) = takes.of("wait-slow")
    assert read == kept
    assert (read.score, read.change, read.sizes, read.good) == (50.0, "rate", {"rate": 20.0}, False)
    clip = takes.clip(read)
    assert clip is not None
    assert clip.sound.is_file()


def test_the_best_take_is_the_one_with_the_best_score(takes: Takes) -> None:
    keep(takes, 2.0, 0)
    best = keep(takes, 1.2, 1)
    keep(takes, 2.5, 2)
    keep(takes, 0.0, 3, model="another")
    assert takes.best("wait-slow") == best
    assert takes.best("nothing") is None


def test_old_sounds_are_let_go_and_the_best_stays(takes: Takes) -> None:
    best = keep(takes, 0.5)
    for minute in range(1, KEPT + 4):
        keep(takes, 2.0, minute)
    there = [one for one in takes.of("wait-slow") if takes.clip(one) is not None]
    assert len(takes.of("wait-slow")) == KEPT + 4
    assert len(there) == KEPT + 1
    assert there[0] == best


def test_the_last_usual_rendering_of_each_text_stays(takes: Takes) -> None:
    takes.keep(SOUND, USUAL, "请您稍等", now=NOW)
    last = takes.keep(SOUND, USUAL, "请您稍等", now=NOW + timedelta(minutes=1))
    other = takes.keep(SOUND, USUAL, "再见", now=NOW)
    assert takes.usual("请您稍等") == last
    assert takes.usual("再见") == other
    assert takes.usual("谢谢") is None
    assert sum(takes.clip(one) is not None for one in takes.of(USUAL)) == 2


def test_the_sound_of_a_take_can_be_deleted(takes: Takes) -> None:
    kept = keep(takes, 1.0)
    takes.remove(kept.id)
    assert takes.clip(kept) is None
    assert takes.of("wait-slow") == (kept,)


def test_lines_that_are_damaged_are_left_out(takes: Takes, tmp_path: Path) -> None:
    kept = keep(takes, 1.0)
    file = tmp_path / "takes" / "takes.jsonl"
    with file.open("ab") as damaged:
        damaged.write(b'{"id": "../../etc", "model": "wait-slow", "at": "2026-03-02T09:00:00Z"}\n{"id": "t-1')
    assert takes.all() == (kept,)
    assert keep(takes, 1.0, 1) in takes.all()


def test_of_somebody_who_was_forgotten_nothing_is_kept(tmp_path: Path) -> None:
    person = tmp_path / "people" / "p-0123456789ab"
    person.mkdir(parents=True)
    takes = Takes(person / "gym" / "takes")
    takes.keep(SOUND, "rising", "您好")
    shutil.rmtree(person)
    take = takes.keep(SOUND, "rising", "您好")
    assert takes.clip(take) is None
    assert not person.exists()
